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
    assert lettering.measure("", "note") == (0, 0)
