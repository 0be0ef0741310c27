"""From text to a number: how people write them, as an option and in a file."""

import math
import re

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
# The slides' minus signs are often not the keyboard's.
MINUS = str.maketrans("\N{MINUS SIGN}\N{EN DASH}", "--")


def number(text, largest=math.inf):
    """The number that `text` spells. Raises ValueError, saying in words what is wrong with it."""
    plain = _plain(text)
    if not plain:
        raise ValueError("a number is missing")
    if NOT_FINITE.fullmatch(plain):
        raise ValueError(f"{plain} is not a finite number")
    if not NUMBER.fullmatch(plain):
        hint = "; write a decimal point" if re.fullmatch(r"[+-]?\d+,\d+", plain) else ""
        raise ValueError(f"{plain!a} is not a number{hint}")
    value = float(plain)
    if math.isinf(value):
        raise ValueError(f"{plain} is too large for a number")
    if abs(value) > largest:
        raise ValueError(f"{plain} is too large for 32-bit floats; --float64 goes further")
    return value + 0.0  # "-0" is 0


def is_number(text):
    """Whether `text` is meant as a number; it may be infinite, or none at all (nan)."""
    plain = _plain(text)
    return bool(NUMBER.fullmatch(plain) or NOT_FINITE.fullmatch(plain))


def _plain(text):
    return text.strip().translate(MINUS)
