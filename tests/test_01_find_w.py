import csv
import re
import sys

import numpy as np
import pytest
from conftest import ROOT

from lib.options import lecture

SCRIPT = "01_find_w.py"


@pytest.fixture(scope="module", autouse=True)
def quiet(start):
    return start([sys.executable, str(ROOT / SCRIPT), "--w", "5", "--no-figure"])


@pytest.fixture
def find(run, once):
    """find(*options): the script without its figure."""

    def find(*options):
        return (run if "--history" in options else once)(SCRIPT, "--no-figure", *options)

    return find


def read_history(path, kind=np.float32):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    return {column: np.array([row[column] for row in rows], kind) for column in rows[0]}


# Against NumPy


def test_least_squares(find, table):
    x, y = np.random.default_rng(0).normal(size=(2, 20))
    points = ["--x", *map(repr, x.tolist()), "--y", *map(repr, y.tolist())]
    options = "--bias --learning-rate auto --float64 --steps 5000 --every 5000".split()
    out = find(*points, *options).out
    w, b = np.polyfit(x, y, 1)
    cost = np.mean((w * x + b - y) ** 2)
    assert table(out)[-1]["cost"] == pytest.approx(cost, abs=1e-6)
    found = re.search(r"\nw = (\S+), b = (\S+)$", out.strip()).groups()
    assert [float(text) for text in found] == pytest.approx([w, b], rel=1e-9)


def test_every_step_is_the_rule(find, tmp_path):
    file = tmp_path / "history.csv"
    find(*"--w 5 --b -1 --learning-rate 0.07 --steps 9 --float64 --history".split(), file)
    history = read_history(file, float)
    assert list(history) == ["step", "cost", "w", "b", "slope_w", "slope_b"]
    assert history["step"].tolist() == list(range(10))
    x = y = np.array([1.0, 2.0, 3.0])
    w, b = 5.0, -1.0
    for k in range(10):
        error = w * x + b - y
        row = [np.mean(error**2), w, b, np.mean(2 * error * x), np.mean(2 * error)]
        assert [history[column][k] for column in list(history)[1:]] == pytest.approx(row)
        w, b = w - 0.07 * row[3], b - 0.07 * row[4]


def test_lecturers_own_run(find, table):  # L1.7: one point, rate 0.01, 101 updates
    out = find(*"--x 1 --y 1 --w 3 --learning-rate 0.01 --steps 101 --every 1".split()).out
    rows = table(out)
    assert [row["w"] for row in rows] == pytest.approx(1 + 2 * 0.98 ** np.arange(102), rel=1e-5)


# Starting, ending, printing


def test_a_random_start_can_be_repeated(run):
    first, other = (run(SCRIPT, "--no-figure", "--steps", 0).out for _ in range(2))
    assert first != other
    words = re.match(r"Random start: (--seed \d+) repeats it\.\n", first)[1].split()
    assert run(SCRIPT, "--no-figure", "--steps", 0, *words).out == first


def test_predict(find):
    out = find(*"--x 1 2 --y 3 5 --w 2 --b 1 --predict 10 -1.5".split()).out
    assert "\nhypothesis(10) = 21.0\nhypothesis(-1.5) = -2.0\nLearning ended" in out


def test_slope_0_ends_learning(find):  # L1.17
    out = find(*"--x 1 -1 --y 1 1 --w 0".split()).out
    assert out.endswith("Learning ended after 0 steps: the slope is 0.\nw = 0.0\n")


def test_stalled_is_not_slope_0(find):
    options = "--w 1e6 --learning-rate 1e-12".split()  # moves nothing from the start
    stopped = "\nStopped after 0 steps: the updates are too small to change w in 32-bit floats.\n"
    assert stopped in find(*options).out
    assert "\nStopped: all 100 steps are done (--steps 100).\n" in find(*options, "--float64").out


def test_w_is_as_exact_as_it_can_be(find):
    out = find(*"--w 5 --x 1 2 3 --y 2 3 4".split()).out
    assert re.search(r"\nFinished after \d+ steps: w cannot get more exact in 32-bit floats", out)


# Divergence


@pytest.mark.parametrize(("x", "bias"), [("60 61 70", ""), ("1 2 3", "--bias")])
def test_divergence(find, x, bias, tmp_path):
    file = tmp_path / "history.csv"
    A = np.array([[float(v), 1][: 2 if bias else 1] for v in x.split()])
    exact = 2 / np.linalg.eigvalsh(2 * A.T @ A / len(A))[-1]
    options = f"--x {x} --y {x} --w 5 {bias} --learning-rate {1.5 * exact} --steps 5000"
    result = find(*options.split(), "--history", file)
    assert result.code == 1
    happened, why, curvature, *_, attempt = result.err.splitlines()
    rate, stable = re.search(r"rate (\S+) is too large: it must be below (\S+) ", why).groups()
    auto = re.search(r"auto, which takes (\S+)\.$", attempt)[1]
    assert float(re.search(r" is ([\d.]+\d)[:.]", curvature)[1]) == pytest.approx(2 / exact)
    assert [float(rate), float(stable), float(auto)] == pytest.approx(
        [1.5 * exact, exact, exact / 2], rel=1e-6
    )
    assert "nan" not in result.out + result.err
    assert "inf " not in result.out + result.err
    history = read_history(file)
    assert all(np.isfinite(history[column]).all() for column in history)
    assert happened.startswith(f"Diverged at step {history['step'][-1] + 1:.0f}: ")
    *_, last, said = result.out.splitlines()
    assert said == f"The history is in {file}"
    assert int(last.split()[0]) == history["step"][-1]


def test_all_x_are_0(find):
    result = find(*"--x 0 0 --y 1 2 --w 3 --learning-rate 1000".split())
    assert result.code == 0
    assert "All x are 0" in result.out
    assert result.out.endswith("w = 3.0\n")


def test_numbers_too_large_from_the_start(run, find, tmp_path):
    file, figure = tmp_path / "history.csv", tmp_path / "figure.png"
    file.write_text("precious")
    result = run(SCRIPT, *"--x 1e30 --y 1 --w 1 --history".split(), file, "--figure", figure)
    assert result.code == 1
    assert "Diverged at step 0" in result.err
    assert "Try --float64." in result.err
    assert file.read_text() == "precious" and not figure.exists()
    out = find(*"--x 1e30 --y 1 --w 1 --learning-rate auto --float64".split()).out
    assert float(out.split("w = ")[-1]) == pytest.approx(1e-30)


# The history file


@pytest.mark.parametrize(("option", "kind"), [([], np.float32), (["--float64"], np.float64)])
def test_history_gives_back_every_digit(find, tmp_path, option, kind):
    file = tmp_path / "history.csv"
    options = "--w 4 --bias --learning-rate 0.05 --steps 20000 --history".split()
    out = find(*options, file, *option).out
    history = read_history(file, kind)
    assert np.array_equal(history["step"], np.arange(len(history["step"])))
    w, b = (history[name][-1] for name in "wb")
    assert out.endswith(f"\nw = {w!s}, b = {b!s}\n")


# The figures


def test_figures_show_what_was_computed(once, table):
    options = "--x 1 2 4 --y 2 4 9 --w 0 --b 1 --learning-rate 0.05 --every 1".split()
    result = once(SCRIPT, *options)
    rows = table(result.out)
    line, cost = result.figures
    shown = {line.get_label(): line.get_xydata() for line in line.axes[0].lines}
    assert shown["data"].tolist() == [[1, 2], [2, 4], [4, 9]]
    assert [h for _, h in shown["step 0: $w = 0$, $b = 1$"]] == [1, 1]
    last = next(points for name, points in shown.items() if name.startswith("step 100: "))
    for x, h in last:
        assert h == pytest.approx(rows[-1]["w"] * x + rows[-1]["b"], rel=1e-5)
    linear, powers = cost.axes
    first = linear.lines[0].get_ydata()
    assert first == pytest.approx([row["cost"] for row in rows[: len(first)]], abs=1e-6)
    assert powers.lines[0].get_xdata().tolist() == [row["step"] for row in rows]


def test_names_of_the_columns(once):
    left = once(SCRIPT, *f"--data {lecture.PATIENTS} --steps 0".split()).figures[0].axes[0]
    assert (left.get_xlabel(), left.get_ylabel()) == ("$x$  (bmi)", "$y$  (progression)")


# As processes


def test_quiet(quiet):
    out, err = quiet.communicate(timeout=60)
    assert quiet.returncode == 0
    assert err == ""
    assert out.isascii()
    assert out.splitlines()[-1] == "w = 1.0"


@pytest.mark.slow
def test_reader_that_has_enough(start):
    options = "--w 5 --steps 100000 --float64 --learning-rate 1e-9 --every 1 --history h.csv"
    command = f"'{sys.executable}' '{ROOT / SCRIPT}' {options} --figure f.svg | head -n 3"
    reader = start(["bash", "-o", "pipefail", "-c", command])
    out, err = reader.communicate(timeout=60)
    assert (reader.returncode, err) == (0, "")
    assert len(out.splitlines()) == 3
    # What goes to files is not cut.
    assert read_history(reader.folder / "h.csv")["step"].tolist() == list(range(100_001))
    assert (reader.folder / "f.svg").exists()
