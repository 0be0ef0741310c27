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
CASES = [(X, Y, w, b) for (X, Y), w, b in itertools.product(POINTS, [-3.0, 0.0, 1e12], [0.0, -2.5])]


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


def test_cost_and_every_slope(module):
    names = "cost", "slope", "gates", "local_gradients"
    found = [module("neuron", name, CASES) for name in names]
    for (X, *more), cost, slope, gates, locals_ in zip(CASES, *found, strict=True):
        h, E, slopes = taped(X, *more)
        assert same(cost, E) and same(slope, {name: slopes[name] for name in "wb"})
        assert same(gates["values"]["h"], h.tolist()) and same(gates["values"]["E"], E)
        for name in "hexy":
            assert same(gates["slopes"][name], slopes[name].tolist())
        for name in "wb":
            assert sum(gates["slopes"][name]) == pytest.approx(slopes[name], rel=1e-9)
        outputs = {"w": "product", "x": "product", "product": "h", "b": "h", "h": "e", "y": "e",
                   "e": "squared"}  # fmt: skip
        for wire, output in outputs.items():  # local gradient times the slope at the output
            product = np.array(locals_[wire], float) * gates["slopes"][output]
            np.testing.assert_allclose(gates["slopes"][wire], product)


def test_a_descent_step_by_step(module):
    X, Y = [-2.0, 0.5, 4.0], [3.0, -1.0, 0.25]
    for rate in (0.1, 1.2):
        page = {"w": 3.0, "b": -1.0}
        w, b = (tf.Variable(value, dtype=tf.float64) for value in page.values())
        for _ in range(6):
            (slope,) = module("neuron", "slope", [[X, Y, page["w"], page["b"]]])
            (page,) = module("neuron", "update", [[page, slope, rate]])
            with tf.GradientTape() as tape:
                E = tf.reduce_mean(tf.square(w * X + b - Y))
            for variable, taped_slope in zip((w, b), tape.gradient(E, (w, b)), strict=True):
                variable.assign_sub(rate * taped_slope)
            assert page == pytest.approx({"w": float(w), "b": float(b)}, rel=1e-12)
    # A parameter without a slope stays
    (page,) = module("neuron", "update", [[{"w": 3, "b": 2}, {"w": 4}, 0.1]])
    assert page == {"w": 2.6, "b": 2}


def test_curvatures_and_the_lowest_cost(module):
    for X, Y in POINTS:
        x, ones = np.array(X), np.ones(len(X))
        both = np.linalg.eigvalsh(2 * np.array([[np.mean(x * x), x.mean()], [x.mean(), 1]]))[-1]
        assert same(module("neuron", "curvature", [[X]]), [2 * np.mean(x * x)])
        assert same(module("neuron", "curvature_with_bias", [[X]]), [both])
        assert same(module("neuron", "limit", [[both]]), [2 / both])
        (w,), *_ = np.linalg.lstsq(x[:, None], np.array(Y), rcond=None)
        one, two = module("neuron", "lowest", [[X, Y], [X, Y, True]])
        assert one == pytest.approx({"w": w, "b": 0})
        (w, b), *_ = np.linalg.lstsq(np.stack([x, ones], 1), np.array(Y), rcond=1e-15)
        assert two == pytest.approx({"w": w, "b": b}, rel=1e-6)


def test_a_whole_pass_over_the_patients(module, browser):
    # By the second lecture's rule, as the book behind the lecture publishes it
    (updated,) = module("neuron", "sample_update", [[0.5, 3, 1, 1, 1]])
    assert updated == {"w": 1 + 1.5 * 0.5, "b": 1 + 1.5}
    place = browser.execute_script("""
      const {x, y} = module_page.given.patients;
      return x.reduce(({w, b}, value, k) => module_neuron.sample_update(value, y[k], w, b, 1),
        {w: 1, b: 1});""")
    assert place == pytest.approx({"w": 587.8654539985689, "b": 99.40935564531424}, rel=1e-12)
