"""lib/learning/training.py against the same sums in NumPy, with loops as a script has them."""

import signal

import numpy as np
import pytest

from lib.learning import descent as rows
from lib.learning import training
from lib.program.quiet import tf

X = np.array([[1.0, 2.0], [0.5, -1.0], [3.0, 0.25]])
Y = np.array([3.0, -1.0, 4.0])


@pytest.fixture
def standing(monkeypatch):
    """The loop runs as it stands: compiling takes longer than a few steps."""
    monkeypatch.setattr(training, "compiled", lambda learn, around: around(learn))


def descend(most, last=-1, rule=None, watch=(), **options):
    """The descent of a neuron with two inputs, by a loop that breaks at a step `last`.

    `rule`: another one, called as rule(step, slope, W, b).
    """
    W, b = tf.Variable([0.5, -0.5], dtype=tf.float64), tf.Variable(0.25, dtype=tf.float64)
    parameters = {"w": W, "b": b}

    def usual(step, slope, W, b):
        W.assign_sub(0.05 * slope["w"])
        b.assign_sub(0.05 * slope["b"])

    update = rule or usual

    def learn(steps):
        for step in steps:
            with tf.GradientTape() as tape:
                E = tf.reduce_mean(tf.square(tf.reduce_sum(X * W, axis=1) + b - Y))
            if step == last:
                break
            slope = tape.gradient(E, parameters)
            if run.ended(step, E, slope):
                break
            update(step, slope, W, b)

    run = training.Training(parameters, most, **options)
    descent = run.run(learn, watch=watch)
    assert [*W.numpy(), b.numpy()] == [descent.last[name] for name in ("w1", "w2", "b")]
    return descent


def by_numpy(steps):
    w, b, rows = np.array([0.5, -0.5]), 0.25, []
    for _ in range(steps + 1):
        error = X @ w + b - Y
        slope_w, slope_b = 2 * error @ X / 3, 2 * error.mean()
        rows.append([np.mean(error**2), *w, b, *slope_w, slope_b])
        w, b = w - 0.05 * slope_w, b - 0.05 * slope_b
    return np.array(rows)


@pytest.fixture
def by_xla(monkeypatch):
    """What was compiled, and whether by XLA, without which learning is many times slower."""
    tried, function = [], tf.function
    monkeypatch.setattr(
        tf, "function", lambda f, **options: tried.append(options) or function(f, **options)
    )
    return tried


def test_every_row(by_xla):
    every_row()
    assert by_xla == [{"jit_compile": True}] * 4


def every_row():
    low = by_numpy(26)[-1, 0] * 1.0001  # step 26 is the last one of a block
    for most, options, ending, step in [
        (20, {}, rows.STEPS, 20),
        (20, {"stretch": 3}, rows.STEPS, 20),
        (3000, {"last": 21}, rows.LEFT, 20),
        (3000, {"tolerance": low}, rows.TOLERANCE, 26),
    ]:
        descent = descend(most, **options)
        assert descent.columns == "cost w1 w2 b slope_w1 slope_w2 slope_b".split()
        assert descent.rows == pytest.approx(by_numpy(step), rel=1e-12)
        assert descent.at.tolist() == list(range(step + 1))
        assert (descent.ending, descent.step) == (ending, step)


def test_as_it_stands_in_a_debugger():
    tf.config.run_functions_eagerly(True)
    try:
        every_row()
    finally:
        tf.config.run_functions_eagerly(False)


def test_watchers_of_a_long_run_see_every_row_once():
    seen = []

    def watcher(descent, first, rows):
        seen.append((descent.ending, first, rows.copy()))
        if first > 300 and not descent.ending:
            signal.raise_signal(signal.SIGINT)  # which is heard after the next stretch

    descent = descend(100_000, watch=[None, watcher])
    endings, firsts, some = zip(*seen, strict=True)
    assert np.array_equal(np.concatenate(some), descent.rows)
    assert descent.rows[:300] == pytest.approx(by_numpy(299), rel=1e-12, abs=1e-13)
    assert [*firsts] == np.cumsum([0, *map(len, some[:-1])]).tolist()
    assert [*endings] == [None] * (len(seen) - 1) + [rows.INTERRUPTED]
    assert sum(first > 300 for first in firsts) == 2


def test_ctrl_c_with_the_last_rows(standing):
    descent = descend(5, watch=[lambda *_: signal.raise_signal(signal.SIGINT)])
    assert (descent.ending, descent.step, len(descent.rows)) == (rows.INTERRUPTED, 5, 6)


def test_what_a_student_changes_in_the_loop_takes_effect_and_is_seen(standing):
    velocity = {name: tf.Variable(tf.zeros([n], tf.float64)) for name, n in (("w", 2), ("b", 1))}

    def momentum(step, slope, W, b):
        for name, variable in (("w", W), ("b", b)):
            velocity[name].assign(0.9 * velocity[name] - 0.05 * slope[name])
            variable.assign_add(tf.reshape(velocity[name], variable.shape))

    def once(step, slope, W, b):
        W.assign_sub((0.05 + 0.01 * tf.cast(step == 2, tf.float64)) * slope["w"])
        b.assign_sub(0.05 * slope["b"])

    assert descend(9, stretch=4, learning_rate=0.05).rule_kept
    assert not descend(9, rule=once, stretch=4, learning_rate=0.05).rule_kept
    assert not descend(9, stretch=4, learning_rate=0.06).rule_kept
    descent = descend(9, rule=momentum, stretch=4, learning_rate=0.05)
    assert not descent.rule_kept
    assert descent.rows[:2] == pytest.approx(by_numpy(1), rel=1e-12)
    steps, slopes = np.diff(descent.rows[:, 1:4], axis=0), descent.rows[1:-1, 4:]
    assert steps[1:] == pytest.approx(0.9 * steps[:-1] - 0.05 * slopes, abs=1e-12)


def test_steps_are_counted_from_the_start(standing):
    def decay(step, slope, W, b):
        W.assign_sub(0.05 / (1 + tf.cast(step, tf.float64)) * slope["w"])

    told = []
    descent = descend(10, rule=decay, stretch=4, prepare=lambda *steps: told.append(steps))
    rates = (descent["w1"][:-1] - descent["w1"][1:]) / descent["slope_w1"][:-1]
    assert rates == pytest.approx(0.05 / np.arange(1, 11), rel=1e-9)
    assert told == [(0, 4), (4, 8), (8, 10)]


def test_mistakes_in_the_loop(capsys):
    with pytest.raises(SystemExit) as end:  # nobody was asked whether learning ended
        descend(100, last=0)
    assert end.value.code == 1
    assert "must call training.ended(...) in every step" in capsys.readouterr().err
    with pytest.raises(KeyError):
        descend(9, rule=lambda step, slope, W, b: slope["v"])


def test_a_reader_who_has_gone_does_not_end_what_goes_to_others(standing, monkeypatch):
    monkeypatch.setattr("lib.program.exits.drop_stdout", lambda: None)
    steps = []

    def gone(descent, first, rows):
        raise BrokenPipeError

    def there(descent, first, rows):
        steps.extend(range(first, first + len(rows)))

    descent = descend(9, stretch=4, watch=[gone, None, there])
    assert (descent.ending, steps) == (rows.STEPS, [*range(10)])
    with pytest.raises(BrokenPipeError):  # nobody watches any more
        descend(10**9, watch=[None, gone])


# One point, E = (w x - 1)^2


def point(w, rate, x, most, tolerance=0.0, dtype=tf.float32, **options):
    W = tf.Variable([w], dtype=dtype)

    def learn(steps):
        for step in steps:
            with tf.GradientTape() as tape:
                E = tf.reduce_mean(tf.square(W * x - 1))
            slope = tape.gradient(E, {"w": W})
            if run.ended(step, E, slope):
                break
            W.assign_sub((rate(step) if callable(rate) else rate) * slope["w"])

    run = training.Training({"w": W}, most, tolerance, **options)
    descent = run.run(learn)
    assert descent.step < 0 or W.numpy()[0] == descent.last["w"]
    return descent


@pytest.mark.parametrize(
    ("w", "rate", "x", "most", "tolerance", "ending", "step"),
    [
        (3, 0.1, 1.0, 5, 0, rows.STEPS, 5),
        (3, 0.5, 1.0, 1, 0, rows.TOLERANCE, 1),  # cost and slope are 0, and the steps are used up
        (3, 0.1, 1.0, 9, 2.6, rows.TOLERANCE, 1),
        (3, 0.1, 1.0, 9, 1e300, rows.TOLERANCE, 0),  # above the largest of these floats
        (3, 1e-9, 1.0, 9, 0, rows.STALLED, 0),
        (3, 0.1, 0.0, 9, 0, rows.SLOPE_0, 0),
        (3, 5.0, 1.0, 999, 0, rows.DIVERGED, 19),
        (3e30, 0.1, 1.0, 9, 0, rows.DIVERGED, -1),
    ],
)
def test_endings(standing, w, rate, x, most, tolerance, ending, step):
    descent = point(w, rate, x, most, tolerance)
    assert (descent.ending, descent.step) == (ending, step)
    assert np.isfinite(descent.rows).all()


def test_a_tolerance_of_64_bits(standing):  # w - 1 halves: 1e-50 is 0 in 32-bit floats
    descent = point(1 + 2.0**-10, 0.25, 1.0, 999, 1e-25, tf.float64)
    assert descent.ending == rows.TOLERANCE
    assert descent["cost"][-2] > 1e-25 >= descent.last["cost"] > 0


def test_a_rest_of_another_rule_is_no_end(standing):  # at every second step
    def rate(step):
        return 0.25 * tf.cast(step % 2, tf.float32)

    descent = point(3, rate, 1.0, 9, learning_rate=0.25)
    assert (descent.ending, descent.step, descent.rule_kept) == (rows.STEPS, 9, False)


def test_rows_without_slopes(standing):
    W = tf.Variable(4.0)

    def learn(steps):
        for step in steps:
            if run.ended(step, W * W):
                break
            W.assign_add(0.0 * W)

    descent = rows.Descent({"w": W}, 3, slopes=False, counts="epoch")
    run = training.Training({"w": W}, 3, descent=descent)
    assert run.run(learn).rows.tolist() == [[16, 4]] * 4  # nobody asked whether it moves
    assert descent.ending == rows.STEPS
