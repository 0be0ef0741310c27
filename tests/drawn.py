"""Pictures of graphs to test with, and what they show, found from their own objects."""

import functools

from graphs import squared_error, traced
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from lib.diagram.picture import Picture


def neuron(x=(1,), y=(1,), w=3, updates=1, title="$E = (w x - y)^2$"):
    """The slides' graph."""
    graph, passes = traced(squared_error, {"x": x, "y": y}, updates, w=w)
    notes = {
        "w": "the synapse, one for each input: TensorFlow tunes its strength",
        "x": "the input data; what flows here are tensors",
    }
    frames = [("the neuron", graph.up_to("h"))]
    return Picture(graph, passes, 0.1, title, notes, frames, chain="w")


slides = functools.cache(neuron)


def drawn(picture, moment=None, part=1.0, **options):
    """New axes on a page of so great a part of the picture's size, with the picture in them."""
    figure = Figure(figsize=[part * inches for inches in picture.size], dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    picture.draw(axes, moment, **options)
    return axes


def texts(axes, kind=""):
    """A dict from gid to text."""
    return {
        text.get_gid(): text.get_text()
        for text in axes.texts
        if text.get_text() and text.get_gid().startswith(kind)
    }


def boxes(axes):
    """A dict from gid to the box of a text, with its background, in pixels."""
    renderer = axes.figure.canvas.get_renderer()
    found = {}
    for text in axes.texts:
        if text.get_text():
            box = text.get_window_extent(renderer)
            if text.get_bbox_patch():
                text.update_bbox_position_size(renderer)
                box = text.get_bbox_patch().get_window_extent(renderer)
            assert text.get_gid() not in found
            found[text.get_gid()] = box
    return found


def overlap(a, b):
    """How far two boxes reach into each other, in pixels: wide and high."""
    return min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
