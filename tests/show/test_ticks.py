import pytest
from boxes import overlapping

from lib.show import figures, ticks


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (0, 6, ["0", "1", "2", "3", "4", "5", "6"]),
        (-0.2, 5.6, ["0", "1", "2", "3", "4", "5"]),
        (99000, 100000, ["99000", "99500", "100000"]),
        (-1e150, 1e150, [r"-10^{150}", "0", r"10^{150}"]),
        (4, 4, ["4"]),
        (1e15, 1e15 + 0.5, [r"10^{15}"]),  # tenths can't be told apart
    ],
)
def test_few(low, high, shown):
    figure, axes = figures.sheet(size=(4, 3))
    axes.set_xlim(low, high if high > low else low + 1)
    ticks.few(axes.xaxis, low, high)
    figure.draw_without_rendering()
    assert [label.get_text() for label in axes.get_xticklabels()] == [f"${n}$" for n in shown]
    assert overlapping(figure) == []
