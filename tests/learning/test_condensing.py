"""Few points instead of many: the cost is the same, everywhere."""

import numpy as np
import pytest

from lib.learning import condensing
from lib.learning.columns import Columns


def points(columns, count=20_000, seed=0, far=0.0):
    """Columns that depend on each other, and y's."""
    random = np.random.default_rng(seed)
    X = random.normal(size=(count, columns)) @ random.normal(size=(columns, columns)) + far
    return X, X @ random.normal(size=columns) + 1 + random.normal(size=count)


def cost(X, y, w, b=0.0):
    """The mean of squared errors of X, a row for each point."""
    return np.mean((np.asarray(X) @ w + b - y) ** 2)


@pytest.mark.parametrize("columns", [1, 2, 5, 40])
def test_the_cost_is_the_same_everywhere(columns):
    X, y = points(columns, seed=columns)
    few, few_y = condensing.squares([*X.T], y)
    assert (len(few), len(few[0]), len(few_y)) == (columns, columns + 2, columns + 2)
    random = np.random.default_rng(1)
    for size in (1e-3, 1, 1e3):
        w, b = size * random.normal(size=columns), size * random.normal()
        assert cost(np.transpose(few), few_y, w, b) == pytest.approx(cost(X, y, w, b), rel=1e-11)
        assert cost(np.transpose(few), few_y, w) == pytest.approx(cost(X, y, w), rel=1e-11)


def test_a_matrix_is_one_input():
    X, y = points(5)
    (matrix,), few_y = condensing.squares([X], y)
    columns, other_y = condensing.squares([*X.T], y)
    assert matrix == pytest.approx(np.transpose(columns)) and few_y == pytest.approx(other_y)


def test_the_lectures_points_are_themselves():
    x = np.tile([1, 2, 3], 10_000)
    assert np.array(condensing.points(x, x)) == pytest.approx(np.array([[1, 2, 3]] * 2), abs=1e-12)


def test_points_on_a_line_stay_on_it():
    x = points(1)[0][:, 0]
    few, y = condensing.points(x, 2 * x + 1)
    assert y == pytest.approx(2 * few + 1, rel=1e-14, abs=1e-13)


def test_far_from_0():
    X, y = points(1, far=1e8)
    (few,), few_y = condensing.squares([*X.T], y)
    w, b = np.polyfit(X[:, 0] - 1e8, y, 1)
    assert np.polyfit(few - 1e8, few_y, 1) == pytest.approx([w, b], rel=1e-6)


def test_what_makes_up_for_something_else_still_does():
    X, y = points(2)
    x1, x2 = X.T
    few, _ = condensing.squares([x1, x2, x1 - 2 * x2, np.full(len(y), 7.0)], y)
    assert not Columns(few[:3], bias=False).has_full_rank
    assert few[3] == pytest.approx(np.full(6, 7.0), rel=1e-14)
    assert Columns(few[:2], bias=True).has_full_rank


def test_numbers_that_are_too_large_end_without_a_warning(recwarn):
    x = np.tile([1e308, -1e308, 1e307], 10_000)
    few, y = condensing.points(x, x)
    assert not np.isfinite(np.mean((2 * few - y) ** 2)) and not recwarn


@pytest.mark.parametrize("error", ["squared", "absolute"])
def test_a_few_stay_as_they_are(error):
    x, y = [*range(condensing.MANY)], [3.0] * condensing.MANY
    same = condensing.points(x, y, error)
    assert same[0] is x and same[1] is y


def test_not_more_points_than_before():
    X, y = points(50, count=51)
    same, _ = condensing.squares([X], y, most=10)
    assert same[0] is X


def test_absolute_errors():
    random = np.random.default_rng(2)
    x = random.normal(size=50_000)
    x[::100] = 0
    y = random.normal(size=50_000) - 3 * x
    y[::70] = 0
    few, few_y = condensing.points(x, y, "absolute")
    assert len(few) == len(few_y) == condensing.MANY
    for w in (-1e3, -3.2, -3, -2.9, 0, 5):
        assert np.mean(np.abs(w * few - few_y)) == pytest.approx(
            np.mean(np.abs(w * x - y)), rel=1e-6
        )
        slope, right = (
            np.mean(np.sign(w * some - other) * some) for some, other in ((few, few_y), (x, y))
        )
        assert slope == pytest.approx(right, abs=2 * np.mean(np.abs(x)) / condensing.MANY)


@pytest.mark.parametrize(
    ("taken", "error", "words"),
    [
        (3, "squared", "20000 points: 3 with the same cost everywhere stand for them here.\n"),
        (10, "absolute", "20000 points: 10 with nearly the same cost everywhere stand for them"),
        (20_000, "squared", ""),
    ],
)
def test_it_is_said(capsys, taken, error, words):
    condensing.show(20_000, taken, error)
    out = capsys.readouterr().out
    assert out.startswith(words) and bool(out) == bool(words)
