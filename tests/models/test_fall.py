import numpy as np
import pytest
from boxes import faults
from matplotlib.figure import Figure

from lib.learning.descent import DIVERGED, STEPS, Descent
from lib.models import fall
from lib.models.convexity import Place, Shape
from lib.program.quiet import tf


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
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.subplots()
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


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        # half: log(1/2) / log((1 - 0.4 * 0.0001)^2) = 8664 steps, and 6931 and 3466 steps
        (0.4, ["fast: curvature $2$:\na step leaves $4$ %",
               "slow: curvature $0.0001$:\nhalf of the rest in\n8,700 steps"]),
        (0.5, ["fast: curvature $2$:\ndone in one step",
               "slow: curvature $0.0001$:\nhalf of the rest in\n6,900 steps"]),
        (0.999, ["fast: curvature $2$:\nhalf in\n170 steps",
                 "slow: curvature $0.0001$:\nhalf of the rest in\n3,500 steps"]),
    ],
)  # fmt: skip
def test_both_curvatures_are_named_with_their_speeds(rate, words):
    axes = drawn(two_parts(40_000, rate=rate), rate=rate)
    assert [text.get_text() for text in axes.texts if "curvature" in text.get_text()] == words


def test_speeds_that_hardly_differ_are_not_called_fast_and_slow():
    axes = drawn(two_parts(300, 0.9, 1.0, 0.1), curvatures=(0.9, 1.0), rate=0.1)
    words = [text.get_text() for text in axes.texts if "curvature" in text.get_text()]
    assert words[0].startswith("curvature $1$:\nhalf in\n3 steps")


@pytest.mark.parametrize("low", [0, 1e-17])
def test_a_flat_direction_has_no_speed(low):
    axes = drawn(two_parts(400, low), curvatures=(low, 2.0))
    words = [text.get_text() for text in axes.texts if "curvature" in text.get_text()]
    assert words == ["curvature $2$:\na step leaves $4$ %"]


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        (two_parts(40_000), "Fast at once, then slowly: each curvature has its own speed"),
        (3 + 0.5 ** np.arange(30), "The cost falls by about the same part at each step"),
        (3 + np.arange(1, 1000) ** -0.3, "The cost falls more and more slowly"),
        ([5, 6, 8], r"$\alpha$ is too large: the cost rises, step by step"),
        ([5], "No step was made: this is the start"),
        ([3, 3, 3], "The cost is as low as it can be from the start"),
        ([3 + 1e-15], "The cost is as low as it can be from the start"),
        ([5, 3, 3], "One step, and the cost is as low as it can be"),
        ([1e250], "The cost is too large to be drawn"),
    ],
)
@pytest.mark.filterwarnings("error", "ignore::DeprecationWarning")
def test_what_is_seen(costs, words):
    assert fall.finding(descent(costs), 3.0) == words
    assert faults(drawn(costs).figure, [(5, 5), (4, 4)]) == []


@pytest.mark.filterwarnings("error", "ignore::DeprecationWarning")
def test_one_that_diverged_is_drawn_as_far_as_it_can_be():
    costs = 5 * 4.0 ** np.arange(510)
    ended = descent(costs, DIVERGED)
    assert fall.finding(ended, 0.0).startswith(r"$\alpha$ is too large")
    axes = drawn(costs, lowest=0.0, curvatures=(1.0, 2.0), rate=1.5, ending=DIVERGED)
    axes.figure.draw_without_rendering()
    shown = axes.lines[0].get_ydata()
    assert 1e190 < shown[-1] < 1e200
    assert axes.texts[0].get_text() == "curvature $2$:\n$\\times 4$ a step"


def test_a_perfect_fit_is_drawn_down_to_a_millionth():
    axes = drawn(2 * 0.5 ** np.arange(200.0), lowest=0.0)
    shown = axes.lines[0].get_ydata()
    assert shown[-1] < 2e-6 < shown[-2]
    assert shown == pytest.approx(2 * 0.5 ** np.arange(21.0))
    assert len(axes.lines) == 1
