"""05_backpropagate.py: its tables, the picture, the animation, and how it ends."""

import re
from pathlib import Path

import numpy as np
import pytest
from boxes import faults, given
from drawn import lines, texts

from lib.show import animation

SCRIPT = "05_backpropagate.py"
DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")


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


def test_steps(propagate, table):
    rows = table(propagate("--steps", 3, "--no-figure").out)
    w = 3.0
    for step, row in enumerate(rows):
        assert (row["step"], row["w"]) == (step, pytest.approx(w, abs=1e-6))
        w -= 0.1 * 2 * (w - 1)
    assert len(rows) == 4


def test_no_steps(propagate):
    result = propagate("--steps", 0, "--no-figure")
    assert result.code == 0
    assert "first update" not in result.out


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


ODD = {
    "patients": ["--data", DATA / "diabetes_bmi.csv"],
    "negative": ["--x", -2, "--y", 7.5, "--w", -0.7],
    "perfect": ["--w", 1],
    "large": ["--x", 12345.6, "--y", -9e-12, "--w", -3e15, "--learning-rate", 1e-10],
}


@pytest.mark.parametrize("data", ODD)
def test_nothing_is_wrong_in_the_pictures(propagate, data):
    result = propagate(*ODD[data])
    assert (result.err, len(result.figures)) == ("", 2)
    for figure in result.figures:
        assert figure.get_figwidth() == 10 and figure.get_figheight() <= 6.5
        found = faults(figure, [(8, 5.2)])
        assert [fault for fault in found if not fault.startswith("small")] == []


def test_the_pictures_are_written(run, tmp_path):
    result = run(SCRIPT, "--figure", "graph.svg", "--no-show")
    said = "The figures are in graph.svg and graph_influence.svg"
    assert (result.code, result.out.splitlines()[-1]) == (0, said)
    assert all(path.stat().st_size > 10_000 for path in tmp_path.glob("*.svg"))
    assert {path.name for path in tmp_path.iterdir()} == {"graph.svg", "graph_influence.svg"}


def test_an_animation_shows_every_step(propagate, tmp_path, monkeypatch):
    told = []

    def write(path, figure, draw, frames, given, a_second):
        assert path == str(tmp_path / "passes.gif") and given.startswith("$E = ")
        for k in (0, frames - 1):
            told.append((draw(k), lines(figure.axes[0], "value:w")))

    monkeypatch.setattr(animation, "write", write)
    result = propagate("--animate", tmp_path / "passes.gif", "--steps", 2, "--no-figure")
    assert (result.code, result.figures) == (0, [])
    assert told == [
        ("Step 0: w = 3", ["3"]),
        ("Step 2, forward: the cost is 1.638, it was 2.56", ["2.28"]),
    ]


def test_divergence_ends_with_1(propagate):
    result = propagate("--x", 1e5, "--y", 0, "--learning-rate", 10, "--steps", 100, "--no-figure")
    assert result.code == 1
    assert "Diverged" in result.err and "Traceback" not in result.err
    assert not re.search(r"\b(nan|inf)\b", result.out)


def test_numbers_too_large(propagate):
    result = propagate("--w", 1e200)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1 and "too large for 64-bit floats" in result.err


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["--steps", "1001"], "a picture has room"),
        (["--steps", "21", "--animate", "a.gif"], "an animation has room"),
        (["--animate", "a.mp4"], ".gif or .html"),
        (["--figure", "a.jpg"], ".png"),
    ],
)
def test_bad_options(run, options, error):
    result = run(SCRIPT, *options)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1 and error in result.err


def test_very_many_points(propagate, tmp_path):
    x, y = np.random.default_rng(0).normal([[2], [5]], 1, size=(2, 15_000))
    np.savetxt(tmp_path / "many.csv", np.column_stack([x, y]), delimiter=",")
    result = propagate("--data", tmp_path / "many.csv", "--w", 2)
    passes = result.names["passes"]
    assert passes.value["E"] == pytest.approx(np.mean((2 * x - y) ** 2), rel=1e-12)
    assert passes.slope["w"] == pytest.approx(np.mean(2 * (2 * x - y) * x), rel=1e-11)
    assert passes.value["h"].shape == (3,)
    assert "15000 points: 3 with the same cost everywhere stand for them here." in result.out
    assert "3 points for 15000" in given(result.figures[0])
    assert all(faults(figure) == [] for figure in result.figures)
