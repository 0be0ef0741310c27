"""What a value on the command line may be: functions for argparse, from text to the value."""

import argparse
import re

from lib.options import parse
from lib.program import echo


def number(text):
    try:
        return parse.number(text)
    except ValueError as error:
        hint = "; put spaces between numbers" if re.search(r"\d,", text) else ""
        raise argparse.ArgumentTypeError(f"{error}{hint}") from error


def at_least_zero(text):
    value = number(text)
    if value < 0:
        raise _wrong(text, "is below 0")
    return value


def above_zero(text):
    value = number(text)
    if value <= 0:
        raise _wrong(text, "is not above 0")
    return value


def whole(least):
    """A whole number, at least `least`; 1e6 is one, too."""

    def convert(text):
        value = number(text)
        if value != int(value):
            raise _wrong(text, "is not a whole number")
        # int(float) would change a number above 2**53, and int takes so many digits only
        digits = text.strip().lstrip("0") or "0"
        value = int(digits) if digits.isdecimal() else int(value)
        if not least <= value < 2**63:
            raise _wrong(text, f"is not from {least} to 2^63 - 1")
        return value

    return convert


def rate(text):
    """A learning rate: a number above 0, or "auto"."""
    if text.strip().lower() == "auto":
        return "auto"
    try:
        value = number(text)
    except argparse.ArgumentTypeError as error:
        raise argparse.ArgumentTypeError(f"{error}; a number above 0 or auto would do") from error
    if value <= 0:
        raise _wrong(text, "is not above 0; 0.1 or auto would do")
    return value


def one_of(choices):
    """One of these words."""

    def convert(text):
        if text not in choices:
            raise argparse.ArgumentTypeError(
                f"{echo.quoted(text)} is not one of {', '.join(choices)}"
            )
        return text

    return convert


def _wrong(text, why):
    return argparse.ArgumentTypeError(f"{echo.word(text.strip())} {why}")
