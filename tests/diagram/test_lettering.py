import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from lib.diagram import lettering


@pytest.mark.parametrize(
    ("name", "tex"),
    [("w", "w"), ("w12", "w_{12}"), ("h_1", "h_{1}"), ("first_sum", r"\mathrm{first sum}")],
)
def test_names(name, tex):
    assert lettering.tex(name) == tex


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (-2.6666, "−2.67"), (-0.0, "0"), (0.000123, "0.00012"), (152.4, "152"),
     (7008556.5, "7008556"), (-1e-9, "$-10^{-9}$"), (2.04e15, r"$2 \cdot 10^{15}$")],
)  # fmt: skip
def test_numbers_have_few_digits(value, text):
    assert lettering.number(value) == text


def test_plain_text():
    assert lettering.plain(r"$h_{12} = \mathrm{mean}(w_{1} \cdot x)^{2}$") == "h₁₂ = mean(w₁ · x)²"
    assert lettering.plain(r"$\partial E/\partial h$ = -1 * $10^{-5}$") == "∂E/∂h = −1 · 10⁻⁵"


def test_a_factor_below_0_needs_brackets():
    assert [lettering.factor(value) for value in (2, -2)] == ["2", "(−2)"]


@pytest.mark.parametrize("text", ["3 − 0.1 · 4 = 2.6", r"$\partial E/\partial w$ = 4"])
@pytest.mark.parametrize("kind", ["value", "note"])
def test_a_text_is_as_wide_as_it_was_measured(text, kind):
    figure = Figure(dpi=600)  # where letters are not moved to whole pixels
    canvas = FigureCanvasAgg(figure)
    size, weight = lettering.SIZES[kind], lettering.weight(kind)
    drawn = figure.text(0, 0, text, fontsize=size, weight=weight)
    width = drawn.get_window_extent(canvas.get_renderer()).width
    assert 600 * lettering.width(text, kind) == pytest.approx(width, rel=0.02)


def test_no_text_takes_no_room():
    assert lettering.width("", "note") == 0
