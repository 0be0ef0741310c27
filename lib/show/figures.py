"""Figures begin and end here: made in a window or without one, shown, written to a file or kept."""

import contextlib
import os

import matplotlib
from matplotlib.backends.registry import BackendFilter, backend_registry
from matplotlib.figure import Figure

from lib.program import display, files
from lib.show import style  # noqa: F401, every figure has it

SIZE = (10, 5)  # inches; with 10 x 6.5 a window fits a screen of 1366 x 768
FOLDER = "figures"
_shelf = None  # a dict while figures are kept


@contextlib.contextmanager
def kept():
    """Inside this block `finish` neither writes nor shows: the dict that is given gets its figures.

    A page of html takes the scripts' figures so.
    """
    global _shelf
    before, _shelf = _shelf, {}
    try:
        yield _shelf
    finally:
        _shelf = before


def sheet(rows=1, columns=1, size=SIZE, show=False):
    """A new figure of `size` inches, with its axes; a png has 200 pixels an inch.

    `show`: whether it will be shown in a window.
    """
    figure = blank(size, show)
    return figure, figure.subplots(rows, columns)


def blank(size=SIZE, show=False):
    """A new figure without axes."""
    if not show:
        return Figure(figsize=size, layout="constrained")
    from matplotlib import pyplot

    return pyplot.figure(figsize=size, layout="constrained")


def finish(page, drawn, path=None, show=False):
    """Write a page's figures, say where they are, and show them in windows if there are any.

    page   the script's name without its ending; without a path and a window the figures are
           written to figures/<page>.png
    drawn  the figures, a dict from a word to a figure; the first one's word is ""
    path   the first figure's file; the others have their word in the name: a.png, a_cost.png
    """
    if _shelf is not None:
        _shelf.update(drawn)
        return
    show = show and _opens_windows()
    if path is None and not show:
        path = os.path.join(FOLDER, f"{page}.png")
        with files.naming(FOLDER):
            os.makedirs(FOLDER, exist_ok=True)
    if path:
        paths = [files.beside(path, word) for word in drawn]
        for figure, own in zip(drawn.values(), paths, strict=True):
            with files.whole(own) as part, files.naming(own):
                figure.savefig(part)
        are = "figure is" if len(paths) == 1 else "figures are"
        print(f"The {are} in {' and '.join(paths)}", flush=True)
    if show:
        from matplotlib import pyplot

        for word, figure in drawn.items():
            figure.canvas.manager.set_window_title(files.beside(page, word))
        if not matplotlib.is_interactive():  # a notebook's page waits for nothing
            print(f"Close the window{'s' * (len(drawn) > 1)} to end.", flush=True)
        pyplot.show()


def _opens_windows():
    backend = matplotlib.get_backend()
    windows = backend_registry.list_builtin(BackendFilter.INTERACTIVE)
    shows = backend.lower() in windows or backend.startswith("module://")
    return shows or display.of_notebook(backend)
