import numpy as np
import pytest

from lib.nudges import picture
from lib.nudges.accuracy import A_DECADE, Accuracy
from lib.nudges.judgement import Judgement
from lib.nudges.nudged import Nudged


def drawn(errors):
    """The figure for a nudge of 0.00001 at w = 3, and its judgements: it has these errors."""
    nudge = 10 ** np.arange(-14, 1, 1 / A_DECADE)
    slope = 4 + np.broadcast_to(errors(nudge), nudge.shape)
    judgements = []
    for kind, by_nudge in ((np.float32, 4.005432), (np.float64, 4.1)):
        accuracy = Accuracy(nudge, slope, 4.0, kind(3))
        before_after = Nudged(*map(kind, (3, 3.00001, 4, 4.00004)))
        judgements.append(Judgement(before_after, 1e-5, by_nudge, 4.0, 2.0, accuracy, accuracy))
    return picture.sheet(judgements, 3.0, "$E = (w - 1)^2$"), judgements


def test_the_parts():
    figure, judgements = drawn(lambda nudge: nudge + 1e-14 / nudge)
    error = judgements[0].forward.error
    assert r"at $w = 3$, which is $4$" in figure.get_suptitle()
    left, right = figure.axes
    assert left.get_title() == "32-bit floats: $10^{-5}$ gives $4.005432$, a good nudge"
    assert right.get_title() == "64-bit floats: $10^{-5}$ gives $4.1$, a good nudge"
    words = [text.get_text() for text in left.texts]
    assert "too small:\nrounding" in words and "too large:\ncurvature" in words
    assert any(word.startswith("$10^{-5}$: off by up to ") for word in words)
    # All errors are inside
    low, high = left.get_ylim()
    assert low < error.min() and error.max() < high


def test_what_is_drawn_was_measured():
    figure, judgements = drawn(lambda nudge: nudge + 1e-14 / nudge)
    for axes, judgement in zip(figure.axes, judgements, strict=True):
        accuracy = judgement.forward
        found = {line.get_label(): line for line in axes.lines}
        for label in ("forward (one side)", "central (both)"):
            assert found[label].get_xdata() == pytest.approx(accuracy.nudge)
            assert found[label].get_ydata() == pytest.approx(accuracy.worst)
        diamond = next(line for line in axes.lines if line.get_marker() == "D")
        assert diamond.get_xydata().tolist() == [[accuracy.best, accuracy.worst[accuracy.at]]]
        assert axes.get_xscale() == axes.get_yscale() == "log"
        assert any(line.get_xdata()[0] == 1e-5 for line in axes.lines)


def test_a_poor_nudge_is_called_poor():
    figure, _ = drawn(lambda nudge: 1000 * nudge)
    assert "a poor nudge" in figure.axes[0].get_title()


def test_no_error_is_drawn_at_the_lower_edge():
    figure, judgements = drawn(lambda nudge: np.where(nudge > 1e-3, nudge, 0.0))
    axes = figure.axes[0]
    dots = next(line for line in axes.lines if line.get_marker() == "o").get_ydata()
    error = judgements[0].forward.error
    assert 0 < dots.min() < error[error > 0].min()
    assert "no error at all" in axes.get_xlabel()


def test_without_any_error_there_is_no_best():
    figure, _ = drawn(lambda nudge: 0.0)
    assert not [line for line in figure.axes[0].lines if line.get_marker() == "D"]
    figure.draw_without_rendering()
