import numpy as np
import pytest
from boxes import faults, overlapping, texts

from lib.show import drawing, figures


@pytest.mark.parametrize(
    ("x", "y", "error", "formula"),
    [
        ([1], [1], "squared", r"$E = (w \cdot 1 - 1)^2$"),
        ([-2.5], [-3], "squared", r"$E = (w \cdot (-2.5) + 3)^2$"),
        ([1, 2], [1, 2], "squared", r"$E =$ mean of $(w\,x_i - y_i)^2$"),
        ([1], [0], "absolute", r"$E = |w \cdot 1 - 0|$"),
        ([1, 2], [1, 2], "absolute", r"$E =$ mean of $|w\,x_i - y_i|$"),
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
def test_few_points(scale):
    figure, axes = figures.sheet()
    drawing.points(axes, [1, 2], [scale, 2 * scale], ("size", "price"))
    drawing.plain_ticks(axes.yaxis)
    figure.draw_without_rendering()
    assert not axes.yaxis.get_offset_text().get_text()
    (data,) = axes.lines
    assert data.get_xydata().tolist() == [[1, scale], [2, 2 * scale]]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("$x$  (size)", "$y$  (price)")


def test_more_points_are_smaller_and_lighter():
    _, axes = figures.sheet()
    drawing.points(axes, np.arange(40), np.arange(40))
    drawing.points(axes, np.arange(442), np.arange(442))
    few, many = axes.lines
    assert many.get_markersize() < few.get_markersize()
    assert many.get_alpha() < 0.5
    assert many.get_zorder() < 2  # a line is above them


def test_a_density_shows_where_the_points_are():
    _, axes = figures.sheet()
    x = np.append(np.zeros(99_999), 1.0)
    drawing.points(axes, x, x)
    assert not axes.lines
    shades = np.ma.filled(axes.collections[0].get_array(), 0)
    assert np.count_nonzero(shades) == 2
    assert shades[0, 0] > 10 * shades[-1, -1] > 0


def test_errors_lead_from_the_points_to_the_line():
    _, axes = figures.sheet()
    drawing.errors(axes, np.array([1, 2]), np.array([1, 1]), np.array([3, 0.5]))
    points = axes.lines[0].get_xydata()
    assert points[[0, 1, 3, 4]].tolist() == [[1, 1], [1, 3], [2, 1], [2, 0.5]]
    assert np.isnan(points[[2, 5], 1]).all()  # and not from one to the next


def test_a_word_beside_what_is_drawn():
    figure, axes = figures.sheet()
    axes.plot([0, 1], [0, 1])
    drawing.word(axes, "a word", (0.5, 0.5), (0.2, 0.1), "black")
    assert [text.get_text() for text in axes.texts] == ["a word"]
    assert faults(figure) == []
    axes.plot([0, 1] * 30, [row / 29 for row in range(30) for _ in range(2)])
    drawing.word(axes, "no room", (0.5, 0.5), (0.2, 0.1), "black")
    assert len(axes.texts) == 1


@pytest.mark.parametrize(
    ("largest", "unit", "words"),
    [(5, 1, "$4$"), (5, 1e300, r"$4 \cdot 10^{300}$"), (5e-6, 1, r"$4 \cdot 10^{-6}$")],
)
def test_ticks_have_whole_numbers(largest, unit, words):
    figure, axes = figures.sheet(size=(4, 3))
    axes.set_xlim(0, largest)
    drawing.plain_ticks(axes.xaxis, unit=unit)
    assert overlapping(figure) == []
    assert words in [text for text, _ in texts(figure)]
