"""The page's mathematics gives what TensorFlow and NumPy give."""

import itertools

import numpy as np
import pytest

from lib.program.quiet import tf

POINTS = [
    ([1.0], [1.0]),
    ([1.0, 2.0, 3.0], [1.0, 2.0, 3.0]),
    ([-2.0, 0.5, 4.0, 4.0], [3.0, -1.0, 0.25, 7.0]),
    ([0.0, 0.0], [1.0, 2.0]),
    ([1e-4, -3e-4], [150.0, 20.0]),
    ([1e9], [-1e9]),
]
CASES = [
    (X, Y, w, b) for (X, Y), w, b in itertools.product(POINTS, [-3.0, 0.0, 1.3, 1e12], [0.0, -2.5])
]


def taped(X, Y, w, b):
    """h, E and its slopes at w and b, and at every h, by TensorFlow in double precision."""
    w, b = (tf.Variable(value, dtype=tf.float64) for value in (w, b))
    X, Y = tf.constant(X, tf.float64), tf.constant(Y, tf.float64)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch([X, Y])
        h = w * X + b
        e = h - Y
        E = tf.reduce_mean(tf.square(e))
    names = {"w": w, "b": b, "h": h, "e": e, "x": X, "y": Y}
    slopes = {name: tape.gradient(E, value).numpy() for name, value in names.items()}
    return h.numpy(), E.numpy(), slopes


def same(found, expected):
    return found == pytest.approx(expected, rel=1e-12, abs=1e-300)


def test_hypothesis_cost_and_slope(module):
    neuron = module("neuron")
    hypotheses = neuron.each("hypothesis", [[X, w, b] for X, _, w, b in CASES])
    costs, slopes = neuron.each("cost", CASES), neuron.each("slope", CASES)
    for case, h, E, slope in zip(CASES, hypotheses, costs, slopes, strict=True):
        expected = taped(*case)
        assert same(h, expected[0].tolist())
        assert same(E, expected[1])
        assert same(slope, {name: expected[2][name] for name in "wb"})


def test_every_slope_on_the_graph(module):
    for case, found in zip(CASES, module("neuron").each("gates", CASES), strict=True):
        h, E, slopes = taped(*case)
        assert same(found["values"]["h"], h.tolist()) and same(found["values"]["E"], E)
        for name in "hexy":
            assert same(found["slopes"][name], slopes[name].tolist())
        shares = {name: sum(found["slopes"][name]) for name in "wb"}
        assert shares == pytest.approx({name: slopes[name] for name in "wb"}, rel=1e-9)


@pytest.mark.parametrize("learning_rate", [0.1, 1.2])
def test_a_descent_step_by_step(module, learning_rate):
    neuron = module("neuron")
    X, Y = [-2.0, 0.5, 4.0], [3.0, -1.0, 0.25]
    page = {"w": 3.0, "b": -1.0}
    w, b = (tf.Variable(value, dtype=tf.float64) for value in page.values())
    for _ in range(6):
        page = neuron.update(page, neuron.slope(X, Y, page["w"], page["b"]), learning_rate)
        with tf.GradientTape() as tape:
            E = tf.reduce_mean(tf.square(w * X + b - Y))
        for variable, slope in zip((w, b), tape.gradient(E, (w, b)), strict=True):
            variable.assign_sub(learning_rate * slope)
        assert page == pytest.approx({"w": float(w), "b": float(b)}, rel=1e-12)


def test_a_parameter_without_a_slope_stays(module):
    assert module("neuron").update({"w": 3, "b": 2}, {"w": 4}, 0.1) == {"w": 2.6, "b": 2}


def test_curvatures_and_the_limit(module):
    neuron = module("neuron")
    for X, _ in POINTS:
        x = np.array(X)
        both = np.linalg.eigvalsh(2 * np.array([[np.mean(x * x), x.mean()], [x.mean(), 1]]))[-1]
        assert neuron.curvature(X) == pytest.approx(2 * np.mean(x * x), rel=1e-12)
        assert neuron.curvature_with_bias(X) == pytest.approx(both, rel=1e-12)
        assert neuron.limit(both) == pytest.approx(2 / both)
        assert neuron.best(both) == pytest.approx(1 / both)


def test_the_lowest_cost(module):
    neuron = module("neuron")
    for X, Y in POINTS:
        column, ones = np.array(X)[:, None], np.ones((len(X), 1))
        (w,), *_ = np.linalg.lstsq(column, np.array(Y), rcond=None)
        assert neuron.lowest(X, Y) == pytest.approx({"w": w, "b": 0})
        (w, b), *_ = np.linalg.lstsq(np.hstack([column, ones]), np.array(Y), rcond=1e-15)
        assert neuron.lowest(X, Y, True) == pytest.approx({"w": w, "b": b}, rel=1e-6)


def test_two_neurons(module):
    neuron = module("neuron")
    X, Y = [1.0, 2.0], [1.0, 3.0]
    for u, v in itertools.product([-1.5, 0.0, 2.0], [0.25, 1.0]):
        w1, w2 = (tf.Variable(value, dtype=tf.float64) for value in (u, v))
        with tf.GradientTape() as tape:
            E = tf.reduce_mean(tf.square(w2 * (w1 * X) - Y))
        slopes = dict(zip(("w1", "w2"), map(float, tape.gradient(E, (w1, w2))), strict=True))
        assert neuron.cost_of_two(X, Y, u, v) == pytest.approx(float(E))
        assert neuron.slope_of_two(X, Y, u, v) == pytest.approx(slopes)


def test_the_second_lecture_s_rule(module):
    updated = module("neuron").sample_update(0.5, 3, 1, 1, 1)
    assert updated == {"w": 1 + 1.5 * 0.5, "b": 1 + 1.5}


def test_a_whole_pass_over_the_patients(browser, address):
    # As the book behind the lecture publishes it
    browser.get(address)
    place = browser.execute_script("""
      const {x, y} = module_page.given("patients");
      return x.reduce(({w, b}, value, k) => module_neuron.sample_update(value, y[k], w, b, 1),
        {w: 1, b: 1});""")
    assert place == pytest.approx({"w": 587.8654539985689, "b": 99.40935564531424}, rel=1e-12)
