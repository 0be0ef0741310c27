"""lib/nudges/picture.py and what it draws with: chords, bars and the errors' V."""

import numpy as np
import pytest
from lib.show.style import BACK, W

from lib.nudges import chords, picture
from lib.nudges.accuracy import A_DECADE, Accuracy
from lib.nudges.judgement import Judgement
from lib.nudges.nudged import Nudged
from lib.program.quiet import tf

OTHERS = {"chain rule": 4.0, "formula": 4.0}


def judged(errors, kind=np.float64, nudge=1e-5, slope=4.00001, right=4.0):
    """The judgement of a nudge at w = 3 whose errors at all sizes are these."""
    sizes = 10 ** np.arange(-16, 1, 1 / A_DECADE)
    found = right + np.broadcast_to(errors(sizes), sizes.shape)
    accuracy = Accuracy(sizes, found, right, kind(3))
    before_after = Nudged(*map(kind, (3, 3.00001, 4, 4.00004)))
    return Judgement(before_after, nudge, slope, right, 2.0, accuracy, accuracy)


def v(nudge):
    """A V with its best nudge at 1e-8."""
    return nudge + 1e-16 / nudge


def around(w=3.0, x=1.0, y=1.0):
    """The chords of E = (w x - y)^2."""

    def cost(w):
        return tf.squeeze((w * x - y) ** 2)

    def forward(nudge, dtype):
        start = tf.constant(w, dtype)
        return (cost(start + nudge) - cost(start)) / tf.squeeze(nudge)

    return chords.of(cost, forward, w, 2 * (w * x - y) * x, 2 * x * x, 1)


def test_the_chords_of_the_slides():
    found = around()
    assert found.nudge.tolist() == [2, 1, 0.1]
    assert found.by_nudge == pytest.approx([6, 5, 4.1])
    w, heights = found.curve
    assert heights == pytest.approx((w - 1) ** 2)
    assert w[0] < 1 and w[-1] > 5  # the lowest point is seen, and all of the longest chord


def test_chords_and_tangent_are_drawn_as_they_are():
    left, right = picture.ways(around(), judged(v), OTHERS, "").axes
    slopes = []
    for line in left.lines:
        w, heights = line.get_data()
        if line.get_color() == BACK:
            some = np.isfinite(heights)
            slopes += [np.polyfit(w[some], heights[some], 1)[0]]
            assert np.interp(3, w, heights) == pytest.approx(4)
    assert sorted(slopes) == pytest.approx([4, 4.1, 5, 6])
    # Orange is w: the place, where the nudges lead, how far
    moves = {tuple(line.get_xdata()) for line in left.lines if line.get_color() == W}
    assert {(3, 5), (3, 4), (3, 3.1)} <= moves
    # The numbers of all ways, each beside its bar
    bars = [bar.get_width() for bar in right.patches]
    assert bars == pytest.approx([6, 5, 4.1, 4.00001, 4, 4])
    names = [label.get_text() for label in right.get_yticklabels()]
    assert names[:4] == [f"① nudge ${size}$" for size in ("2", "1", "0.1", "10^{-5}")]
    assert names[4:] == [*OTHERS]
    assert [text.get_text() for text in right.texts] == [
        "$6$", "$5$", "$4.1$", "$4.00001$", "$4$", "$4$", "slope $4$",
    ]  # fmt: skip
