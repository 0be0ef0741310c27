"""The letters in a picture of a graph: how large they are, how wide a text is, names, numbers."""

import functools
import re

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from lib.show import numbers

# In points
SIZES = {
    "name": 13, "value": 12.5, "sum": 11, "slope": 11.5, "update": 11.5, "note": 11, "local": 11,
    "sign": 18, "word": 12, "frame": 11.5, "role": 13,
}  # fmt: skip
BOLD = {"value", "frame", "role"}
POINTS = 72  # in an inch
LINE = 0.215  # inches from one line of a text to the next
LONGEST = 7  # letters of a number
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = {
    r"\partial ": "∂", r"\cdot": "·", r"\leftarrow": "←", r"\alpha": "α", "$": "", " * ": " · ",
    "-": "−", "...": "…",
}  # fmt: skip


def weight(kind):
    """How strong the letters of this kind are, in matplotlib's words."""
    return "bold" if kind in BOLD else "normal"


@functools.lru_cache(maxsize=4096)
def width(text, kind):
    """The width of a line of text in inches. `kind` is one of SIZES."""
    if not text:
        return 0.0
    font = FontProperties(family="DejaVu Sans", weight=weight(kind))
    path = TextPath((0, 0), text, size=SIZES[kind], prop=font)
    # Letters reach as far as their points do. path.get_extents() takes a hundred times as long.
    return np.max(path.vertices[path.codes != Path.CLOSEPOLY, 0]) / POINTS


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


def derivative(above, below):
    """The slope of one wire at another, as mathematical text."""
    return rf"$\partial {tex(above)}/\partial {tex(below)}$"


def plain(text):
    """A text without mathematical markup: $h_{1}^2$ and 3 * x become h₁² and 3 · x."""
    text = re.sub(r"_\{(\d+)\}", lambda found: found[1].translate(SUBSCRIPTS), text)
    text = re.sub(r"\^\{?(-?\d+)\}?", lambda found: found[1].translate(SUPERSCRIPTS), text)
    text = re.sub(r"\\mathrm\{(.*?)\}", r"\1", text)
    for tex, sign in PLAIN.items():
        text = text.replace(tex, sign)
    return text


def number(value, figures=3):
    """A number to so many figures, as mathematical text only where it has a power of ten."""
    text = numbers.text(value, figures)
    if len(text) > LONGEST:
        text = numbers.text(value, 2)
    return f"${numbers.tex(value, 2)}$" if "e" in text else text.replace("-", "−")


def factor(value, figures=3):
    """As number, but one below 0 is in brackets, as behind a sign."""
    text = number(value, figures)
    return f"({text})" if value < 0 else text
