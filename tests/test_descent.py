from types import SimpleNamespace

import numpy as np
import pytest

from lib import descent as ways
from lib.descent import descend, element_names
from lib.quiet import tf


@pytest.fixture
def neuron():
    """A neuron with two inputs: its parameters, slope and update; the same sums in NumPy."""
    x = np.array([[1.0, 2.0], [0.5, -1.0], [3.0, 0.25]])
    y = np.array([3.0, -1.0, 4.0])
    W, b = tf.Variable([0.5, -0.5], dtype=tf.float64), tf.Variable(0.25, dtype=tf.float64)
    parameters = {"w": W, "b": b}

    def slope():
        with tf.GradientTape() as tape:
            E = tf.reduce_mean(tf.square(tf.linalg.matvec(x, W) + b - y))
        return E, tape.gradient(E, parameters)

    def update(slope):
        for name, variable in parameters.items():
            variable.assign_sub(0.05 * slope[name])

    def by_numpy(steps):
        w, b = np.array([0.5, -0.5]), 0.25
        for _ in range(steps + 1):
            error = x @ w + b - y
            slope_w, slope_b = 2 * error @ x / 3, 2 * error.mean()
            yield [np.mean(error**2), *w, b, *slope_w, slope_b]
            w, b = w - 0.05 * slope_w, b - 0.05 * slope_b

    return parameters, slope, update, by_numpy


@pytest.mark.parametrize("xla", [True, False])
@pytest.mark.parametrize("stretch", [ways.STRETCH, 3])
def test_every_row(neuron, monkeypatch, xla, stretch):
    monkeypatch.setattr(ways, "STRETCH", stretch)
    if not xla:  # as on a device that XLA does not know
        function = tf.function

        def without_xla(python, **options):
            if not options["jit_compile"]:
                return function(python, **options)

            def refuse(*_):
                raise tf.errors.UnimplementedError(None, None, "no XLA here")

            return SimpleNamespace(get_concrete_function=lambda *_: refuse)

        monkeypatch.setattr(tf, "function", without_xla)
    parameters, slope, update, by_numpy = neuron
    descent = descend(slope, update, parameters, steps=20)
    assert descent.columns == "cost w1 w2 b slope_w1 slope_w2 slope_b".split()
    assert descent.names == ["w1", "w2", "b"]
    assert descent.rows == pytest.approx(np.array(list(by_numpy(20))), rel=1e-12)
    assert descent.at.tolist() == list(range(21))
    assert (descent.ending, descent.step, descent.bits) == (ways.STEPS, 20, 64)
    assert parameters["w"].numpy().tolist() == [descent.last["w1"], descent.last["w2"]]


def test_watchers_see_every_row_once(neuron, monkeypatch):
    monkeypatch.setattr(ways, "STRETCH", 8)
    parameters, slope, update, _ = neuron
    seen = []
    descent = descend(
        *(slope, update, parameters, 50),
        watch=[lambda descent, first, rows: seen.append((descent.ending, first, rows))],
    )
    assert np.array_equal(np.concatenate([rows for _, _, rows in seen]), descent.rows)
    sizes = [len(rows) for _, _, rows in seen]
    assert [first for _, first, _ in seen] == np.cumsum([0, *sizes[:-1]]).tolist()
    assert [ending for ending, _, _ in seen] == [None] * (len(seen) - 1) + [ways.STEPS]


def test_memory_stays_small(neuron, monkeypatch):
    parameters, slope, update, _ = neuron
    whole = descend(slope, update, parameters, 999)
    for variable, start in zip(parameters.values(), ([0.5, -0.5], 0.25), strict=True):
        variable.assign(start)
    monkeypatch.setattr(ways, "KEPT", 100)
    monkeypatch.setattr(ways, "STRETCH", 64)
    thin = descend(slope, update, parameters, 999)
    assert len(thin.rows) <= 101
    assert thin.at.tolist() == [*range(0, 999, 16), 999]
    assert np.array_equal(thin.rows, whole.rows[thin.at])
    assert thin.last == whole.last


def line(w, rate, x=1.0, dtype=tf.float32):
    """E = (w x - 1)^2."""
    W = tf.Variable([w], dtype=dtype)

    def slope():
        with tf.GradientTape() as tape:
            E = tf.reduce_mean(tf.square(W * x - 1))
        return E, tape.gradient(E, {"w": W})

    return slope, lambda slope: W.assign_sub(rate * slope["w"]), {"w": W}


@pytest.mark.parametrize(
    ("w", "rate", "steps", "tolerance", "ending", "step"),
    [
        (3, 0.1, 5, 0, ways.STEPS, 5),
        (3, 0.1, 0, 0, ways.STEPS, 0),
        (3, 0.5, 9, 0, ways.TOLERANCE, 1),  # the cost is 0, and so is the slope
        (3, 0.5, 1, 0, ways.TOLERANCE, 1),  # and the steps are used up
        (3, 0.1, 9, 4, ways.TOLERANCE, 0),
        (3, 0.1, 9, 2.6, ways.TOLERANCE, 1),
        (3, 1e-9, 9, 0, ways.STALLED, 0),
        (3, 5.0, 999, 0, ways.DIVERGED, 19),
        (3e30, 0.1, 9, 0, ways.DIVERGED, -1),
    ],
)
def test_endings(w, rate, steps, tolerance, ending, step):
    descent = descend(*line(w, rate), steps, tolerance)
    assert (descent.ending, descent.step) == (ending, step)


def test_slope_0():
    assert descend(*line(3, 0.1, x=0.0), 9).ending == ways.SLOPE_0


def test_divergence_leaves_the_last_finite_values():
    slope, update, parameters = line(3, 5.0)
    descent = descend(slope, update, parameters, 999)
    assert np.isfinite(descent.rows).all()
    assert parameters["w"].numpy()[0] == descent.last["w"]
    update(slope()[1])
    assert not np.isfinite(slope()[0])


@pytest.mark.parametrize("error", [KeyboardInterrupt, BrokenPipeError])
def test_interrupted(error):
    calls = []

    def watcher(descent, first, rows):
        calls.append(first)
        if len(calls) == 2:
            raise error

    slope, update, parameters = line(3, 1e-9, dtype=tf.float64)
    descent = descend(slope, update, parameters, 10**9, watch=[watcher])
    assert descent.ending == ways.INTERRUPTED
    assert parameters["w"].numpy()[0] == descent.last["w"]
    assert len(descent.rows) == descent.step + 1


def test_a_mistake_in_the_page_is_not_hidden():
    slope, _, parameters = line(3, 0.1)
    with pytest.raises(KeyError):
        descend(slope, lambda slope: slope["v"], parameters, 9)


def test_element_names():
    parameters = {"w": tf.Variable(tf.zeros([3])), "b": tf.Variable([0.0]), "c": tf.Variable(0.0)}
    assert element_names(parameters) == ["w1", "w2", "w3", "b", "c"]
