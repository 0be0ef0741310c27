"""Numbers as sentences, tables and figures write them, and those that are too large to go on."""

import math
from decimal import ROUND_FLOOR, Context, Decimal

import numpy as np

from lib.program import exits

LARGE = 1e7  # a whole number that is smaller is easier to read than a power of ten
DRAWABLE = 1e-100, 1e100  # matplotlib computes with products of what it draws


def text(value, figures=4, down=False):
    """A number to so many figures, without zeros at its end; what is before the point stays whole.

    figures  None: all digits that it has in its own floats: reading them gives the same number back
    down     the printed number is not above this one: who takes it is below a limit
    """
    if figures is None:
        value = np.asarray(value)[()]
        return str(value + value.dtype.type(0))  # there is no -0 on the slides
    value = float(value) + 0.0
    if down:
        value = float(Context(prec=figures, rounding=ROUND_FLOOR).create_decimal(value))
    if 10 ** (figures - 1) <= abs(value) < LARGE:
        return str(round(value))
    return f"{value:.{figures}g}"


def tex(value, figures=4):
    r"""The same for mathematical text: 1.2 \cdot 10^{-14}, 10^{-5}. Large numbers have powers."""
    shown = text(value, figures)
    if LARGE <= abs(value) < math.inf:
        shown = f"{Decimal(shown).normalize():e}"
    mantissa, _, power = shown.partition("e")
    if not power:
        return mantissa
    times = {"1": "", "-1": "-"}.get(mantissa, rf"{mantissa} \cdot ")
    return f"{times}10^{{{int(power)}}}"


def require_finite(*numbers, bits=64, what="the cost here, or its slope,"):
    """End the script with code 1 if one of these, numbers or arrays, is not finite.

    `bits`: the size of the floats that they were computed with. `what`: what they are.
    """
    if not all(np.isfinite(some).all() for some in numbers):
        exits.fail(f"{what} is too large for {bits}-bit floats; try smaller numbers")


def drawable(*numbers):
    """Whether figures can show these, numbers or arrays; if not, it is said that they are left out.

    Of each the largest counts, in size; 0 can be drawn.
    """
    low, high = DRAWABLE
    if all(size == 0 or low < size < high for size in (np.abs(some).max() for some in numbers)):
        return True
    print(f"No figure: numbers above {high:g} or below {low:g} can't be drawn.")
    return False
