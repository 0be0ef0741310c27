import numpy as np
import pytest

from lib.learning import result
from lib.learning.descent import (
    DIVERGED,
    INTERRUPTED,
    LEFT,
    SLOPE_0,
    STALLED,
    STEPS,
    TOLERANCE,
    Descent,
)
from lib.program.quiet import tf


def descent(ending, steps=3, dtype=tf.float32):
    """One with w = 2 in the end and a cost of 0.5."""
    left = Descent({"w": tf.Variable([0.0], dtype=dtype)})
    rows = np.tile(np.array([0.5, 2, 4], dtype.as_numpy_dtype), (steps + 1, 1))
    left.add(0, rows, ending)
    return left


@pytest.fixture
def said(capsys):
    def said(*arguments, **options):
        result.ending(*arguments, **options)
        out, err = capsys.readouterr()
        assert not (out and err)
        return out + err

    return said


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (TOLERANCE, "Learning ended after 3 steps: the cost is 0.5, at most the tolerance, 1."),
        (SLOPE_0, "Learning ended after 3 steps: the slope is 0."),
        (LEFT, "Learning ended after 3 steps: the script's loop was left."),
        (STEPS, "Stopped after 3 steps: --steps allows no more."),
        (INTERRUPTED, "Interrupted after 3 steps:"),
    ],
)
def test_endings(said, ending, words):
    assert said(descent(ending), 0.1, 2.0, tolerance=1.0) == f"{words} w = 2.0\n"


def test_a_cost_of_0(said):
    assert "nothing is left to learn. w = 2.0" in said(descent(TOLERANCE), 0.1, 2.0)


def test_stalled_tells_which_floats(said):
    words = said(descent(STALLED), 0.1, 2.0)
    assert "to change a 32-bit float; --float64 goes further." in words
    words = said(descent(STALLED, dtype=tf.float64), 0.1, 2.0)
    assert "to change a 64-bit float. w" in words


def test_one_step(said):
    assert "after 1 step:" in said(descent(STEPS, steps=1), 0.1, 2.0)


@pytest.mark.parametrize("curvature", [28 / 3, 1.0, 7e-5, 39194.8, 3e8])
def test_the_printed_limit_agrees_with_what_is_said_of_it(said, curvature):
    words = said(descent(STEPS), 2 / curvature, curvature)
    limit = words.split("is not below ")[1].split()[0]
    assert float(limit) <= 2 / curvature
    assert "cannot converge" not in said(descent(STEPS), float(limit) * (1 - 1e-15), curvature)


def test_diverged(said):
    words = said(descent(DIVERGED), 0.3, 28 / 3)
    assert words == (
        "Diverged at step 4: the numbers are too large for 32-bit floats, since the learning rate "
        "0.3 is not below 0.21428571 (2 / the largest curvature of the cost, 9.3333333); "
        "--learning-rate auto takes 0.10714285. Last finite: w = 2.0\n"
    )
    words = said(descent(DIVERGED), 0.1, 28 / 3)
    assert "though the learning rate, 0.1, is stable; --float64 goes further" in words
    words = said(descent(DIVERGED), 0.1, 28 / 3, near="the start")
    assert "the learning rate 0.1 is stable near the start only." in words
    assert "and so is the curvature of the cost" in said(descent(DIVERGED), 0.1, np.inf)
    words = said(descent(STEPS), 0.1, np.inf)
    assert "This cannot converge: the curvature of the cost is too large for floats. w" in words


def test_no_curvature(said):
    words = said(descent(SLOPE_0), 1.0, 0.0)
    assert "All x are 0 (or too near to it)" in words and "no learning rate is too large" in words


@pytest.mark.parametrize(("ending", "code"), [(STEPS, 0), (DIVERGED, 1), (INTERRUPTED, 130)])
def test_exit_code(ending, code):
    assert result.exit_code(descent(ending)) == code


def test_predictions(capsys):
    outputs = np.array([[21.5], [-0.0]], np.float32)
    result.predictions(descent(STEPS), [10.0, [1.0, 2.5]], outputs)
    assert capsys.readouterr().out == "hypothesis(10) = 21.5\nhypothesis(1, 2.5) = 0.0\n"
    result.predictions(descent(STEPS), [1e38, [2.0, 3.0]], np.array([np.inf, np.nan], np.float32))
    assert capsys.readouterr().out == (
        "hypothesis(1e+38) is too large for 32-bit floats\n"
        "hypothesis(2, 3) is too large for 32-bit floats\n"
    )
    result.predictions(descent(DIVERGED), [10.0], [1.0])
    assert capsys.readouterr().out == ""


def test_lowest(capsys):
    result.lowest(1.0, -0.0, 9.3)
    assert capsys.readouterr().out == "The cost is lowest at w = 1: 0\n"
    result.lowest(0.0, 2.5, 0.0)
    assert "it is 2.5 at every w, and nowhere lowest." in capsys.readouterr().out
