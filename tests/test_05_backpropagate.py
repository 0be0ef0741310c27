"""05_backpropagate.py: its tables, the picture, the animation, and how it ends."""

import re

import numpy as np
import pytest
from drawn import lines, texts
from PIL import Image

SCRIPT = "05_backpropagate.py"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def propagate(once):
    return lambda *options: once(SCRIPT, *options)


def words(result):
    """The printed lines, with single spaces."""
    return [" ".join(line.split()) for line in result.out.splitlines()]


def test_the_slides_tables(propagate):  # L1.10 to L1.14
    result = propagate()
    assert (result.code, result.err) == (0, "")
    assert words(result) == [
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
        "All gates merged into one: dE/dw = x * 1 * 2e = 1 * 1 * 4 = 4",
        "Influence, as among people:",
        "w is the boss, h the head of department, e the team leader, E the worker.",
        "The boss's influence on the worker is the product of all influences on the way.",
        "The slope at w: 4 by the graph, 4 by tf.GradientTape. The difference is 0.",
        "step w slope_w cost",
        "0 3.000000 4.000000 4.000000",
        "1 2.600000 3.200000 2.560000",
        "The first update: w = 3 - 0.1 * 4 = 2.6",
        "Stopped: the 1 step is done (--steps 1).",
        "w = 2.6",
    ]


def test_graph_and_tape_agree_at_other_points(propagate):
    x, y, w = np.array([1.5, -2]), np.array([0.5, 7]), -0.7
    result = propagate("--x", *x, "--y", *y, "--w", w, "--no-figure")
    slope = np.mean(2 * x * (w * x - y))
    graph, tape = re.search(r"at w: (\S+) by the graph, (\S+) by tf.Gr", result.out).groups()
    assert float(graph) == pytest.approx(slope) == float(tape)
    update = re.search(r"The first update: w = -0.7 - 0.1 \* (\S+) = (\S+)", result.out).groups()
    assert [float(number) for number in update] == pytest.approx([slope, w - 0.1 * slope], rel=1e-3)


def test_several_points_have_a_mean(propagate):
    lines = words(propagate("--x", 1, 2, 3, "--y", 1, 2, 3, "--no-figure"))
    assert "gate 4 E = mean(a) mean(4, 16, 36) = 18.67" in lines
    assert any(line.endswith("sum of (1, 2, 3) * (1.333, 2.667, 4) = 18.67") for line in lines)


def test_at_the_right_w_nothing_changes(propagate):
    result = propagate("--w", 1, "--no-figure")
    assert result.code == 0
    assert "Learning ended after 0 steps: the cost is 0, nothing is left to learn." in result.out


def test_the_pictures_answer_the_slides_questions(propagate):  # L1.9
    graph, influence = (figure.axes[0] for figure in propagate().figures)
    shown = " ".join(texts(graph).values())
    for word in ("the neuron", "input", "right answer", "synapse", "hypothesis", "error", "cost"):
        assert word in shown
    assert lines(graph, "update:w")[-1] == "= 3 − 0.1 · 4 = 2.6"  # L1.14
    told = " ".join(texts(influence).values())
    for words in ("TensorFlow tunes", "neuron's output", "what flows here are tensors", "the boss"):
        assert words in told
    assert texts(influence)["product:w"].endswith("1 · 1 · 4 = 4")  # L1.13


def test_over_several_points_the_sum_is_in_the_picture(propagate):
    graph, influence = (
        figure.axes[0] for figure in propagate("--x", 1, 2, 3, "--y", 1, 2, 3).figures
    )
    assert lines(graph, "slope:w")[1:] == ["   1 · 1.33", "+ 2 · 2.67", "+ 3 · 4", "= 18.67"]
    assert texts(influence)["product:w"].endswith("summed: 18.67")


def test_an_animation_shows_both_passes_gate_by_gate(run, tmp_path):
    file = tmp_path / "passes.gif"
    result = run(SCRIPT, "--animate", file, "--steps", 0, "--no-figure")
    assert (result.code, result.err) == (0, "")
    assert str(file) in result.out.splitlines()[-1]
    with Image.open(file) as image:
        assert image.n_frames == 7


def test_divergence_ends_with_1(propagate):
    result = propagate("--x", 1e5, "--y", 0, "--learning-rate", 10, "--steps", 100, "--no-figure")
    assert result.code == 1
    assert "Diverged" in result.err and "Traceback" not in result.err
    assert not re.search(r"\b(nan|inf)\b", result.out)


def test_bad_input(run, alone):
    for options, words in {
        "--steps 1001": "is not from 0 to 1000",
        "--steps 21 --animate a.gif": "an animation has room",
    }.items():
        result = run(SCRIPT, *options.split())
        assert (result.code, result.out) == (2, "")
        assert words in result.err and result.err.count("\n") == 1


def test_numbers_too_large(propagate):
    result = propagate("--w", 1e200)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1 and "too large for 64-bit floats" in result.err
