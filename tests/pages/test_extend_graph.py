"""06's figures: the parts of the points, the cost over two parameters, the cost at each step."""

import re

import numpy as np
import pytest
from runs import Run

from lib.learning.descent import STEPS
from lib.learning.training import flat
from lib.pages import extend_graph
from lib.program.quiet import tf

SCRIPT = "06_extend_graph.py"
X, Y = np.array([1.0, 2.0, 4.0, 5.0, 7.0]), np.array([3.0, -1.0, 2.0, 8.0, 1.0])


def bars(axes):
    """The heights of a panel's bars, where they begin, and the words below."""
    names = [label.get_text() for label in axes.get_xticklabels()]
    return [b.get_height() for b in axes.patches], [b.get_y() for b in axes.patches], names


def test_each_point_has_its_part_of_each_slope(once):
    figure = once(SCRIPT, "--model", "bias").figures[0]
    assert figure.axes[1].get_ylim() == figure.axes[2].get_ylim()
    for panel, x, name in zip(figure.axes[1:], ([1, 2, 3], 1), "wb", strict=True):
        e = -3 * np.array([1, 2, 3]) + 4 - np.array([1, 2, 3])
        parts = 2 * e * x / 3  # of the mean of e^2
        heights, begin, _ = bars(panel)
        assert heights == pytest.approx([*parts, parts.sum()])
        assert begin == pytest.approx([0, *np.cumsum(parts)[:-1], 0])
        assert f"${parts[-1]:.3g}$".replace("-16.0", "-16") in [t.get_text() for t in panel.texts]
        at_gates = [t.get_text() for t in figure.axes[0].texts if t.get_gid() == f"slope:{name}"]
        assert "part of point 3" in at_gates[0]
        assert float(at_gates[1].strip("$").split("=")[1]) == pytest.approx(parts[-1], rel=1e-3)


def test_of_many_points_the_others_are_one_bar(once):
    figure = once(SCRIPT, "--model", "several-inputs", "--steps", "1").figures[0]
    y = np.loadtxt("data/test_scores.csv", delimiter=",", skiprows=1)[:, 3]
    heights, _, names = bars(figure.axes[0].child_axes[-1])  # of b, from 0: e = -y
    parts = -2 * y / 25
    assert heights == pytest.approx([*parts[:2], parts[2:].sum(), parts.sum()])
    assert names[2:] == ["23 more", "sum"]


# The cost over two parameters


def lines(axes):
    """The paths from above: each is drawn four times, in white, in colour, its start, its end."""
    return [line.get_xydata() for line in axes.lines[1::4]]


@pytest.mark.parametrize(
    ("model", "cost", "kind"),
    [
        ("bias", lambda w, b: np.mean([(w * x + b - x) ** 2 for x in (1, 2, 3)], axis=0), "bowl"),
        ("two-inputs", lambda w1, w2: (w1 + w2 - 1) ** 2, "valley"),
        ("two-neurons", lambda w1, w2: (w1 * w2 - 1) ** 2, "saddle"),
    ],
)
def test_bowl_valley_and_saddle(once, model, cost, kind):
    result = once(SCRIPT, "--model", model)
    figure, descent = result.figures[1], result.names["descent"]
    above, beside = figure.axes[:2]
    assert f"A {kind}" in figure.get_suptitle()
    own, *others = lines(above)
    steps = np.column_stack([descent[name] for name in descent.names])
    assert np.array_equal(own[[0, 1, 2, -1]], steps[[0, 1, 2, -1]])
    on_surface = np.transpose(beside.lines[1].get_data_3d())
    assert on_surface[:, 2] == pytest.approx(cost(*on_surface[:, :2].T), abs=1e-12)
    for path in others:  # the same rule, from another start, to a lowest place
        nudge = 1e-6
        slope = [
            (cost(*(path[0] + d)) - cost(*(path[0] - d))) / (2 * nudge) for d in nudge * np.eye(2)
        ]
        assert path[1] == pytest.approx(path[0] - 0.1 * np.array(slope), abs=1e-6)
        assert cost(*path[-1]) < 1e-3
    ends = np.array([own[-1], *(path[-1] for path in others)])
    apart = np.ptp(ends, axis=0).max()
    assert len(others) == (2 if kind == "bowl" else 1)
    assert apart < 0.1 if kind == "bowl" else apart > 1
    if kind != "bowl":  # the dashed line is the bottom; the surface ends at the height of its title
        bottom = np.vstack(above.collections[-1].get_paths()[0].vertices)
        assert cost(*bottom.T) == pytest.approx(0, abs=1e-3)
    if kind == "saddle":
        rim = beside.zz_dataLim.x1
        assert f"cut at ${rim:.3g}$" in beside.get_title()
    surface = above.collections[0]
    places = surface.get_coordinates().reshape(-1, 2)
    np.testing.assert_allclose(surface.get_array().ravel(), cost(*places.T), atol=1e-12)
    low, high = places.min(axis=0), places.max(axis=0)
    assert all(((low < path) & (path < high)).all() for path in (own, *others))


# Costs that 06 does not have: as TensorFlow computes them, and NumPy, with their derivative
COSTS = {
    "|e|": (tf.abs, np.abs, np.sign),
    "relu": (lambda e: tf.nn.relu(e + 2.0), lambda e: np.maximum(e + 2, 0), lambda e: e > -2),
}


@pytest.mark.parametrize("name", COSTS)
def test_another_cost_is_drawn_as_it_is(name, capsys):
    error, right, derivative = COSTS[name]
    parameters = {n: tf.Variable(v, dtype=tf.float64) for n, v in {"w": 1.5, "b": -2.0}.items()}

    def cost():
        w, b = parameters.values()
        return tf.reduce_mean(error(w * X + b - Y))

    e = 1.5 * X - 2 - Y
    slope = np.mean(derivative(e) * X), np.mean(derivative(e))
    slopes = dict(zip(parameters, map(tf.constant, slope), strict=True))
    extend_graph.show_slopes(cost, parameters, slopes, True)  # a nudge of 0.001 agrees
    told = re.findall(r"^[wb] +\S+ +(\S+) +(\S+) +(\S+)$", capsys.readouterr().out, re.MULTILINE)
    for by_rule, nudged, difference in np.array(told, float):
        assert nudged == pytest.approx(by_rule) and abs(difference) < 1e-9
    shape = extend_graph.shape(cost, parameters, ([X], Y, [(0.0, 1.0)]), False)
    assert shape.kind == extend_graph.OTHER and "everywhere" not in capsys.readouterr().out
    run = Run([cost().numpy()] * 3, w=[1.5, 1.0, 0.5], b=[-2.0, -1.0, 0.0])
    run.ending = STEPS
    figure = extend_graph.landscape(shape, run, 0.1, False)
    assert flat(parameters.values()).numpy().tolist() == [1.5, -2.0]
    drawn = figure.axes[0].collections[0]
    w, b = drawn.get_coordinates().reshape(-1, 2, 1).transpose(1, 0, 2)
    expected = right(w * X + b - Y).mean(axis=1)
    np.testing.assert_allclose(drawn.get_array().ravel(), expected, atol=1e-12)
    assert len(lines(figure.axes[0])) == 1  # no other start, whose end nothing is known of


def test_a_diverging_path_is_drawn_as_far_as_it_can_be_seen(once):
    options = "--model", "bias", "--learning-rate", 0.2, "--steps", 100_000
    above, beside = once(SCRIPT, *options).figures[1].axes
    (*seen, _), low, high = lines(above)[0], *above.viewLim.get_points()
    assert len(seen) > 3
    assert all(((low < place) & (place < high)).all() for place in seen)
    assert len(np.transpose(beside.lines[1].get_data_3d())) == len(seen)
    for_ever = once(SCRIPT, "--model", "two-inputs", "--learning-rate", 0.5)  # 2 / curvature
    assert "come no lower" in for_ever.figures[1].get_suptitle()


# The cost at each step


@pytest.mark.parametrize("options", ["--standardize --steps 350", "--steps 1"])
def test_the_lines_are_what_the_steps_do_and_end_where_they_arrive(once, options):
    result = once(SCRIPT, "--model", "several-inputs", *options.split())
    drawn, descent = result.figures[1].axes[0].lines, result.names["descent"]
    paths = [line.get_xydata() for line in drawn if line.get_marker() == "None"]
    dots = [line.get_xydata()[0] for line in drawn if line.get_marker() == "o"]
    there = 1e-6 * np.var(result.names["args"].y)
    above = descent["cost"] - 5.737807144
    at, own = paths["--standardize" in options].T
    made = at <= descent.step
    assert own[made] == pytest.approx(above[at[made].astype(int)], rel=1e-4, abs=1e-6)
    if "--standardize" in options:
        assert dots[1][0] == pytest.approx(np.argmax(above <= there), abs=2)
        assert len(dots) == 2
    else:  # the ring where the run stops comes first
        assert dots.pop(0) == pytest.approx([1, above[1]])
    for dot, path in zip(dots, paths, strict=False):
        assert path[-1, 0] == pytest.approx(dot[0], abs=1) and dot[1] == there


@pytest.mark.filterwarnings("error:Attempt to set")
def test_right_answers_of_0_have_no_almost_lowest_cost():
    parameters = {n: tf.Variable(1.0, dtype=tf.float64) for n in ("w1", "w2", "b")}

    def cost():
        w1, w2, b = parameters.values()
        return tf.reduce_mean(tf.square(w1 * X + w2 * Y + b))

    shape = extend_graph.shape(cost, parameters, ([X, Y], 0 * X, [(0.0, 1.0)] * 2), False)
    run = Run([cost().numpy(), 1.0], w1=[1.0, 0.5], w2=[1.0, 0.5], b=[1.0, 0.5])
    run.rule_kept = True
    figure = extend_graph.fall(shape, run, 0.1, False)
    figure.draw_without_rendering()
    assert figure.get_suptitle() == "The cost at each step\n"
