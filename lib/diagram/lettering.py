"""The letters in a picture of a graph: how large they are, how wide a text is, names of wires."""

import functools

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

# In points, before the picture is scaled down
SIZES = {
    "title": 19, "caption": 12, "key": 11, "name": 13, "value": 13, "slope": 12, "update": 12,
    "note": 10.5, "sign": 21, "short word": 15, "long word": 10, "local": 11, "number": 8.5,
    "frame": 11, "role": 11,
}  # fmt: skip
BOLD = {"value", "update", "frame"}
POINTS = 72  # in an inch


def weight(kind):
    """How strong the letters of this kind are, in matplotlib's words."""
    return "bold" if kind in BOLD else "normal"


@functools.lru_cache(maxsize=4096)
def measure(text, kind):
    """Width and height of a line of text in inches. `kind` is one of SIZES."""
    if not text:
        return 0.0, 0.0
    font = FontProperties(family="DejaVu Sans", weight=weight(kind))
    path = TextPath((0, 0), text, size=SIZES[kind], prop=font)
    # Letters reach as far as their points do. path.get_extents() takes a hundred times as long.
    x, y = path.vertices[path.codes != Path.CLOSEPOLY].T
    return np.max(x) / POINTS, np.ptp(y) / POINTS


def width(text, kind):
    """Width of a line of text in inches."""
    return measure(text, kind)[0]


def tex(name):
    """A wire's name for mathematical text: a letter and an index, or a word."""
    letters = name.rstrip("0123456789")
    index = name[len(letters) :]
    letters = letters.rstrip("_") if index else letters
    if len(letters) > 1:
        letters = rf"\mathrm{{{letters.replace('_', ' ')}}}"
    return f"{letters}_{{{index}}}" if index else letters


def symbol(name):
    """A wire's name as mathematical text."""
    return f"${tex(name)}$"


def typeset(text):
    """A text as a picture shows it: with the signs that ASCII has not."""
    return text.replace("-", "−").replace("...", "…")
