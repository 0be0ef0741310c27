import pytest

from lib.show import drawing, figures


@pytest.mark.parametrize(
    ("x", "y", "error", "formula"),
    [
        ([1], [1], "squared", r"$E = (w \cdot 1 - 1)^2$"),
        ([-2.5], [-3], "squared", r"$E = (w \cdot (-2.5) + 3)^2$"),
        ([1, 2], [1, 2], "squared", r"$E = \frac{1}{2}\,\sum_{i=1}^{2}\,(w\,x_i - y_i)^2$"),
        ([1], [0], "absolute", r"$E = |w \cdot 1 - 0|$"),
        ([1, 2], [1, 2], "absolute", r"$E = \frac{1}{2}\,\sum_{i=1}^{2}\,|w\,x_i - y_i|$"),
    ],
)
def test_formula(x, y, error, formula):
    assert drawing.formula(x, y, error) == formula


def test_symbol():
    assert [drawing.symbol(name) for name in ("w", "w12", "b")] == ["$w$", "$w_{12}$", "$b$"]


@pytest.mark.parametrize("scale", [1.0, 1e-6, 1e9])
def test_points_and_lines(scale):
    figure, axes = figures.sheet()
    drawing.points(axes, [1, 2], [scale, 2 * scale])
    drawing.line(axes, [0, 2], [0, scale], "$h$ before", linestyle="--")
    drawing.line(axes, [0, 2], [0, 2 * scale], "$h$ after")
    drawing.legend(axes)
    figure.draw_without_rendering()
    assert not axes.yaxis.get_offset_text().get_text()
    legend, frame = axes.get_legend().get_window_extent(), axes.get_window_extent()
    assert legend.y0 >= frame.y1 - 1 and legend.x1 <= frame.x1 + 1
    shown = {line.get_label(): line.get_xydata().tolist() for line in axes.lines}
    assert shown == {
        "data": [[1, scale], [2, 2 * scale]],
        "$h$ before": [[0, 0], [2, scale]],
        "$h$ after": [[0, 0], [2, 2 * scale]],
    }
