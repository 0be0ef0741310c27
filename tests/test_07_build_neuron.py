"""07_build_neuron.py: the second lecture's numbers, its mistakes, and how a run ends."""

import csv
import re

import numpy as np
import pytest
from by_hand import walk
from conftest import ROOT

from lib.neuron.orders import Orders

SCRIPT = "07_build_neuron.py"
DATA = ROOT / "data" / "diabetes_bmi.csv"


def patients():
    return np.loadtxt(DATA, delimiter=",", skiprows=1).T


def test_defaults(run, tmp_path):
    history = tmp_path / "history.csv"
    result = run(SCRIPT, "--no-figure", "--history", history, "--predict", "0", "-0.05")
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
    assert rows[:, 2:] == pytest.approx(walk(x, y, 1.0, [range(442)] * 100)[::442], rel=1e-11)
    costs = [np.mean((y - (w * x + b)) ** 2) for _, _, w, b in rows]
    assert rows[:, 1] == pytest.approx(np.array(costs), rel=1e-11)
    w, b = np.polyfit(x, y, 1)
    table = {
        name: [float(number) for number in numbers.split()]
        for name, numbers in re.findall(
            r"^ +(epoch 100|least squares|difference) +(.+)$", result.out, re.MULTILINE
        )
    }
    assert table["least squares"] == pytest.approx([w, b, 3890.456585461273], rel=1e-8)
    assert table["epoch 100"] == pytest.approx([*rows[100, 2:], rows[100, 1]], rel=1e-8)
    assert table["difference"] == pytest.approx(
        np.subtract(table["epoch 100"], table["least squares"]), rel=1e-6
    )
    words = " ".join(result.out.split())
    assert "One epoch does not change w = 913.59734, b = 123.39414. " in words
    assert "multiplies the distance from there by 0.3583, so here it settles." in words
    assert (
        "Here this factor is from -0.029 to -6.8e-08. So after an update the line goes almost"
        in words
    )
    assert "x = -0.0730303, y = 57. There the line is 56.6739." in words
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

    # The derivation: each formula of the slide at the first patient
    assert result.out.count("  wrong\n") == 3 == result.out.count("dSE/dw = -(y - y_hat), box  ")
    error = y[0] - (x[0] + 1)
    for formula, value in (
        ("dSE/dw = -2 (y - y_hat) x", -2 * error * x[0]),
        ("dSE/db = -2 (y - y_hat)", -2 * error),
        ("dSE/dw = -(y - y_hat) x", -error * x[0]),
        ("dSE/db = -(y - y_hat)", -error),
    ):
        shown = re.search(rf" 1  {re.escape(formula)}  +(\S+) +(\S+) +(\S+)\n", result.out)
        assert [float(number) for number in shown.groups()] == pytest.approx([value] * 3, rel=1e-6)
    assert "Wrong on the slide: dSE/dw = -(y - y_hat) in the box has no factor x." in words
    # By hand and by the tape
    assert "with tf.GradientTape instead of backward: w and b after every update" in words


def test_the_picture(once):
    figure = once(SCRIPT).figures[0]
    assert figure.get_suptitle() == "The last sample wins: the line goes through it\n"
    assert figure.axes[0].get_xlabel() == "$x$  (bmi)"


@pytest.fixture
def changed(run, tmp_path):
    """changed({before: after}, *options): runs a page that a student has changed."""

    def changed(changes, *options):
        text = (ROOT / SCRIPT).read_text(encoding="utf-8")
        for before, after in changes.items():
            assert text.count(before) == 1
            text = text.replace(before, after)
        page = tmp_path / SCRIPT
        page.write_text(text, encoding="utf-8")
        return run(str(page), "--no-figure", *options)

    return changed


def test_another_backward_and_ctrl_c_in_the_taped_run(changed):
    changes = {
        # The other sign
        "return -error * x, -error": "return error * x, error",
        # The twin gets a Ctrl-C after its first rows
        "twin.training.run(twin.fit, x, y)": """def ctrl_c(*rows):
        import signal; signal.raise_signal(signal.SIGINT)
    twin.training.run(twin.fit, x, y, watch=[ctrl_c])""",
    }
    x, y = [1, 2, 3], [1, 3, 2]
    result = changed(changes, "--x", *x, "--y", *y, "--learning-rate", 0.1, "--epochs", 20)
    words = " ".join((result.out + result.err).split())
    assert "the value of dSE/dw = -(y - y_hat) x (samples 1, 3)" in words  # the second one fits
    # It takes effect, and nothing that holds for the slides' rule only is said
    assert "These updates are not the slides' rule" in words
    assert "multiplies" not in words and "explodes" not in words and "settle" not in words
    # After Ctrl-C the first result is the result
    path = walk(x, y, 0.1, [range(3)] * 20, backward=lambda error, x: (error * x, error))
    found = re.search(r" After 20 epochs by backward: w = (\S+), b = (\S+)$", words).groups()
    assert [float(number) for number in found] == pytest.approx(path[-1], rel=1e-12)
    assert result.code == 130


def test_numbers_too_large(once):
    for points in ("--x 1e200 2 --y 1 2", "--x 1e160 1 --y 1 2 --w 0"):
        result = once(SCRIPT, "--no-figure", *points.split())
        assert result.code == 1 and "too large" in result.err


def test_shuffled(once):
    x, y = [0, 1, 2, 4], [1, 3, 2, 5]
    points = ["--x", *x, "--y", *y, "--learning-rate", 0.1, "--epochs", 50, "--predict", 7]
    result = once(SCRIPT, "--no-figure", *points, "--shuffle", "--seed", 3)
    orders = [Orders(4, 3).take(epoch) for epoch in range(50)]
    w, b = walk(x, y, 0.1, orders)[-1]
    h = re.search(r"hypothesis\(7\) = (\S+)", result.out).group(1)
    assert float(h) == pytest.approx(7 * w + b, rel=1e-12)
    assert result.out.startswith("Random order in every epoch: --seed 3 repeats it.\n")


def test_bad_input(run, alone):
    for options, words in {
        "--epochs -1": "epochs",
        "--learning-rate auto": "auto",
        "--seed 1": "--shuffle",
        f"--history {DATA}": "would overwrite",
    }.items():
        result = run(SCRIPT, *options.split())
        assert (result.code, result.out) == (2, "")
        assert result.err.count("\n") == 1 and words in result.err


def test_bad_options_and_help_are_answered_before_tensorflow(without_tensorflow):
    for option, code in (("--epochs=-1", 2), ("--help", 0)):
        result = without_tensorflow(SCRIPT, option)
        assert result.returncode == code and "loaded" not in result.stdout + result.stderr
        assert (result.stdout + result.stderr).isascii()
