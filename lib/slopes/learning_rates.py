"""The learning rates of 03_follow_slope.py: which ones it shows, and what limits them."""

import numpy as np

from lib.learning import result, stability
from lib.show import numbers


def explain(error, curvature, learning_rate):
    """Print which learning rates this cost allows, and why.

    `error`: "squared" or "absolute". 1 and 2 / curvature are printed to their last digit, so that
    what is said of them is true of what is printed.
    """
    rate = numbers.short(learning_rate, 8)
    print(f"The update is -learning_rate * slope_w, with learning_rate = {rate}.")
    if error == "absolute":
        print(
            "E = |w x - y| is made of straight lines: it has no curvature, so there is no limit.\n"
            "(In a corner it has no slope, either; TensorFlow takes 0 for that point's.)\n"
            "No learning rate explodes. But the slope does not go to 0 towards the bottom, so\n"
            "the updates do not either: learning ends only where a step lands on the bottom\n"
            "exactly, and jumps about it for ever where none does. A smaller learning rate\n"
            "comes closer, and takes more steps."
        )
    elif curvature:
        print(
            f"The curvature of the cost is {numbers.short(curvature, 8)}. One update multiplies "
            "the distance from the\nlowest point by 1 - learning_rate * curvature:\n"
            f"  1 / curvature = {numbers.digits(stability.best_rate(curvature))}  "
            "lands in one step\n"
            f"  2 / curvature = {numbers.digits(stability.limit(curvature))}  "
            "is the limit: it jumps for ever, and a larger one explodes"
        )
    else:
        print(f"{result.NO_CURVATURE}, so there is nothing to learn.")
    print()


def several(rates, learning_rate):
    """These learning rates, ascending; the reader's own takes the place of its like, or the second.

    `rates`: a list of n numbers. Returns an array of shape [n].
    """
    rates = np.array(rates)
    same = np.isclose(rates, learning_rate, rtol=1e-9, atol=0)  # it may have been read off a table
    rates[np.argmax(same) if same.any() else 1] = learning_rate
    return np.sort(rates)
