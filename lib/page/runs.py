"""Every run of a script that the page needs: each script with the same options only once."""

from lib.pages import check_slides
from lib.program import exits
from lib.show import figures


def run_all(folder, drawn, others):
    """A dict from (script, options) to what check_slides.run gives for it, and its `figures`.

    folder  where the scripts are
    drawn   those (script, options) whose figures are wanted
    others  those whose numbers are enough

    Ends the program with code 1 if one does not run to its end: the page would show what is not so.
    """
    wanted = dict.fromkeys(others, False) | dict.fromkeys(drawn, True)
    return {run: _run(folder, *run, draw) for run, draw in wanted.items()}


def _run(folder, script, options, draw):
    kept, finish = {}, figures.finish
    figures.finish = lambda page, drawn, *where: kept.update(drawn)  # neither shown nor written
    try:
        page = check_slides.run(folder / script, options, draw)
    finally:
        figures.finish = finish
    if page.failed or page.code:
        printed = page.printed.getvalue().strip().splitlines()
        why = page.failed or (printed[-1] if printed else f"exit code {page.code}")
        command = f"{script} {options}".strip()
        exits.fail(f"no page is written, because {command} did not run to its end: {why}")
    page.figures = kept
    return page
