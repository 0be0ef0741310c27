"""06_extend_graph.py: parameters, gates, slopes, convexity, what is learned, and the picture."""

import csv
import itertools
import re
import signal

import matplotlib
import numpy as np
import pytest
from boxes import faults, overlapping
from conftest import ROOT
from drawn import lines

from lib.options.models import MODELS

# Numbers that are too large to be drawn end in warnings: whichever test runs the page first fails.
pytestmark = pytest.mark.filterwarnings("error", "ignore::DeprecationWarning")

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
    # The bias is the default model.
    options = {"bias": (), "several-inputs": LONG, "two-neurons": ("--model", "two-neurons")}
    return lambda model: extend(*options[model])


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


@pytest.mark.parametrize(
    ("model", "parameters", "gates"),
    [
        ("bias", "2 parameters to tune: w, b", "5 gates: *, +, -, ^2, mean"),
        ("several-inputs", "4 parameters to tune: w1, w2, w3, b",
         "9 gates: 3 *, 3 +, -, ^2, mean"),
        ("two-inputs", "2 parameters to tune: w1, w2", "5 gates: 2 *, +, -, ^2"),
        ("two-neurons", "2 parameters to tune: w1, w2", "4 gates: 2 *, -, ^2"),
    ],
)  # fmt: skip
def test_parameters_and_gates(diverged, model, parameters, gates):
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


@pytest.mark.parametrize("model", STARTS)
def test_slopes(diverged, model):
    check_slopes(diverged(model).out, slides_cost(model), start(model))


# L1.18: is the cost convex?


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("bias", "Convex, a bowl: the curvatures go from 0.240393 to 11.0929.\nThe curvature is"),
        ("several-inputs", "Convex, a bowl: the curvatures go from 0.0385624 to 39194.8.\n"
         "The largest is 1.02e+06 times the lowest, so learning is slow.\nThe curvature is the "),
        ("two-inputs", "Convex, a valley: the curvatures go from 0 to 4.\nAlong the bottom "
         "of the valley the cost does not change.\nThe curvature is the same everywhere"),
        ("two-neurons", "Not convex: at w1 = 0, w2 = 0 the curvatures are -2 and 2.\nThis is a "
         "saddle: the cost falls in one direction and rises in another.\n    step"),
    ],
)  # fmt: skip
def test_is_the_cost_convex(diverged, model, words):
    assert f"\n{words}" in diverged(model).out


def test_two_neurons_have_a_stable_rate_near_the_end_only(default):
    out = default("two-neurons").out
    w1, w2 = found(out).values()
    assert w1 * w2 == pytest.approx(1)
    said = re.search(r"^Near (.+), learning rates below (\S+) are stable", out, re.MULTILINE)
    assert said[1] == f"w1 = {w1:.4g}, w2 = {w2:.4g}"
    stable = 2 / curvatures(slides_cost("two-neurons"), np.array([w1, w2]))[-1]
    assert float(said[2]) == pytest.approx(stable, rel=1e-4)


def test_nothing_is_learned_on_the_saddle(run, folder, monkeypatch):
    monkeypatch.setitem(matplotlib.rcParams, "savefig.dpi", 20)  # a small file
    result = good(run(SCRIPT, "--model", "two-neurons", "--start", "-0", 0))
    assert "Learning ended after 0 steps: the slope is 0.\nw1 = 0.0, w2 = 0.0\n" in result.out
    assert (
        "\nIt is a saddle (curvatures -2 and 2).\nThe slope is 0, so nothing is learned"
        in result.out
    )
    assert "are stable" not in result.out
    files = [f"figures/06_extend_graph_two-neurons{word}.png" for word in ("", "_cost")]
    assert result.out.endswith(f"The figures are in {' and '.join(files)}\n")
    assert all((folder / file).exists() for file in files)
    assert faults(result.names["second"]) == []


def test_beside_the_saddle_something_is_learned(extend):
    out = extend("--model", "two-neurons", "--start", 0.001, 0, "--no-figure").out
    w1, w2 = found(out).values()
    assert w1 * w2 == pytest.approx(1)
    assert "nothing is learned" not in out


# What is learned


def test_own_points_with_any_number_of_inputs(extend, folder, table):
    random = np.random.default_rng(4)
    x = random.normal(size=(4, 50))
    y = random.normal(size=50) + np.arange(1, 5) @ x - 7
    np.savetxt(folder / "points.csv", np.column_stack([*x, y]), delimiter=",", fmt="%.17g")
    p, row = random.normal(size=5), random.normal(size=4).tolist()
    out = extend(
        "--model", "several-inputs", "--data", "points.csv", "--start", *p, "--steps", 100_001,
        "--learning-rate", 5e-4, "--history", "h.csv", "--no-figure",
        "--predict", *row, *row[::-1],
    ).out  # fmt: skip
    assert out.startswith("several-inputs: 5 parameters to tune: w1, w2, w3, w4, b\n")
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
    assert descent_of_a_parabola(MODELS["several-inputs"].steps)[0] == pytest.approx(
        least, abs=1e-8
    )


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
    def interrupt(*_):
        return lambda descent, first, rows: first and signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("lib.learning.progress.table", interrupt)
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


@pytest.mark.parametrize("model", STARTS)
def test_the_graph_is_in_the_picture(diverged, model):
    (axes,) = diverged(model).figures[0].axes
    signs = [text.get_text() for text in artists(axes, "sign:")]
    several = model == "several-inputs"
    assert signs.count("×") == (3 if several else 1 if model == "bias" else 2)
    assert (signs.count("Σ"), signs.count("+")) == (several, model in ("bias", "two-inputs"))
    assert len(artists(axes, "frame:")) == (2 if model == "two-neurons" else 1)
    expected = zip(STARTS[model].items(), slopes(slides_cost(model), start(model)), strict=True)
    for (name, value), slope in expected:
        (shown,) = lines(axes, f"value:{name}")
        assert float(shown.replace("−", "-")) == value
        number = lines(axes, f"slope:{name}")[-1].split("= ")[-1].replace("−", "-")
        assert float(number) == pytest.approx(slope, rel=6e-4)


def labelled(axes, label):
    return [artist for artist in axes.lines if artist.get_label() == label]


def test_the_sum_over_the_samples_is_shown_where_it_happens(diverged):
    (axes,) = diverged("bias").figures[0].axes
    assert lines(axes, "slope:w")[1:] == ["   1 · 0", "+ 2 · (−2.67)", "+ 3 · (−5.33)", "= −21.33"]


@pytest.mark.parametrize("model", STARTS)
def test_nothing_is_wrong_in_the_graphs_picture(diverged, model):
    figure = diverged(model).figures[0]
    assert figure.get_figwidth() == 10 and figure.get_figheight() <= 6.5
    found = faults(figure, [(8, 5.2)])
    assert [fault for fault in found if not fault.startswith("small")] == []


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
    ("options", "finding", "mark"),
    [
        ((), "A bowl: from every start it goes down to one lowest point", "lowest"),
        (("--model", "two-inputs"), "A valley: another start, another end on its floor", "floor"),
        (("--model", "two-neurons"), "A saddle: $E$ falls one way and rises the other",
         "saddle"),
        (("--model", "two-neurons", "--start", "-0", 0),
         "A saddle: $E$ falls one way and rises the other", "saddle"),
    ],
)  # fmt: skip
def test_bowl_valley_and_saddle(extend, options, finding, mark):
    figure = extend(*options).figures[1]
    assert figure.get_suptitle().strip() == finding
    above, beside = figure.axes
    for axes in (above, beside):
        assert labelled(axes, mark)
    model = options[1] if options else "bias"
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
        "fast: curvature $39200$:\ndone in one step",
        "slow: curvature $0.0386$:\nhalf of the rest in\n350,000 steps",
    ]
    answers = right.lines[-1].get_xydata()
    assert np.array_equal(answers[:, 0], SCORES[:, 3])
    *w, b = found(result.out).values()
    assert answers[:, 1] == pytest.approx(SCORES[:, :3] @ w + b)
    assert right.get_xlabel() == "$y$  (final)"


@pytest.mark.parametrize("model", ["bias", "several-inputs", "two-neurons"])
def test_no_texts_overlap(default, model):
    assert overlapping(default(model).figures[1]) == []


@pytest.mark.parametrize("model", ["bias", "several-inputs", "two-inputs"])
def test_no_texts_overlap_when_it_diverged(diverged, model):
    assert overlapping(diverged(model).figures[1]) == []


@pytest.mark.parametrize("model", ["bias", "several-inputs", "two-neurons"])
def test_the_second_figure_is_readable(default, model):
    assert faults(default(model).figures[1]) == []


@pytest.mark.parametrize("model", STARTS)
def test_the_second_figure_is_readable_when_it_diverged(diverged, model):
    assert faults(diverged(model).figures[1]) == []


def csv_of(folder, *columns):
    np.savetxt(folder / "points.csv", np.transpose(columns), delimiter=",", fmt="%.17g")
    return "--data", "points.csv"


@pytest.mark.parametrize(
    ("columns", "options"),
    [
        (([2], [3]), ()),
        (([2, 2, 2], [3, 4, 5]), ()),
        (([1e6, 2e6, 3e6], [3e6, 5e6, 9e6]), ("--learning-rate", "auto")),
        (([1e-6, 2e-6, 3e-6], [3e-6, 5e-6, 9e-6]), ()),
        (([0, 0], [0, 0], [3, 4]), ("--model", "two-inputs")),
        (([1, -1], [1, 1]), ("--model", "two-neurons")),
        (([1, 2], [-100, -200]), ("--model", "two-neurons", "--learning-rate", 1e-4)),
        (([1], [2], [3], [4]), ("--model", "several-inputs")),
        (([1, 2, 3], [-2, -4, -6], [1, 2, 3]), ("--model", "two-inputs", "--start", 0, 0)),
    ],
)
def test_odd_data_have_a_readable_figure(run, folder, monkeypatch, columns, options):
    drawn = []
    monkeypatch.setattr("lib.show.figures.finish", lambda page, some, *_: drawn.append(some))
    good(run(SCRIPT, *csv_of(folder, *columns), "--steps", 50, *options))
    assert faults(drawn[0]["cost"], [(8, 5.2)]) == []


@pytest.mark.parametrize(
    "options",
    [
        ("--start", 1e15, 0, "--steps", 0),
        ("--model", "two-neurons", "--start", 1e15, 0, "--steps", 0),
        ("--model", "several-inputs", "--start", 1e90, 0, 0, 0, "--steps", 10),
        ("--start", 1e80, 0, "--steps", 0),
    ],
)
def test_far_starts_have_a_readable_figure(extend, options):
    assert faults(extend(*options).figures[1], [(8, 5.2)]) == []


def test_many_patients_have_a_readable_figure(extend):
    figure = extend("--data", ROOT / "data" / "diabetes_bmi.csv", "--steps", 200).figures[1]
    assert faults(figure) == []


def test_one_column_of_several_inputs_has_a_landscape(extend):
    data = ROOT / "data" / "diabetes_bmi.csv"
    figure = extend("--model", "several-inputs", "--data", data, "--steps", 200).figures[1]
    assert [axes.name for axes in figure.axes] == ["rectilinear", "3d"]


def test_curvatures_that_are_too_large_to_compute(run):
    result = run(SCRIPT, "--model", "two-neurons", "--start", 1e200, 0)
    assert result.code == 1 and result.err.count("\n") == 1
    assert "too large for 64-bit floats" in result.err
    assert not re.search(r"\b(nan|inf)\b", result.out)


# Bad input


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--model four-inputs", "--model: 'four-inputs' is not one of"),
        ("--model three-inputs", "--model: three-inputs is called several-inputs now"),
        ("--start 1", "--start has 1 number, the parameters are w, b"),
        ("--model two-neurons --start 1 2 3", "--start has 3 numbers, the parameters are w1, w2"),
        ("--model several-inputs --start 1 2 3", "the parameters are w1, w2, w3, b"),
        ("--start 1 nan", "--start: nan is not a finite number"),
        ("--predict 1 two", "--predict: 'two' is not a number"),
        ("--model two-inputs --predict 1 2 3", "--predict has 3 numbers, a point here has 2 of x"),
        ("--model several-inputs --predict 100 70", "--predict has 2 numbers, a point here has 3"),
        ("--data two.csv", "two.csv, line 1, column 2: there can be 1 column of x here, not 2"),
        ("--model two-inputs --data one.csv", "there can be 2 columns of x here, not 1"),
        ("--model two-neurons --data two.csv", "two.csv, line 1, column 2: there can be 1 column"),
        ("--model several-inputs --data y.csv", "y.csv, line 1, column 2: y is missing"),
        ("--data nowhere.csv", "nowhere.csv: can't be read"),
        ("--learning-rate 0", "--learning-rate: 0 is not above 0"),
        ("--steps -1", "--steps: -1 is not from 0"),
        ("--history no/h.csv", "--history no/h.csv: is in a folder that does not exist"),
        ("--figure a.jpg", "--figure a.jpg: the name must end in"),
        ("--data one.csv --history one.csv", "this would overwrite the data"),
        ("--x 1 --y 1", "--x: there is no such option"),
    ],
)
def test_bad_input(run, folder, options, words):
    files = {"y.csv": "1\n2\n", "one.csv": "1,2\n3,4\n", "two.csv": "1,2,3\n4,5,6\n"}
    for name, content in files.items():
        (folder / name).write_text(content)
    result = run(SCRIPT, *options.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"{SCRIPT}: ") and words in result.err
    assert result.err.count("\n") == 1
    assert {file.name: file.read_text() for file in folder.iterdir()} == files


def test_bad_input_is_answered_before_tensorflow_is_loaded(without_tensorflow):
    result = without_tensorflow(SCRIPT, "--model", "bias", "--start", "1")
    assert (result.returncode, result.stdout) == (2, "")


def test_help(without_tensorflow):
    result = without_tensorflow(SCRIPT, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.isascii()
    for option in ("--model", "--data", "--start", "--learning-rate", "--predict", "--history"):
        assert f"\n  {option} " in result.stdout


# Large data


def file_of(folder, X, y):
    np.savetxt(folder / "large.csv", np.column_stack([X, y]), delimiter=",", fmt="%.17g")
    return "--data", "large.csv"


def test_hundreds_of_inputs_have_few_gates_and_end_at_least_squares(extend, folder):
    random = np.random.default_rng(0)
    X = random.normal(size=(400, 120))
    y = X @ random.normal(size=120) + 7 + random.normal(size=400)
    data = file_of(folder, X, y)
    result = extend("--model", "several-inputs", *data, "--steps", 3000, "--predict", *X[0])
    assert "The graph has 5 gates: @, +, -, ^2, mean\n" in result.out
    assert "several-inputs: 121 parameters to tune" in result.out
    inputs = np.column_stack([X, np.ones(400)])
    right, *_ = np.linalg.lstsq(inputs, y, rcond=None)
    found = [*result.names["parameters"]["w"].numpy(), result.names["parameters"]["b"].numpy()]
    assert found == pytest.approx(right, abs=1e-9)
    predicted = re.search(r"hypothesis\(.*\) = (.*)", result.out)[1]
    assert float(predicted) == pytest.approx(inputs[0] @ right)
    assert max(map(len, result.out.splitlines())) < 140
    first, second = result.figures
    assert "all 121 parameters" in first.get_suptitle()
    assert [faults(figure) for figure in (first, second)] == [[], []]


def test_many_points_take_the_same_steps(extend, folder):
    random = np.random.default_rng(1)
    X = random.normal([3, -1], 1, size=(3000, 2))
    y = X @ [2, -5] + 1 + random.normal(size=3000)
    options = ("--model", "several-inputs", *file_of(folder, X, y), "--learning-rate", 0.05)
    result = extend(*options, "--steps", 40)
    assert "3000 points: 4 with the same cost everywhere stand for them here." in result.out
    w, inputs = np.zeros(3), np.column_stack([X, np.ones(3000)])
    for step in range(40):
        e = inputs @ w - y
        assert result.names["descent"]["cost"][step] == pytest.approx(np.mean(e**2), rel=1e-11)
        w = w - 0.05 * 2 * e @ inputs / 3000
    last = result.names["descent"].last
    assert [last[name] for name in ("w1", "w2", "b")] == pytest.approx(w, rel=1e-11)
    assert result.names["h"].shape == (3000,) and "... and 2970 more" in result.out
