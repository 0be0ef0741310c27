"""The passes in motion: an animation of a picture, moment by moment."""

from matplotlib.figure import Figure

from lib.diagram.lettering import symbol
from lib.diagram.moment import all_moments
from lib.show import animation

WIDEST = 13.0  # inches


def write(path, picture, widest=WIDEST):
    """Write the passes of a Picture, one after the other, to a gif or html file.

    The forward pass fills in from left to right, the backward pass from right to left, then the
    parameters change. A wider picture is scaled down to `widest` inches.
    """
    graph = picture.graph
    moments = all_moments(graph, len(picture.passes) - 1)
    scale = min(1.0, widest / picture.size[0])
    figure = Figure(figsize=[scale * inches for inches in picture.size])
    axes = figure.subplots()

    def draw(k):
        picture.paint(axes, moments[k])
        return caption(graph, moments[k])

    animation.write(path, figure, draw, len(moments), a_second=1)


def caption(graph, moment):
    """What happens in a moment. Steps count from 0, as in the table of the steps."""
    step = f"step {moment.at}"
    if moment.updated:
        return f"{step}: the update"
    if moment.backward:
        return f"{step}, backward pass: through gate {moment.backward}"
    if moment.forward:
        output = graph.gates[moment.forward - 1].output
        return f"{step}, forward pass: gate {moment.forward} computes {symbol(output)}"
    return f"{step}: the inputs and the parameters"
