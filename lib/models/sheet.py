"""The sheet of 06_extend_graph.py's figure: a graph's picture above two axes."""

from lib.show import figures

BELOW = 5.6  # inches: the height of the axes
BETWEEN = 0.5  # inches: between the graph and these


def below(picture, surface=False, show=False):
    """A figure with the graph's picture on top, drawn, and two axes below it.

    `surface`: whether the second axes have three dimensions. `show`: whether the figure will be
    shown in a window. Returns the figure and both axes.
    """
    wide, high = picture.size
    top = high + BETWEEN
    figure = figures.blank((max(wide, 12.0), top + BELOW), show)
    axes = figure.subplot_mosaic(
        [["graph", "graph"], ["left", "right"]],
        height_ratios=[top, BELOW],
        per_subplot_kw={"right": {"projection": "3d"} if surface else {}},
    )
    picture.draw(axes["graph"], box=(0, 1 - high / (top + BELOW), 1, high / (top + BELOW)))
    return figure, axes["left"], axes["right"]
