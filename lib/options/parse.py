"""From text to a number: how people write them, as an option and in a file."""

import math
import re

from lib.program import echo

# No digit can be read in two ways, or a long text would take for ever.
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.ASCII | re.IGNORECASE)
# The slides' minus signs are often not the keyboard's.
MINUS = str.maketrans("\N{MINUS SIGN}\N{EN DASH}", "--")


def number(text, largest=math.inf):
    """The number that `text` spells. Raises ValueError, saying in words what is wrong with it."""
    plain = _plain(text)
    if not plain:
        raise ValueError("a number is missing")
    if NOT_FINITE.fullmatch(plain):
        raise ValueError(f"{echo.word(plain)} is not a finite number")
    if not NUMBER.fullmatch(plain):
        hint = "; write a decimal point" if re.fullmatch(r"[+-]?\d+,\d+", plain) else ""
        raise ValueError(f"{echo.quoted(plain)} is not a number{hint}")
    value = float(plain)
    if math.isinf(value):
        raise ValueError(f"{echo.word(plain)} is too large for a number")
    if abs(value) > largest:
        what = "is too large for 32-bit floats; --float64 goes further"
        raise ValueError(f"{echo.word(plain)} {what}")
    return value + 0.0  # "-0" is 0


def is_number(text):
    """Whether `text` is meant as a number; it may be infinite, or none at all (nan)."""
    plain = _plain(text)
    return bool(NUMBER.fullmatch(plain) or NOT_FINITE.fullmatch(plain))


def _plain(text):
    return text.strip().translate(MINUS)
