"""07_build_neuron.py: the second lecture's numbers, its mistakes, and how a run ends."""

import csv
import re

import numpy as np
import pytest
from conftest import ROOT
from runs import orders, walk

from lib.pages import build_neuron

SCRIPT = "07_build_neuron.py"
DATA = ROOT / "data" / "diabetes_bmi.csv"
POINTS, LECTURE = ([1, 2, 3], [1, 3, 2]), "--x 1 2 3 --y 1 3 2".split()


@pytest.fixture(scope="module")
def patients():
    return np.loadtxt(DATA, delimiter=",", skiprows=1).T


def test_defaults(once, patients):
    result = once(SCRIPT)
    assert (result.code, result.err) == (0, "") and result.out.isascii()
    assert result.out.count("\n") <= 40
    # Published for one pass over the patients
    printed = re.search(r"After epoch 1: w = (\S+), b = (\S+)", result.out).groups()
    published = [587.8654539985689, 99.40935564531424]
    assert [*map(float, printed)] == pytest.approx(published, rel=1e-12)
    # The same order in a plain loop, the costs, and least squares
    x, y = patients
    descent, lines = result.names["descent"], walk(x, y, 1.0, orders(442, 100))
    assert descent.rows[:, 1:] == pytest.approx(lines, rel=1e-11)
    costs = np.mean((y - lines @ [x, np.ones_like(x)]) ** 2, axis=1)
    assert descent["cost"] == pytest.approx(costs, rel=1e-11)
    words, (w, b) = " ".join(result.out.split()), np.polyfit(x, y, 1)
    assert f"1.21 times the lowest. Least squares: w = {w:.5g}, b = {b:.5g}" in words
    w, b = lines[-1]
    assert f"One epoch does not change w = {w:.8g}, b = {b:.8g}. " in words
    assert "multiplies the distance from there by 0.3583, so it settles there." in words
    assert "from -0.029 to -6.8e-08. So it puts the line almost through its sample" in words
    assert f"x = {x[-1]:.6g}, y = 57. There the line is {w * x[-1] + b:.6g}." in words
    # Every epoch of the table is a row
    table = re.findall(r"^ +(\d+) +(\S+) +(\S+) +(\S+)$", result.out, re.MULTILINE)
    assert [int(cells[0]) for cells in table] == [0, 1, 2, 5, 10, 20, 50, 100]
    for epoch, *cells in table:
        expected = [*lines[int(epoch)], costs[int(epoch)]]
        assert [*map(float, cells)] == pytest.approx(expected, abs=1e-6)
    assert "and b after every epoch are exactly the same." in words  # by the tape


def test_the_derivation(once, patients, capfd):
    result = once(SCRIPT)
    assert "Wrong on the slide: dSE/dw = -(y - y_hat) in the box has no factor x." in result.out
    build_neuron.show_derivation(result.names["slopes"], result.names["neuron"], details=True)
    details = capfd.readouterr().out
    assert (result.out.count("  wrong\n"), details.count("  wrong\n")) == (1, 3)
    for sample, (x, y) in enumerate(patients.T[:3], 1):
        error = y - (x + 1)
        for formula, value in (
            ("dSE/dw = -2 (y - y_hat) x", -2 * error * x), ("dSE/db = -2 (y - y_hat)", -2 * error),
            ("dSE/dw = -(y - y_hat) x", -error * x), ("dSE/db = -(y - y_hat)", -error),
        ):  # fmt: skip
            pattern = rf" {sample}  \w+ +{re.escape(formula)}  +(\S+) +(\S+) +(\S+)\n"
            shown = re.search(pattern, details).groups()
            assert [*map(float, shown)] == pytest.approx([value] * 3, rel=1e-6)


def test_the_picture(once, patients):
    figure, (x, y) = once(SCRIPT).figures[0], patients
    title = "With α = 1 the line goes through the last patient, not the middle\n"
    left, right = figure.axes
    assert figure.get_suptitle() == title
    assert left.get_xlabel() == "body mass index (scaled, 0 is the mean)"
    before = walk(x, y, 1.0, orders(442, 99))[-1]
    last = walk(x, y, 1.0, [[at] for at in range(442)], before)[-41:]
    assert right.lines[0].get_ydata() == pytest.approx(last[:, 1], rel=1e-9)
    # Of an explosion what is in sight: the last dot is the epoch that it is called by
    exploded = once(SCRIPT, *"--x 1 2 3 --y 1 2 3 --learning-rate 0.4".split()).figures[0]
    dot = exploded.axes[1].lines[1]
    epoch = int(re.search(r"after epoch (\d+)", dot.get_label()).group(1))
    b = walk([1, 2, 3], [1, 2, 3], 0.4, orders(3, epoch))[-1, 1]
    assert [*dot.get_xdata(), *dot.get_ydata()] == pytest.approx([epoch, b], rel=1e-9)


def test_standardized_with_a_history_and_predictions(run, tmp_path):
    history = tmp_path / "history.csv"
    options = "--standardize --epochs 30 --learning-rate 0.05 --predict 7 --no-figure --history"
    result = run(SCRIPT, *LECTURE, *options.split(), history)
    header, *rows = csv.reader(history.open())
    assert (result.code, header) == (0, ["epoch", "cost", "w_standardized", "b_standardized"])
    x, spread = (np.array(POINTS[0]) - 2) / np.std(POINTS[0]), np.std(POINTS[0])
    expected = walk(x, POINTS[1], 0.05, orders(3, 30), (spread, 1 + 2))
    assert np.array(rows, float)[:, 2:] == pytest.approx(expected, rel=1e-9)
    w, b = expected[-1] / [spread, 1]  # told for x as it was given
    b -= 2 * w
    told = re.search(r"After epoch 30: w = (\S+), b = (\S+)", result.out).groups()
    assert [*map(float, told)] == pytest.approx([w, b], rel=1e-9)
    h = re.search(r"hypothesis\(7\) = (\S+)", result.out).group(1)
    assert float(h) == pytest.approx(7 * w + b, rel=1e-9)


def test_shuffled(once):
    result = once(SCRIPT, "--no-figure", *LECTURE, *"--shuffle --seed 3 --epochs 100".split())
    rows = result.names["descent"].rows
    expected = walk(*POINTS, 1.0, orders(3, 100, seed=3))
    assert rows[:, 1:] == pytest.approx(expected[: len(rows)], rel=1e-9) and len(rows) > 50
    assert result.out.startswith("Random order in every epoch: --seed 3 repeats it.\n")
    assert result.code == 1 and "explodes" in result.err


def test_another_backward_and_ctrl_c_in_the_taped_run(run, tmp_path):
    text = (ROOT / SCRIPT).read_text(encoding="utf-8")
    for before, after in {
        "return -error * x, -error": "return error * x, error",
        "twin.training.run(twin.fit, x, y)": """def ctrl_c(*rows):
        import signal; signal.raise_signal(signal.SIGINT)
    twin.training.run(twin.fit, x, y, watch=[ctrl_c])""",
    }.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    page = tmp_path / SCRIPT
    page.write_text(text, encoding="utf-8")
    result = run(str(page), *LECTURE, *"--no-figure --learning-rate 0.1 --epochs 20".split())
    words = " ".join((result.out + result.err).split())
    assert "Changed: the value of dSE/dw = -(y - y_hat) x at sample 1" in words
    assert "The rule was changed: these updates are not those of the slides" in words
    assert "multiplies" not in words and "explodes" not in words and "settle" not in words
    found = re.search(r"After epoch 20: w = (\S+), b = (\S+)", words).groups()
    last = walk(*POINTS, 0.1, orders(3, 20), backward=lambda error, x: (error * x, error))[-1]
    assert [*map(float, found)] == pytest.approx(last, rel=1e-12)
    assert "Interrupted in the same updates" in words and result.code == 130


def test_numbers_too_large(once):
    for points in ("1e200 2 --y 1 2", "1e160 1 --y 1 2 --w 0"):
        result = once(SCRIPT, "--no-figure", "--x", *points.split())
        assert result.code == 1 and "too large" in result.err and "try smaller" in result.err


def test_bad_input(run, alone):
    for options, words in {
        "--epochs -1": "-1 is not from 0", "--seed 1": "--shuffle",
        "--learning-rate auto": "'auto' is not a number",
        f"--history {DATA}": "would overwrite",
    }.items():  # fmt: skip
        result = run(SCRIPT, *options.split())
        assert (result.code, result.out) == (2, "")
        assert result.err.count("\n") == 1 and words in result.err
