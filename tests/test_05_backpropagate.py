"""05_backpropagate.py: its tables, the pictures, the animation, and how it ends."""

import re

import numpy as np
import pytest
from PIL import Image

SCRIPT = "05_backpropagate.py"


def test_defaults(once):  # what is printed: test_shown
    result = once(SCRIPT)
    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n") <= 40


def test_graph_tape_and_updates_at_other_points(once):
    x, y, w = np.array([1.5, -2]), np.array([0.5, 7]), -0.7
    result = once(SCRIPT, "--x", *x, "--y", *y, "--w", w, "--steps", 20, "--no-figure")
    slope = np.mean(2 * x * (w * x - y))
    assert result.names["passes"].slope["w"] == pytest.approx([slope])
    assert float(re.search(r"GradientTape: (\S+)", result.out)[1]) == pytest.approx(slope)
    lowest = (x @ y) / (x @ x)
    expected = lowest + (w - lowest) * (1 - 0.1 * np.mean(2 * x * x)) ** np.arange(21)
    assert result.names["descent"]["w"] == pytest.approx(expected)
    assert "must be" not in result.out


def test_a_rate_that_is_too_large_is_told(once):
    result = once(SCRIPT, "--learning-rate", 1.5, "--steps", 3, "--no-figure")
    assert (result.code, result.names["descent"]["w"][-1]) == (0, -15)
    assert "it must be below 1 (2 / curvature)" in result.out


def test_divergence_ends_with_1(once):
    result = once(SCRIPT, "--x", 1e5, "--y", 0, "--learning-rate", 10, "--steps", 20)
    assert result.code == 1
    assert result.err.startswith("Diverged at step 14")
    assert "it must be below 1e-10 (2 / curvature)" in result.err
    assert not re.search(r"\b(nan|inf)\b", result.out)
    assert len(result.figures) == 2


def test_numbers_too_large(once):
    result = once(SCRIPT, "--w", 1e200)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1 and "too large for 64-bit floats" in result.err


@pytest.mark.slow
def test_an_animation_has_a_picture_for_each_step(run, tmp_path):
    file = tmp_path / "passes.gif"
    result = run(SCRIPT, "--animate", file, "--steps", 2, "--no-figure")
    assert (result.code, result.err) == (0, "")
    assert str(file) in result.out.splitlines()[-1]
    with Image.open(file) as image:
        assert image.n_frames == 3
