"""lib/learning/compiling.py: the same loop in every way in which it can run."""

import pytest

from lib.learning import compiling
from lib.program.quiet import tf


@pytest.fixture
def total():
    return tf.Variable(0, dtype=compiling.COUNT)


@pytest.fixture
def learn(total):
    def learn(steps):
        for step in steps:
            if step > 7:
                break
            total.assign_add(step)

    return learn


def steps(*numbers):
    return tf.constant(numbers, compiling.COUNT)


def test_a_loop_as_python_writes_it(learn, total):
    run = compiling.compiled(learn, [4])
    assert int(total) == 0  # traced, but not run
    run(steps(1, 2, 3, 4))
    assert int(total) == 1 + 2 + 3 + 4
    run(steps(0, 6, 9, 3))  # 9 is too much
    assert int(total) == 10 + 0 + 6


def test_another_loop_around_it(learn, total):
    def around(learn):
        def twice(pair):
            learn(tf.stack([pair[0], pair[0] + 1]))
            learn(tf.stack([pair[1], pair[1] + 1]))

        return twice

    run = compiling.compiled(learn, [2], around)
    run(steps(0, 3))
    assert int(total) == 0 + 1 + 3 + 4
    run(steps(9, 7))
    assert int(total) == 8 + 7


def test_it_is_traced_once(total):
    traced = []

    def learn(steps):
        traced.append(1)
        for step in steps:
            total.assign_add(step)

    run = compiling.compiled(learn, [4])
    for first in range(5):
        run(steps(*range(first, first + 4)))
    assert len(traced) == 1 and int(total) == sum(4 * first + 6 for first in range(5))


def test_as_it_stands_for_a_debugger(learn, total):
    seen = []

    def watched(steps):
        for step in steps:
            seen.append(int(step))
        learn(steps)

    tf.config.run_functions_eagerly(True)
    try:
        compiling.compiled(watched, [4])(steps(1, 3, 5, 7))
    finally:
        tf.config.run_functions_eagerly(False)
    assert seen == [1, 3, 5, 7] and int(total) == 16


def test_without_a_source(total):
    names = {"total": total}
    exec("def learn(steps):\n    for step in steps:\n        total.assign_add(step)\n", names)
    compiling.compiled(names["learn"], [4])(steps(1, 2, 3, 4))
    assert int(total) == 10


def test_beside_xla(total):
    def learn(steps):
        for step in steps:
            # XLA knows no Python functions
            total.assign_add(tf.py_function(lambda step: step + 1, [step], compiling.COUNT))

    run = compiling.compiled(learn, [4])
    run(steps(1, 2, 3, 4))
    run(steps(1, 2, 3, 4))
    assert int(total) == 2 * 14
