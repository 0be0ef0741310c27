"""07_build_neuron.py: the second lecture's numbers, its mistakes, and how a run ends."""

import csv
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = "07_build_neuron.py"
DATA = ROOT / "data" / "diabetes_bmi.csv"


@pytest.fixture
def neuron(once):
    return lambda *options: once(SCRIPT, "--no-show", *options)


def patients():
    return np.loadtxt(DATA, delimiter=",", skiprows=1).T


def plain(x, y, rate, epochs, orders=None, w=1.0, b=1.0):
    rows = [(w, b)]
    for epoch in range(epochs):
        for at in range(len(x)) if orders is None else orders[epoch]:
            error = y[at] - (w * x[at] + b)
            w, b = w + rate * error * x[at], b + rate * error
        rows.append((w, b))
    return np.array(rows)


def test_defaults(neuron, tmp_path):
    history = tmp_path / "history.csv"
    result = neuron("--history", history, "--predict", "0", "-0.05")
    assert result.code == 0 and result.err == "" and result.out.isascii()
    # Published for one pass over the patients
    header, *lines = csv.reader(history.open())
    assert header == ["epoch", "cost", "w", "b"]
    rows = np.array(lines, float)
    assert rows[:, 0].tolist() == list(range(101))
    assert rows[0].tolist() == pytest.approx([0, 28766.9211, 1, 1])
    assert rows[1, 2] == pytest.approx(587.8654539985689, rel=1e-12)
    assert rows[1, 3] == pytest.approx(99.40935564531424, rel=1e-12)
    printed = re.search(r"After epoch 1: w = (\S+), b = (\S+)", result.out)
    assert [float(number) for number in printed.groups()] == rows[1, 2:].tolist()
    # The same order in a plain loop, the costs, and the least-squares line
    x, y = patients()
    assert rows[:, 2:] == pytest.approx(plain(x, y, 1.0, 100), rel=1e-11)
    costs = [np.mean((y - (w * x + b)) ** 2) for _, _, w, b in rows]
    assert rows[:, 1] == pytest.approx(np.array(costs), rel=1e-11)
    w, b = np.polyfit(x, y, 1)
    table = {
        line[:14].strip(): [float(number) for number in line[14:].split()]
        for line in result.out.splitlines()
        if re.match(r" +(epoch 100|least squares|difference) ", line)
    }
    assert table["least squares"] == pytest.approx([w, b, 3890.456585461273], rel=1e-8)
    assert table["epoch 100"] == pytest.approx([*rows[100, 2:], rows[100, 1]], rel=1e-8)
    assert table["difference"] == pytest.approx(
        np.subtract(table["epoch 100"], table["least squares"]), rel=1e-6
    )
    words = " ".join(result.out.split())
    assert "multiplies the distance from there by 0.3583: here it settles" in words
    assert "here -0.029 to -6.8e-08: one sample at a time" in words
    assert "x = -0.0730303, y = 57; there the line is 56.6739" in words
    # Every epoch of the table is a row of the history
    shown = [
        line.split() for line in result.out.splitlines() if re.match(r" +\d+ +\S+ +\S+ +\S+$", line)
    ]
    assert [int(cells[0]) for cells in shown] == [0, 1, 2, 5, 10, 20, 50, 100]
    for epoch, *cells in shown:
        assert list(map(float, cells)) == pytest.approx(rows[int(epoch), [2, 3, 1]], abs=1e-6)
    # Predictions
    w, b = rows[100, 2:]
    predicted = re.findall(r"hypothesis\((\S+)\) = (\S+)", result.out)
    assert [float(h) for _, h in predicted] == pytest.approx([b, w * -0.05 + b], rel=1e-12)


def test_by_hand_and_by_the_tape(neuron):
    result = neuron("--epochs", 3)
    fitted, taped = result.names["fitted"], result.names["taped"]
    assert taped.path == pytest.approx(fitted.path, rel=1e-12)
    assert len(taped.path) == 3 * 442
    assert "tf.GradientTape instead of backward" in result.out


def test_the_derivation(neuron):
    slopes = neuron("--epochs", 0).names["slopes"]
    x, y = (some[:3] for some in patients())
    error = y - (x + 1)
    for at, expected in enumerate((-2 * error * x, -2 * error, -error * x, -error)):
        some = slopes[3 * at : 3 * at + 3]
        assert [one.by_formula for one in some] == pytest.approx(expected, rel=1e-12)
        assert [one.by_tape for one in some] == pytest.approx(expected, rel=1e-12)
        assert [one.by_nudge for one in some] == pytest.approx(expected, rel=1e-6)
        assert all(one.agrees for one in some)
    boxed = slopes[12:]
    assert len(boxed) == 3 and not any(one.agrees for one in boxed)


def test_the_box_is_pointed_out(neuron):
    out = neuron("--epochs", 0).out
    assert "Wrong on the slide: in its box, dSE/dw = -(y - y_hat) lacks the factor x." in out
    assert out.count("  wrong\n") == 3
    # Where x is 1 the missing factor does no harm.
    out = neuron("--epochs", 0, "--x", 1, 1, "--y", 2, 3).out
    assert "Wrong" not in out and "wrong" not in out and "it does no harm" in out


def test_backward_gives_the_slopes_of_the_slide(neuron):
    one = neuron("--epochs", 0).names["neuron"]
    assert [float(slope) for slope in one.backward(3.0, 2.0)] == [-6.0, -2.0]


def test_shuffling(neuron):
    options = (
        "--shuffle",
        "--x",
        0,
        1,
        2,
        4,
        "--y",
        1,
        3,
        2,
        5,
        "--learning-rate",
        0.1,
        "--epochs",
        5,
    )
    # 3 and 03 are one seed, but two commands, so that there is a second run
    first, again, other = (neuron(*options, "--seed", seed) for seed in ("3", "03", "4"))
    assert first.out == again.out
    assert first.names["fitted"].path.tolist() != other.names["fitted"].path.tolist()
    generator = np.random.default_rng(3)
    orders = [generator.permutation(4) for _ in range(5)]
    rows = plain([0, 1, 2, 4], [1, 3, 2, 5], 0.1, 5, orders)
    assert first.names["fitted"].rows[:, 1:] == pytest.approx(rows, rel=1e-12)
    assert "--seed 3" in first.out


def test_the_lectures_first_points_explode(neuron):
    result = neuron("--x", 1, 2, 3, "--y", 1, 2, 3)
    assert result.code == 1
    assert result.err.count("\n") == 1 and "Traceback" not in result.err
    assert "explodes" in result.err and "learning rate 1 " in result.err
    assert "below the learning rate 0.375, in any order below 0.2 (2 / (x^2 + 1)" in result.err
    assert "nan" not in result.out + result.err and "inf" not in result.out
    result = neuron("--x", 1, 2, 3, "--y", 1, 2, 3, "--epochs", 1000)
    assert result.code == 1 and "get too large for 64-bit floats. After epoch" in result.err
    assert "nan" not in result.out + result.err


@pytest.mark.parametrize(("rate", "code"), [(0.37, 0), (0.38, 1)])
def test_beside_the_stable_rate(neuron, rate, code):
    result = neuron(
        "--x", 1, 2, 3, "--y", 1, 2, 3, "--learning-rate", rate, "--epochs", 2000
    )  # fmt: skip
    assert result.code == code
    if code == 0:
        assert "That is on the least-squares line" in " ".join(result.out.split())


def test_shuffled_explosion(neuron):
    result = neuron("--x", 1, 2, 3, "--y", 1, 2, 4, "--shuffle", "--seed", 1)
    assert result.code == 1 and "in any order below 0.2" in result.err
    limit = float(re.search(r"stable below the learning rate (\S+),", result.err).group(1))
    assert 0.2 < limit < 1
    again = neuron(
        "--x", 1, 2, 3, "--y", 1, 2, 4, "--shuffle", "--seed", 1, "--learning-rate", 0.9 * limit
    )  # fmt: skip
    assert again.code == 0


def test_points_without_a_single_line(neuron):
    result = neuron("--x", 1, "--y", 5, "--learning-rate", 0.1)
    assert result.code == 0 and "All x are the same" in result.out
    assert float(result.names["neuron"].forward(1.0)) == pytest.approx(5)


def test_numbers_too_large(neuron):
    result = neuron("--x", 1e200, 2, "--y", 1, 2)
    assert result.code == 1 and result.err.count("\n") == 1 and "too large" in result.err
    result = neuron("--x", 1, 2, 3, 1e200, "--y", 1, 2, 3, 4)
    assert result.code == 1 and result.err.count("\n") == 1 and "too large" in result.err
    result = neuron("--x", 1e160, 1, "--y", 1, 2, "--w", 0)
    assert result.code == 1 and result.err.count("\n") == 1


def test_without_a_figure_option_it_says_where_the_figure_is(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(SCRIPT, "--no-show", "--epochs", 1)
    assert result.out.endswith("The figure is in figures/07_build_neuron.png\n")
    png = (tmp_path / "figures" / "07_build_neuron.png").read_bytes()
    assert struct.unpack(">I", png[16:20])[0] >= 1600


BAD = [
    (["--epochs", "-1"], "epochs"),
    (["--epochs", "1.5"], "not a whole number"),
    (["--learning-rate", "0"], "not above 0"),
    (["--learning-rate", "auto"], "auto"),
    (["--w", "nan"], "not a finite number"),
    (["--b", "one"], "not a number"),
    (["--seed", "1"], "--shuffle"),
    (["--x", "1", "2"], "--y"),
    (["--x", "1", "2", "--y", "1"], "2 numbers"),
    (["--data", "nowhere.csv"], "nowhere.csv"),
    (["--history", "no/such/folder.csv"], "folder"),
    (["--figure", "figure.jpg"], ".png"),
    (["--history", str(DATA)], "overwrite the data"),
    (["--steps", "3"], "--steps"),
]


@pytest.mark.parametrize(("options", "words"), BAD)
def test_bad_options(run, options, words):
    result = run(SCRIPT, *options)
    assert result.code == 2 and result.out == ""
    assert result.err.count("\n") == 1 and words in result.err


def test_bad_options_and_help_are_answered_before_tensorflow(tmp_path):
    (tmp_path / "tensorflow.py").write_text("print('TensorFlow was loaded')")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for option, code in (("--epochs=-1", 2), ("--help", 0)):
        result = subprocess.run(
            [sys.executable, ROOT / SCRIPT, option], env=environment, capture_output=True, text=True
        )
        assert result.returncode == code and "TensorFlow was loaded" not in result.stdout
        assert (result.stdout + result.stderr).isascii()


def test_it_is_a_page():
    lines = (ROOT / SCRIPT).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 100 and lines[0].isascii()
