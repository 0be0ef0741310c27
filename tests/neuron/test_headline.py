"""lib/neuron/headline.py: the sentence above the figure is true."""

import numpy as np
import pytest
from by_hand import found

from lib.neuron import headline, one_epoch
from lib.neuron.orders import Orders

G = np.random.default_rng(0)
X = G.normal(size=40) * 0.1
Y = 3 * X + 1 + G.normal(size=40)
Y[-1] = 3.0  # far from the others' line


@pytest.mark.parametrize(
    ("points", "rate", "epochs", "seed", "words"),
    [
        ((X, Y), 1.0, 60, None, "The last sample wins"),
        ((X, Y), 1.0, 60, 1, "Another sample last in each epoch"),
        ((X, Y), 0.3, 300, None, "the last ones hardest"),
        ((X, Y), 0.001, 3, None, "More epochs would still move the line"),
        (([0, 1, 2, 3], [0.1, 0.9, 2.1, 2.9]), 0.01, 2000, None, "close to least squares"),
        ((X, Y), 0.5, 0, None, "Nothing is learned yet"),
        (([1, 2, 3], [1, 2, 3]), 1.0, 9, None, "it explodes"),
        (([1, 2, 3], [1, 2, 4]), 0.375, 9, None, "neither settles nor explodes"),
        (([1, 2, 3], [1, 2, 3]), 0.1, 3000, None, "goes through every sample"),
        (([1], [5]), 0.5, 9, None, "goes through every sample"),
        (([1], [2]), 0.5, 9, None, "goes through every sample"),  # and so did the start
        (([2, 2], [1, 3]), 0.1, 9, None, "All x are the same"),
        (([1, 2, 3], [1, 2, 4]), 1e-30, 3, None, "No update moves the line"),
    ],
)
def test_the_headline(points, rate, epochs, seed, words):
    assert words in headline.of(found(*points, rate, epochs, seed))


def test_another_rule_is_called_so():
    other = found(X, Y, 0.1, 5, backward=lambda error, x: (-error * x, -error / 2))
    assert headline.of(other) == "These updates are not the slides' rule"


def test_the_last_sample_wins_only_where_the_line_goes_through_it():
    for rate in (1.0, 0.3, 0.01):
        run = found(X, Y, rate, 400)
        w, b = run.last
        near = abs(Y[-1] - (w * X[-1] + b)) < 0.03 * np.ptp(Y)
        assert headline.last_wins(run) == near == (rate == 1)


def test_shuffled_no_sample_is_always_last():
    ends_with_it = (seed for seed in range(999) if Orders(40, seed).take(59)[-1] == 39)
    assert not headline.last_wins(found(X, Y, 1.0, 60, next(ends_with_it)))


def test_a_line_through_the_last_sample_by_chance_was_not_pulled_there():
    def missed(last):
        run = found(X, [*Y[:-1], last], 0.3, 300)
        w, b = run.last
        return last - (w * X[-1] + b), run

    at_0, at_1 = missed(0)[0], missed(1)[0]  # a straight line in `last`
    error, run = missed(at_0 / (at_0 - at_1))
    assert error == pytest.approx(0, abs=1e-9)
    assert not headline.together(run, run.last, run.line)
    assert not headline.last_wins(run)


@pytest.mark.parametrize(
    ("points", "rate", "words"),
    [
        ((X, Y), 1.0, "$b$ from"),
        ((X, Y), 0.001, "$b$ near least squares"),
        (([1, 2, 3], [1, 2, 3]), 1.0, "$b$ explodes"),
        (([1], [5]), 0.5, "$b$ is $2.5$"),
        (([0, 0], [-1e9, 1.23e9]), 1.0, "$b$ after each update"),
    ],
)
def test_what_b_does(points, rate, words):
    run = found(*points, rate, 2000 if rate < 0.01 else 60)
    epoch = one_epoch.seen(run)
    assert words in headline.of_b(run, epoch)
