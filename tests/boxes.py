"""What a figure shows, found from its own objects."""

import contextlib
from itertools import combinations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backend_bases import _get_renderer
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox
from mpl_toolkits.mplot3d.art3d import Text3D
from mpl_toolkits.mplot3d.proj3d import proj_transform

SMALLEST = 11  # points


def faults(figure, canvas=FigureCanvasAgg):
    """What is wrong with a figure: words, [] is right.

    Texts that overlap, are cut, lie on a line or on a point, or are too small.
    """
    found = texts(figure, canvas)
    places = np.concatenate([np.empty([0, 2]), *map(_places, figure.findobj(Axes))])
    on = [f"on a line: {text}" for text, box in found if _within(box, 1, places).any()]
    small = {text.get_text() for text in figure.findobj(Text) if text.get_fontsize() < SMALLEST}
    return [*overlapping(figure, found), *on, *(f"small: {text}" for text in small if text.strip())]


def faults_on_the_page(figure):
    """The same where the page lays a figure out: without its title, in other letters."""
    with unchanged(figure) as title:
        for text in title:
            text.set(visible=False, in_layout=False)
        figure.set_dpi(72)
        return faults(figure, FigureCanvasSVG)


@contextlib.contextmanager
def unchanged(figure):
    """After this block a figure is as before: the page hides its title and lays it out anew."""
    canvas, dpi, engine = figure.canvas, figure.dpi, figure.get_layout_engine()
    title = [figure._suptitle, *(text for text in figure.artists if isinstance(text, Text))]
    try:
        yield title
    finally:
        figure.set_canvas(canvas)
        figure.set_dpi(dpi)
        figure.set_layout_engine(engine)
        for text in title:
            text.set(visible=True, in_layout=True)


def overlapping(figure, found=None):
    """Pairs of texts whose boxes overlap, and texts that the figure's edge cuts.

    `found`: its texts, if they are known.
    """
    found = texts(figure) if found is None else found
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


def texts(figure, canvas=FigureCanvasAgg):
    """All texts that are drawn, with their boxes in pixels: a list of (text, box)."""
    renderer = _get_renderer(canvas(figure).figure)
    figure.draw_without_rendering()  # which puts everything in its place, too
    hidden = set()  # labels of ticks that lie outside of their axes
    for axes in figure.findobj(Axes):
        for axis in filter(None, (axes.xaxis, axes.yaxis, getattr(axes, "zaxis", None))):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks() + axis.get_minor_ticks():
                if not low <= tick.get_loc() <= high:
                    hidden |= {tick.label1, tick.label2}
    return [
        (text.get_text(), _box(text, renderer))
        for text in figure.findobj(Text)
        if text.get_text().strip() and text.get_visible() and text not in hidden
    ]


def _box(text, renderer):
    if isinstance(text, Text3D):  # it finds its place while it is drawn
        place = text.get_position_3d()
        Text.set_position(text, proj_transform(*place, text.axes.get_proj())[:2])
        box = Text.get_window_extent(text, renderer)
        Text.set_position(text, place[:2])
        return box
    box = Text.get_window_extent(text, renderer)  # an annotation's own would include its arrow
    if not text.get_text().endswith("\n"):
        return box
    empty = box.height / (text.get_text().count("\n") + 1)  # the last line is for another text
    return Bbox.from_extents(box.x0, box.y0 + empty, box.x1, box.y1)


def _places(axes):
    """Where something is drawn in these axes, in pixels, shape [n, 2]."""
    places = [np.empty([0, 2])]
    for line in axes.lines:
        if line.get_visible():
            points = line.get_transform().transform(line.get_xydata())
            if line.get_linestyle() != "None":
                part = np.linspace(0, 1, 50)[:, None, None]
                points = (points[:-1] + part * np.diff(points, axis=0)).reshape(-1, 2)
            places.append(points)
    for some in axes.collections:
        places.append(np.reshape(axes.transData.transform(some.get_offsets()), [-1, 2]))
    places = np.concatenate(places)
    return places[_within(axes.get_window_extent(), 0, places)]


def _within(box, margin, places):
    """Whether each of these places lies in a box, so far from its edge."""
    low, high = box.get_points()
    return ((places >= low + margin) & (places <= high - margin)).all(axis=1)


def arrows(axes):
    """The arrows of these axes, as ((x, y) of the tail, (x, y) of the head)."""
    return [
        (tuple(map(float, one.xyann)), tuple(map(float, one.xy)))
        for one in axes.texts
        if isinstance(one, Annotation) and one.arrow_patch is not None
    ]
