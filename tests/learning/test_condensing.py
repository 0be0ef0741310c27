"""Few points instead of many: the cost is the same, everywhere."""

import numpy as np
import pytest

from lib.learning import condensing


def points(columns, count=20_000, seed=0, far=0.0):
    """Columns that depend on each other, and y's."""
    random = np.random.default_rng(seed)
    X = random.normal(size=(count, columns)) @ random.normal(size=(columns, columns)) + far
    return X, X @ random.normal(size=columns) + 1 + random.normal(size=count)


def cost(X, y, w, b=0.0):
    """The mean of squared errors of X, a row for each point."""
    return np.mean((np.asarray(X) @ w + b - y) ** 2)


def test_the_cost_is_the_same_everywhere():
    for columns in [1, 2, 5, 40]:
        X, y = points(columns, seed=columns)
        few, few_y = condensing.squares([*X.T], y)
        assert (len(few), len(few[0]), len(few_y)) == (columns, columns + 2, columns + 2)
        random = np.random.default_rng(1)
        for size in (1e-3, 1, 1e3):
            w, b = size * random.normal(size=columns), size * random.normal()
            assert cost(np.transpose(few), few_y, w, b) == pytest.approx(
                cost(X, y, w, b), rel=1e-11
            )
            assert cost(np.transpose(few), few_y, w) == pytest.approx(cost(X, y, w), rel=1e-11)


def test_a_few_stay_as_they_are():
    for error in ["squared", "absolute"]:
        x, y = [*range(condensing.MANY)], [3.0] * condensing.MANY
        same = condensing.points(x, y, error)
        assert same[0] is x and same[1] is y
