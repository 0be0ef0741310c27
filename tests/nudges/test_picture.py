"""lib/nudges/picture.py and what it draws with: chords, bars and the errors' V."""

import numpy as np
import pytest
from boxes import SIZES, faults, texts
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from lib.nudges import chords, picture
from lib.nudges.accuracy import A_DECADE, Accuracy
from lib.nudges.judgement import Judgement
from lib.nudges.nudged import Nudged
from lib.program.quiet import tf
from lib.show.style import BACK, E, W

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


@pytest.mark.parametrize(
    ("w", "x", "y"), [(-1.0, 1.0, 1.0), (1.0, 1.0, 1.0), (0.0, 1e-9, 1e9), (-4e7, 3.0, 2.0)]
)
def test_the_nudges_can_be_seen_anywhere(w, x, y):
    found = around(w, x, y)
    lowest = y / x
    low, high = found.curve[0][[0, -1]]
    assert low < w and low < lowest < high and w + found.nudge[0] < high
    assert found.nudge[0] > 0.05 * (high - low)


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


@pytest.mark.parametrize(
    ("judgement", "others", "words"),
    [
        (judged(v), OTHERS, "Three ways, one number: the slope at w = 3 is 4"),
        (
            judged(lambda nudge: 1e3 * nudge, slope=14.0),
            OTHERS,
            "at w = 3 is 4; this nudge says 14",
        ),
        (judged(v), {**OTHERS, "formula": 5.0}, "do not agree about the slope at w = 3"),
    ],
)
def test_the_title_is_true(judgement, others, words):
    title = picture.ways(around(), judgement, others, "given").get_suptitle()
    assert words in title.replace(r"$\mathbf{", "").replace("}$", "")


@pytest.mark.parametrize("nudge", [1e-5, 2.0, 1e6])
def test_a_bar_ends_in_the_axes(nudge):
    slope = 4 + nudge
    _, right = picture.ways(around(), judged(v, nudge=nudge, slope=slope), OTHERS, "").axes
    widths = [bar.get_width() for bar in right.patches]
    assert slope in widths and len(widths) == (5 if nudge == 2 else 6)
    assert right.get_xlim()[1] < 20  # the others are still seen


@pytest.mark.parametrize(
    ("errors", "title", "words"),
    [
        (v, "A nudge can be too small and too large", {"too small", "too large", "best size"}),
        (lambda nudge: nudge, "A nudge can be too large", {"too large"}),
        (lambda nudge: 1e-16 / nudge, "A nudge can be too small", {"too small", "best size"}),
        (lambda nudge: 0 * nudge, "All these nudges are equally good", set()),
        (lambda nudge: 0 * nudge - 4, "All these nudges are too small", set()),
    ],
)
def test_the_arms_are_named_that_are_there(errors, title, words):
    figure = picture.nudges(judged(errors), "given")
    assert figure.get_suptitle().strip() == title
    found = " ".join(text for text, _ in texts(figure))
    for word in ("too small:", "too large:", "best size,"):
        assert (word in found) == (word[:-1] in words)
    assert faults(figure, SIZES[1:2]) == []


def test_the_readers_nudge_has_one_error():
    judgement = judged(v, slope=4.00012)
    figure = picture.nudges(judgement, "given")
    ring = next(line for line in figure.axes[0].lines if line.get_color() == "white")
    assert ring.get_xydata() == pytest.approx(np.array([[1e-5, 0.00012]]))
    assert r"off by $\mathbf{0.00012}$" in " ".join(text for text, _ in texts(figure))
    dots = next(line for line in figure.axes[0].lines if len(line.get_xdata()) > 99)
    assert dots.get_ydata() == pytest.approx(judgement.forward.error)


def test_no_error_at_all_is_named_0():
    figure = picture.nudges(judged(lambda nudge: np.where(nudge > 1e-3, nudge, 0)), "given")
    axes = figure.axes[0]
    dots = next(line for line in axes.lines if len(line.get_xdata()) > 99).get_ydata()
    assert 0 < dots.min() < 1e-3 / 9
    assert axes.get_yticks()[0] == dots.min()
    assert axes.get_yticklabels()[0].get_text() == "$0$"


def test_both_sides_in_both_floats():
    judgements = [judged(v, np.float32), judged(v)]
    for judgement in judgements:
        judgement.central = judged(lambda nudge: 1e-17 / nudge).forward
    figure = picture.all_nudges(judgements, "given")
    assert [axes.get_title(loc="left")[:6] for axes in figure.axes] == ["32-bit", "64-bit"]
    words = [text for text, _ in texts(figure)]
    assert "to one\nside" in words and "to both\nsides" in words
    for axes, judgement in zip(figure.axes, judgements, strict=True):
        drawn = [line.get_ydata() for line in axes.lines if len(line.get_xdata()) > 99]
        for way in (judgement.forward, judgement.central):
            assert any(np.allclose(way.error, errors) for errors in drawn)
    assert faults(figure, SIZES[1:2]) == []


def test_orange_is_w_and_blue_is_the_cost():
    left, right = picture.ways(around(), judged(v), OTHERS, "given").axes
    curve = next(line for line in left.lines if line.get_color() == E)
    assert len(curve.get_xdata()) > 50
    for figure in (picture.nudges(judged(v), ""), picture.all_nudges([judged(v)] * 2, "")):
        for line in figure.findobj(Line2D):
            assert W not in (to_hex(line.get_color()).upper(), line.get_markeredgecolor())
    assert {to_hex(bar.get_facecolor()).upper() for bar in right.patches} == {BACK}
