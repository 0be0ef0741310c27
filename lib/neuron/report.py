"""What 07_build_neuron.py prints: the derivation, the epochs, and why they settle where they do."""

import math
import sys

import numpy as np

from lib.learning.descent import DIVERGED, INTERRUPTED, TOLERANCE
from lib.neuron import explanation, least_squares, outcome
from lib.program.words import counted
from lib.show import numbers, tables

MANY = 200_000  # updates an epoch take long


def derivation(slopes, parameters):
    """The tables of the slopes (a list of derivation.Slope), and which formulas are wrong."""
    where = explanation.named(parameters, parameters.values(), 6)
    print(f"The derivation, checked at {where}")
    for loss in dict.fromkeys(slope.loss for slope in slopes):
        rows = [slope for slope in slopes if slope.loss == loss]
        heading = f"{loss}, slope by formula"
        columns = {
            "sample": [slope.sample for slope in rows],
            heading: [_formula(slope) + ", box" * slope.boxed for slope in rows],
            "value": [slope.by_formula for slope in rows],
            "by nudge": [slope.by_nudge for slope in rows],
            "by tape": [slope.by_tape for slope in rows],
            "": ["" if slope.agrees else "wrong" for slope in rows],
        }
        tables.show(columns, left=[heading, ""], indent="  ")
    for formula in dict.fromkeys((slope.loss, _formula(slope), slope.boxed) for slope in slopes):
        rows = [slope for slope in slopes if (slope.loss, _formula(slope), slope.boxed) == formula]
        _verdict(rows)
    print()


def _formula(slope):
    return f"dSE/d{slope.parameter} = {slope.formula}"


def _verdict(rows):
    """What the check of one formula says, of a Slope for each sample."""
    wrong = [str(slope.sample) for slope in rows if not slope.agrees]
    formula = _formula(rows[0])
    if wrong and rows[0].boxed:
        print(f"Wrong on the slide: {formula} in the box has no factor x.")
        print("(The slide's chain rule has g(x) = -y_hat. The inner function is y - y_hat.")
        print("Both have the same derivative, so the result does not change.)")
    elif rows[0].boxed:
        print(f"On the slide, {formula} in the box has no factor x.")
        print("Here it gives the right number, because each x is 1 or the error is 0.")
    elif wrong:
        samples = "sample" if len(wrong) == 1 else "samples"
        print(f"Wrong: the value of {formula} ({samples} {', '.join(wrong)})")


def before(epochs, samples):
    """Say how many updates there will be, if that takes long."""
    if samples > MANY:
        print(
            f"{counted(epochs, 'epoch')} of {samples} updates each (--epochs). "
            "Ctrl-C ends them and tells what was learned.",
            flush=True,
        )


def ending(found):
    """Say how the epochs ended, how far they are from the least-squares line, and why.

    `found`: an outcome.Outcome. What exploded is told of on stderr.
    """
    fitted = found.fitted
    if found.verdict == outcome.STOPPED:
        print(_interrupted(fitted), flush=True)  # a reader who has gone is noticed here
    elif found.verdict == outcome.TOO_LARGE:
        _warn(["The cost at the start is too large for 64-bit floats.", "Try smaller numbers."])
    else:
        if fitted.step > 0:
            print(f"After epoch 1: {explanation.after(fitted, 1)}")
        if found.verdict == outcome.EXPLODED:
            _warn(explanation.explosion(found))
            return
        if found.line:
            _beside_least_squares(found)
        print(*explanation.why(found), sep="\n")


def _interrupted(fitted):
    if fitted.step < 0:
        return "Interrupted before the first epoch."
    epochs = counted(fitted.step, "epoch")
    return f"Interrupted after {epochs}: {explanation.after(fitted, fitted.step)}"


def _beside_least_squares(found):
    """A small table: the last epoch and the least-squares line."""
    last = np.array([*found.last, found.fitted.last["cost"]])
    least = np.array([*found.line, least_squares.cost(found.x, found.y, found.line)])
    names = [f"epoch {found.fitted.step}", "least squares", "difference"]
    rows = np.transpose([last, least, last - least]).tolist()
    print()
    tables.show({"": names, **dict(zip(("w", "b", "cost"), rows, strict=True))}, indent="  ")


def by_tape(fitted, taped):
    """How far the path by backward and the path by tf.GradientTape are apart."""
    if taped.ending == INTERRUPTED:
        by_hand = explanation.after(fitted, fitted.step)
        epochs = counted(fitted.step, "epoch")
        print("Interrupted in the same updates by the tape.")
        print(f"After {epochs} by backward: {by_hand}", flush=True)
        return
    apart, share = difference(fitted, taped)
    if not apart:
        far = "exactly the same"
    elif math.isfinite(apart):
        far = f"not the same: the difference is up to {apart:.2g}, {share:.2g} of their size"
    else:
        far = "not the same: the difference is too large for 64-bit floats"
    both = "" if fitted.step == taped.step else " that both have"
    lines = [
        "The same updates with tf.GradientTape instead of backward:",
        f"w and b after every update and every epoch{both} are {far}.",
    ]
    for descent, way in ((fitted, "By backward"), (taped, "By the tape")):
        if both and descent.ending == DIVERGED:
            lines.append(f"{way} the numbers get too large in epoch {descent.step + 1}.")
        if both and descent.ending == TOLERANCE:
            lines.append(f"{way} the cost is 0 after epoch {descent.step}.")
    print(*lines, sep="\n")


def difference(fitted, taped):
    """The largest difference between two paths, and the largest one relative to w's or b's size."""
    _, rows, other_rows = np.intersect1d(fitted.at, taped.at, return_indices=True)
    updates = min(len(fitted.path), len(taped.path))
    apart = share = 0.0
    for path, other in (
        (fitted.path[:updates], taped.path[:updates]),
        (fitted.rows[rows, 1:], taped.rows[other_rows, 1:]),
    ):
        if len(path):
            with np.errstate(over="ignore"):
                gap = np.abs(path - other).max(axis=0)
            size = np.abs(path).max(axis=0)
            apart = max(apart, float(gap.max()))
            share = max(share, float((gap / np.where(size > 0, size, 1)).max()))
    return apart, share


def _warn(lines):
    sys.stdout.flush()
    print(*lines, sep="\n", file=sys.stderr)


def predictions(fitted, inputs, outputs):
    """The hypothesis at these inputs; one that diverged says nothing."""
    if fitted.ending != DIVERGED:
        for x, h in zip(inputs, outputs, strict=True):
            print(f"hypothesis({numbers.text(x, 10)}) = {numbers.text(h, None)}")
