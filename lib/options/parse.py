"""From text to a number: how people write them, as an option and in a file."""

import math
import re

from lib.program import echo

# No digit can be read in two ways, or a long text would take for ever.
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.ASCII | re.IGNORECASE)
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.ASCII)  # 35,000
DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
# The slides' minus signs are often not the keyboard's.
MINUS_SIGNS = "\N{MINUS SIGN}\N{EN DASH}"
MINUS = str.maketrans(MINUS_SIGNS, "--")


def number(text, largest=math.inf, delimiter=None):
    """The number that `text` spells. Raises ValueError, saying in words what is wrong with it.

    `delimiter`: what is between the cells of the file where it stands. Between commas a cell with
    a comma was in quotes, and 35,000 is 35000; between semicolons 2,5 is 2.5.
    """
    plain = spelt(text)
    if not plain:
        raise ValueError("a number is missing")
    if NOT_FINITE.fullmatch(plain):
        raise ValueError(f"{echo.word(plain)} is not a finite number")
    digits = spelt(plain, delimiter)
    if not NUMBER.fullmatch(digits):
        raise ValueError(f"{echo.quoted(plain)} is not a number{_hint(plain)}")
    value = float(digits)
    if math.isinf(value):
        raise ValueError(f"{echo.word(plain)} is too large for a number")
    if abs(value) > largest:
        what = "is too large for 32-bit floats; --float64 goes further"
        raise ValueError(f"{echo.word(plain)} {what}")
    return value + 0.0  # "-0" is 0


def is_number(text, delimiter=None):
    """Whether `text` is meant as a number; it may be infinite, or none at all (nan)."""
    plain = spelt(text, delimiter)
    return bool(NUMBER.fullmatch(plain) or NOT_FINITE.fullmatch(plain))


def spelt(text, delimiter=None):
    """A number as programs spell it: without blanks, with an ASCII minus, and in a file with a
    point or nothing where its commas are. What is no number may come out as anything.
    """
    plain = text.strip().translate(MINUS)
    if delimiter == "," and GROUPED.fullmatch(plain):
        return plain.replace(",", "")
    if delimiter == ";" and "." not in plain:
        return plain.replace(",", ".")
    return plain


def _hint(plain):
    """How to write a number that has commas."""
    if GROUPED.fullmatch(plain):
        together = plain.replace(",", "")
        could_be = plain.count(",") == 1 and "." not in plain  # with a decimal comma
        choice = f" or {plain.replace(',', '.')}" if could_be else ""
        return f"; write {echo.word(together)}{choice}"
    return "; write a decimal point" if DECIMAL_COMMA.fullmatch(plain) else ""
