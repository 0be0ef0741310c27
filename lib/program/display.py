"""Whether there is something to show a figure in. None is opened here."""

import os
import sys

from lib.program import exits

WITHOUT_WINDOWS = ("agg", "cairo", "pdf", "pgf", "ps", "svg", "template")


def exists():
    """Whether a window, or a notebook's page, can show a figure."""
    if exits.in_notebook():
        return True
    backend = os.environ.get("MPLBACKEND", "").lower()
    if backend:
        return backend not in WITHOUT_WINDOWS
    return sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
