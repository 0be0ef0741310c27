"""The colours of a picture: w, h, E and the data as in all figures, and those of the passes."""

from matplotlib.colors import to_rgb

from lib.graph.graph import COST, HYPOTHESIS, INPUT, PARAMETER
from lib.show import figures

BACK = figures.BACK
SLOPE = "#F9E1EF"  # behind a slope, and behind the factor that comes from there
LOCAL = "#FFE993"  # behind a local gradient, and behind the factor that comes from there
EDGES = {SLOPE: "none", LOCAL: "#A08A1C"}  # so that they differ in grey, too
COMPUTING = "#E3F1EF"
GIVING_BACK = "#FBEFF6"
WAITING = "#D4D4D4"  # what the passes have not reached
WAITING_TEXT = "#888888"
PAPER = "white"
INK = "#222222"
QUIET = "#666666"
FRAME, FRAME_EDGE, FRAME_TEXT = "#FAF6EF", "#8A7A5C", "#6B5B3D"
BETWEEN = "#5A5A5A"
KINDS = {INPUT: figures.DATA, PARAMETER: figures.W, HYPOTHESIS: figures.H, COST: figures.E}


def stroke(wire, known=True):
    """The colour of a wire, that of x and y, w, h or E in all figures; paler until it is known."""
    return KINDS.get(wire.kind, BETWEEN) if known else WAITING


def letters(wire, known=True):
    """The colour of a wire's letters."""
    return dark(stroke(wire)) if known else WAITING_TEXT


def dark(colour):
    """The same hue, dark enough for thin letters on white."""
    red, green, blue = to_rgb(colour)
    while 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.16:
        red, green, blue = 0.95 * red, 0.95 * green, 0.95 * blue
    return red, green, blue
