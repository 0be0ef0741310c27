"""Whether the numbers that were given fit the floats that are computed with."""

import math

FLOAT32_MAX = 3.4028234663852886e38
FLOAT32_TINY = 1.1754943508222875e-38  # smaller ones are 0 to TensorFlow
FURTHER = "; --float64 goes further"


def largest(args):
    """The largest number that this script computes with, with these options.

    Scripts without --float64 compute in double precision, which holds every number that
    parse.number takes.
    """
    return math.inf if getattr(args, "float64", True) else FLOAT32_MAX


def require(parser, args, names, most=None, hint=FURTHER):
    """End the script if one of these options is larger than `most` (default: largest(args)).

    `names`: as in args; an option may be a number, a list or an array of numbers, or None.
    """
    most = largest(args) if most is None else most
    for name in names:
        given = getattr(args, name)
        if hasattr(given, "max"):  # an array, from a large file
            given = [given.max(), given.min()]
        for value in given if isinstance(given, list) else [given]:
            if value is not None and abs(value) > most:
                _refuse(parser, name, value, "large", hint)


def require_normal(parser, args, name, hint=FURTHER):
    """End the script if this option, a number above 0, is too small for a 32-bit float."""
    value = getattr(args, name)
    if value < FLOAT32_TINY:
        _refuse(parser, name, value, "small", hint)


def _refuse(parser, name, value, size, hint):
    option = "--" + name.replace("_", "-")
    parser.error(f"{option} {value:g}: too {size} for 32-bit floats{hint}")
