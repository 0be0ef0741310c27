import numpy as np
import pytest

from lib.models import convexity
from lib.program.quiet import tf


def variables(*values):
    return {f"w{k}": tf.Variable(v, dtype=tf.float64) for k, v in enumerate(values, start=1)}


def quadratic(matrix, parameters):
    """The cost half of w' M w, whose second derivative is M."""

    def cost():
        w = tf.stack(list(parameters.values()))
        return tf.tensordot(w, tf.linalg.matvec(np.array(matrix, float), w), 1) / 2

    return cost


def two_neurons(parameters, y=1):
    return lambda: tf.square(parameters["w2"] * parameters["w1"] - y)


def shown(shape, capsys):
    convexity.show(shape)
    explained, _, rest = capsys.readouterr().out.partition("\n")
    assert explained.startswith("A curvature says how much the slope changes")
    return rest


def test_a_bowl(capsys):
    parameters = variables(5, 7)
    shape = convexity.of(quadratic([[2, 1], [1, 3]], parameters), parameters)
    assert (shape.is_convex, shape.is_valley, shape.is_quadratic) == (True, False, True)
    assert [shape.lowest, shape.largest] == pytest.approx(np.linalg.eigvalsh([[2, 1], [1, 3]]))
    assert [float(variable) for variable in parameters.values()] == [5, 7]
    assert shown(shape, capsys) == (
        "Convex, a bowl: the curvatures go from 1.38197 to 3.61803.\n"
        "The curvature is the same everywhere (10 places tried).\n"
    )


def test_a_long_bowl_is_slow(capsys):
    for largest, slow in [
        (99, ""),
        (2000, "The largest is 2000 times the lowest, so learning is slow.\n"),
    ]:
        parameters = variables(1, 1, 1)
        matrix = np.diag([1, 2, largest])
        out = shown(convexity.of(quadratic(matrix, parameters), parameters), capsys)
        assert out.startswith(f"Convex, a bowl: the curvatures go from 1 to {largest}.\n{slow}The ")
        assert "the same everywhere (8 places tried)" in out


def test_a_valley(capsys):
    parameters = variables(1, 1)
    shape = convexity.of(quadratic([[2, 2], [2, 2]], parameters), parameters)
    assert (shape.is_convex, shape.is_valley) == (True, True)
    assert "Convex, a valley: the curvatures go from 0 to 4.\nAlong" in shown(shape, capsys)


def neuron(parameters, x):
    """The cost of h = w1 x + w2 for y = 0, by TensorFlow."""
    return lambda: tf.reduce_mean(
        tf.square(parameters["w1"] * tf.constant(x, tf.float64) + parameters["w2"])
    )


FAR = [
    ([100000001.0, 100000002.0, 100000003.0], "a bowl: the curvatures go from 1.33333e-16 to "),
    (
        [100000001.0, 2.0, 3.0],
        "a bowl: the curvatures go from 1.33333 to 6.66667e+15.\nThe largest is 5e+15 times ",
    ),
    # half an hour of time stamps, in seconds since 1970
    ([1.7e9, 1.7e9 + 900, 1.7e9 + 1800], "a bowl: the curvatures go from 3.73702e-13 to "),
    ([100000001.0] * 3, "a valley: the curvatures go from 0 to 2e+16.\nAlong"),
    (
        [1e-170, 2e-170],
        "a bowl: the curvatures go from less than 2.2e-308 to 2.\nThey are so diff",
    ),
    (
        [1e-140, 2e150],
        "a bowl: the curvatures go from 1 to 4e+300.\nThe largest is 4e+300 times",
    ),
    (
        [1e-152, 2e-152],
        "a bowl: the curvatures go from 5e-305 to 2.\nThe largest is 4e+304 times",
    ),
]


def test_of_a_neurons_curvatures_none_is_rounded_away(capsys):
    for x, words in FAR:
        parameters = variables(1, 1)
        shape = convexity.of(neuron(parameters, x), parameters, [x])
        assert shown(shape, capsys).startswith(f"Convex, {words}")


def test_a_start_far_away_hides_no_saddle():
    for start in [(1e15, 0.0), (1e15, -1e15), (0.0, 1e150)]:
        parameters = variables(*start)
        shape = convexity.of(two_neurons(parameters), parameters)
        assert (shape.is_convex, shape.place.values) == (False, {"w1": 0, "w2": 0})


def test_places_whose_curvatures_are_too_large_are_left_out(capsys):
    parameters = variables(1e-9, 0.0)

    def cost():
        return tf.square(parameters["w2"] * parameters["w1"] * 1e154 - 1)

    shape = convexity.of(cost, parameters)
    assert (shape.places, shape.is_convex) == (2, False)
    assert "at w1 = 0, w2 = 0 the curvatures are -2e+154 and 2e+154" in shown(shape, capsys)


def test_two_neurons_have_a_saddle_at_0(capsys):
    parameters = variables(2, -0.5)
    shape = convexity.of(two_neurons(parameters), parameters)
    assert (shape.is_convex, shape.is_valley, shape.is_quadratic) == (False, False, False)
    assert shown(shape, capsys) == (
        "Not convex: at w1 = 0, w2 = 0 the curvatures are -2 and 2.\n"
        "This is a saddle: the cost falls in one direction and rises in another.\n"
    )


def test_without_a_saddle_at_0_the_least_convex_place_is_told(capsys):
    parameters = variables(9.0, 0.0)

    def cost():  # its second derivative along w1 is 12 (w1 - 9)^2 - 4
        return tf.square(tf.square(parameters["w1"] - 9) - 1) + parameters["w2"] ** 2

    shape = convexity.of(cost, parameters)
    assert not shape.is_convex
    assert shape.place.values == {"w1": 9, "w2": 0}
    assert [shape.lowest, shape.largest] == pytest.approx([-4, 2])
    assert "Not convex: at w1 = 9, w2 = 0 the curvatures are -4 and 2." in shown(shape, capsys)


def test_a_place_with_a_slope_is_no_saddle(capsys):
    parameters = variables(1.0, 1.0)

    def cost():
        return parameters["w1"] ** 3 + 10 * parameters["w1"] + parameters["w2"] ** 2

    shape = convexity.of(cost, parameters)
    assert shape.place.values["w1"] == -2
    out = shown(shape, capsys)
    assert "the curvatures are -12 and 2." in out and "saddle" not in out


def test_the_end_of_two_neurons(capsys):
    for start, y, words in [
        # 2 / 8.5 = 0.23529411..., and what is printed is still stable
        ((2.0, 0.5), 1, "Near w1 = 2, w2 = 0.5, learning rates below 0.235294 are stable.\n"),
        ((0.75, 0.75), 0.5625, "Near w1 = 0.75, w2 = 0.75, learning rates below 0.888888 are"),
        (
            (-0.0, 0.0),
            1,
            "The slope is 0 at w1 = 0, w2 = 0, but this is not a lowest point.\nIt is a ",
        ),
        ((0.1, 0.0), 1, ""),  # the cost is not convex here, but the slope is not 0
        ((0.0, 0.0), 0, ""),  # no curvature sets a limit
        ((1e200, 0.0), 1, ""),  # the curvature is too large
    ]:
        parameters = variables(*start)
        convexity.show_end(convexity.here(two_neurons(parameters, y), parameters))
        out = capsys.readouterr().out
        assert out.startswith(words) and bool(out) == bool(words)
        assert "-0" not in out
