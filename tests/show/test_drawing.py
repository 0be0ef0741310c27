import pytest
from boxes import overlapping, texts

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


@pytest.mark.parametrize("size", [(10, 6.5), (8, 5.2), (19, 10)])
def test_what_is_found_stands_above_what_was_given(size):
    figure, axes = figures.sheet(size=size)
    axes.set_title("a panel")
    drawing.finding(figure, "Above a rate of 1 it explodes", r"$\alpha = 0.1$, from $w = 5$")
    assert overlapping(figure) == []
    found = dict(texts(figure))
    heights = [found[text].y0 for text in (r"$\alpha = 0.1$, from $w = 5$", "a panel")]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("body mass", "$x$  (body mass)"),
        ("\ubab8\ubb34\uac8c", "$x$"),  # the figures' font has no Korean letters
        ("", "$x$"),
        ("cost in $", r"$x$  (cost in \$)"),
        ("a" * 31, "$x$  (" + "a" * 29 + "\u2026)"),
    ],
)
def test_names_at_the_axes(name, words):
    assert drawing.named("x", name) == words


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
