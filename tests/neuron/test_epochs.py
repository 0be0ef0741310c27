"""lib/neuron/epochs.py against plain loops in exactly the same order."""

import signal

import numpy as np
import pytest
from by_hand import walk

from lib.learning.descent import DIVERGED, INTERRUPTED, STEPS
from lib.neuron.epochs import KEPT, Epochs
from lib.neuron.orders import Orders
from lib.program.quiet import tf


class Neuron:
    def __init__(self, x, y, rate, epochs, seed=None):
        self.w, self.b = tf.Variable(1.0, dtype=tf.float64), tf.Variable(1.0, dtype=tf.float64)
        self.x, self.y = tf.constant(x, tf.float64), tf.constant(y, tf.float64)
        self.rate, self.order = rate, Orders(len(x), seed)
        self.training = Epochs({"w": self.w, "b": self.b}, epochs, self.order)

    def update(self, x, y):
        error = y - (self.w * x + self.b)
        self.w.assign_add(self.rate * error * x)
        self.b.assign_add(self.rate * error)

    def cost(self):
        return tf.reduce_mean(tf.square(self.y - (self.w * self.x + self.b)))

    def fit(self, x, y, epochs):
        for epoch in epochs:
            if self.training.ended(epoch, self.cost()):
                break
            for sample in self.order(epoch):
                self.update(tf.gather(x, sample), tf.gather(y, sample))
                self.training.keep()

    def learn(self, watch=()):
        return self.training.run(self.fit, self.x, self.y, watch=watch)


def samples(count, seed=0):
    generator = np.random.default_rng(seed)
    return generator.normal(size=count), generator.normal(size=count)


def test_numbers_that_get_too_large_within_an_epoch():
    x = [1.0, 2.0, 3.0] * 250
    neuron = Neuron(x, x, 1.0, 1000)
    fitted = neuron.learn()
    assert fitted.ending == DIVERGED and fitted.step == 0
    assert float(neuron.w) == fitted.last["w"] == 1
    with np.errstate(all="ignore"):
        path = walk(x, x, 1.0, [range(750)])[1:]
    finite = np.isfinite(path).all(axis=1)
    assert fitted.path == pytest.approx(path[finite], rel=1e-9) and 600 < len(fitted.path) < 750


def test_ctrl_c_in_a_long_run_leaves_whole_epochs_and_the_first_updates():
    sent = []

    def watcher(fitted, first, rows):
        if first > 250_000 and not sent:
            sent.append(signal.raise_signal(signal.SIGINT))

    x, y = [0.0, 1.0], [2.0, 3.5]
    neuron = Neuron(x, y, 0.2, 1_000_000_000)
    fitted = neuron.learn(watch=[watcher])
    assert fitted.ending == INTERRUPTED and 250_000 < fitted.step < 1_000_000_000
    assert float(neuron.b) == fitted.last["b"] == fitted.after(fitted.step)[1]
    assert 60_001 not in fitted.at and len(fitted.path) == KEPT
    path = walk(x, y, 0.2, [range(2)] * 1000)
    assert fitted.path[:2000] == pytest.approx(path[1:], rel=1e-12)
    for epoch in (0, 1, 2, 3, 60_001, fitted.step):
        expected = path[min(2 * epoch, 2000)]  # it has settled long before
        assert fitted.after(epoch) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_many_shuffled_epochs_are_compiled_once_and_made_as_in_a_plain_loop():
    x, y = samples(5)
    watched = []

    def watcher(fitted, first, rows):
        watched.append((first, rows.copy()))
        assert len(watched) < 100  # compiling takes so long that the stretches would stay short

    neuron = Neuron(x, y, 0.1, 2000, seed=1)
    fitted = neuron.learn(watch=[watcher])
    path = walk(x, y, 0.1, [Orders(5, 1).take(epoch) for epoch in range(2000)])
    assert fitted.ending == STEPS and fitted.step == 2000
    assert fitted.path == pytest.approx(path[1:], rel=1e-9)
    assert fitted.rows[:, 1:] == pytest.approx(path[::5], rel=1e-9)
    costs = [np.mean((y - (w * x + b)) ** 2) for w, b in path[::5]]
    assert fitted["cost"] == pytest.approx(np.array(costs), rel=1e-9)
    assert (float(neuron.w), float(neuron.b)) == tuple(fitted.rows[-1, 1:])
    # The watcher sees every row once, in order
    assert np.array_equal(np.concatenate([rows for _, rows in watched]), fitted.rows)
    lengths = [len(rows) for _, rows in watched]
    assert [first for first, _ in watched] == np.cumsum([0, *lengths[:-1]]).tolist()


def test_updates_that_were_not_kept():
    class Forgetful(Neuron):
        def fit(self, x, y, epochs):
            for epoch in epochs:
                if self.training.ended(epoch, self.cost()):
                    break
                for sample in self.order(epoch):
                    self.update(tf.gather(x, sample), tf.gather(y, sample))

    fitted = Forgetful([1, 2], [2, 4], 0.1, 5).learn()
    assert fitted.step == 5 and len(fitted.path) == 0
