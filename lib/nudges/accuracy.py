"""How accurate way 1 is: the error of the slope that it gives, at nudges of all sizes."""

import numpy as np

A_DECADE = 30  # nudges are measured


class Accuracy:
    """The errors of one way in one kind of floats, at many nudges.

    nudge   the nudges, ascending, shape [n]
    error   how far the slope is off at each
    worst   the largest error at nudges about as large: what one has to reckon with
    best    the nudge with the smallest `worst`; its place is `at`

    `slope`: the slopes that these nudges of `w`, a NumPy number of these floats, give; `right`: the
    slope itself.
    """

    def __init__(self, nudge, slope, right, w):
        error = np.abs(np.asarray(slope, float) - right)
        finite = np.isfinite(error)  # a large nudge may lead out of the floats
        self.nudge = nudge = nudge[finite]
        self.error = error[finite]
        around = A_DECADE // 6
        padded = np.pad(self.error, around, mode="edge")
        windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * around + 1)
        self.worst = windows.max(axis=1)
        # The slope 0 of a nudge that does not move w may be right, but by luck.
        moves = nudge > np.abs(np.spacing(w))
        self.at = int(np.argmin(np.where(moves, self.worst, np.inf)))
        self.best = nudge[self.at]

    def worst_near(self, nudge):
        """What one has to reckon with at this nudge."""
        return self.worst[np.argmin(np.abs(np.log(self.nudge / nudge)))]


def sizes(w, nudge):
    """Nudges of all sizes for this w, beyond the reader's own in both directions."""
    unit = abs(w) if abs(w) >= np.finfo(np.float32).tiny else 1.0  # else it is 0 in 32 bits
    low, high = min(-17.0, np.log10(nudge / unit) - 1), max(1.0, np.log10(nudge / unit) + 1)
    return unit * 10 ** np.arange(low, high, 1 / A_DECADE)
