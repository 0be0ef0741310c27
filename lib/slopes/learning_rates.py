"""The learning rates of 03_follow_slope.py: which ones it shows, and what limits them."""

import numpy as np

from lib.learning import result, stability
from lib.show import numbers


def explain(error, curvature, learning_rate):
    """Print which learning rates this cost allows, and why.

    `error`: "squared" or "absolute". 1 and 2 / curvature are printed to their last digit, so that
    what is said of them is true of what is printed.
    """
    rate = numbers.text(learning_rate, 8)
    print(f"The update is -learning_rate * slope_w, with learning_rate = {rate}.")
    if error == "absolute":
        print(
            "E = |w x - y| is made of straight lines: the slope is the same all along a line.\n"
            "Such a line has no curvature. So there is no limit, and no learning rate explodes.\n"
            "(In a corner there is no slope. TensorFlow takes 0 there.)\n"
            "Near the lowest point the slope is not smaller, so the updates are not smaller.\n"
            "Learning ends only if a step lands exactly on the lowest point.\n"
            "If no step does, w jumps for ever. A smaller learning rate comes closer, but slowly."
        )
    elif curvature:
        print(
            f"{result.curvature_is(curvature)}\n"
            "One update multiplies the distance from the lowest point by "
            "1 - learning_rate * curvature:\n"
            f"  1 / curvature = {numbers.text(stability.best_rate(curvature), None)}  "
            "lands in one step\n"
            f"  2 / curvature = {numbers.text(stability.limit(curvature), None)}  "
            "is the limit: it jumps for ever. A larger one explodes."
        )
    else:
        print(f"{result.NO_CURVATURE}\nThere is nothing to learn.")
    print()


def several(rates, learning_rate):
    """These learning rates, ascending; the reader's own takes the place of its like, or the second.

    `rates`: a list of n numbers. Returns an array of shape [n].
    """
    rates = np.array(rates)
    same = np.isclose(rates, learning_rate, rtol=1e-9, atol=0)  # it may have been read off a table
    rates[np.argmax(same) if same.any() else 1] = learning_rate
    return np.sort(rates)
