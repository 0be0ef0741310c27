"""Pictures of graphs to test with, and what they show, found from their own objects."""

import functools

from graphs import squared_error, traced

from lib.diagram.moment import complete
from lib.diagram.picture import Picture
from lib.show import figures

WIRES = {
    "x": ("the input", "what flows here are tensors"),
    "w": ("the synapse", "one for each input: TensorFlow tunes its strength"),
    "h": ("the hypothesis", "the neuron's output"),
    "y": ("the right answer", "the output data"),
    "e": ("the error", "how far h is from the right answer"),
    "E": ("the cost", "the error, squared: how bad it feels"),
}


def neuron(x=(1,), y=(1,), w=3, updates=1):
    """The slides' graph."""
    graph, passes = traced(squared_error, {"x": x, "y": y}, updates, w=w)
    return Picture(graph, passes, 0.1, WIRES, ["h"])


slides = functools.cache(neuron)


def drawn(picture, moment=None):
    """New axes with the picture in them."""
    _, axes = figures.sheet(size=picture.size)
    picture.paint(axes, moment or complete(len(picture.graph.gates)))
    return axes


def texts(axes, kind=""):
    """A dict from gid to text."""
    return {
        text.get_gid(): text.get_text()
        for text in axes.texts
        if text.get_text() and text.get_gid().startswith(kind)
    }


def lines(axes, gid):
    """The lines of text whose gid begins so, in order: "slope:w", "value:x"."""
    found = texts(axes, f"{gid}:")
    return [found[f"{gid}:{k}"] for k in range(len(found)) if f"{gid}:{k}" in found]


def ways(axes, kind):
    """The points of all lines of a kind ("wire" or "back"), a dict from gid to a list of arrays."""
    found = {}
    for line in axes.lines:
        if (line.get_gid() or "").startswith(f"{kind}:"):
            found.setdefault(line.get_gid(), []).append(line.get_xydata())
    return found


def overlap(a, b):
    """How far two boxes reach into each other, in pixels: wide and high."""
    return min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
