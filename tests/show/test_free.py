import pytest

from lib.show import figures, free


def axes():
    axes = figures.sheet()[1]
    axes.set(xlim=(0, 10), ylim=(0, 100))
    return axes


def test_an_empty_place_is_taken():
    assert free.place(axes(), (0.5, 0.5), 0.2, 0.2) == pytest.approx((0.5, 0.5), abs=0.02)


def test_not_over_the_edge():
    x, y = free.place(axes(), (1, 1), 0.2, 0.4)
    assert x <= 0.9 and y <= 0.8


def test_beside_lines_and_points():
    drawn = axes()
    drawn.plot([0, 10], [0, 100])
    drawn.plot([7], [30], "o")
    x, y = free.place(drawn, (0.7, 0.3), 0.2, 0.1)
    assert not (x - 0.1 < 0.7 < x + 0.1 and y - 0.05 < 0.3 < y + 0.05)
    assert y + 0.05 <= x - 0.1 or y - 0.05 >= x + 0.1


def test_nowhere():
    drawn = axes()
    drawn.plot([0, 10] * 30, [k for row in range(30) for k in (4 * row, 4 * row)])
    assert free.place(drawn, (0.5, 0.5), 0.3, 0.3) is None
