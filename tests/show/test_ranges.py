import numpy as np
import pytest

from lib.show import ranges


@pytest.mark.parametrize("x", [[1.0, 2, 3], [-5.0], [0.0], [1e300, -1e300], [1e-300]])
def test_span_shows_all_points_and_0(x):
    low, high = ranges.span(x)
    assert low <= min(0, *x) and high >= max(0, *x) and low < high


@pytest.mark.parametrize("x", [[1000.0, 1001], [-5.0], [0.0], [1e300, -1e300], [2e9, 2e9]])
def test_beyond_shows_all_points(x):
    low, high = ranges.beyond(x)
    assert low < min(x) and high > max(x)
    assert high - low <= 1.2 * (max(x) - min(x)) or min(x) == max(x)


@pytest.mark.parametrize("largest", [1e-320, 1e-300, 1e-99, 3.0, 1e99, 1e150, 1.7e308])
def test_a_unit_brings_odd_numbers_near_1(largest):
    unit = ranges.unit([0.0, -largest / 2], largest)
    assert 1e-100 < largest / unit < 1e100 or largest < 1e-300
    assert unit == 1 or not 1e-99 <= largest <= 1e99
    assert ranges.unit(0.0) == 1


def test_around():
    assert ranges.around(1.0) == (-3, 5)
    assert ranges.around(949.4) == pytest.approx((-949.4, 3 * 949.4))
    assert ranges.around(1.0, -8.0) == (-8, 5)
    low, high = ranges.around(1e20)
    assert low < 1e20 < high


def test_a_path_is_taken_in_as_far_as_the_curve_can_be_seen():
    assert ranges.around(1.0, -3, 5.2, -3.4, 5.6) == (-3.4, 5.6)
    assert ranges.around(1.0, 2, -30, 1e9, np.inf, -np.inf, np.nan) == (-30, 5)


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (-3, 5, range(-3, 6)),
        (-3.2, 1.9, [-3, -2, -1, 0, 1]),
        (0.9999999999999, 5, [1, 2, 3, 4, 5]),
        (0, 100, range(0, 101, 10)),
        (0, 0.5, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]),
    ],
)
def test_marks(low, high, marks):
    assert ranges.marks(low, high) == pytest.approx(list(marks))


def test_marks_are_few_at_any_size():
    for power in range(-300, 300, 7):
        marks = ranges.marks(-1.3 * 10.0**power, 2.9 * 10.0**power)
        assert 4 <= len(marks) <= 13
