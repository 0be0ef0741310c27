"""What a figure shows, found from its own objects."""

from itertools import combinations

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox


def texts(figure):
    """All texts that are drawn, with their boxes in pixels: a list of (text, box)."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw_without_rendering()  # which puts everything in its place, too
    hidden = _hidden_ticks(figure)
    return [
        # an annotation's own box would include its arrow
        (text.get_text(), _without_last_line(text, Text.get_window_extent(text, renderer)))
        for text in figure.findobj(Text)
        if text.get_text().strip() and text.get_visible() and id(text) not in hidden
    ]


def _without_last_line(text, box):
    """An empty last line keeps room for another text."""
    lines = text.get_text().count("\n") + 1
    if text.get_text().endswith("\n"):
        return Bbox.from_extents(box.x0, box.y1 - box.height / lines, box.x1, box.y1)
    return box


def _hidden_ticks(figure):
    """The ids of those labels of ticks that lie outside of their axes."""
    hidden = set()
    for axes in figure.findobj(Axes):
        for axis in filter(None, (axes.xaxis, axes.yaxis, getattr(axes, "zaxis", None))):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks() + axis.get_minor_ticks():
                if not low <= tick.get_loc() <= high:
                    hidden.update(map(id, (tick.label1, tick.label2)))
    return hidden


def overlapping(figure):
    """Pairs of texts whose boxes overlap, and texts that the figure's edge cuts."""
    found = texts(figure)
    pairs = [
        (one, other)
        for (one, a), (other, b) in combinations(found, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1
    ]
    wide, tall = figure.canvas.get_width_height()
    cut = [
        text
        for text, box in found
        if box.x0 < -1 or box.y0 < -1 or box.x1 > wide + 1 or box.y1 > tall + 1
    ]
    return pairs + cut


def arrows(axes):
    """The arrows of these axes, as ((x, y) of the tail, (x, y) of the head)."""
    return [
        (tuple(map(float, one.xyann)), tuple(map(float, one.xy)))
        for one in axes.texts
        if isinstance(one, Annotation) and one.arrow_patch is not None
    ]
