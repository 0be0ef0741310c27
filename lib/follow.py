"""What 03_follow_slope.py has to know of learning rates: which to show, and what limits them."""

import numpy as np

from lib import curve, report, stability


def limits(error, curvature, learning_rate):
    """Say which learning rates this cost allows, and why."""
    print(f"The update is -learning_rate * slope_w, with learning_rate = {learning_rate:.8g}.")
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
            f"The curvature of the cost is {curvature:.8g}. One update multiplies the distance "
            "from the\nlowest point by 1 - learning_rate * curvature:\n"
            f"  1 / curvature = {stability.best_rate(curvature):.8g}  lands in one step\n"
            f"  2 / curvature = {stability.limit(curvature):.8g}  is the limit: it jumps for ever, "
            "and a larger one explodes"
        )
    else:
        print(f"{report.NO_CURVATURE}, so there is nothing to learn.")
    print()


def rates(unit, times, learning_rate):
    """These times the unit, ascending; the reader's own learning rate is one of them."""
    rates = unit * np.array(times)
    if learning_rate not in rates:
        rates[1] = learning_rate
    return np.sort(rates)


def lowest(args, slope, curvature):
    """The lowest point (w, E) of the cost."""
    if args.error == "absolute":
        return curve.lowest_absolute(slope, args.x, args.y)
    return curve.lowest(slope, curvature)


def table(rates, path, happened):
    """What became of each descent, as columns."""
    words = ["; ".join(texts).replace("$", "") for texts in happened]
    return {
        "learning_rate": [report.decimals(rate) for rate in rates],
        "last w": [report.decimals(round(float(row[np.isfinite(row)][-1]), 12)) for row in path],
        "what happened": words,
    }
