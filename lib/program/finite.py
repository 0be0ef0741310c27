"""Whether numbers are small enough to go on with."""

import numpy as np

from lib.program import exits


def require(*numbers, bits=64, what="the cost here, or its slope,"):
    """End the script with code 1 if one of these, numbers or arrays, is not finite.

    `bits`: the size of the floats that they were computed with. `what`: what they are.
    """
    if not all(np.isfinite(some).all() for some in numbers):
        exits.fail(f"{what} is too large for {bits}-bit floats; try smaller numbers")
