import numpy as np
import pytest

from lib.growing import points, ways
from lib.learning.descent import DIVERGED, INTERRUPTED
from lib.learning.training import Training
from lib.program.quiet import tf
from lib.workers.team import Team


@pytest.fixture
def compare():
    W = tf.Variable(3.0, dtype=tf.float64)
    compare = ways.Comparison({"w": W}, points.source(None, 10, 1), [1, 3], Team())
    compare.W = W
    return compare


def test_a_way_keeps_where_it_was(compare):
    def halves(way):
        for _ in range(3):
            compare.W.assign(compare.W / 2)
            if way.ended(reads=1, updates=10):
                break

    compare.go(1, halves)
    compare.go(2, halves)  # is not wanted
    (way,) = compare.ways
    assert (way.number, way.ending) == (1, None)
    assert (way.reads, way.updates) == ([0, 1, 2, 3], [0, 10, 20, 30])
    assert np.ravel(way.values).tolist() == [3, 1.5, 0.75, 0.375]
    assert (np.diff(way.seconds) > 0).all() and len(way.seconds) == 4


def test_many_rows_in_a_read_are_thinned_out(compare):
    def small_steps(way):
        for _ in range(1000):
            compare.W.assign_add(1.0)
            way.ended(reads=0.001, updates=1)

    compare.go(1, small_steps)
    (way,) = compare.ways
    assert 50 < len(way.reads) <= 120
    assert (way.reads[-1], way.updates[-1], way.values[-1].item()) == (1, 1000, 1003)
    assert np.ravel(way.values)[:-1] == pytest.approx(np.array(way.updates[:-1]) + 3)


def test_a_way_that_diverges_ends_and_others_go_on(compare):
    def grow(way):
        for _ in range(100):
            compare.W.assign(compare.W * -1e200)
            if way.ended(reads=1, updates=1):
                break

    compare.go(1, grow)
    training = Training({"w": compare.W}, 5)

    def learn(steps):
        for step in steps:
            slope = {"w": 2 * compare.W}
            if training.ended(step, tf.square(compare.W), slope):
                break
            compare.W.assign_sub(0.25 * slope["w"])

    compare.train(3, training, learn)
    first, third = compare.ways
    assert (first.ending, first.updates) == (DIVERGED, [0, 1])
    assert third.ending is None and not compare.interrupted
    assert (third.reads, third.updates) == ([0, 1, 1], [0, 0, 5])
    assert np.ravel(third.values).tolist() == [3, 3, 3 / 32]  # from the same start


def test_after_ctrl_c_a_read_does_not_count(compare):
    def interrupted(way):
        compare.W.assign(7.0)
        compare._source.stop()
        assert way.ended(reads=1, updates=1)

    compare.go(1, interrupted)
    compare.go(3, interrupted)
    (way,) = compare.ways
    assert way.ending == INTERRUPTED and compare.interrupted
    assert np.ravel(way.values).tolist() == [3]


def test_what_could_not_be_read_ends_the_script(compare, capsys):
    compare._source.failure = "a.csv, line 7, column 2: a number is missing", 2
    with pytest.raises(SystemExit) as end:
        list(compare.first_read())
    assert end.value.code == 2
    assert capsys.readouterr().err.endswith("a.csv, line 7, column 2: a number is missing\n")
