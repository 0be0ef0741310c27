"""lib/neuron/outcome.py: the verdict on runs of which one knows what happened."""

import numpy as np
import pytest
from by_hand import fit

from lib.learning.descent import INTERRUPTED, TOLERANCE
from lib.neuron import outcome
from lib.neuron.orders import Orders

LECTURE = [1.0, 2.0, 3.0]


def found(x, y, rate=0.1, epochs=20, seed=None, **options):
    fitted = fit(x, y, rate, epochs, seed, **options)
    return outcome.of(fitted, np.array(x, float), np.array(y, float), rate, Orders(len(x), seed))


def code(run):
    return run.exit_code(fit(LECTURE, LECTURE, epochs=1))


POINTS = [
    (0.1, 20, outcome.STABLE, 0),
    (1e-9, 20, outcome.STABLE, 0),
    (0.3749, 20, outcome.STABLE, 0),
    (0.375, 20, outcome.ON_THE_LIMIT, 0),
    (0.3751, 20, outcome.UNSTABLE, 0),  # not worse than the start yet
    (0.38, 100, outcome.EXPLODED, 1),
    (1.0, 5, outcome.EXPLODED, 1),
    (1.0, 1000, outcome.EXPLODED, 1),  # out of the floats
    (0.1, 0, outcome.UNTRAINED, 0),
    (1e-20, 20, outcome.UNMOVED, 0),
]


def test_the_lectures_points():
    for rate, epochs, verdict, exit_code in POINTS:
        run = found(LECTURE, LECTURE, rate, epochs)
        assert run.verdict == verdict and code(run) == exit_code
        assert run.line == (1, 0)
        if run.limit is not None:
            assert run.limit == pytest.approx(0.375, rel=1e-12) and run.limit <= rate


def test_where_it_settles():
    run = found(LECTURE, [1, 3, 2], 0.1, 3000)
    assert run.fixed_point == pytest.approx(run.last, rel=1e-9)
    assert np.exp(run.log_growth) == pytest.approx(0.956, abs=1e-3)
    assert run.near(run.last, run.fixed_point) and not run.near(run.last, run.line)


def test_a_start_that_fits():
    for rate in (0.1, 1.0):  # also where the rule would explode
        run = found(LECTURE, [2, 3, 4], rate, ending=TOLERANCE)
        assert run.verdict == outcome.UNMOVED and code(run) == 0
        assert run.fits(run.last)


def test_interrupted_and_too_large():
    run = found(LECTURE, LECTURE, ending=INTERRUPTED)
    assert run.verdict == outcome.STOPPED and code(run) == 130
    run = found([1e200, 1], [1, 2])
    assert run.verdict == outcome.TOO_LARGE and code(run) == 1
    settled = found(LECTURE, LECTURE)
    assert settled.exit_code(fit(LECTURE, LECTURE, ending=INTERRUPTED)) == 130


def other_sign(error, x):
    return error * x, error


def twice(error, x):
    return -2 * error * x, -2 * error


def test_another_backward():
    for backward, rate, epochs, verdict, exit_code in [
        (twice, 0.1, 20, outcome.OTHER_RULE, 0),
        (twice, 0.3, 20, outcome.OTHER_RULE, 0),  # explodes slowly; the rule's limit says nothing
        (other_sign, 0.1, 3, outcome.OTHER_RULE, 0),
        (other_sign, 0.1, 1000, outcome.EXPLODED, 1),
    ]:
        run = found(LECTURE, [1, 3, 2], rate, epochs, backward=backward)
        assert run.verdict == verdict and code(run) == exit_code
        assert run.comparison.differs == 1
        assert run.limit is None and run.fixed_point is None


def test_updates_that_were_not_kept_say_nothing_of_the_rule():
    fitted = fit(LECTURE, LECTURE)
    fitted.path = fitted.path[:0]
    run = outcome.of(fitted, LECTURE, LECTURE, 0.1, Orders(3))
    assert run.verdict == outcome.OTHER_RULE and run.comparison.differs is None


def test_shuffled():
    run = found(LECTURE, [1, 3, 2], seed=5)
    assert run.verdict == outcome.STABLE and run.fixed_point is None
    run = found(LECTURE, [1, 2, 4], 1.0, 60, seed=1)
    assert run.verdict == outcome.EXPLODED and 0.2 < run.limit < 1
    # The mean growth is what happened: 60 passes from about 1
    assert run.log_growth == pytest.approx(np.log(run.fitted.last["cost"]) / 2 / 60, rel=0.05)
    assert found(LECTURE, [1, 2, 4], 0.99 * run.limit, 60, seed=1).verdict == outcome.STABLE


def test_a_stable_rate_from_so_far_away_that_the_first_epoch_is_too_large():
    # Passes shrink the distance, but the first one makes the cost of this start 2.6 times larger.
    run = found(LECTURE, LECTURE, 0.3, 20, start=(-0.77e154, 1.82e154))
    assert run.verdict == outcome.EXPLODED and code(run) == 1
    assert run.fitted.step == 0 and run.limit is None and run.log_growth < 0
