"""Numbers in words: how tables, sentences and figures write them."""

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Context

import numpy as np

from lib.program.words import counted  # noqa: F401, a number in words, too


def decimals(value):
    """A number as tables show it: six decimals, or a power of ten where that would hide it."""
    value = float(value) + 0.0  # there is no -0 on the slides
    return f"{value:.6f}" if value == 0 or 1e-4 <= abs(value) < 1e7 else f"{value:.6e}"


def digits(value):
    """A number to its last digit, in its own floats: reading it gives the same number back."""
    value = np.asarray(value)[()]
    return str(value + value.dtype.type(0))  # there is no -0 on the slides


def short(value, figures=4):
    """A number to so many figures, without zeros at its end."""
    return f"{float(value) + 0.0:.{figures}g}"


def plain(value, figures=4):
    """As short, but with a power of ten only where no whole number is easier to read."""
    whole = 10 ** (figures - 1) <= abs(value) < 1e7
    return short(round(float(value)), 8) if whole else short(value, figures)


def tex(value, figures=7):
    r"""A number to so many figures for mathematical text: 1.2 \cdot 10^{-14}, 10^{-5}."""
    mantissa, _, power = short(value, figures).partition("e")
    if not power:
        return mantissa
    times = {"1": "", "-1": "-"}.get(mantissa, rf"{mantissa} \cdot ")
    return f"{times}10^{{{int(power)}}}"


def rounded(value, figures=3):
    """A number to so many figures for mathematical text; a whole part is not cut: 26004."""
    whole = 10 ** (figures - 1) <= abs(value) < 1e7
    return tex(round(float(value)), 8) if whole else tex(value, figures)


def below(limit, figures=8):
    """A limit to so many figures, rounded down: who takes the printed number is below it."""
    return _towards(ROUND_FLOOR, limit, figures)


def above(limit, figures=8):
    """A limit to so many figures, rounded up: who takes the printed number is above it."""
    return _towards(ROUND_CEILING, limit, figures)


def _towards(rounding, value, figures):
    context = Context(prec=figures, rounding=rounding)
    return short(context.create_decimal(float(value)), figures)


def round_step(span, parts):
    """The smallest of ..., 0.5, 1, 2, 5, 10, ... that cuts `span` into at most so many parts."""
    power = math.floor(math.log10(span / parts)) if span / parts > 0 else 0
    return next(
        step
        for exponent in range(power, power + 3)
        for step in (1 * 10.0**exponent, 2 * 10.0**exponent, 5 * 10.0**exponent)
        if span <= step * parts
    )


def is_round(number):
    """Whether a whole number is one of 1, 2, 5, 10, 20, 50, ..."""
    return str(number).rstrip("0") in ("1", "2", "5")
