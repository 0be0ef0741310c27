"""Numbers as people write them, in an option and in a file; what an option's value may be.

The functions that take a text alone are for argparse: each gives the value or says what is wrong.
"""

import argparse
import math
import re

from lib.program.words import quoted, shown

# No digit can be read in two ways, or a long text would take for ever.
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.ASCII | re.IGNORECASE)
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.ASCII)  # 35,000
# The slides' minus signs are often not the keyboard's.
MINUS = str.maketrans("\N{MINUS SIGN}\N{EN DASH}", "--")


class Wrong(argparse.ArgumentTypeError, ValueError):
    """What is wrong with a value, in words."""


def number(text, delimiter=None, largest=math.inf):
    """The number that a text spells, at most `largest`. Raises Wrong.

    `delimiter`: what is between the cells of the file where it stands. Between commas a cell with
    a comma was in quotes, and 35,000 is 35000; between semicolons 2,5 is 2.5.
    """
    digits, plain = _spelt(text, delimiter), text.strip().translate(MINUS)
    if NUMBER.fullmatch(digits):
        if math.isinf(float(digits)):
            raise Wrong(f"{shown(text.strip())} is too large for a number")
        if abs(float(digits)) > largest:
            what = "is too large for 32-bit floats; --float64 goes further"
            raise Wrong(f"{shown(text.strip())} {what}")
        return float(digits) + 0.0  # "-0" is 0
    if not plain:
        raise Wrong("a number is missing")
    if NOT_FINITE.fullmatch(plain):
        raise Wrong(f"{shown(plain)} is not a finite number")
    commas = re.fullmatch(r"[+-]?[\d.,]*,[\d.,]*", plain)
    hint = "; write numbers without commas: 1.5 35000" if commas else ""
    raise Wrong(f"{quoted(plain)} is not a number{hint}")


def is_number(text, delimiter=None):
    """Whether a text is meant as a number; it may be infinite, or none at all (nan)."""
    digits = _spelt(text, delimiter)
    return bool(NUMBER.fullmatch(digits) or NOT_FINITE.fullmatch(digits))


def _spelt(text, delimiter):
    """As programs spell a number. What is no number may come out as anything."""
    plain = text.strip().translate(MINUS)
    if delimiter == "," and GROUPED.fullmatch(plain):
        return plain.replace(",", "")
    if delimiter == ";" and "." not in plain:
        return plain.replace(",", ".")
    return plain


def at_least_zero(text):
    value = number(text)
    if value < 0:
        raise Wrong(f"{shown(text.strip())} is below 0")
    return value


def above_zero(text):
    value = number(text)
    if value <= 0:
        raise Wrong(f"{shown(text.strip())} is not above 0")
    return value


def rate(text):
    """A learning rate: a number above 0, or "auto"."""
    try:
        return "auto" if text.strip().lower() == "auto" else above_zero(text)
    except Wrong as error:
        raise Wrong(f"{error}; a number above 0 or auto would do") from error


def whole(least, most=10**15):
    """A whole number from `least` to `most`; 1e6 is one, too. All of them are exact floats."""

    def convert(text):
        value = number(text)
        if value != int(value):
            raise Wrong(f"{shown(text.strip())} is not a whole number")
        if not least <= value <= most:
            raise Wrong(f"{shown(text.strip())} is not from {least} to {most}")
        return int(value)

    return convert
