"""Check the slides: every number of both lectures beside what the scripts compute.

Each script runs inside this process with the options that its statements ask for (lib/slides.py),
and what it computed is held against what the slide says. Exit code 0 if all agree, 1 if any does
not.
"""

# %% What is asked for: python 08_check_slides.py --help
from lib import options, pages

args = options.read(__doc__, pages.check)

# %% TensorFlow, once for all scripts
from pathlib import Path

from lib import checking, exits, running, slides
from lib.quiet import tf  # noqa: F401

# %% The statements on the slides
rows = [row for row in slides.ROWS if not args.only or row.id in args.only]

# %% Run each script once with the same options, and take its numbers
folder = Path(__file__).resolve().parent if "__file__" in globals() else Path.cwd()
runs = {}
for row in rows:
    if (row.page, row.options) not in runs:
        runs[row.page, row.options] = running.run(folder / row.page, row.options)
results = [checking.Result(row, runs[row.page, row.options]) for row in rows]

# %% Side by side
wrong = checking.show(results)
if wrong:
    names = ", ".join(dict.fromkeys(result.row.id for result in wrong))
    exits.fail(f"{len(wrong)} statements differ: {names}")

# %% Try it
# - Change a sign or a factor in one of the scripts: which statements notice?
# - --only L1.15: why is one of the nudges so far off, and how far may it be?
