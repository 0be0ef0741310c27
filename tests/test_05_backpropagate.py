"""05_backpropagate.py: its tables, the pictures, the animation, and how it ends."""

import re

import numpy as np
import pytest
from PIL import Image

SCRIPT = "05_backpropagate.py"


def test_the_slides_tables(once):  # L1.9 to L1.14
    result = once(SCRIPT)
    assert (result.code, result.err) == (0, "")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert len(lines) <= 40
    assert lines[:23] == [
        "Forward pass, from the inputs to the cost: what each gate computes",
        "gate 1 h = w * x 3 * 1 = 3",
        "gate 2 e = h - y 3 - 1 = 2",
        "gate 3 E = e^2 2^2 = 4",
        "",
        "Backward pass, from the cost to the inputs: local gradient * slope at the gate's output",
        "start dE/dE = 1",
        "gate 3 dE/de = 2e = 4 dE/de = 4 * 1 = 4",
        "gate 2 de/dh = 1 dE/dh = 1 * 4 = 4",
        "de/dy = -1 dE/dy = -1 * 4 = -4",
        "gate 1 dh/dw = x = 1 dE/dw = 1 * 4 = 4",
        "dh/dx = w = 3 dE/dx = 3 * 4 = 12",
        "",
        "All gates merged into one: dE/dw = 2e * 1 * x = 4 * 1 * 1 = 4",
        "As among people: w the boss, h the head of department, e the team leader, E the worker.",
        "The boss's influence on the worker is the product of all influences on the way.",
        "The slope at w by tf.GradientTape: 4",
        "step w slope_w cost",
        "0 3.000000 4.000000 4.000000",
        "1 2.600000 3.200000 2.560000",
        "The first update: w = 3 - 0.1 * 4 = 2.6",
        "Stopped after 1 step: --steps 1.",
        "w = 2.6",
    ]
    questions = [line.split("?")[0] for line in lines[23:]]
    for asked, question in zip(("tensor", "flows", "tunes", "inputs"), questions, strict=True):
        assert asked in question


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
