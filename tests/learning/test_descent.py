import tracemalloc

import numpy as np

from lib.learning.descent import EARLY, KEPT, STEPS, Descent
from lib.program.quiet import tf


def made(**options):
    parameters = {"w": tf.Variable(tf.zeros([2])), "b": tf.Variable(0.0)}
    return parameters, Descent(parameters, **options)


def rows(first, count, columns=7):
    return (1000 * np.arange(first, first + count)[:, None] + np.arange(columns)).astype(float)


def test_rows_follow_each_other():
    descent = made()[1]
    descent.add(0, rows(0, 3))
    descent.add(3, rows(3, 2), STEPS)
    assert (descent.step, descent.ending) == (4, STEPS)
    assert np.array_equal(descent.rows, rows(0, 5))
    assert descent["b"].tolist() == [3, 1003, 2003, 3003, 4003]
    assert descent.last["slope_w1"] == 4004


def test_rows_are_left_out_evenly():
    for blocks in [[1 << 16] * 5, [1, 2, 4, 8, 300_000, 100_000, 3]]:
        descent = made(slopes=False)[1]
        for count in blocks:
            descent.add(descent.step + 1, rows(descent.step + 1, count, 4))
        last = sum(blocks) - 1
        assert descent.step == last and descent.at[-1] == last
        assert len(descent.at) <= KEPT + EARLY + 1
        assert descent.at[:EARLY].tolist() == [*range(EARLY)]
        later = descent.at[EARLY - 1 : -1]
        stride = later[-1] - later[-2]
        assert later.tolist() == [EARLY - 1, *range(EARLY, later[-1] + 1, stride)]
        assert np.array_equal(descent.rows, 1000.0 * descent.at[:, None] + np.arange(4))


def test_no_row_is_there_twice_however_many_steps():
    descent = made(slopes=False)[1]
    block = rows(0, KEPT, 4)
    for _ in range(1200):  # so that fewer than one in EARLY rows is kept
        descent.add(descent.step + 1, block)
    assert np.diff(descent.at)[EARLY] > EARLY
    assert np.all(np.diff(descent.at) > 0) and len(descent.rows) == len(descent.at)


def test_memory_is_flat():
    descent = made(slopes=False)[1]
    descent.add(0, rows(0, 2 * KEPT, 4))
    tracemalloc.start()
    for _ in range(40):
        descent.add(descent.step + 1, rows(0, KEPT, 4))
    added, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert descent.step == 42 * KEPT - 1
    assert added < 2 * KEPT * 4 * 8  # two blocks of the 40, at most


def test_put_back():
    parameters, descent = made()
    descent.put_back(parameters)
    assert parameters["w"].numpy().tolist() == [0, 0]
    descent.add(0, rows(5, 1).astype("float32"))
    descent.put_back(parameters)
    assert parameters["w"].numpy().tolist() == [5001, 5002] and float(parameters["b"]) == 5003
