"""lib/learning/training.py against the same sums in NumPy, with loops as a script has them."""

import signal

import numpy as np
import pytest

from lib.learning.descent import (
    DIVERGED,
    INTERRUPTED,
    LEFT,
    SLOPE_0,
    STALLED,
    STEPS,
    TOLERANCE,
    Descent,
)
from lib.learning.training import Training
from lib.program.quiet import tf

X = np.array([[1.0, 2.0], [0.5, -1.0], [3.0, 0.25]])
Y = np.array([3.0, -1.0, 4.0])


class Loop:
    """A loop like a script's, with this cost(); it may break at a step `last`."""

    def __init__(self, parameters, cost, rate, last=-1):
        self.parameters, self.cost, self.rate, self.last = parameters, cost, rate, last

    def learn(self, steps):
        for step in steps:
            with tf.GradientTape() as tape:
                E = self.cost()
            if step == self.last:
                break
            slope = tape.gradient(E, self.parameters)
            if self.training.ended(step, E, slope):
                break
            self.change(step, slope)

    def change(self, step, slope):
        for name in self.parameters:
            self.parameters[name].assign_sub(self.rate * slope[name])

    def run(self, most, tolerance=0.0, watch=(), **options):
        self.training = Training(self.parameters, most, tolerance, **options)
        return self.training.run(self.learn, watch=watch)


class Neuron(Loop):
    """With two inputs."""

    def __init__(self, last=-1):
        self.W = tf.Variable([0.5, -0.5], dtype=tf.float64)
        b = tf.Variable(0.25, dtype=tf.float64)

        def cost():
            return tf.reduce_mean(tf.square(tf.reduce_sum(X * self.W, axis=1) + b - Y))

        super().__init__({"w": self.W, "b": b}, cost, 0.05, last)


class Point(Loop):
    """E = (w x - 1)^2."""

    def __init__(self, w, rate, x=1.0, dtype=tf.float32):
        W = self.W = tf.Variable([w], dtype=dtype)
        super().__init__({"w": W}, lambda: tf.reduce_mean(tf.square(W * x - 1)), rate)


def by_numpy(steps):
    w, b, rows = np.array([0.5, -0.5]), 0.25, []
    for _ in range(steps + 1):
        error = X @ w + b - Y
        slope_w, slope_b = 2 * error @ X / 3, 2 * error.mean()
        rows.append([np.mean(error**2), *w, b, *slope_w, slope_b])
        w, b = w - 0.05 * slope_w, b - 0.05 * slope_b
    return np.array(rows)


@pytest.mark.parametrize("eager", [False, True])
def test_every_row(eager):
    tf.config.run_functions_eagerly(eager)  # as in a debugger
    try:
        for options in ({}, {"stretch": 3}):
            neuron = Neuron()
            descent = neuron.run(20, **options)
            assert descent.columns == "cost w1 w2 b slope_w1 slope_w2 slope_b".split()
            assert descent.rows == pytest.approx(by_numpy(20), rel=1e-12)
            assert descent.at.tolist() == list(range(21))
            assert (descent.ending, descent.step) == (STEPS, 20)
            assert neuron.W.numpy().tolist() == [descent.last["w1"], descent.last["w2"]]
    finally:
        tf.config.run_functions_eagerly(False)


def test_watchers_of_a_long_run_see_every_row_once():
    seen = []

    def watcher(descent, first, rows):
        seen.append((descent.ending, first, rows.copy()))
        if first > 300 and not descent.ending:
            signal.raise_signal(signal.SIGINT)

    descent = Neuron().run(100_000, watch=[watcher])
    rows = np.concatenate([rows for _, _, rows in seen])
    assert np.array_equal(rows, descent.rows)
    assert rows[:300] == pytest.approx(by_numpy(299), rel=1e-12, abs=1e-13)
    assert [first for _, first, _ in seen] == np.cumsum(
        [0, *[len(r) for _, _, r in seen[:-1]]]
    ).tolist()
    assert [ending for ending, _, _ in seen] == [None] * (len(seen) - 1) + [INTERRUPTED]


class WithMomentum(Neuron):
    def __init__(self):
        super().__init__()
        self.velocity = {name: tf.Variable(0 * v) for name, v in self.parameters.items()}

    def change(self, step, slope):
        for name, velocity in self.velocity.items():
            velocity.assign(0.9 * velocity - 0.05 * slope[name])
            self.parameters[name].assign_add(velocity)


def test_what_a_student_changes_in_the_loop_takes_effect_and_is_seen():
    assert Neuron().run(40, stretch=16, learning_rate=0.05).rule_kept
    assert not Neuron().run(40, stretch=16, learning_rate=0.06).rule_kept
    descent = WithMomentum().run(40, stretch=16, learning_rate=0.05)
    assert not descent.rule_kept
    rows = descent.rows
    assert rows[:2] == pytest.approx(by_numpy(1), rel=1e-12)
    for k in range(1, 40):
        before, now, after = rows[k - 1 : k + 2, 1:4]
        assert after - now == pytest.approx(0.9 * (now - before) - 0.05 * rows[k, 4:], abs=1e-12)


class WithADecay(Neuron):
    def change(self, step, slope):
        self.W.assign_sub(0.05 / (1 + tf.cast(step, tf.float64)) * slope["w"])


def test_steps_are_counted_from_the_start():
    rows = WithADecay().run(10, stretch=4).rows
    rates = (rows[:-1, 1] - rows[1:, 1]) / rows[:-1, 4]
    assert rates == pytest.approx(0.05 / np.arange(1, 11), rel=1e-9)


def test_a_break_of_the_scripts_own(capsys):
    for last, most in [(3, 100), (20, 3000)]:
        descent = Neuron(last).run(most)
        assert (descent.ending, descent.step) == (LEFT, last - 1)
        assert descent.rows == pytest.approx(by_numpy(last - 1), rel=1e-12)
    with pytest.raises(SystemExit) as end:  # nobody was asked whether learning ended
        Neuron(0).run(100)
    assert end.value.code == 1
    assert "must call training.ended(...) in every step" in capsys.readouterr().err


class WithAMistake(Neuron):
    def change(self, step, slope):
        return slope["v"]


def test_a_mistake_in_the_page_is_not_hidden():
    with pytest.raises(KeyError):
        WithAMistake().run(9)


def slowly():
    return Point(3, 1e-9, dtype=tf.float64)


ENDINGS = [
    (3, 0.1, 1.0, 5, 0, STEPS, 5),
    (3, 0.5, 1.0, 1, 0, TOLERANCE, 1),  # the cost is 0, so is the slope, and the steps are used up
    (3, 0.1, 1.0, 9, 2.6, TOLERANCE, 1),
    (3, 0.1, 1.0, 9, 1e300, TOLERANCE, 0),  # above the largest of these floats
    (3, 1e-9, 1.0, 9, 0, STALLED, 0),
    (3, 0.1, 0.0, 9, 0, SLOPE_0, 0),
    (3, 5.0, 1.0, 999, 0, DIVERGED, 19),
    (3e30, 0.1, 1.0, 9, 0, DIVERGED, -1),
]


def test_endings():
    for w, rate, x, steps, tolerance, ending, step in ENDINGS:
        point = Point(w, rate, x)
        descent = point.run(steps, tolerance)
        assert (descent.ending, descent.step) == (ending, step)
        assert np.isfinite(descent.rows).all()
        assert step < 0 or point.W.numpy()[0] == descent.last["w"]
    # The cost is (w - 1)^2 and w - 1 halves: 1e-50 is 0 in 32-bit floats
    descent = Point(1 + 2.0**-10, 0.25, dtype=tf.float64).run(999, 1e-25)
    assert descent.ending == TOLERANCE
    assert descent["cost"][-2] > 1e-25 >= descent.last["cost"] > 0


class WithRests(Point):
    def change(self, step, slope):  # at every second step
        self.W.assign_sub(0.25 * tf.cast(step % 2, tf.float32) * slope["w"])


def test_a_rest_of_another_rule_is_no_end():
    descent = WithRests(3, 0.25).run(9, learning_rate=0.25)
    assert (descent.ending, descent.step, descent.rule_kept) == (STEPS, 9, False)


@pytest.mark.parametrize(("most", "at"), [(10**9, 3), (20, 1)])  # 20: with the last rows
def test_ctrl_c_is_heard_after_the_next_stretch(most, at):
    stretches, point = [], slowly()

    def watcher(descent, first, rows):
        stretches.append(len(rows))
        if len(stretches) == at:
            signal.raise_signal(signal.SIGINT)

    descent = point.run(most, watch=[watcher])
    assert len(stretches) == (4 if most > 20 else 1)
    assert (descent.ending, descent.step) == (INTERRUPTED, sum(stretches) - 1)
    assert len(descent.rows) == descent.step + 1
    assert point.W.numpy()[0] == descent.last["w"]


def test_a_watcher_whose_reader_has_gone_is_called_no_more(monkeypatch):
    monkeypatch.setattr("lib.program.exits.drop_stdout", lambda: None)
    steps = []

    def gone(descent, first, rows):
        steps.append("gone")
        raise BrokenPipeError

    def there(descent, first, rows):
        steps.extend(range(first, first + len(rows)))

    descent = slowly().run(9999, watch=[gone, None, there])
    assert (descent.ending, descent.step) == (STEPS, 9999)
    assert steps == ["gone", *range(10000)]
    with pytest.raises(BrokenPipeError):  # nobody watches any more
        slowly().run(10**9, watch=[None, gone])


def test_rows_without_slopes():
    W = tf.Variable(4.0)

    def learn(steps):
        for step in steps:
            if training.ended(step, W * W):
                break
            W.assign_add(0.0 * W)

    descent = Descent({"w": W}, 3, slopes=False, counts="epoch")
    training = Training({"w": W}, 3, descent=descent)
    assert training.run(learn).rows.tolist() == [[16, 4]] * 4  # nobody asked whether it moves
    assert descent.ending == STEPS
