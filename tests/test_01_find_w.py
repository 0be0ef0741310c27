"""01: its rows and its line beside NumPy's, how it says that it ended, and its figures."""

import csv
import re
import sys

import numpy as np
import pytest
from conftest import ROOT
from runs import descend

from lib.learning import ending, line, training
from lib.options import groups
from lib.pages import find_w

SCRIPT = "01_find_w.py"
CARS = ROOT / "data" / "used_cars.csv"


@pytest.fixture(scope="module", autouse=True)
def quiet(start):
    return start([sys.executable, str(ROOT / SCRIPT), "--w", "5", "--no-figure"])


@pytest.fixture
def find(run, once):
    """find(*options): the script without its figure. A run of few steps is not compiled."""

    def find(options, *more):
        words = "--no-figure", *options.split(), *more
        return (run if "--history" in words else once)(SCRIPT, *words)

    return find


def read_history(path, kind=np.float32):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    return {column: np.array([row[column] for row in rows], kind) for column in rows[0]}


def parameters(out):
    return [float(number) for number in re.search(r"\nw = (\S+), b = (\S+)\n", out).groups()]


# Against NumPy


def test_least_squares(find):
    x, y = np.random.default_rng(0).normal(size=(2, 20)).tolist()
    points = f"--x {' '.join(map(repr, x))} --y {' '.join(map(repr, y))}"
    out = find(f"{points} --bias --standardize --learning-rate auto --float64 --steps 9").out
    assert parameters(out) == pytest.approx(np.polyfit(x, y, 1), rel=1e-9)


@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_every_step_is_the_rule_and_its_digits_are_in_the_history(find, tmp_path, kind):
    file, bits = tmp_path / "history.csv", "--float64" if kind is np.float64 else "--bias"
    out = find(f"--w 5 --b -1 --learning-rate 0.07 --steps 9 {bits} --history", file).out
    history = read_history(file, kind)
    assert list(history) == ["step", "cost", "w", "b", "slope_w", "slope_b"]
    assert history["step"].tolist() == list(range(10))
    assert out.endswith(f"\nw = {history['w'][-1]!s}, b = {history['b'][-1]!s}\n")
    x = y = np.array([1.0, 2.0, 3.0])
    w, b = 5.0, -1.0
    for k in range(10):
        error = w * x + b - y
        row = [np.mean(error**2), w, b, np.mean(2 * error * x), np.mean(2 * error)]
        assert [history[column][k] for column in list(history)[1:]] == pytest.approx(row, rel=1e-5)
        w, b = w - 0.07 * row[3], b - 0.07 * row[4]


def test_lecturers_own_run(find, table):  # L1.7: one point, rate 0.01, 101 updates
    out = find("--x 1 --y 1 --w 3 --learning-rate 0.01 --steps 101 --every 1").out
    rows = table(out)
    assert [row["w"] for row in rows] == pytest.approx(1 + 2 * 0.98 ** np.arange(102), rel=1e-5)


# Starting, ending, printing


def test_a_random_start_can_be_repeated(run):
    first, other = (run(SCRIPT, "--no-figure", "--steps", 0).out for _ in range(2))
    assert first != other
    words = re.match(r"Random start: (--seed \d+) repeats it\.\n", first)[1].split()
    assert run(SCRIPT, "--no-figure", "--steps", 0, *words).out == first


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            "--x 1 2 --y 3 5 --w 2 --b 1 --predict 10 -1.5",
            "\nw = 2.0, b = 1.0\nhypothesis(10) = 21.0\nhypothesis(-1.5) = -2.0\n",
        ),
        ("--x 1 2 --y 3 5 --w 0 --bias --steps 1 --predict 10", " (least squares: 21)\n"),
        (
            "--w 5 --learning-rate 1 --steps 30 --predict 10",
            "There is no prediction: learning diverged.\n",
        ),
        ("--x 1 -1 --y 1 1 --w 0", "Learning ended after 0 steps: the slope is 0.\n"),  # L1.17
        (
            "--w 1e6 --learning-rate 1e-12",  # moves nothing from the start
            "Stopped after 0 steps: the updates are too small to change w in 32-bit floats.\n",
        ),
        ("--w 1e6 --learning-rate 1e-12 --float64 --steps 9", "Stopped: all 9 steps are done"),
        ("--w 5 --x 1 2 3 --y 2 3 4", "w cannot get more exact in 32-bit floats"),
        ("--w 5 --learning-rate 0.3 --steps 9", "This cannot converge.\nThe learning rate 0.3 is"),
        ("--w 5 --tolerance 80", "Learning ended after 0 steps: the cost is 74.6667, not m"),
        ("--x 0 0 --y 1 2 --w 3 --learning-rate 1000", "All x are 0"),
        ("--x 2 2 2 --y 1 2 6 --bias --learning-rate auto", "so w and b are not determined"),
        ("--x 1e-300 2e-300 --y 1e100 3e100 --bias --float64 --steps 9", "Least squares is too"),
        ("--x 1e30 --y 1 --w 1 --learning-rate auto --float64", "w = 1e-30\n"),
    ],
)
def test_what_is_said_at_the_end(find, options, said):
    result = find(options)
    assert said in result.out and not re.search(r"\b(inf|nan)\b", result.out)
    assert result.code == ("diverged" in said)
    assert result.err == "" or result.code


def test_what_32_bit_floats_cannot_tell_apart(find):
    words = "--x 1700000000 1700000060 1700000120 --y 1 2 3 --w 0 --bias --steps 0"
    line = "32-bit floats can't tell these x apart: 3 different numbers become 2."
    assert find(words).out.startswith(line)
    for option in ("--float64", "--standardize"):
        assert "32-bit" not in find(words, option).out


# Own data


OWN = [  # the scales of real data: x from, x to, slope, intercept, noise
    (1990, 2024, 800, -1.5e6, 2000),  # years and incomes
    (20_000, 250_000, -0.09, 24_000, 900),  # miles and prices
    (0.5, 40, 2.1, 5, 3),  # milligrams and seconds
    (1.7e9, 1.7e9 + 9e4, 1e-3, -1.69e6, 5),  # dates in seconds
    (1, 12, 4.5, 46, 1),  # hours and scores
    (150, 200, 0.9, -90, 6),  # heights and weights
    (1e-6, 9e-6, 2e6, 3, 0.5),  # micrometers
    (-40, 45, -0.3, 60, 4),  # temperatures
    (300, 900, 120, 5000, 9000),  # areas and rents
    (1e6, 9e7, 3e-6, 12, 20),  # people and prices
]


SOME = [*OWN[:2], *(pytest.param(own, marks=pytest.mark.slow) for own in OWN[2:])]


@pytest.mark.parametrize("own", SOME)
def test_own_data_end_at_the_right_line_in_two_commands(run, tmp_path, own):
    low, high, slope, middle, noise = own
    random = np.random.default_rng(3)
    x = random.uniform(low, high, 30)
    y = slope * x + middle + random.normal(0, noise, 30)
    file = tmp_path / "own.csv"
    np.savetxt(file, np.column_stack([x, y]), delimiter=",", fmt="%.17g")
    options = f"--data {file} --w 0 --b 0 --learning-rate auto --steps 30 --no-figure"
    w, b = np.polyfit(x - x.mean(), y, 1)
    first = run(SCRIPT, *options.split()).out
    said = re.search(r"Least squares: w = (\S+), b", first)
    there = "This is the lowest cost" in first
    assert there or float(said[1]) == pytest.approx(w, rel=1e-4)
    assert there or "Try --standardize" in first or "Try --steps" in first
    plain = run(SCRIPT, "--data", file, "--no-figure")  # as a newcomer begins
    hint = "Try --bias --standardize --learning-rate auto." in plain.out + plain.err
    w_0 = x @ y / (x @ x)
    through_0 = np.mean((w_0 * x - y) ** 2)
    with_bias = np.mean((w * (x - x.mean()) + b - y) ** 2)
    assert hint == (with_bias < 0.9 * through_0 or w * w_0 < 0)
    history = tmp_path / "history.csv"
    second = run(SCRIPT, *options.split(), "--standardize", "--history", history).out
    assert "This is the lowest cost there is." in second
    assert {"w_standardized", "b_standardized"} < {*read_history(history), *second.split()}
    m, c = parameters(second)
    lowest = np.mean((w * (x - x.mean()) + b - y) ** 2)
    assert np.mean((m * x + c - y) ** 2) <= lowest * 1.001 + 1e-6 * np.var(y)


def test_a_line_through_0_that_a_bias_would_help(find):
    x, y = np.array([1, 2, 3]), np.array([11, 12, 13])
    out = find("--x 1 2 3 --y 11 12 13 --w 0 --learning-rate auto").out
    said = re.search(r"through 0. With --bias the lowest cost is (\S+) instead of (\S+)\.", out)
    through_0 = np.mean((x @ y / (x @ x) * x - y) ** 2)
    assert [float(n) for n in said.groups()] == pytest.approx([0, through_0], rel=1e-3, abs=1e-12)


# A student changes the script


MOMENTUM = [
    ('parameters = {"w": W,', 'v = tf.Variable([0.0], dtype=dtype)\nparameters = {"w": W,'),
    (
        'W.assign_sub(learning_rate * slope["w"])',
        'v.assign(0.9 * v + slope["w"]); W.assign_sub(learning_rate * v)',
    ),
]


def test_momentum_is_seen_and_its_limit_is_another(changed, monkeypatch):
    monkeypatch.setattr(training, "compiled", lambda learn, around: around(learn))  # as it stands
    for rate, converges in [(0.4, True), (0.42, False)]:  # 2 (1 + 0.9) / curvature = 0.407
        out = changed(SCRIPT, f"--w 5 --learning-rate {rate} --steps 40 --float64", *MOMENTUM)
        assert "The updates are not W - learning_rate * slope" in out
        assert "cannot converge" not in out and "too large" not in out and "exact" not in out
        w, v = 5.0, 0.0
        for _ in range(40):
            v = 0.9 * v + 28 / 3 * (w - 1)
            w -= rate * v
        assert float(out.split("\nw = ")[1].split()[0]) == pytest.approx(w, rel=1e-6)
        assert (abs(w - 1) < 4) == converges


def test_another_cost_is_seen(changed):
    absolute = "tf.square(hypothesis(X) - Y)", "tf.abs(hypothesis(X) - Y)"
    out = changed(SCRIPT, "--w 5 --x 1 2 3 --y 2 4 7", absolute)
    assert "The cost is not the mean of (W X + b - Y)^2" in out
    assert "All x are 0" not in out and "nothing to learn" not in out


# Divergence


@pytest.mark.parametrize(("x", "bias"), [("60 61 70", ""), ("1 2 3", "--bias")])
def test_divergence(find, x, bias, tmp_path):
    file = tmp_path / "history.csv"
    A = np.array([[float(v), 1][: 2 if bias else 1] for v in x.split()])
    exact = 2 / np.linalg.eigvalsh(2 * A.T @ A / len(A))[-1]
    options = f"--x {x} --y {x} --w 5 {bias} --learning-rate {4 * exact} --steps 5000"
    result = find(options, "--history", file)
    assert result.code == 1
    happened, why, curvature, *_, attempt = result.err.splitlines()
    rate, stable = re.search(r"rate (\S+) is too large: it must be below (\S+) ", why).groups()
    auto = re.search(r"auto, which takes (\S+)\.$", attempt)[1]
    assert float(re.search(r" is ([\d.]+\d)[:.]", curvature)[1]) == pytest.approx(2 / exact)
    said, right = [float(rate), float(stable), float(auto)], [4 * exact, exact, exact / 2]
    assert said == pytest.approx(right, rel=1e-6)
    assert not re.search(r"\b(inf|nan)\b", result.out + result.err)
    history = read_history(file)
    assert all(np.isfinite(history[column]).all() for column in history)
    assert happened.startswith(f"Diverged at step {history['step'][-1] + 1:.0f}: ")
    *_, last, said = result.out.splitlines()
    assert said == f"The history is in {file}"
    assert int(last.split()[0]) == history["step"][-1]


def test_numbers_too_large_from_the_start(once):
    result = once(SCRIPT, *"--x 1e30 --y 1 --w 1".split())
    assert (result.code, result.figures) == (1, [])
    assert "Diverged at step 0" in result.err and "Try --float64." in result.err


# The figures


def test_figures_show_what_was_computed(once, table):
    options = "--x 1 2 4 --y 2 4 9 --w 0 --b 1 --learning-rate 0.05 --every 1 --steps 20"
    result = once(SCRIPT, *options.split())
    rows, (left, right) = table(result.out), result.figures
    axes = left.axes[0]
    data = next(line for line in axes.lines if line.get_label() == "data")
    assert data.get_xydata().tolist() == [[1, 2], [2, 4], [4, 9]]
    assert "step 0: $w = 0$, $b = 1$" in [text.get_text() for text in axes.texts]
    assert any(set(line.get_ydata()) == {1} for line in axes.lines)
    (last,) = (line for line in axes.lines if line.get_linewidth() == 3.2)
    for x, h in last.get_xydata():
        assert h == pytest.approx(rows[-1]["w"] * x + rows[-1]["b"], rel=1e-5)
    x, y = np.array([1, 2, 4]), np.array([2, 4, 9])
    w, b = np.polyfit(x, y, 1)
    lowest = np.mean((w * x + b - y) ** 2)
    costs = [row["cost"] for row in rows]
    off = costs[-1] > 2 * lowest
    curve = right.axes[0].lines[0]
    assert curve.get_xdata().tolist() == [row["step"] for row in rows]
    assert curve.get_ydata() == pytest.approx(np.array(costs) - lowest * (not off), rel=1e-3)


SLIDES, OTHERS = np.array([[1.0, 2.0, 3.0]] * 2), np.array([[1.0, 2.0, 4.0], [2.0, 4.0, 9.0]])
USED_CARS = np.loadtxt(CARS, delimiter=",", skiprows=1).T


@pytest.mark.parametrize(
    ("points", "bias", "standardize", "rate", "steps", "titles"),  # rate times the curvature
    [
        (SLIDES, False, False, 14 / 15, 30, [
            "The line turns until it fits best", "Each step divides the cost by 225",
        ]),
        (SLIDES, False, False, 2.8, 9999, [
            "The line swings further and further away", "Each step multiplies the cost by 3.24",
        ]),
        (OTHERS, True, False, 0.5, 40, [
            "After 40 steps the line is not yet the best one", "The cost falls fast, then slowly",
        ]),
        (USED_CARS, True, False, 1, 100, [
            "After 100 steps the line has turned, but hardly shifted",
            "After 100 steps the cost is 200 times the lowest",
        ]),
        (USED_CARS, True, True, 1, 1, [
            "The line turns and shifts until it fits best", "One step leads to the lowest cost",
        ]),
    ],
)  # fmt: skip
def test_figures_say_what_happened(points, bias, standardize, rate, steps, titles):
    x, y = points
    scale = line.mean_and_spread(x, True) if standardize else line.AS_GIVEN
    (X,) = line.standardize([x], [scale])
    rate /= line.curvatures([X], bias)[-1]
    run = descend(X, y, rate, steps, 5.0, 0.0 if bias else None)
    last = line.to_given(run["w"][-1], run["b"][-1] if bias else 0.0, *scale)[: 1 + bias]
    verdict = "" if run.diverged else ending.judge([x], y, last, bias)[0]
    given = run, points, scale, rate, verdict
    drawn = find_w.line_figure(*given, ("x", "y"), False), find_w.cost_figure(*given, False)
    assert [figure.get_suptitle().strip() for figure in drawn] == titles


def test_what_would_lead_further_is_said(find):
    falls = "--x 1 2 3 --y 2 5 1 --learning-rate auto --w 0"  # with a bias the line falls
    best = np.polyfit([1, 2, 3], [2, 5, 1], 1, full=True)[1][0] / 3
    assert f"With --bias the lowest cost is {best:.4g}" in find(falls).out
    at_the_limit = find("--x 3 --y 7 --w 0 --learning-rate 0.1111111111").out  # 2 / 18
    assert "Try --learning-rate auto.\n" in at_the_limit


def test_names_of_the_columns(once):
    left = once(SCRIPT, *f"--data {groups.PATIENTS} --steps 0".split()).figures[0].axes[0]
    assert (left.get_xlabel(), left.get_ylabel()) == ("$x$  (bmi)", "$y$  (progression)")


# As processes


def test_quiet(quiet):
    out, err = quiet.communicate(timeout=60)
    assert (quiet.returncode, err) == (0, "")
    assert out.isascii() and out.splitlines()[-1] == "w = 1.0"


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
