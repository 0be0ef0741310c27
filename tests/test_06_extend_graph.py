"""06_extend_graph.py: parameters, gates, slopes, convexity, what is learned, and the picture."""

import csv
import re

import numpy as np
import pytest
from boxes import overlapping
from conftest import ROOT
from PIL import Image

SCRIPT = "06_extend_graph.py"
SCORES = np.loadtxt(ROOT / "data" / "test_scores.csv", delimiter=",", skiprows=1)
# A run of the default model on real data: long enough for a history of few rows
LONG = ("--model", "three-inputs", "--steps", 200_000, "--predict", 100, 70, 101, 60, 70, 110)

STARTS = {
    "bias": {"w": -3, "b": 4},
    "three-inputs": {"w1": 0, "w2": 0, "w3": 0, "b": 0},
    "two-inputs": {"w1": 3, "w2": 1},
    "two-neurons": {"w1": 2, "w2": -0.5},
}
POINTS = {
    "bias": ([[1, 2, 3]], [1, 2, 3]),
    "three-inputs": (SCORES[:, :3].T, SCORES[:, 3]),
    "two-inputs": ([[1], [1]], [1]),
    "two-neurons": ([[1]], [1]),
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def extend(once):
    """extend(*options): a good run."""

    def extend(*options):
        result = once(SCRIPT, *options)
        assert (result.code, result.err) == (0, "")
        assert result.out.isascii()
        return result

    return extend


@pytest.fixture
def default(extend):
    """default(model): a run that tests share; with as few steps as show what is tested."""
    # The bias is the default model.
    options = {"bias": (), "three-inputs": LONG}
    return lambda model: extend(*options.get(model, ("--model", model)))


def cost(model, p, points=None):
    """The slides' cost (L1.16, L1.18) at the parameters p, in their order."""
    x, y = map(np.array, points or POINTS[model])
    if model == "two-neurons":
        h = p[1] * (p[0] * x[0])
    else:
        h = np.dot(p[: len(x)], x) + (p[len(x)] if len(p) > len(x) else 0)
    return np.mean((h - y) ** 2)


def slopes(model, p, nudge=1e-5, **points):
    """Central differences of the cost."""
    nudges = nudge * np.eye(len(p))
    return np.array([
        (cost(model, p + d, **points) - cost(model, p - d, **points)) / (2 * nudge) for d in nudges
    ])  # fmt: skip


def curvatures(model, p, nudge=0.1):
    """The eigenvalues of the cost's second derivative at p, by central differences of slopes."""
    nudges = nudge * np.eye(len(p))
    rows = [
        (slopes(model, p + d, nudge) - slopes(model, p - d, nudge)) / (2 * nudge) for d in nudges
    ]
    return np.linalg.eigvalsh(rows)


def least_squares(x, y):
    """Weights, bias and the cost there, by NumPy."""
    A = np.column_stack([*x, np.ones(len(y))])
    best = np.linalg.lstsq(A, y)[0]
    return best, np.mean((A @ best - y) ** 2)


def written(path):
    """A history file: its columns, and its rows of numbers."""
    with open(path, newline="") as file:
        columns, *rows = csv.reader(file)
    return columns, np.array(rows, float)


def points_file(path, x, y):
    np.savetxt(path, np.column_stack([*x, y]), delimiter=",", fmt="%.17g")
    return path


def lines(out, first):
    """The printed lines whose first word is `first`, as lists of words."""
    found = [line.split() for line in out.splitlines()]
    return [words for words in found if words and re.fullmatch(first, words[0])]


# L1.16: how many parameters there are to tune, and which gates


@pytest.mark.parametrize(
    ("model", "count", "plus", "gates"),
    [
        ("bias", 2, 1, ["+", "*", "-", "^2", "mean"]),
        ("three-inputs", 4, 3, ["+"] * 3 + ["*"] * 3 + ["-", "^2", "mean"]),
        ("two-inputs", 2, 1, ["+", "*", "*", "-", "^2"]),
        ("two-neurons", 2, 0, ["*", "*", "-", "^2"]),
    ],
)
def test_parameters_and_gates(default, model, count, plus, gates):
    result = default(model)
    names = ", ".join(STARTS[model])
    assert result.out.splitlines()[0] == f"{model}: {count} parameters to tune: {names}"
    assert [*result.names["p"]] == [*STARTS[model]]
    assert len(STARTS[model]) == count
    signs = [gate.ascii for gate in result.names["graph"].gates]
    assert signs.count("+") == plus
    assert sorted(signs) == sorted(gates)


# The slopes


@pytest.mark.parametrize("model", STARTS)
def test_slopes(default, model):
    check_slopes(default(model), model, [*STARTS[model].values()])


def check_slopes(result, model, start):
    p = np.array(start, float)
    expected = slopes(model, p)
    small = 1e-6 * np.abs(expected).max()
    rows = np.array([row[1:] for row in lines(result.out, r"w\d?|b")], float)
    value, slope, nudged, difference = rows.T
    assert value == pytest.approx(p)
    assert slope == pytest.approx(expected, abs=small)
    assert nudged == pytest.approx(expected, abs=small)
    assert difference == pytest.approx(np.zeros(len(p)), abs=small)
    passes = result.names["picture"].passes[0]
    assert [passes.slope[name].item() for name in STARTS[model]] == pytest.approx(slope, rel=1e-6)
    assert passes.value["E"].item() == pytest.approx(cost(model, p))


# L1.18: is the cost convex?


@pytest.mark.parametrize("model", ["bias", "three-inputs", "two-inputs"])
def test_a_convex_cost(default, model):
    p = np.array([*STARTS[model].values()], float)
    low, *_, high = curvatures(model, p)
    assert [low, high] == pytest.approx(curvatures(model, p - 2)[[0, -1]], rel=1e-3, abs=1e-6)
    line = re.search("^(Convex, a .*)$", default(model).out, re.MULTILINE)[1]
    said = re.search(r"^Convex, a (\w+): the curvatures go from (\S+) to ([\d.]+\d|\d)", line)
    assert said[1] == ("valley" if model == "two-inputs" else "bowl")
    assert float(said[2]) == pytest.approx(low, rel=1e-3, abs=1e-6)
    assert float(said[3]) == pytest.approx(high, rel=1e-5)
    assert "the same at all" in default(model).out
    assert ("descent is slow" in line) == (model == "three-inputs")


def test_the_valley_is_flat_along_its_floor(default):
    assert curvatures("two-inputs", np.array([3.0, 1])) == pytest.approx([0, 4], abs=1e-9)
    assert "Convex, a valley: the curvatures go from 0 to 4; along" in default("two-inputs").out


def test_two_neurons_have_a_saddle(default):
    assert curvatures("two-neurons", np.zeros(2), 1e-3) == pytest.approx([-2, 2], abs=1e-4)
    out = default("two-neurons").out
    assert "Not convex: at w1 = 0, w2 = 0 the curvatures are -2 and 2." in out
    assert "the same at all" not in out


def test_two_neurons_have_a_stable_rate_near_the_end_only(default):
    result = default("two-neurons")
    p = np.array([float(variable) for variable in result.names["p"].values()])
    assert p[0] * p[1] == pytest.approx(1)
    place, limit = re.search(
        r"Near (.+), learning rates below (\S+) are stable", result.out
    ).groups()
    assert place == f"w1 = {p[0]:.4g}, w2 = {p[1]:.4g}"
    assert float(limit) == pytest.approx(2 / curvatures("two-neurons", p, 1e-3)[-1], rel=1e-4)


def test_nothing_is_learned_on_the_saddle(extend):
    result = extend("--model", "two-neurons", "--start", 0, 0)
    assert result.names["descent"].step == 0
    assert "Learning ended after 0 steps: the slope is 0. w1 = 0.0, w2 = 0.0" in result.out
    assert "this is a saddle, not a lowest point (curvatures -2 and 2): nothing is learned" in (
        result.out
    )
    assert "are stable" not in result.out


def test_beside_the_saddle_something_is_learned(extend):
    result = extend("--model", "two-neurons", "--start", 0.001, 0)
    assert result.names["descent"].last["cost"] < 1e-20
    assert "nothing is learned" not in result.out


# Learning


@pytest.mark.parametrize("model", STARTS)
def test_every_step_is_the_rule(extend, folder, model):
    rate = 1e-5 if model == "three-inputs" else 0.05
    p = np.array([0.7, -1.4, 2.1, 0.35])[: len(STARTS[model])]
    result = extend(
        *("--model", model, "--start", *p, "--steps", 7, "--learning-rate", rate),
        *("--history", folder / "h.csv"),
    )
    check_slopes(result, model, p)
    columns, rows = written("h.csv")
    assert columns == ["step", "cost", *STARTS[model]]
    assert rows[:, 0].tolist() == [*range(8)]
    for row in rows:
        assert row[1:] == pytest.approx([cost(model, p), *p], rel=1e-7, abs=1e-8)
        p = p - rate * slopes(model, p, 1e-4)


def test_the_history_of_a_long_run_has_the_printed_rows_only(extend, folder, table):
    options = "--model bias --learning-rate 1e-6 --steps 100001 --history".split()
    out = extend(*options, folder / "h.csv").out
    rows = written("h.csv")[1]
    printed = table(out)
    assert rows[:, 0].tolist() == [row["step"] for row in printed]
    assert rows[:, 0].tolist() == [*range(0, 100_001, 10_000), 100_001]
    assert rows[:, 1:] == pytest.approx(
        np.array([[row[name] for name in ("cost", "w", "b")] for row in printed]), rel=1e-5
    )


def test_a_bias_for_own_points(extend, folder):
    random = np.random.default_rng(1)
    x = random.normal(size=40)
    y = 3 * x - 2 + random.normal(size=40)
    file = points_file(folder / "points.csv", [x], y)
    result = extend("--data", file, "--steps", 2000)
    best, lowest = least_squares([x], y)
    last = result.names["descent"].last
    assert [last["w"], last["b"]] == pytest.approx(best, rel=1e-9)
    assert last["cost"] == pytest.approx(lowest, rel=1e-12)
    said = re.search(r"the lowest cost is (\S+), at w = (\S+), b = (\S+)$", result.out, re.M)
    assert [float(number) for number in said.groups()] == pytest.approx([lowest, *best], rel=1e-7)


@pytest.mark.parametrize("columns", [2, 4])
def test_any_number_of_inputs(extend, folder, columns):
    random = np.random.default_rng(columns)
    x = random.normal(size=(columns, 50))
    y = random.normal(size=50) + np.arange(1, columns + 1) @ x - 7
    file = points_file(folder / "points.csv", x, y)
    row = random.normal(size=columns).tolist()
    result = extend(
        "--model", "three-inputs", "--data", file, "--steps", 1000, "--predict", *row, *row[::-1]
    )
    best, lowest = least_squares(x, y)
    names = [*(f"w{k}" for k in range(1, columns + 1)), "b"]
    assert result.out.startswith(f"three-inputs: {columns + 1} parameters")
    last = result.names["descent"].last
    assert [last[name] for name in names] == pytest.approx(best, rel=1e-9)
    assert last["cost"] == pytest.approx(lowest, rel=1e-12)
    gates = [gate.ascii for gate in result.names["graph"].gates]
    assert (gates.count("*"), gates.count("+")) == (columns, columns)
    predicted = re.findall(r"^hypothesis\(.+\) = (\S+)$", result.out, re.MULTILINE)
    assert [float(h) for h in predicted] == pytest.approx(
        [np.dot(best, [*row, 1]), np.dot(best, [*row[::-1], 1])], rel=1e-9
    )


# The exam scores


def descent_of_a_parabola(steps):
    """The cost of the exam scores after so many steps from 0, and the parameters, without steps.

    Along each direction of the second derivative a step multiplies the distance from the bottom by
    1 - learning_rate * curvature.
    """
    A = np.column_stack([SCORES[:, :3], np.ones(len(SCORES))])
    best, lowest = least_squares(SCORES[:, :3].T, SCORES[:, 3])
    curvature, directions = np.linalg.eigh(2 * A.T @ A / len(A))
    far = directions.T @ -best * (1 - curvature / curvature[-1]) ** steps
    return lowest + np.sum(curvature * far**2) / 2, best + directions @ far


def test_the_exam_scores(default, table):
    result = default("three-inputs")
    best, lowest = least_squares(SCORES[:, :3].T, SCORES[:, 3])
    # The slides' data: least squares as published
    assert lowest == pytest.approx(5.73780714, abs=5e-9)
    assert best == pytest.approx([0.35593822, 0.54251876, 1.16744422, -4.3361024], abs=1e-7)
    assert "the lowest cost is 5.73780714, " in result.out
    rows = table(result.out)
    assert [row["step"] for row in rows] == [*range(0, 200_001, 20_000)]
    for row in rows:
        E, p = descent_of_a_parabola(row["step"])
        assert row["cost"] == pytest.approx(E, rel=1e-6)
        assert [row[name] for name in ("w1", "w2", "w3", "b")] == pytest.approx(p, abs=1e-5)
    # The last row is on the way down there, and the default number of steps arrives.
    assert lowest < rows[-1]["cost"] < lowest + 0.25
    from lib.models import MODELS

    steps = MODELS["three-inputs"].steps
    assert steps == 10_000_000
    assert descent_of_a_parabola(steps)[0] == pytest.approx(5.73780714, abs=1e-8)


def test_the_students_finals(default):
    result = default("three-inputs")
    last = result.names["descent"].last
    w, b = [last[name] for name in ("w1", "w2", "w3")], last["b"]
    words = [line.split() for line in result.out.splitlines()]
    begin = words.index(["point", "x1", "x2", "x3", "y", "h"]) + 1
    rows = np.array(words[begin : begin + 25], float)
    assert rows[:, 0].tolist() == [*range(1, 26)]
    assert np.array_equal(rows[:, 1:5], SCORES)
    assert rows[:, 5] == pytest.approx(SCORES[:, :3] @ w + b, abs=1e-6)


def test_predictions(default):
    result = default("three-inputs")
    last = result.names["descent"].last
    for x in ([100, 70, 101], [60, 70, 110]):
        said = re.search(rf"^hypothesis\({', '.join(map(str, x))}\) = (\S+)$", result.out, re.M)[1]
        expected = last["w1"] * x[0] + last["w2"] * x[1] + last["w3"] * x[2] + last["b"]
        assert float(said) == pytest.approx(expected, rel=1e-12)


# Too large a learning rate


@pytest.mark.parametrize(
    ("model", "rate", "near"), [("bias", 0.2, ""), ("two-neurons", 2, " near the start")]
)
def test_divergence(once, model, rate, near):
    result = once(SCRIPT, "--model", model, "--learning-rate", rate, "--steps", 100_000)
    assert result.code == 1
    assert result.err.startswith("Diverged at step ") and result.err.count("\n") == 1
    p = np.array([*STARTS[model].values()], float)
    largest = curvatures(model, p, 1e-3)[-1]
    said = re.search(
        r"learning rate (\S+) is not below (\S+) \(2 / the largest curvature of the cost"
        rf"{near}, (\S+)\); --learning-rate auto takes (\S+)\.",
        result.err,
    )
    assert [float(number) for number in said.groups()] == pytest.approx(
        [rate, 2 / largest, largest, 1 / largest], rel=1e-4
    )
    assert not re.search(r"\b(nan|inf)\b", result.out + result.err)


# The picture


def artists(figure, gid):
    return figure.findobj(lambda artist: (artist.get_gid() or "").startswith(gid))


def line(axes, label):
    (found,) = (one for one in axes.lines if one.get_label() == label)
    return found


@pytest.mark.parametrize("model", STARTS)
def test_the_graph_is_in_the_picture(default, model):
    names = default(model).names
    for k, gate in enumerate(names["graph"].gates, start=1):
        assert len(artists(names["figure"], f"gate:{k}")) >= 1
        (sign,) = artists(names["figure"], f"sign:{k}")
        assert sign.get_text().endswith(gate.sign)
    p = np.array([*STARTS[model].values()], float)
    for name, value, slope in zip(STARTS[model], p, slopes(model, p), strict=True):
        (shown,) = artists(names["figure"], f"value:{name}")
        assert float(shown.get_text().replace("−", "-")) == value
        (shown,) = artists(names["figure"], f"slope:{name}")
        number = re.split(" = |←", shown.get_text())[-1].replace("−", "-")
        assert float(number) == pytest.approx(slope, rel=6e-4)


@pytest.mark.parametrize("model", ["bias", "two-inputs", "two-neurons"])
def test_the_way_down_on_the_cost(default, model):
    names = default(model).names
    descent, left, right = names["descent"], names["left"], names["right"]
    w, v = STARTS[model]
    way = np.column_stack([descent[w], descent[v]])
    assert np.array_equal(line(left, "steps").get_xydata(), way)
    assert line(left, "start").get_xydata().tolist() == [[*STARTS[model].values()]]
    assert line(left, "end").get_xydata().tolist() == [[descent.last[w], descent.last[v]]]
    assert (left.get_xlabel(), left.get_ylabel()) == tuple(
        f"${name[0]}_{{{name[1]}}}$" if len(name) > 1 else f"${name}$" for name in (w, v)
    )
    # All of the way is inside, and on the surface, too.
    for low, high, one in zip(
        *np.transpose([left.get_xlim(), left.get_ylim()]), way.T, strict=True
    ):
        assert low < one.min() and one.max() < high
    on_surface = np.transpose(right.lines[0].get_data_3d())
    assert np.array_equal(on_surface[:, :2], way)
    assert on_surface[:, 2] == pytest.approx([cost(model, p) for p in way], abs=1e-12)
    assert right.name == "3d"


def test_the_cost_and_the_answers_of_many_parameters(default):
    names = default("three-inputs").names
    shown = names["left"].lines[0].get_xydata()
    lowest = least_squares(SCORES[:, :3].T, SCORES[:, 3])[1]
    assert shown[-1, 0] == names["descent"].step == 200_000
    for step, above in shown[:: len(shown) // 20]:
        assert above == pytest.approx(descent_of_a_parabola(step)[0] - lowest, rel=1e-4)
    answers = line(names["right"], "points").get_xydata()
    assert np.array_equal(answers[:, 0], SCORES[:, 3])
    last = [names["descent"].last[name] for name in ("w1", "w2", "w3", "b")]
    assert answers[:, 1] == pytest.approx(SCORES[:, :3] @ last[:3] + last[3])


@pytest.mark.parametrize("model", STARTS)
def test_no_texts_overlap(default, model):
    assert overlapping(default(model).names["figure"]) == []


def test_no_texts_overlap_on_the_saddle(extend):
    names = extend("--model", "two-neurons", "--start", 0, 0).names
    assert overlapping(names["figure"]) == []


def test_the_picture_is_wide(run, folder):
    result = run(SCRIPT, "--model", "two-neurons", "--steps", 3)
    assert result.out.endswith("The figure is in figures/06_extend_graph_two-neurons.png\n")
    with Image.open(folder / "figures" / "06_extend_graph_two-neurons.png") as image:
        assert image.width >= 1600


# Bad input is answered before TensorFlow is loaded


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--model four-inputs", "--model: invalid choice: 'four-inputs'"),
        ("--start 1", "--start has 1 number, the parameters are w, b"),
        ("--model two-neurons --start 1 2 3", "--start has 3 numbers, the parameters are w1, w2"),
        ("--model three-inputs --start 1 2 3", "the parameters are w1, w2, w3, b"),
        ("--start 1 nan", "--start: nan is not a finite number"),
        ("--predict 1 two", "--predict: 'two' is not a number"),
        ("--model two-inputs --predict 1 2 3", "--predict has 3 numbers, a point here has 2 of x"),
        ("--model three-inputs --predict 100 70", "--predict has 2 numbers, a point here has 3"),
        ("--data two.csv", "two.csv, line 1, column 2: there can be 1 column of x here, not 2"),
        ("--model two-inputs --data one.csv", "there can be 2 columns of x here, not 1"),
        ("--model two-neurons --data two.csv", "two.csv, line 1, column 2: there can be 1 column"),
        ("--model three-inputs --data y.csv", "y.csv, line 1, column 2: y is missing"),
        ("--data nowhere.csv", "nowhere.csv: can't be read"),
        ("--learning-rate 0", "--learning-rate: 0 is not above 0"),
        ("--steps -1", "--steps: -1 is not from 0"),
        ("--history no/h.csv", "--history no/h.csv: is in a folder that does not exist"),
        ("--figure a.jpg", "--figure a.jpg: the name must end in"),
        ("--data one.csv --history one.csv", "this would overwrite the data"),
        ("--x 1 --y 1", "--x: there is no such option"),
    ],
)
def test_bad_input(without_tensorflow, options, words):
    files = {"y.csv": "1\n2\n", "one.csv": "1,2\n3,4\n", "two.csv": "1,2,3\n4,5,6\n"}
    for name, content in files.items():
        (without_tensorflow.folder / name).write_text(content)
    result = without_tensorflow(SCRIPT, *options.split())
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{SCRIPT}: ") and words in result.stderr
    assert result.stderr.count("\n") == 1
    there = {file.name: file.read_text() for file in without_tensorflow.folder.iterdir()}
    assert there == files


def test_help(without_tensorflow):
    result = without_tensorflow(SCRIPT, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.isascii()
    for option in ("--model", "--data", "--start", "--learning-rate", "--predict", "--history"):
        assert f"\n  {option} " in result.stdout
