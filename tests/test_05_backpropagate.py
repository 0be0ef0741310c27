"""05_backpropagate.py: the slides' numbers, the tables, the picture, and bad input."""

import re

import numpy as np
import pytest
from PIL import Image

from lib import animation

SCRIPT = "05_backpropagate.py"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")


@pytest.fixture
def propagate(once):
    return lambda *options: once(SCRIPT, *options)


def test_the_slides_numbers(propagate):  # L1.10 to L1.14
    result = propagate()
    assert (result.code, result.err) == (0, "")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    start = lines.index("gate 1 h = w * x 3 * 1 = 3")
    assert lines[start : start + 3] == [
        "gate 1 h = w * x 3 * 1 = 3",
        "gate 2 e = h - y 3 - 1 = 2",
        "gate 3 E = e^2 2^2 = 4",
    ]
    start = lines.index("start dE/dE = 1")
    assert lines[start : start + 6] == [
        "start dE/dE = 1",
        "gate 3 dE/de = 2e = 4 dE/de = 4 * 1 = 4",
        "gate 2 de/dh = 1 dE/dh = 1 * 4 = 4",
        "de/dy = -1 dE/dy = -1 * 4 = -4",
        "gate 1 dh/dw = x = 1 dE/dw = 1 * 4 = 4",
        "dh/dx = w = 3 dE/dx = 3 * 4 = 12",
    ]
    assert "All gates merged into one: dE/dw = x * 1 * 2e = 1 * 1 * 4 = 4" in lines
    assert "The first update: w = 3 - 0.1 * 4 = 2.6" in lines
    assert float(result.names["W"].numpy()[0]) == pytest.approx(2.6)
    assert result.out.isascii()
    assert "the boss" in result.out and "the team leader" in result.out


def test_the_tape_agrees(propagate):
    result = propagate("--x", 1.5, -2, "--y", 0.5, 7, "--w", -0.7)
    x, y = np.array([1.5, -2]), np.array([0.5, 7])
    slope = np.mean(2 * x * (-0.7 * x - y))
    assert result.names["passes"].slope["w"] == pytest.approx([slope])
    graph, tape = re.search(r"slope is (\S+), tf.GradientTape's (\S+):", result.out).groups()
    assert float(graph) == pytest.approx(slope) == float(tape)


def test_several_points_have_a_mean(propagate):
    result = propagate("--x", 1, 2, 3, "--y", 1, 2, 3)
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert "gate 4 E = mean(a) mean(4, 16, 36) = 18.67" in lines
    assert any(line.endswith("sum of (1, 2, 3) * (1.333, 2.667, 4) = 18.67") for line in lines)


def test_steps(propagate):
    result = propagate("--steps", 3)
    w = 3.0
    for step in range(4):
        assert re.search(rf"^ +{step} +{w:.6f} ", result.out, re.MULTILINE)
        w -= 0.1 * 2 * (w - 1)


def test_no_steps(propagate):
    result = propagate("--steps", 0)
    assert result.code == 0
    assert "first update" not in result.out


def test_at_the_right_w_nothing_changes(propagate):
    result = propagate("--w", 1)
    assert result.code == 0
    assert "the slope is 0" in result.out or "nothing is left to learn" in result.out


def test_the_picture_is_written_and_wide(run, tmp_path):
    result = run(SCRIPT)
    assert "figures/05_backpropagate.png" in result.out
    with Image.open(tmp_path / "figures/05_backpropagate.png") as image:
        assert image.width >= 1600


@pytest.mark.parametrize("name", ["picture.svg", "picture.pdf"])
def test_figure(run, tmp_path, name):
    result = run(SCRIPT, "--figure", name, "--no-show")
    assert result.code == 0
    assert (tmp_path / name).stat().st_size > 10_000
    assert not (tmp_path / "figures").exists()


def test_the_picture_shows_the_questions_answers(propagate):  # L1.9
    axes = propagate().names["axes"]
    shown = " ".join(text.get_text() for text in axes.texts)
    for word in ("neuron", "input", "right answer", "synapse", "hypothesis", "error", "tensors"):
        assert word in shown


def test_animation(propagate, tmp_path, monkeypatch):
    captions = []

    def write(path, figure, draw, frames, a_second):
        assert path == str(tmp_path / "passes.gif")
        for k in range(frames):
            draw(k)
            (axes,) = figure.axes
            captions.append(" ".join(text.get_text() for text in axes.texts))

    monkeypatch.setattr(animation, "write", write)
    propagate("--animate", tmp_path / "passes.gif", "--steps", 1)
    expected = [
        "step 1: the inputs and the parameters",
        *(f"step 1, forward pass: gate {k} computes" for k in (1, 2, 3)),
        *(f"step 1, backward pass: through gate {k}" for k in (3, 2, 1)),
        "step 1: the update",
        "step 2: the inputs and the parameters",
        *(f"step 2, forward pass: gate {k} computes" for k in (1, 2, 3)),
    ]
    assert len(captions) == len(expected)
    for words, shown in zip(expected, captions, strict=True):
        assert words in shown
    assert "2.6" not in captions[6] and "2.6" in captions[7] and "2.6" in captions[8]


def test_animation_file(propagate, tmp_path):
    file = tmp_path / "passes.gif"
    assert propagate("--animate", file, "--steps", 0).code == 0
    with Image.open(file) as image:
        assert image.n_frames == 4


def test_divergence_ends_with_1(propagate):
    result = propagate("--x", 1e5, "--y", 0, "--learning-rate", 10, "--steps", 100)
    assert result.code == 1
    assert "Diverged" in result.err and "Traceback" not in result.err
    assert not re.search(r"\b(nan|inf)\b", result.out)


def test_numbers_too_large(propagate):
    result = propagate("--w", 1e200)
    assert result.code == 1
    assert result.err.count("\n") == 1 and "too large" in result.err
    assert not re.search(r"\b(nan|inf)\b", result.out)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--w", "nan"], "--w"),
        (["--w", "three"], "--w"),
        (["--x", "1", "2"], "--x needs --y"),
        (["--x", "1", "2", "--y", "1"], "each point needs one of each"),
        (["--learning-rate", "0"], "not above 0"),
        (["--steps", "-1"], "--steps"),
        (["--steps", "1001"], "a picture has room"),
        (["--steps", "21", "--animate", "a.gif"], "an animation has room"),
        (["--animate", "a.mp4"], ".gif or .html"),
        (["--figure", "a.jpg"], ".png"),
        (["--figure", "nowhere/a.png"], "make the folder first"),
        (["--data", "missing.csv"], "can't be read"),
        (["--stepps", "1"], "did you mean --steps?"),
    ],
)
def test_bad_options(run, options, words):
    result = run(SCRIPT, *options)
    assert result.code == 2
    assert result.out == ""
    assert result.err.count("\n") == 1 and words in result.err
