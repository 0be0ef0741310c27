import pytest

from lib.line import places


@pytest.mark.parametrize(
    ("low", "high", "lowest", "chosen"),
    [
        (-3, 5, 1, [-1, 1, 3]),
        (-3, 9, 1, [-2, 1, 4]),
        (0, 4, 0.5, [0.5, 1.5, 2.5]),
        (0, 4, 4, [2, 3, 4]),
        (2, 4, 1, [2.5, 3, 3.5]),
        (-1e100, 1e100, 0, [-5e99, 0, 5e99]),
    ],
)
def test_three_places_with_the_lowest_one(low, high, lowest, chosen):
    assert places.three(low, high, lowest) == pytest.approx(chosen)
