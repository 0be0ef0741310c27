import csv
import re
import sys

import numpy as np
import pytest
from conftest import ROOT

from lib.options import groups

SCRIPT = "01_find_w.py"
CARS = ROOT / "data" / "used_cars.csv"


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
    assert out.endswith("\nw = 2.0, b = 1.0\nhypothesis(10) = 21.0\nhypothesis(-1.5) = -2.0\n")
    out = find(*"--x 1 2 --y 3 5 --w 0 --bias --steps 1 --predict 10".split()).out
    assert out.endswith(" (least squares: 21)\n")
    result = find(*"--w 5 --learning-rate 1 --steps 5000 --predict 10".split())
    assert result.code == 1 and result.out.endswith("There is no prediction: learning diverged.\n")


def test_slope_0_ends_learning(find):  # L1.17
    out = find(*"--x 1 -1 --y 1 1 --w 0".split()).out
    assert "Learning ended after 0 steps: the slope is 0.\n" in out and out.endswith("w = 0.0\n")


def test_stalled_is_not_slope_0(find):
    options = "--w 1e6 --learning-rate 1e-12".split()  # moves nothing from the start
    stopped = "\nStopped after 0 steps: the updates are too small to change w in 32-bit floats.\n"
    assert stopped in find(*options).out
    assert "\nStopped: all 100 steps are done (--steps 100).\n" in find(*options, "--float64").out


def test_w_is_as_exact_as_it_can_be(find):
    out = find(*"--w 5 --x 1 2 3 --y 2 3 4".split()).out
    assert re.search(r"\nFinished after \d+ steps: w cannot get more exact in 32-bit floats", out)


# How near to the lowest cost


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


SOME = [*OWN[:3], *(pytest.param(own, marks=pytest.mark.slow) for own in OWN[3:])]


@pytest.mark.parametrize("own", SOME)
def test_own_data_end_at_the_right_line_in_two_commands(run, tmp_path, own):
    low, high, slope, middle, noise = own
    random = np.random.default_rng(3)
    x = random.uniform(low, high, 30)
    y = slope * x + middle + random.normal(0, noise, 30)
    file = tmp_path / "own.csv"
    np.savetxt(file, np.column_stack([x, y]), delimiter=",", fmt="%.17g")
    options = f"--data {file} --w 0 --b 0 --learning-rate auto --no-figure"
    w, b = np.polyfit(x - x.mean(), y, 1)
    first = run(SCRIPT, *options.split()).out
    said = re.search(r"Least squares: w = (\S+), b", first)
    there = "This is the lowest cost" in first
    assert there or float(said[1]) == pytest.approx(w, rel=1e-4)
    assert there or "Try --standardize" in first or "Try --steps" in first
    plain = run(SCRIPT, "--data", file, "--no-figure")  # as a newcomer begins
    hint = "Try --bias --standardize --learning-rate auto." in plain.out + plain.err
    through_0 = np.mean((x @ y / (x @ x) * x - y) ** 2)
    assert hint == (np.mean((w * (x - x.mean()) + b - y) ** 2) < through_0 / 2)
    second = run(SCRIPT, *options.split(), "--standardize").out
    assert "This is the lowest cost there is." in second
    found = [float(n) for n in re.search(r"\nw = (\S+), b = (\S+)\n", second).groups()]
    cost, lowest = (np.mean((s * (x - x.mean()) + m - y) ** 2) for s, m in (
        (found[0], found[0] * x.mean() + found[1]), (w, b)
    ))  # fmt: skip
    assert cost <= lowest * 1.001 + 1e-6 * np.var(y)


def test_all_x_are_equal(find):
    out = find(*"--x 2 2 2 --y 1 2 6 --w 1 --bias --standardize --learning-rate auto".split()).out
    assert "All x are equal, so w and b are not determined" in out
    assert re.search(r"\nw = -?0.0, b = 3.0\n", out)


def test_a_line_through_0_that_a_bias_would_help(find):
    out = find(*"--x 1 2 3 --y 11 12 13 --w 0 --learning-rate auto".split()).out
    low = np.mean((np.polyfit([1, 2, 3], [11, 12, 13], 0) - 12) ** 2)
    words = re.search(
        r"goes through 0. With --bias the lowest cost is (\S+) instead of (\S+)\.", out
    )
    x, y = np.array([1, 2, 3]), np.array([11, 12, 13])
    high = np.mean((x @ y / (x @ x) * x - y) ** 2)
    assert float(words[1]) == pytest.approx(low, abs=1e-12) and float(words[2]) == pytest.approx(
        high, rel=1e-3
    )


def test_what_32_bit_floats_cannot_tell_apart(find):
    words = "--x 1700000000 1700000060 1700000120 --y 1 2 3 --w 0 --bias --steps 0".split()
    line = "32-bit floats can't tell these x apart: 3 different numbers become 2."
    assert find(*words).out.startswith(line)
    for option in ("--float64", "--standardize"):
        assert "32-bit" not in find(*words, option).out


def test_standardized_columns_are_named(find, tmp_path):
    file = tmp_path / "h.csv"
    out = find(*f"--data {CARS} --w 0 --bias --standardize --steps 1 --history".split(), file).out
    assert "w_standardized" in out
    assert list(read_history(file)) == [
        "step", "cost", "w_standardized", "b_standardized", "slope_w", "slope_b",
    ]  # fmt: skip


# A student changes the script


MOMENTUM = [
    ('parameters = {"w": W,', 'v = tf.Variable([0.0], dtype=dtype)\nparameters = {"w": W,'),
    (
        'W.assign_sub(learning_rate * slope["w"])',
        'v.assign(0.9 * v + slope["w"]); W.assign_sub(learning_rate * v)',
    ),
]


def test_momentum_is_seen_and_its_limit_is_another(changed):
    w, v, ends = 5.0, 0.0, {}
    for rate in (0.3, 0.4, 0.42):  # 2 (1 + 0.9) / curvature = 0.407
        out = changed(SCRIPT, f"--w 5 --learning-rate {rate} --steps 300 --float64", *MOMENTUM)
        assert "The updates are not W - learning_rate * slope" in out
        assert "cannot converge" not in out and "too large" not in out and "exact" not in out
        w, v = 5.0, 0.0
        for _ in range(300):
            v = 0.9 * v + 28 / 3 * (w - 1)
            w -= rate * v
        ends[rate] = w
        assert float(out.split("\nw = ")[1].split()[0]) == pytest.approx(w, rel=1e-6)
    assert abs(ends[0.4] - 1) < 4 < abs(ends[0.42] - 1)


def test_another_cost_is_seen(changed):
    out = changed(
        SCRIPT,
        "--w 5 --x 1 2 3 --y 2 4 7",
        ("tf.square(hypothesis(X) - Y)", "tf.abs(hypothesis(X) - Y)"),
    )
    assert "The cost is not the mean of (W X + b - Y)^2" in out
    assert "All x are 0" not in out and "nothing to learn" not in out


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


@pytest.mark.filterwarnings("error:.*encountered:RuntimeWarning")
def test_least_squares_beyond_the_floats(find):  # w would be 1e400
    result = find(*"--x 1e-300 2e-300 --y 1e100 3e100 --bias --float64".split())
    assert (result.code, result.err) == (0, "")
    assert not re.search(r"\b(inf|nan)\b", result.out)


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
    axes = line.axes[0]
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
    (line,) = cost.axes[0].lines
    above = [row["cost"] - lowest for row in rows]
    assert line.get_xdata().tolist() == [row["step"] for row in rows]
    assert line.get_ydata() == pytest.approx(above, rel=1e-3, abs=2e-6)


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ("--w 5", ["The line turns until it fits best", "Each step divides the cost by 225"]),
        (
            "--w 5 --learning-rate 0.3 --steps 9999 --float64",
            ["The line swings further", "Each step multiplies the cost by 3.24"],
        ),
        (
            f"--data {groups.PATIENTS} --w 5 --bias --learning-rate auto --steps 3000",
            ["The line turns and shifts until it fits best", "The cost falls fast, then slowly"],
        ),
        (
            f"--data {CARS} --w 0 --bias --learning-rate auto",
            [
                "After 100 steps the line has turned, but hardly shifted",
                "After 100 steps the cost is 200 times the lowest",
            ],
        ),
        (f"--data {CARS} --w 0 --bias --standardize --learning-rate auto", ["The line turns and"]),
    ],
)
def test_figures_say_what_happened(once, options, titles):
    figures = once(SCRIPT, *options.split()).figures
    for figure, title in zip(figures, titles, strict=False):
        assert figure.get_suptitle().startswith(title)


def test_names_of_the_columns(once):
    left = once(SCRIPT, *f"--data {groups.PATIENTS} --steps 0".split()).figures[0].axes[0]
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
