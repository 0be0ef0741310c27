"""Check the slides: every number of both lectures beside what the scripts compute.

Each script runs inside this process with the options that its statements ask for
(lib/pages/statements.py). What it computed is held against what stands on the slide, what follows
from that, and what others published. Exit code 0 if all agree, 1 if any does not.

Examples:
  python 08_check_slides.py --only L1.13 L2.4
  python 08_check_slides.py --only L2 --details
"""

# %%
# Options: python 08_check_slides.py --help
try:
    from lib.options import command_line, groups, pages
    from lib.pages import statements
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

args = command_line.read(__doc__, pages.only(statements.IDS), groups.details)

# %%
# TensorFlow, once for all scripts
from pathlib import Path

from lib.pages import check_slides
from lib.program import exits

# %%
# The statements
rows = [row for row in statements.ROWS if not args.only or row.id in args.only]

# %%
# Run each script once with the same options
folder = Path(__file__).resolve().parent if "__file__" in globals() else Path.cwd()
runs = {}
for row in rows:
    if (row.page, row.options) not in runs:
        runs[row.page, row.options] = check_slides.run(folder / row.page, row.options)

# %%
# Hold what they computed against the statements, side by side
results = [check_slides.compare(row, runs[row.page, row.options]) for row in rows]
check_slides.show(results, args.only, args.details)

# %%
# The exit code: 0 if all agree, 1 if any does not
exits.leave(0 if all(result.agrees for result in results) else 1)

# %%
# Try it
# - --only L2.4: which slope on the slide is a mistake? What is missing in its formula?
# - --only L1.15: which of the ways to the slope do not say exactly 4? How far off are they?
