import numpy as np
import pytest

from lib import curve


@pytest.mark.parametrize("points", [1, 3, 100, 10**9])
def test_in_blocks(points, monkeypatch):
    monkeypatch.setattr(curve, "BLOCK", 200)
    seen = []

    def function(w):
        seen.append(len(w))
        return w[:, 0] ** 2, 2 * w[:, 0]

    w = np.linspace(-1, 1, 401)
    squares, slopes = curve.in_blocks(function, w, points)
    assert squares == pytest.approx(w**2)
    assert slopes == pytest.approx(2 * w)
    assert sum(seen) == 401
    assert max(seen) == max(1, 200 // points)


def test_lowest():
    def slope(w):
        return 3 * (w[0] - 2.5) ** 2 + 1, 6 * (w - 2.5)

    assert curve.lowest(slope, 6.0) == pytest.approx((2.5, 1))
    assert curve.lowest(lambda w: (7.0, 0 * w), 0.0) == (0, 7)


@pytest.mark.parametrize("numbers", [(np.inf,), (1.0, np.array([1.0, np.nan]))])
def test_not_finite(numbers, capsys):
    curve.finite(1.0, np.array([1.0, 2.0]))
    with pytest.raises(SystemExit) as end:
        curve.finite(*numbers)
    assert end.value.code == 1
    assert "too large for 64-bit floats" in capsys.readouterr().err


def test_around():
    assert curve.around(1.0, 1.0) == (-3, 5)
    assert curve.around(1.0, -8.0) == (-8, 5)
    low, high = curve.around(1e20, 1e20)
    assert low < 1e20 < high


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
    assert curve.marks(low, high) == pytest.approx(list(marks))


def test_marks_are_few_at_any_size():
    for power in range(-300, 300, 7):
        marks = curve.marks(-1.3 * 10.0**power, 2.9 * 10.0**power)
        assert 4 <= len(marks) <= 13
