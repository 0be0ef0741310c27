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


ENDINGS = [
    (
        TOLERANCE,
        "Learning ended after 3 steps: the cost is 0.5, not more than the tolerance 1.",
    ),
    (SLOPE_0, "Learning ended after 3 steps: the slope is 0."),
    (LEFT, "Learning ended after 3 steps: a break in the script's loop ended it."),
    (STEPS, "Stopped: all 3 steps are done (--steps 3)."),
    (INTERRUPTED, "Interrupted after 3 steps."),
]


def test_endings(said):
    for ending, words in ENDINGS:
        assert said(descent(ending), 0.1, 2.0, tolerance=1.0) == f"{words}\nw = 2.0\n"


STILL = [
    (
        tf.float32,
        0.1,
        "Finished after 3 steps: w cannot get more exact in 32-bit floats (--float64 can).",
    ),
    (tf.float64, 0.1, "Finished after 3 steps: w cannot get more exact in 64-bit floats."),
    (
        tf.float32,
        1e-12,
        "Stopped after 3 steps: the updates are too small to change w in 32-bit floats.\n"
        "Try a larger learning rate, or --float64.",
    ),
    (
        tf.float64,
        1e-12,
        "Stopped after 3 steps: the updates are too small to change w in 64-bit floats.\n"
        "Try a larger learning rate.",
    ),
]


def test_nothing_moves(said):
    for dtype, rate, words in STILL:
        said_words = said(descent(STALLED, dtype=dtype), rate, 2.0)
        assert said_words == f"{words}\nw = 2.0\n"


def test_the_printed_limit_agrees_with_what_is_said_of_it(said):
    for curvature in [28 / 3, 1.0, 7e-5, 39194.8, 3e8]:
        words = said(descent(STEPS), 2 / curvature, curvature)
        limit = words.split("must be below ")[1].split()[0]
        assert float(limit) <= 2 / curvature
        assert "cannot converge" not in said(descent(STEPS), float(limit) * (1 - 1e-15), curvature)


def test_diverged(said):
    assert said(descent(DIVERGED), 0.3, 28 / 3) == (
        "Diverged at step 4: the numbers are too large for 32-bit floats.\n"
        "The learning rate 0.3 is too large: it must be below 0.21428571 (2 / curvature).\n"
        "The curvature of the cost is 9.3333333: "
        "the slope changes by that much when w changes by 1.\n"
        "Try --learning-rate auto, which takes 0.10714285.\n"
    )


WHY = [
    (
        28 / 3,
        "",
        "The learning rate 0.1 is not too large, but the numbers are.\nTry --float64.",
    ),
    (
        28 / 3,
        "the start",
        "The learning rate 0.1 is stable near the start, but not everywhere.\n"
        "Try a smaller learning rate.",
    ),
    (np.inf, "", "The curvature of the cost is too large, too.\nTry --float64."),
    (
        28,
        "the start",
        "The learning rate 0.1 is too large near the start: "
        "it must be below 0.071428571 (2 / curvature).\n"
        "The curvature of the cost near the start is 28: "
        "the slope changes by that much when w changes by 1.\n"
        "Try --learning-rate auto, which takes 0.035714285.",
    ),
]


def test_why_it_diverged(said):
    for curvature, near, words in WHY:
        first, _, others = said(descent(DIVERGED), 0.1, curvature, near=near).partition("\n")
        assert first == "Diverged at step 4: the numbers are too large for 32-bit floats."
        assert others == f"{words}\n"


def test_exit_code():
    for ending, code in [(STEPS, 0), (DIVERGED, 1), (INTERRUPTED, 130)]:
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
