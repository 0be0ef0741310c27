"""06_extend_graph.py: parameters, gates, slopes, convexity, what is learned, how it ends."""

import csv
import re
import signal

import numpy as np
import pytest
from conftest import ROOT

from lib.options import pages
from lib.pages import extend_graph

SCRIPT = "06_extend_graph.py"
SCORES = np.loadtxt(ROOT / "data" / "test_scores.csv", delimiter=",", skiprows=1)
SEVERAL = ("--model", "several-inputs")
# The models on the slides, L1.16 and L1.18: start, points, what is said of parameters, gates and
# convexity, and a learning rate that is too large
MODELS = {
    "bias": (
        {"w": -3, "b": 4}, ([[1, 2, 3]], [1, 2, 3]),
        "2 parameters to tune: w, b", "5 gates: *, +, -, ^2, mean", "Convex, a bowl", 0.2,
    ),
    "several-inputs": (
        {"w1": 0, "w2": 0, "w3": 0, "b": 0}, (SCORES[:, :3].T, SCORES[:, 3]),
        "4 parameters to tune: w1, w2, w3, b", "9 gates: 3 *, 3 +, -, ^2, mean",
        "Convex, a bowl", 6e-5,
    ),
    "two-inputs": (
        {"w1": 3, "w2": 1}, ([[1], [1]], [1]),
        "2 parameters to tune: w1, w2", "5 gates: 2 *, +, -, ^2", "Convex, a valley", 0.6,
    ),
    "two-neurons": (
        {"w1": 2, "w2": -0.5}, ([[1]], [1]),
        "2 parameters to tune: w1, w2", "4 gates: 2 *, -, ^2", "Not convex: at w1 = 0, w2 = 0 the",
        2,
    ),
}  # fmt: skip


def slides_cost(model):
    """The cost of a model on its own points, at p (L1.16)."""
    if model == "two-neurons":  # E = (w2 (w1 x) - y)^2 at x = y = 1
        return lambda p: (p[1] * (p[0] * 1) - 1) ** 2
    x, y = map(np.array, MODELS[model][1])
    return lambda p: np.mean((p[: len(x)] @ x + sum(p[len(x) :]) - y) ** 2)


def slopes(cost, p, nudge=1e-5):
    """Central differences of the cost."""
    nudges = nudge * np.eye(len(p))
    return np.array([(cost(p + d) - cost(p - d)) / (2 * nudge) for d in nudges])


def curvatures(cost, p, nudge=1e-3):
    """The eigenvalues of the cost's second derivative at p, by central differences of slopes."""
    nudges = nudge * np.eye(len(p))
    rows = [(slopes(cost, p + d, nudge) - slopes(cost, p - d, nudge)) / (2 * nudge) for d in nudges]
    return np.linalg.eigvalsh(rows)


def start(model):
    return np.array([*MODELS[model][0].values()], float)


def found(out):
    """The parameters that were learned: the last line that begins with them."""
    line = re.findall(r"^(w\d? = .*)$", out, re.MULTILINE)[-1]
    return {name: float(n) for name, n in re.findall(r"(\w+) = ([-\d.e+]+)", line)}


@pytest.mark.parametrize("model", MODELS)
def test_parameters_gates_slopes_and_curvatures(once, model):
    begin, _, parameters, gates, convex, _ = MODELS[model]
    few = ("--steps", "1") if model == "several-inputs" else ()
    result = once(SCRIPT, "--model", model, *few)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert result.out.isascii() and len(lines) <= 40 and "-0 " not in result.out
    assert lines[:2] == [f"{model}: {parameters}", f"The graph has {gates}"]
    rows = [line.split() for line in lines[3 : 3 + len(begin)]]
    expected = slopes(slides_cost(model), start(model))
    assert {name: float(value) for name, value, _ in rows} == begin
    assert [float(slope) for *_, slope in rows] == pytest.approx(expected, rel=1e-6, abs=1e-6)
    assert f"\n{convex}" in result.out
    place = np.zeros(2) if model == "two-neurons" else start(model)
    right = curvatures(slides_cost(model), place)
    assert result.names["shape"].curvatures == pytest.approx(right, rel=1e-5, abs=2e-6 * right[-1])


# The exam scores


def at(steps, X):
    """The costs above the lowest after so many steps from 0, and the parameters there."""
    A = np.column_stack([X, np.ones(len(X))])
    best = np.linalg.lstsq(A, SCORES[:, 3], rcond=None)[0]
    curvature, directions = np.linalg.eigh(2 * A.T @ A / len(A))
    far = directions.T @ -best * (1 - curvature / curvature[-1]) ** np.reshape(steps, [-1, 1])
    return far**2 @ curvature / 2, best + far @ directions.T


STANDARDIZED = (SCORES[:, :3] - SCORES[:, :3].mean(axis=0)) / SCORES[:, :3].std(axis=0)


def needed(X):
    """How many steps lead to a cost that is only a millionth of y's variance above the lowest."""
    steps = np.geomspace(1, 1e8, 20_000).round()
    return steps[np.argmax(at(steps, X)[0] <= 1e-6 * np.var(SCORES[:, 3]))]


@pytest.mark.slow
def test_the_scores_as_they_are_take_too_long(once, table):
    out = once(SCRIPT, *SEVERAL).out
    rows = {name: [row[name] for row in table(out)] for name in ("step", "cost", "w1", "b")}
    assert rows["step"] == [*range(0, 100_001, 10_000)]
    above, (w1, *_, b) = (some.T for some in at(rows["step"], SCORES[:, :3]))
    assert rows["cost"] == pytest.approx(5.73780714 + above, rel=1e-6)
    assert rows["w1"] == pytest.approx(w1, abs=1e-5) and rows["b"] == pytest.approx(b, abs=1e-5)
    assert rows["cost"][-1] == pytest.approx(6.04, abs=0.005)
    assert out.count("\n") <= 40


def test_the_curvatures_say_how_long_it_takes(once):
    result = once(SCRIPT, *SEVERAL, "--steps", "1")
    more, steps = re.search(
        r"take about ([\d,]+) more steps.\nTry --standardize .* in about (\d+) steps", result.out
    ).groups()
    assert float(more.replace(",", "")) == pytest.approx(needed(SCORES[:, :3]), rel=0.05)
    assert float(steps) == pytest.approx(needed(STANDARDIZED), rel=0.05)
    title = result.figures[1].get_suptitle()
    assert f" {steps} steps " in title and f"instead of {more}" in title


def test_standardized_scores(once):
    result = once(SCRIPT, *SEVERAL, "--standardize", "--steps", 350)
    descent = result.names["descent"]
    assert descent["cost"][200] - 5.73780714 == pytest.approx(6e-6, abs=5e-7)
    steps = [1, 7, 350]
    right = at(steps, STANDARDIZED)[1].T
    assert [descent[name][steps] for name in descent.names] == pytest.approx(right, rel=1e-9)
    learned = found(result.out)
    digits = [float(f"{value:.5g}") for value in learned.values()]
    assert digits == [0.35594, 0.54252, 1.1674, -4.3361]  # least squares as published
    assert "This is the lowest cost there is." in result.out
    *w, b = learned.values()
    words = [line.split() for line in result.out.splitlines()]
    begin = words.index(["point", "x1", "x2", "x3", "y", "h"]) + 1
    rows = np.array(words[begin : begin + 5], float)
    assert np.array_equal(rows[:, 1:5], SCORES[:5])
    assert rows[:, 5] == pytest.approx(SCORES[:5, :3] @ w + b, abs=1e-6)


# Own points


@pytest.mark.parametrize("standardize", [pytest.param("", marks=pytest.mark.slow), "--standardize"])
def test_own_points_with_any_number_of_inputs(run, tmp_path, monkeypatch, standardize):
    monkeypatch.chdir(tmp_path)
    random = np.random.default_rng(4)
    x = random.normal(size=(4, 50)) * [[1], [2], [0.5], [3]] + 1
    y = random.normal(size=50) + np.arange(1, 5) @ x - 7
    np.savetxt("points.csv", np.column_stack([*x, y]), delimiter=",", fmt="%.17g")
    p, row = random.normal(size=5), random.normal(size=4).tolist()
    result = run(
        SCRIPT, *SEVERAL, "--data", "points.csv", "--start", *p, "--steps", 3000,
        "--history", "h.csv", "--no-figure", "--predict", *row, *row[::-1], *standardize.split(),
    )  # fmt: skip
    out, names = result.out, result.names
    assert "\nseveral-inputs: 5 parameters to tune: w1, w2, w3, w4, b\n" in out
    best, (left,), *_ = np.linalg.lstsq(np.column_stack([*x, np.ones(50)]), y, rcond=None)
    assert [*found(out).values()] == pytest.approx(best, rel=1e-6)
    predicted = re.findall(r"^hypothesis\(.+\) = (\S+)$", out, re.MULTILINE)
    expected = [np.dot(best, [*row, 1]), np.dot(best, [*row[::-1], 1])]
    assert [float(h) for h in predicted] == pytest.approx(expected, rel=1e-6)
    with open("h.csv", newline="") as file:
        heads, first, *rows = csv.reader(file)
    suffix = "_standardized" * bool(standardize)
    assert heads == ["step", "cost", *(f"{name}{suffix}" for name in ("w1", "w2", "w3", "w4", "b"))]
    assert len(rows) == int(rows[-1][0])
    # The start is that of x as given, whatever learning sees
    cost = np.mean((p[:4] @ x + p[4] - y) ** 2)
    assert float(first[1]) == pytest.approx(cost, rel=1e-12)
    figure = extend_graph.fall(names["shape"], names["descent"], names["learning_rate"], False)
    begins = [line.get_ydata()[0] for line in figure.axes[0].lines if len(line.get_xdata()) > 2]
    assert begins == pytest.approx([cost - left / 50] * 2)


def test_row_numbers_get_a_hint(read, tmp_path, capsys):
    file = tmp_path / "points.csv"
    for column, hint in (([1, 2, 3], True), ([1, 2, 4], False)):
        file.write_text("".join(f"{k},{x},{x}\n" for k, x in zip(column, (5, 9, 2), strict=True)))
        assert read([*SEVERAL, "--data", str(file)], pages.model).x[0].tolist() == column
        assert ("x1 only counts 1, 2, 3" in capsys.readouterr().out) == hint


# Another cost, another rule


@pytest.mark.parametrize(
    "part",
    [
        ("tf.reduce_mean(tf.square(e))", "tf.reduce_mean(tf.abs(e))"),
        pytest.param(
            ("return w * x + b", "return tf.nn.relu(w * x + b)"), marks=pytest.mark.slow
        ),
    ],
)  # fmt: skip
def test_least_squares_is_for_squares(changed, part):
    out = changed(SCRIPT, "--steps 20", part)
    assert "The cost is not the mean of (h - y)^2: nothing is said of its lowest point." in out
    assert "everywhere" not in out and "Least squares" not in out and "too large" not in out
    assert "places tried" in out or "Not convex: at" in out


def test_another_rule_is_seen(changed):
    # the slope with a sign of its own: no step is W - α * slope
    out = changed(SCRIPT, "--steps 3 --learning-rate 0.2", ("assign_sub(", "assign_add(0.5 * "))
    assert "The updates are not W - learning_rate * slope" in out
    assert "cannot converge" not in out and "must be below" not in out


# The saddle; too large a learning rate; Ctrl-C


def test_the_saddle(once):
    out = once(SCRIPT, "--model", "two-neurons", "--start", "0", "0", "--no-figure").out
    assert "\nThis is a saddle: " in out and "nothing is learned from here" in out
    out = once(SCRIPT, "--model", "two-neurons", "--start", "0.001", "0", "--no-figure").out
    w1, w2 = found(out).values()
    assert w1 * w2 == pytest.approx(1) and "nothing is learned" not in out


@pytest.mark.parametrize(
    "model", [pytest.param(name, marks=[pytest.mark.slow] * (name != "bias")) for name in MODELS]
)
def test_divergence(once, model):
    rate, steps = MODELS[model][-1], 100 if model == "two-neurons" else 100_000
    result = once(SCRIPT, "--model", model, "--learning-rate", rate, "--steps", steps)
    assert result.code == 1
    assert result.err.startswith("Diverged at step ") and result.err.count("\n") == 5
    largest = curvatures(slides_cost(model), start(model))[-1]
    near = " near the start" if model == "two-neurons" else ""
    said = re.search(
        rf"\nThe learning rate (\S+) is too large{near}: it must be below (\S+) \(2 / the .*\n"
        rf"The largest curvature of the cost{near} is (\S+)\.\n\(A curvature .*\n"
        r"Try --learning-rate auto, which takes (\S+)\.\n",
        result.err,
    )
    right = [rate, 2 / largest, largest, 1 / largest]
    assert [float(number) for number in said.groups()] == pytest.approx(right, rel=1e-3)
    assert not re.search(r"\b(nan|inf)\b", result.out + result.err)
    assert not re.search("Least squares|hypothesis|point |lowest cost", result.out)
    assert "too large" in result.figures[1].get_suptitle()


@pytest.mark.slow
def test_an_interrupted_run_tells_where_it_stood_and_no_more(run, monkeypatch):
    def interrupting(*_, **more):
        def watch(descent, first, rows):
            if first and not descent.ending:
                signal.raise_signal(signal.SIGINT)

        return watch

    monkeypatch.setattr("lib.learning.descent.table", interrupting)
    result = run(SCRIPT, "--learning-rate", 1e-9, "--steps", 10**9, "--predict", 1)
    assert (result.code, result.err) == (130, "")
    step = int(re.search(r"^Interrupted after (\d+) steps\.", result.out, re.MULTILINE)[1])
    assert 0 < step < 10**6
    # So small a learning rate moves along the slope at the start.
    p = start("bias") - step * 1e-9 * slopes(slides_cost("bias"), start("bias"))
    assert [*found(result.out).values()] == pytest.approx(p, rel=1e-3)
    assert "hypothesis" not in result.out and "The figures" not in result.out


def test_curvatures_that_are_too_large_to_compute(run):
    result = run(SCRIPT, "--model", "two-neurons", "--start", 1e200, 0)
    assert result.code == 1 and result.err.count("\n") == 1
    assert "too large for 64-bit floats" in result.err


BAD = {  # what tests/options has not
    "--standardize": "--standardize is for --model several-inputs",
    "--model two-inputs --data one.csv": "there can be 2 columns of x here, not 1",
}


def test_bad_input(run, tmp_path, monkeypatch, alone):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.csv").write_text("1,2\n3,4\n")
    for options, words in BAD.items():
        result = run(SCRIPT, *options.split())
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"{SCRIPT}: ") and words in result.err
        assert result.err.count("\n") == 1
