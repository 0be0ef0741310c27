"""06_extend_graph.py: parameters, gates, slopes, convexity, what is learned, and the picture."""

import csv
import itertools
import re
import signal

import numpy as np
import pytest
from conftest import ROOT

SCRIPT = "06_extend_graph.py"
SCORES = np.loadtxt(ROOT / "data" / "test_scores.csv", delimiter=",", skiprows=1)
# A run on real data, long enough for a history of few rows
LONG = ("--model", "several-inputs", "--steps", 20_000, "--predict", 100, 70, 101, 60, 70, 110)
# A learning rate that is too large, and how many steps it takes to see that
DIVERGING = {
    "bias": (0.2, 100_000),
    "several-inputs": (6e-5, 100_000),
    "two-inputs": (0.6, 100_000),
    "two-neurons": (2, 100),
}

STARTS = {
    "bias": {"w": -3, "b": 4},
    "several-inputs": {"w1": 0, "w2": 0, "w3": 0, "b": 0},
    "two-inputs": {"w1": 3, "w2": 1},
    "two-neurons": {"w1": 2, "w2": -0.5},
}
POINTS = {
    "bias": ([[1, 2, 3]], [1, 2, 3]),
    "several-inputs": (SCORES[:, :3].T, SCORES[:, 3]),
    "two-inputs": ([[1], [1]], [1]),
    "two-neurons": ([[1]], [1]),
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def extend(once):
    """extend(*options): a good run, whose figure is drawn but not written."""

    def extend(*options):
        return good(once(SCRIPT, *options))

    return extend


def good(result):
    assert (result.code, result.err) == (0, "")
    assert result.out.isascii() and "-0 " not in result.out
    return result


@pytest.fixture
def default(extend):
    """default(model): a good run that tests share, with no more steps than show what is tested."""
    options = {"several-inputs": LONG}
    return lambda model: extend(*options.get(model, ("--model", model)))


@pytest.fixture
def diverged(once):
    """diverged(model): a run with too large a learning rate; until it learns it is as any other."""

    def diverged(model):
        rate, steps = DIVERGING[model]
        return once(SCRIPT, "--model", model, "--learning-rate", rate, "--steps", steps)

    return diverged


def cost(p, x, y):
    """The slides' cost (L1.16) of a neuron at the parameters p: a weight for each x, maybe b."""
    h = np.dot(p[: len(x)], x) + (p[len(x)] if len(p) > len(x) else 0)
    return np.mean((h - y) ** 2)


def slides_cost(model):
    """The cost of a model on its own points, at p."""
    if model == "two-neurons":  # L1.16: E = (w2 (w1 x) - y)^2 at x = y = 1
        return lambda p: (p[1] * (p[0] * 1) - 1) ** 2
    return lambda p: cost(p, *map(np.array, POINTS[model]))


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
    return np.array([*STARTS[model].values()], float)


def least_squares(x, y):
    """Weights, bias and the cost there, by NumPy."""
    A = np.column_stack([*x, np.ones(len(y))])
    best = np.linalg.lstsq(A, y, rcond=None)[0]
    return best, np.mean((A @ best - y) ** 2)


def found(out):
    """The parameters that were learned, from the sentence that says how learning ended."""
    line = re.search(
        r"^(?:Learning|Stopped|Finished|Interrupted).*\n(?:Try .*\n)?(w.*)$", out, re.MULTILINE
    )[1]
    return {name: float(n) for name, n in re.findall(r"(\w+) = ([-\d.e]+)", line)}


def lowest(out):
    """The lowest cost, the parameters there, and how far above it the descent ended."""
    cost, place, above = re.search(
        r"^Least squares: the lowest cost is (\S+)\.\nIt is at (.*)\n"
        r"This descent ended (\S+) above it\.$",
        out, re.MULTILINE,
    ).groups()  # fmt: skip
    return float(cost), [float(n) for n in re.findall(r" = (\S+?)(?:,|$)", place)], float(above)


# L1.16: how many parameters there are to tune, and which gates


COUNTED = [
    ("bias", "2 parameters to tune: w, b", "5 gates: *, +, -, ^2, mean"),
    ("several-inputs", "4 parameters to tune: w1, w2, w3, b", "9 gates: 3 *, 3 +, -, ^2, mean"),
    ("two-inputs", "2 parameters to tune: w1, w2", "5 gates: 2 *, +, -, ^2"),
    ("two-neurons", "2 parameters to tune: w1, w2", "4 gates: 2 *, -, ^2"),
]


def test_parameters_and_gates(diverged):
    for model, parameters, gates in COUNTED:
        lines = diverged(model).out.splitlines()
        assert lines[:2] == [f"{model}: {parameters}", f"The graph has {gates}"]


# The slopes, and learning with them


def check_slopes(out, cost, p):
    """The printed slopes at p are those of the cost, both ways."""
    rows = re.findall(r"^(?:w\d?|b) +(\S+) +(\S+) +(\S+) +(\S+)$", out, re.MULTILINE)
    value, slope, nudged, difference = np.transpose(np.array(rows, float))
    expected = slopes(cost, p)
    small = 1e-6 * np.abs(expected).max()
    assert value == pytest.approx(p, abs=1e-6)
    assert slope == pytest.approx(expected, abs=small)
    assert nudged == pytest.approx(expected, abs=small)
    assert difference == pytest.approx(np.zeros(len(p)), abs=small)


def test_slopes(diverged):
    for model in STARTS:
        check_slopes(diverged(model).out, slides_cost(model), start(model))


# L1.18: is the cost convex?


CONVEX = [
    ("bias", "Convex, a bowl: the curvatures go from 0.240393 to 11.0929.\nThe curvature is"),
    (
        "several-inputs",
        "Convex, a bowl: the curvatures go from 0.0385624 to 39194.8.\n"
        "The largest is 1016398 times the lowest, so learning is slow.\nThe curvature is the ",
    ),
    (
        "two-inputs",
        "Convex, a valley: the curvatures go from 0 to 4.\nAlong the bottom "
        "of the valley the cost does not change.\nThe curvature is the same everywhere",
    ),
    (
        "two-neurons",
        "Not convex: at w1 = 0, w2 = 0 the curvatures are -2 and 2.\nThis is a "
        "saddle: the cost falls in one direction and rises in another.\n    step",
    ),
]


def test_is_the_cost_convex(diverged):
    for model, words in CONVEX:
        assert f"\n{words}" in diverged(model).out


def test_two_neurons_have_a_stable_rate_near_the_end_only(default):
    out = default("two-neurons").out
    w1, w2 = found(out).values()
    assert w1 * w2 == pytest.approx(1)
    said = re.search(r"^Near (.+), learning rates below (\S+) are stable", out, re.MULTILINE)
    assert said[1] == f"w1 = {w1:.4g}, w2 = {w2:.4g}"
    stable = 2 / curvatures(slides_cost("two-neurons"), np.array([w1, w2]))[-1]
    assert float(said[2]) == pytest.approx(stable, rel=1e-4)


def test_nothing_is_learned_on_the_saddle(extend):
    result = extend("--model", "two-neurons", "--start", 0, 0, "--no-figure")
    assert "Learning ended after 0 steps: the slope is 0.\nw1 = 0.0, w2 = 0.0\n" in result.out
    assert "\nIt is a saddle (curvatures -2 and 2).\nThe slope is 0, so nothing" in result.out
    assert "are stable" not in result.out


def test_beside_the_saddle_something_is_learned(extend):
    out = extend("--model", "two-neurons", "--start", 0.001, 0, "--no-figure").out
    w1, w2 = found(out).values()
    assert w1 * w2 == pytest.approx(1)
    assert "nothing is learned" not in out


# What is learned


def test_own_points_with_any_number_of_inputs(run, folder, table):
    random = np.random.default_rng(4)
    x = random.normal(size=(4, 50))
    y = random.normal(size=50) + np.arange(1, 5) @ x - 7
    np.savetxt(folder / "points.csv", np.column_stack([*x, y]), delimiter=",", fmt="%.17g")
    p, row = random.normal(size=5), random.normal(size=4).tolist()
    out = run(
        SCRIPT, "--model", "several-inputs", "--data", "points.csv", "--start", *p,
        "--steps", 100_001, "--learning-rate", 5e-4, "--history", "h.csv", "--no-figure",
        "--predict", *row, *row[::-1],
    ).out  # fmt: skip
    assert out.startswith(
        "x1 = column 1, x2 = column 2, x3 = column 3, x4 = column 4, y = column 5"
    )
    assert "\nseveral-inputs: 5 parameters to tune: w1, w2, w3, w4, b\n" in out
    check_slopes(out, lambda p: cost(p, x, y), p)
    best, _ = least_squares(x, y)
    assert [*found(out).values()] == pytest.approx(best, rel=1e-9)
    predicted = re.findall(r"^hypothesis\(.+\) = (\S+)$", out, re.MULTILINE)
    assert [float(h) for h in predicted] == pytest.approx(
        [np.dot(best, [*row, 1]), np.dot(best, [*row[::-1], 1])], rel=1e-9
    )
    # The history of so many steps has the printed rows only.
    with open("h.csv", newline="") as file:
        names, *rows = csv.reader(file)
    assert names == ["step", "cost", "w1", "w2", "w3", "w4", "b"]
    printed = table(out)
    assert [row["step"] for row in printed][:3] == [0, 10_000, 20_000]
    assert np.array(rows, float) == pytest.approx(
        np.array([[row[name] for name in names] for row in printed]), rel=1e-5, abs=1e-6
    )


def descent_of_a_parabola(steps):
    """The cost of the exam scores after so many steps from 0, and the parameters, without steps.

    Along each direction of the second derivative a step multiplies the distance from the bottom by
    1 - learning_rate * curvature.
    """
    A = np.column_stack([SCORES[:, :3], np.ones(len(SCORES))])
    best, least = least_squares(SCORES[:, :3].T, SCORES[:, 3])
    curvature, directions = np.linalg.eigh(2 * A.T @ A / len(A))
    far = directions.T @ -best * (1 - curvature / curvature[-1]) ** steps
    return least + np.sum(curvature * far**2) / 2, best + directions @ far


def test_the_exam_scores(default, table):
    out = default("several-inputs").out
    least, best, above = lowest(out)
    # The slides' data: least squares as published
    assert best == pytest.approx([0.35593822, 0.54251876, 1.16744422, -4.3361024], abs=1e-7)
    rows = table(out)
    assert [row["step"] for row in rows] == [*range(0, 20_001, 2_000)]
    for row in rows:
        E, p = descent_of_a_parabola(row["step"])
        assert row["cost"] == pytest.approx(E, rel=1e-6)
        assert [row[name] for name in ("w1", "w2", "w3", "b")] == pytest.approx(p, abs=1e-5)
    # The last row is on the way down there, and the default number of steps arrives.
    assert above == pytest.approx(rows[-1]["cost"] - least, rel=0.05)
    assert descent_of_a_parabola(10_000_000)[0] == pytest.approx(least, abs=1e-8)


def test_the_students_finals_and_predictions(default):
    out = default("several-inputs").out
    *w, b = found(out).values()
    words = [line.split() for line in out.splitlines()]
    begin = words.index(["point", "x1", "x2", "x3", "y", "h"]) + 1
    rows = np.array(words[begin : begin + 25], float)
    assert rows[:, 0].tolist() == [*range(1, 26)]
    assert np.array_equal(rows[:, 1:5], SCORES)
    assert rows[:, 5] == pytest.approx(SCORES[:, :3] @ w + b, abs=1e-6)
    for x in ([100, 70, 101], [60, 70, 110]):
        said = re.search(rf"^hypothesis\({', '.join(map(str, x))}\) = (\S+)$", out, re.M)[1]
        assert float(said) == pytest.approx(np.dot(w, x) + b, rel=1e-12)


# Too large a learning rate, and Ctrl-C


@pytest.mark.parametrize("model", STARTS)
def test_divergence(diverged, model):
    result = diverged(model)
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
    assert [float(number) for number in said.groups()] == pytest.approx(
        [DIVERGING[model][0], 2 / largest, largest, 1 / largest], rel=1e-3
    )
    assert not re.search(r"\b(nan|inf)\b", result.out + result.err)
    assert not re.search("Least squares|hypothesis|point|Near", result.out)


@pytest.mark.parametrize("model", ["bias", "two-inputs", "two-neurons"])
def test_a_diverged_path_is_drawn_as_far_as_it_can_be_seen(diverged, model):
    figure = diverged(model).figures[1]
    above, beside = figure.axes
    assert figure.get_suptitle().startswith(r"$\alpha$ is too large: the steps climb, out of")
    *seen, way_out = line(above, "path").get_xydata()
    assert len(seen) > 1
    p = start(model)
    for place in seen:
        assert place == pytest.approx(p, rel=1e-6)
        p = p - DIVERGING[model][0] * slopes(slides_cost(model), p, 1e-4)
    inside = np.transpose([above.get_xlim(), above.get_ylim()])
    assert np.all((inside[0] < seen) & (seen < inside[1]))
    assert np.any((way_out < inside[0]) | (inside[1] < way_out))
    assert np.transpose(line(beside, "path").get_data_3d()).shape == (len(seen), 3)
    assert np.linalg.norm(seen[-1]) < 100 * np.linalg.norm(seen[0])
    assert "other path" not in [some.get_label() for some in above.lines]


def test_a_diverged_cost_is_drawn_as_far_as_it_can_be_seen(diverged):
    figure = diverged("several-inputs").figures[1]
    assert figure.get_suptitle().strip() == r"$\alpha$ is too large: the cost rises, step by step"
    steps, costs = figure.axes[0].lines[0].get_data()
    assert steps[:3].tolist() == [0, 1, 2] and len(steps) > 300
    assert np.all(np.diff(costs[-100:]) > 0) and costs[-1] > 1e100
    assert costs[0] == pytest.approx(slides_cost("several-inputs")(np.zeros(4)))


def test_an_interrupted_run_tells_where_it_stood_and_no_more(run, monkeypatch):
    sent = []

    def interrupt(*_):
        return lambda descent, first, rows: (
            first and not sent and sent.append(signal.raise_signal(signal.SIGINT))
        )

    monkeypatch.setattr("lib.learning.descent.table", interrupt)
    result = run(SCRIPT, "--learning-rate", 1e-9, "--steps", 10**9, "--predict", 1)
    assert (result.code, result.err) == (130, "")
    step = int(re.match(r"Interrupted after (\d+) steps\.", result.out.splitlines()[-2])[1])
    assert 0 < step < 10**6
    # So small a learning rate moves along the slope at the start.
    p = start("bias") - step * 1e-9 * slopes(slides_cost("bias"), start("bias"))
    assert [*found(result.out).values()] == pytest.approx(p, rel=1e-3)
    assert "hypothesis" not in result.out and "The figures" not in result.out


# The picture


def artists(figure, gid):
    return figure.findobj(lambda artist: (artist.get_gid() or "").startswith(gid))


def line(axes, label):
    (labelled,) = (artist for artist in axes.lines if artist.get_label() == label)
    return labelled


def labelled(axes, label):
    return [artist for artist in axes.lines if artist.get_label() == label]


@pytest.mark.parametrize("model", ["bias", "two-neurons"])
def test_the_way_down_on_the_cost(default, model):
    above, beside = default(model).figures[1].axes
    way = line(above, "path").get_xydata()
    assert way[0].tolist() == [*STARTS[model].values()]
    assert way[-1] == pytest.approx([*found(default(model).out).values()], abs=1e-15)
    for place, after in itertools.pairwise(way[:5]):
        assert after == pytest.approx(place - 0.1 * slopes(slides_cost(model), place), abs=1e-6)
    inside = np.transpose([above.get_xlim(), above.get_ylim()])
    assert np.all((inside[0] < way) & (way < inside[1]))
    on_surface = np.transpose(line(beside, "path").get_data_3d())
    assert np.array_equal(on_surface[:, :2], way)
    assert on_surface[:, 2] == pytest.approx([slides_cost(model)(p) for p in way], abs=1e-12)


@pytest.mark.parametrize(
    ("model", "mark"), [("bias", "lowest"), ("two-inputs", "floor"), ("two-neurons", "saddle")]
)
def test_bowl_valley_and_saddle(default, model, mark):
    above, beside = default(model).figures[1].axes
    for axes in (above, beside):
        assert labelled(axes, mark)
    names = {"lowest": "lowest: $E = 0$", "floor": "floor: $E = 0$", "saddle": "saddle,\nslope 0"}
    assert names[mark] in [text.get_text() for text in above.texts]
    assert {"floor": "valley", "lowest": "bowl"}.get(mark, mark) in [
        text.get_text() for text in beside.texts
    ]
    # The other paths follow the same rule, to where the cost is lowest.
    others = [some.get_xydata() for some in labelled(above, "other path")]
    assert len(others) >= 2
    for path in others:
        place, after = path[:2]
        assert after == pytest.approx(place - 0.1 * slopes(slides_cost(model), place), abs=1e-6)
        assert slides_cost(model)(path[-1]) < 1e-3
    ends = np.array([path[-1] for path in others])
    apart = np.linalg.norm(ends[0] - ends[1])
    assert (apart < 0.1) if mark == "lowest" else (apart > 0.5)


def test_the_cost_and_the_answers_of_many_parameters(default):
    result = default("several-inputs")
    left, right = result.figures[1].axes
    shown = left.lines[0].get_xydata()
    assert shown[[0, -1], 0].tolist() == [0, 20_000]
    for step, cost in shown[:: len(shown) // 20]:
        assert cost == pytest.approx(descent_of_a_parabola(step)[0], rel=1e-4)
    words = [text.get_text() for text in left.texts]
    # The curvatures are 39194.8 and 0.0385624; so each step leaves 0.999998032 of the slow part,
    # and 352,000 steps leave half of it.
    assert words == [
        "lowest: $E = 5.74$",
        "fast: curvature $39195$:\ndone in one step",
        "slow: curvature $0.0386$:\nhalf of the rest in\n350,000 steps",
    ]
    answers = right.lines[-1].get_xydata()
    assert np.array_equal(answers[:, 0], SCORES[:, 3])
    *w, b = found(result.out).values()
    assert answers[:, 1] == pytest.approx(SCORES[:, :3] @ w + b)
    assert right.get_xlabel() == "$y$  (final)"


def test_curvatures_that_are_too_large_to_compute(run):
    result = run(SCRIPT, "--model", "two-neurons", "--start", 1e200, 0)
    assert result.code == 1 and result.err.count("\n") == 1
    assert "too large for 64-bit floats" in result.err
    assert not re.search(r"\b(nan|inf)\b", result.out)


# Bad input


BAD = {
    "--model four-inputs": "--model: invalid choice: 'four-inputs'",
    "--start 1": "--start has 1 number, the parameters are w, b",
    "--model several-inputs --start 1 2 3": "the parameters are w1, w2, w3, b",
    "--model two-inputs --predict 1 2 3": "--predict has 3 numbers, a point here has 2 of x",
    "--data two.csv": "there can be 1 column of x here, not 2",
    "--model two-inputs --data one.csv": "there can be 2 columns of x here, not 1",
    "--model several-inputs --data y.csv": "y is missing",
    "--x 1 --y 1": "--x: there is no such option",
}


def test_bad_input(run, folder, alone):
    files = {"y.csv": "1\n2\n", "one.csv": "1,2\n3,4\n", "two.csv": "1,2,3\n4,5,6\n"}
    for name, content in files.items():
        (folder / name).write_text(content)
    for options, words in BAD.items():
        result = run(SCRIPT, *options.split())
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"{SCRIPT}: ") and words in result.err
        assert result.err.count("\n") == 1
    assert {file.name: file.read_text() for file in folder.iterdir()} == files
