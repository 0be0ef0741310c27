"""Make a page: both lectures as one file that opens in any browser, with a neuron to play with.

Slides: all of both lectures. What the page shows is computed: by the scripts that it runs, and in
the browser by lib/page/browser/neuron.js, whose functions have the scripts' names.

Examples:
  python 10_make_page.py --html lecture.html
  python 10_make_page.py --html neuron.html
"""

# %%
# Options: python 10_make_page.py --help
try:
    from lib.options import command_line, pages
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

args = command_line.read(__doc__, pages.page)

# %%
# Run the scripts, each once with the same options: for their figures, and for the slides' numbers
from pathlib import Path

from lib.page import topics

print("The scripts run first, which takes half a minute", flush=True)
folder = Path(__file__).resolve().parent if "__file__" in globals() else Path.cwd()
done = topics.run_all(folder, topics.wanted())

# %%
# The topics of the lectures, in their order
from lib.page import sections

lectures = sections.html_of(done)

# %%
# The page: frame, style, topics, words, the patients to play with and JavaScript, in one text
from lib.page import assemble

page = assemble.page(lectures)

# %%
# One file, written whole or not at all
from lib.program import files

with files.whole(args.html) as part, files.naming(args.html):
    Path(part).write_text(page, encoding="utf-8")
print(f"The page is in {args.html}: open it in a browser", flush=True)

# %%
# The exit code: 0 after a good run
from lib.program import exits

exits.leave(0)

# %%
# Try it
# - From w = 3, which learning rate comes to w = 1 in one step? Where on its slider is it marked?
# - Learning rate 1.1, above the limit: what does w do, step by step? And at the limit, 1?
# - Three points: drag (3, 3) up to (3, 9). What is the slope at w = 3 before and after?
