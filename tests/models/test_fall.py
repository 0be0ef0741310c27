import numpy as np
import pytest

from lib.learning.descent import STEPS, Descent
from lib.models import fall
from lib.models.convexity import Place, Shape
from lib.program.quiet import tf
from lib.show import figures


def descent(costs, ending=STEPS):
    found = Descent({"w": tf.Variable(0.0, dtype=tf.float64)}, slopes=False)
    found.add(0, np.transpose([costs, np.zeros(len(costs))]), ending)
    return found


def shape(low, high):
    place = Place({}, np.array([low, high]), is_level=False)
    return Shape(1, place, low, high, is_convex=True, is_valley=low < 1e-12, is_quadratic=True)


def two_parts(steps, low=1e-4, high=2.0, rate=0.4, lowest=3.0):
    """The costs of a bowl with two curvatures."""
    k = np.arange(steps + 1)
    return lowest + 900 * (1 - rate * high) ** (2 * k) + (1 - rate * low) ** (2 * k)


def drawn(costs, lowest=3.0, curvatures=(1e-4, 2.0), rate=0.4, ending=STEPS):
    _, axes = figures.sheet(size=(5, 5))
    fall.draw(axes, descent(costs, ending), lowest, shape(*curvatures), rate)
    return axes


def test_the_cost_at_every_step_and_the_lowest():
    costs = two_parts(40_000)
    axes = drawn(costs)
    curve = axes.lines[0].get_xydata()
    assert curve[:, 0].tolist() == [*range(40_001)]
    assert curve[:, 1] == pytest.approx(costs)
    assert (axes.get_xscale(), axes.get_yscale()) == ("symlog", "log")
    assert axes.get_ylabel() == "$E$  (cost)"
    assert axes.lines[1].get_ydata() == [3, 3]
    assert "lowest: $E = 3$" in [text.get_text() for text in axes.texts]


def test_both_curvatures_are_named_with_their_speeds():
    for rate, words in [
        # half: log(1/2) / log((1 - 0.4 * 0.0001)^2) = 8664 steps, and 6931 and 3466 steps
        (
            0.4,
            [
                "fast: curvature $2$:\na step leaves $4$ %",
                "slow: curvature $0.0001$:\nhalf of the rest in\n8,700 steps",
            ],
        ),
        (
            0.5,
            [
                "fast: curvature $2$:\ndone in one step",
                "slow: curvature $0.0001$:\nhalf of the rest in\n6,900 steps",
            ],
        ),
        (
            0.999,
            [
                "fast: curvature $2$:\nhalf in\n170 steps",
                "slow: curvature $0.0001$:\nhalf of the rest in\n3,500 steps",
            ],
        ),
    ]:
        axes = drawn(two_parts(40_000, rate=rate), rate=rate)
        assert [text.get_text() for text in axes.texts if "curvature" in text.get_text()] == words


def test_a_perfect_fit_is_drawn_down_to_a_millionth():
    axes = drawn(2 * 0.5 ** np.arange(200.0), lowest=0.0)
    shown = axes.lines[0].get_ydata()
    assert shown[-1] < 2e-6 < shown[-2]
    assert shown == pytest.approx(2 * 0.5 ** np.arange(21.0))
    assert len(axes.lines) == 1
