"""Figures begin and end here: made in a window or without one, shown or written to a file."""

import os

import matplotlib
from matplotlib.backends.registry import BackendFilter, backend_registry
from matplotlib.figure import Figure

from lib.program import files
from lib.show import style  # noqa: F401, every figure has it


def sheet(rows=1, columns=1, size=(11, 4.8), show=False):
    """A new figure of `size` inches, with its axes; a png has 200 pixels an inch.

    `show`: whether it will be shown in a window.
    """
    figure = blank(size, show)
    return figure, figure.subplots(rows, columns)


def blank(size, show=False):
    """A new figure without axes."""
    if not show:
        return Figure(figsize=size, layout="constrained")
    from matplotlib import pyplot

    return pyplot.figure(figsize=size, layout="constrained")


def finish(figure, usual, path=None, show=False):
    """Write the figure to `path`, say so, and show it in a window if there is one.

    `usual`: the file to write if the figure is neither written nor shown; its folder is made.
    """
    show = show and _opens_windows()
    if path is None and not show:
        path = usual
        with files.naming(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path), exist_ok=True)
    if path:
        with files.whole(path) as part, files.naming(path):
            figure.savefig(part)
        print(f"The figure is in {path}", flush=True)
    if show:
        from matplotlib import pyplot

        pyplot.show()


def _opens_windows():
    backend = matplotlib.get_backend()
    windows = backend_registry.list_builtin(BackendFilter.INTERACTIVE)
    return backend.lower() in windows or backend.startswith("module://")
