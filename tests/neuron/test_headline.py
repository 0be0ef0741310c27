"""lib/neuron/headline.py: the sentence above the figure is true."""

import numpy as np
from by_hand import found

from lib.neuron import headline

G = np.random.default_rng(0)
X = G.normal(size=40) * 0.1
Y = 3 * X + 1 + G.normal(size=40)
Y[-1] = 3.0  # far from the others' line


HEADLINES = [
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
]


def test_the_headline():
    for points, rate, epochs, seed, words in HEADLINES:
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
