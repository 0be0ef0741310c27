"""lib/passes.py against plain loops in exactly the same order."""

import csv
import signal
from types import SimpleNamespace

import numpy as np
import pytest

from lib import passes, report
from lib.descent import DIVERGED, INTERRUPTED, STEPS
from lib.quiet import tf


class Neuron:
    def __init__(self, x, y, rate, start=(1.0, 1.0)):
        self.w, self.b = (tf.Variable(one, dtype=tf.float64) for one in start)
        self.parameters = {"w": self.w, "b": self.b}
        self.x, self.y = tf.constant(x, tf.float64), tf.constant(y, tf.float64)
        self.rate = rate

    def update(self, x, y):
        error = y - (self.w * x + self.b)
        self.w.assign_add(self.rate * error * x)
        self.b.assign_add(self.rate * error)

    def cost(self):
        return tf.reduce_mean(tf.square(self.y - (self.w * self.x + self.b)))

    def learn(self, epochs, **more):
        return passes.repeat(self, self.x, self.y, epochs, **more)


def plain(x, y, rate, epochs, order, start=(1.0, 1.0)):
    """The path, shape [updates, 2], by a plain loop; `order` holds all epochs' orders."""
    w, b = start
    path = []
    for _, at in zip(range(epochs * len(x)), order, strict=False):
        error = y[at] - (w * x[at] + b)
        w, b = w + rate * error * x[at], b + rate * error
        path.append((w, b))
    return np.array(path)


def samples(count, seed=0):
    generator = np.random.default_rng(seed)
    return generator.normal(size=count), generator.normal(size=count)


@pytest.mark.parametrize("seed", [None, 7])
def test_the_path_is_that_of_a_plain_loop(seed, monkeypatch):
    monkeypatch.setattr(passes, "STRETCH", 40)  # several stretches, the last one not full
    x, y = samples(11)
    neuron = Neuron(x, y, 0.1)
    fitted = neuron.learn(10, seed=seed)
    generator = np.random.default_rng(seed)
    orders = [np.arange(11) if seed is None else generator.permutation(11) for _ in range(10)]
    path = plain(x, y, 0.1, 10, np.concatenate(orders))
    assert fitted.ending == STEPS and fitted.step == 10
    assert fitted.path == pytest.approx(path, rel=1e-12)
    assert fitted.rows[1:, 1:] == pytest.approx(path[10::11], rel=1e-12)
    costs = [np.mean((y - (w * x + b)) ** 2) for w, b in [(1, 1), *path[10::11]]]
    assert fitted["cost"] == pytest.approx(np.array(costs), rel=1e-12)
    assert (float(neuron.w), float(neuron.b)) == pytest.approx(tuple(path[-1]), rel=1e-12)


def test_shuffling_is_repeatable_and_takes_every_sample_once():
    first, again, other = (passes.orders(50, seed)(4) for seed in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)
    for order in first.reshape(4, 50):
        assert sorted(order) == list(range(50))
    assert not np.array_equal(first[:50], first[50:100])
    x, y = samples(9)
    rows = [Neuron(x, y, 0.1).learn(5, seed=seed).rows for seed in (1, 1, 2)]
    assert np.array_equal(rows[0], rows[1]) and not np.array_equal(rows[0], rows[2])


def test_no_epochs():
    fitted = Neuron([1, 2], [3, 4], 0.1).learn(0)
    assert fitted.ending == STEPS and fitted.step == 0
    assert fitted.rows.tolist() == [[(1 + 1) / 2, 1, 1]]  # errors 1 and 1
    assert fitted.path.shape == (0, 2)


def test_diverging_ends_at_the_last_finite_row():
    neuron = Neuron([1, 2, 3], [1, 2, 3], 1.0)
    fitted = neuron.learn(1000)
    assert fitted.ending == DIVERGED and 100 < fitted.step < 300
    assert np.isfinite(fitted.rows).all() and len(fitted.rows) == fitted.step + 1
    assert len(fitted.path) == 3 * fitted.step and np.isfinite(fitted.path).all()
    assert float(neuron.w) == fitted.last["w"]


def test_a_start_that_is_not_finite_leaves_nothing():
    fitted = Neuron([1e200], [1.0], 1.0).learn(5)
    assert fitted.ending == DIVERGED and fitted.step == -1 and fitted.last == {}


def test_rows_come_in_stretches_and_ctrl_c_is_heard_between_them(monkeypatch):
    monkeypatch.setattr(passes, "STRETCH", 9)
    # On a slow machine stretches would get shorter.
    monkeypatch.setattr(passes, "time", SimpleNamespace(perf_counter=lambda: 0.0))
    firsts = []

    def watcher(fitted, first, rows):
        firsts.append((first, len(rows)))
        if first == 4:
            signal.raise_signal(signal.SIGINT)

    neuron = Neuron([1, 2, 3], [1, 2, 3], 0.1)
    fitted = neuron.learn(1000, watch=[watcher])
    # The stretch that follows is made to its end.
    assert firsts[:3] == [(0, 1), (1, 3), (4, 3)] and len(firsts) == 4
    assert fitted.ending == INTERRUPTED and fitted.step == sum(count for _, count in firsts) - 1
    assert float(neuron.b) == fitted.last["b"]


def test_the_history_gives_every_number_back(tmp_path):
    path = tmp_path / "history.csv"
    x, y = samples(6)
    with report.history(str(path)) as write:
        fitted = Neuron(x, y, 0.1).learn(30, watch=[write])
    header, *lines = csv.reader(path.open())
    assert header == ["epoch", "cost", "w", "b"]
    assert [int(line[0]) for line in lines] == list(range(31))
    assert np.array_equal(np.array([line[1:] for line in lines], float), fitted.rows)


def test_early_epochs_are_known_when_rows_are_left_out(monkeypatch):
    monkeypatch.setattr("lib.descent.KEPT", 16)
    x, y = samples(4)
    fitted = Neuron(x, y, 0.05).learn(100)
    assert 1 not in fitted.at
    path = plain(x, y, 0.05, 100, np.tile(np.arange(4), 100))
    for epoch in (1, 2, 3, 100):
        assert fitted.after(epoch) == pytest.approx(path[4 * epoch - 1], rel=1e-12)
    assert fitted.after(0).tolist() == [1, 1]


def test_only_the_first_updates_are_kept(monkeypatch):
    monkeypatch.setattr(passes, "KEPT", 10)
    monkeypatch.setattr(passes, "STRETCH", 4)
    x, y = samples(4)
    fitted = Neuron(x, y, 0.05).learn(20)
    assert fitted.path == pytest.approx(plain(x, y, 0.05, 20, np.tile(np.arange(4), 20))[:10])


def test_without_xla_the_numbers_are_the_same(monkeypatch):
    x, y = samples(5)
    with_xla = Neuron(x, y, 0.1).learn(8)
    asked = []
    function = tf.function

    def without_xla(python, jit_compile=None, **more):
        asked.append(jit_compile)
        traced = function(python, **more)
        if jit_compile:
            broken = tf.errors.InvalidArgumentError(None, None, "no XLA here")

            def fail(*numbers):
                raise broken

            traced.get_concrete_function = lambda *specs: fail
        return traced

    monkeypatch.setattr(passes.tf, "function", without_xla)
    fitted = Neuron(x, y, 0.1).learn(8)
    assert asked == [True, None]
    assert fitted.rows == pytest.approx(with_xla.rows, rel=1e-12)
