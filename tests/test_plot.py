import sys
from types import SimpleNamespace

import numpy as np
import pytest

from lib import plot

CLOSED = SimpleNamespace(figure=None, show=False)


def lightness(colour):
    """L* of a colour, 0 to 100: how light it is in grey."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return 116 * np.cbrt(linear @ [0.2126, 0.7152, 0.0722]) - 16


def test_colours_differ_in_grey():
    tones = sorted(map(lightness, [plot.DATA, plot.E, plot.W, plot.H]))
    assert min(np.diff(tones)) > 10


@pytest.mark.parametrize(
    ("x", "y", "formula"),
    [
        ([1], [1], r"$E = (w \cdot 1 - 1)^2$"),
        ([-2.5], [-3], r"$E = (w \cdot (-2.5) + 3)^2$"),
        ([1, 2, 3], [1, 2, 3], r"$E = \frac{1}{3}\,\sum_{i=1}^{3}\,(w\,x_i - y_i)^2$"),
    ],
)
def test_formula(x, y, formula):
    assert plot.formula(x, y) == formula


def test_tex():
    assert [plot.tex(value) for value in (1.0, -0.25, 1e-14, 2.5e20)] == [
        "1", "-0.25", r"1 \cdot 10^{-14}", r"2.5 \cdot 10^{20}",
    ]  # fmt: skip


class Costs(dict):
    step = property(lambda self: len(self["cost"]) - 1)
    at = property(lambda self: np.arange(len(self["cost"])))


def test_learning_in_powers_of_ten_where_needed():
    _, axes = plot.sheet(CLOSED)
    plot.learning(axes, Costs(cost=np.array([5.0, 4.0, 0.0])))
    assert axes.get_yscale() == "linear"
    assert axes.lines[0].get_ydata().tolist() == [5, 4, 0]
    _, axes = plot.sheet(CLOSED)
    plot.learning(axes, Costs(cost=np.array([5e3, 4.0, 0.0])))
    assert axes.get_yscale() == "log"
    assert axes.lines[0].get_ydata().tolist() == [5000, 4]
    assert [text.get_text() for text in axes.texts] == ["$E = 0$"]


@pytest.mark.parametrize("scale", [1.0, 1e-6, 1e9])
def test_nothing_overlaps(scale):
    single, whole = plot.sheet(CLOSED, size=(9, 6))
    w = np.linspace(-3, 5, 50) * scale
    plot.cost_curve(whole, w, w**2, (0.0, 0.0), plot.formula([1, 2], [3, 4]))
    plot.path(whole, w[::10], w[::10] ** 2, 2 * w[::10])
    plot.legend(whole)
    double, (left, _) = plot.sheet(CLOSED, 1, 2)
    plot.points(left, [1, 2], [scale, 2 * scale])
    plot.line(left, [0, 2], [0, scale], "$h$ before", linestyle="--")
    plot.line(left, [0, 2], [0, 2 * scale], "$h$ after")
    for figure, axes in ((single, whole), (double, left)):
        figure.draw_without_rendering()
        title, legend = axes.title.get_window_extent(), axes.get_legend().get_window_extent()
        frame = axes.get_window_extent()
        assert not title.overlaps(legend)
        assert legend.y0 >= frame.y1 - 1
        assert legend.x1 <= frame.x1 + 1
        assert not axes.yaxis.get_offset_text().get_text()
        assert not axes.xaxis.get_offset_text().get_text()
        assert title.y1 <= figure.bbox.y1


def test_finish_without_a_place_to_go(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    figure, _ = plot.sheet(CLOSED)
    plot.finish(figure, CLOSED, otherwise="figures/a.png")
    assert (tmp_path / "figures" / "a.png").exists()
    assert capsys.readouterr().out == "The figure is in figures/a.png\n"


@pytest.mark.parametrize(
    ("ending", "begin"),
    [("png", b"\x89PNG"), ("PNG", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")],
)
def test_the_kind_of_file_is_that_of_its_ending(tmp_path, ending, begin):
    file = tmp_path / f"figure.{ending}"
    figure, axes = plot.sheet(CLOSED, size=(8, 1.5))
    axes.set_title(r"$\alpha$ × 2")
    plot.finish(figure, SimpleNamespace(figure=str(file), show=False))
    assert file.read_bytes().startswith(begin)
    assert list(tmp_path.iterdir()) == [file]


def test_a_display_without_a_toolkit(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("matplotlib.get_backend", lambda: "agg")
    seen = SimpleNamespace(figure=None, show=True)
    figure, _ = plot.sheet(CLOSED)
    plot.finish(figure, seen)
    assert "--figure FILE" in capsys.readouterr().out
    monkeypatch.chdir(tmp_path)
    plot.finish(figure, seen, otherwise="figures/a.png")
    assert (tmp_path / "figures" / "a.png").exists()


@pytest.mark.parametrize("backend", ["TkAgg", "module://matplotlib_inline.backend_inline"])
def test_a_window(monkeypatch, backend, tmp_path):
    shown = []
    monkeypatch.setattr("matplotlib.get_backend", lambda: backend)
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    fake = SimpleNamespace(show=lambda: shown.append(True))
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", fake)
    monkeypatch.setattr("matplotlib.pyplot", fake, raising=False)
    monkeypatch.chdir(tmp_path)
    figure, _ = plot.sheet(CLOSED)
    plot.finish(figure, SimpleNamespace(figure=None, show=True), otherwise="figures/a.png")
    assert shown == [True]
    assert list(tmp_path.iterdir()) == []
    plot.finish(figure, SimpleNamespace(figure="b.png", show=True), otherwise="figures/a.png")
    assert shown == [True, True]
    assert (tmp_path / "b.png").exists()
