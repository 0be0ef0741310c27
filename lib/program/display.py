"""Whether there is something to show a figure in. None is opened here."""

import importlib.util
import logging
import os
import sys

from lib.program import echo, exits

WITHOUT_WINDOWS = ("agg", "cairo", "pdf", "pgf", "ps", "svg", "template")
OF_NOTEBOOKS = ("inline", "ipympl", "widget", "nbagg", "notebook")


def exists():
    """Whether a window, or a notebook's page, can show a figure."""
    if in_notebook():
        return True
    backend = os.environ.get("MPLBACKEND", "").lower()
    if of_notebook(backend):
        return False
    if backend:
        return backend not in WITHOUT_WINDOWS
    return sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def in_notebook():
    """Whether the script is a notebook's: its cells, or %run in a cell."""
    # A notebook's child (!python in a cell) has the notebook's backend, but not its page.
    its_backend = of_notebook(os.environ.get("MPLBACKEND", ""))
    return exits.in_notebook() or (its_backend and "IPython" in sys.modules)


def obstacle():
    """Why matplotlib can't draw at all, in words, or None if it can: MPLBACKEND may be misspelt."""
    backend = os.environ.get("MPLBACKEND")
    if not backend or of_notebook(backend) or _is_backend(backend):
        return None
    return (
        f"MPLBACKEND={echo.quoted(backend)}: matplotlib has no such backend; "
        "unset it, or draw nothing with --no-figure"
    )


def of_notebook(backend):
    """Whether a backend of this name shows figures in a notebook's page."""
    return any(name in backend.lower() for name in OF_NOTEBOOKS)


def _is_backend(name):
    without_notes()
    try:
        import matplotlib  # noqa: F401, it looks at MPLBACKEND
    except ValueError:
        return False
    try:
        module = name.removeprefix("module://")
        return module == name or importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # not even the package that it is in
        return False


def without_notes():
    """Let matplotlib say errors only: that it builds a font cache, or can't write one, is none."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
