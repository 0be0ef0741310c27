"""How good a nudge is: the error of the slope that it gives, measured at many sizes of nudges."""

import numpy as np

from lib import curve, exits, report
from lib.quiet import tf

A_DECADE = 30


class Measured:
    """The errors of one way in one kind of floats, at many nudges.

    nudge     the nudges, ascending, shape [n]
    error     how far the slope is off at each
    worst     the largest error at nudges about as large: what one has to reckon with
    best      the nudge with the smallest `worst`; its place is `at`

    `slope`: the slopes that these nudges of `w` give; `right`: the slope itself.
    """

    def __init__(self, nudge, slope, right, w, dtype):
        error = np.abs(np.asarray(slope, float) - right)
        finite = np.isfinite(error)  # a large nudge may lead out of the floats
        self.nudge = nudge = nudge[finite]
        self.error = error[finite]
        around = A_DECADE // 6
        padded = np.pad(self.error, around, mode="edge")
        windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * around + 1)
        self.worst = windows.max(axis=1)
        # The slope 0 of a nudge that does not move w may be right, but by luck.
        moves = nudge > abs(np.spacing(dtype.as_numpy_dtype(w)))
        self.at = int(np.argmin(np.where(moves, self.worst, np.inf)))
        self.best = nudge[self.at]

    def worst_near(self, nudge):
        """What one has to reckon with at this nudge."""
        return self.worst[np.argmin(np.abs(np.log(self.nudge / nudge)))]


def sizes(w, nudge):
    """Nudges of all sizes for this w, beyond the reader's own in both directions."""
    unit = abs(w) or 1.0
    low, high = min(-17.0, np.log10(nudge / unit) - 1), max(1.0, np.log10(nudge / unit) + 1)
    return unit * 10 ** np.arange(low, high, 1 / A_DECADE)


def example(args, cost, nudge):
    """Way 1 as the slide has it: w and E before and after the nudge, in both kinds of floats."""
    rows = {"floats": [], "w": [], "w + nudge": [], "E": [], "E after": []}
    for bits, kind in ((64, tf.float64), (32, tf.float32)):
        w, after = tf.constant(args.w, kind), tf.constant(args.w, kind) + tf.cast(nudge, kind)
        cells = [f"{bits}-bit", *map(report.digits, (w, after, cost(w), cost(after)))]
        curve.finite(cost(w), cost(after), bits=bits)
        for column, cell in zip(rows.values(), cells, strict=True):
            column.append(cell)
    return rows


def factors(x, h, e, dh_dw, de_dh, dE_de, most=10):
    """The chain rule's factors as columns, for the first points."""
    names = {"x": x, "h": h, "e": e, "dh/dw = x": dh_dw, "de/dh = 1": de_dh, "dE/de = 2e": dE_de}
    table = {name: np.ravel(values)[:most] for name, values in names.items()}
    return table | {"product": np.ravel(dh_dw * de_dh * dE_de)[:most]}


def compare(slope_w):
    """The ways as columns: the slope by each, and how far it is from TensorFlow's."""
    tape = slope_w["GradientTape"]
    if not np.all(np.isfinite([float(slope) for slope in slope_w.values()])):
        exits.fail("the numbers are too large for 32-bit floats, one of the two kinds here")
    return {
        "way": list(slope_w),
        "slope_w": [report.digits(slope if slope else 0.0) for slope in slope_w.values()],
        "difference": [report.digits(float(slope) - float(tape)) for slope in slope_w.values()],
    }


def judge(bits, args, slope, both, right, bend):
    """Say in words how good the nudge is in these floats, from what was measured.

    both   what was measured, forward and central
    bend   half the cost's curvature: on a parabola a forward nudge is off by bend * nudge
    """
    measured = both["forward"]
    kind = {32: np.float32, 64: np.float64}[bits]
    off, near = abs(float(slope) - right), measured.worst_near(args.nudge)
    step = float(np.spacing(kind(abs(args.w))))
    best_off = measured.worst[measured.at]
    good = near <= 1e-3 * (abs(right) or 1.0)
    print(
        f"In {bits}-bit floats {args.nudge:g} is a {'good' if good else 'poor'} nudge: "
        f"it is off by {off:.2g}{_percent(off, right)},\n"
        f"  and nudges of about this size by up to {near:.2g}{_percent(near, right)}."
    )
    print(
        f"  Near {args.w:g} w moves in steps of {step:.2g}: the nudge is {args.nudge / step:.3g} "
        f"of them, so rounding w alone\n  may change it by {_part(step / 2 / args.nudge)}; "
        f"that the curve bends is worth {bend * args.nudge:.2g}."
    )
    if bend == 0:
        print("  E does not depend on w: no nudge changes it.")
        return good
    print(f"  The best nudge is near {measured.best:.1g}, and off by up to {best_off:.2g}.")
    return good


def central(measured):
    """Say what a nudge to each side does."""
    best = ", ".join(f"{m['central'].worst.min():.1g} in {n}-bit" for n, m in measured.items())
    print(
        "Central, a nudge to each side and half the difference: only rounding is left, so a\n"
        "  larger nudge is better. What it gets wrong is nudge^2 / 6 times the third\n"
        f"  derivative, and a parabola's is 0. At its best it is off by {best} floats."
    )


def _percent(off, right):
    return f" ({_part(off / abs(right))})" if right else ""


def _part(part):
    return f"{100 * part:.2g} %"
