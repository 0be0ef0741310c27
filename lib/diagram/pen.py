"""Strokes and words in a picture's axes."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Wedge

from lib.diagram import colours
from lib.diagram.lettering import SIZES, weight


@dataclass(frozen=True)
class Pen:
    """Draws into axes whose coordinates are inches.

    axes    matplotlib's
    scale   of letters and strokes: by how much the axes are smaller than these inches
    """

    axes: Axes
    scale: float

    def text(
        self, x, y, text, kind, gid, ha="center", va="center", color=colours.INK, chip=None, **style
    ):
        """A text; `kind` says how large it is, `chip` is the colour of a box behind it."""
        if chip:
            style["bbox"] = {"boxstyle": "round,pad=0.18", "fc": chip, "ec": "none"}
        self.axes.text(
            x, y, text, ha=ha, va=va, color=color, gid=gid, fontsize=SIZES[kind] * self.scale,
            weight=weight(kind), **{"zorder": 6, **style},
        )  # fmt: skip

    def tag(self, x, y, text, gid, colour, ink):
        """A wire's name, in a box of the wire's colour."""
        box = {"boxstyle": "round,pad=0.22", "fc": colours.PAPER, "ec": colour}
        self.text(x, y, text, "name", gid, color=ink, bbox={**box, "lw": 1.6 * self.scale})

    def line(self, points, colour, width, dashed=False, zorder=1, gid=None):
        """A line through these points, shape [n, 2]."""
        x, y = np.transpose(points)
        self.axes.plot(
            x, y, color=colour, linewidth=width * self.scale, zorder=zorder, gid=gid,
            linestyle=(0, (3.2, 1.8)) if dashed else "-", solid_capstyle="butt",
        )  # fmt: skip

    def head(self, tip, direction, colour):
        """An arrow's head: direction 1 points to the right, -1 to the left."""
        x, y = tip
        back = x - 0.13 * direction
        corners = [(x, y), (back, y + 0.06), (back, y - 0.06)]
        self.axes.add_patch(Polygon(corners, fc=colour, ec="none", zorder=4))

    def circle(self, x, y, radius, face, edge, width, gid=None):
        """A gate, or a small one."""
        width *= self.scale
        self.axes.add_patch(
            Circle((x, y), radius, gid=gid, fc=face, ec=edge, lw=width, zorder=3)
        )  # fmt: skip

    def frame(self, left, bottom, right, top, gid):
        """A dashed frame behind everything."""
        self.axes.add_patch(FancyBboxPatch(
            (left, bottom), right - left, top - bottom, gid=gid, zorder=0,
            boxstyle="round,pad=0,rounding_size=0.18", ls=(0, (4, 3)), lw=1.4 * self.scale,
            fc=colours.FRAME, ec=colours.FRAME_EDGE,
        ))  # fmt: skip

    def person(self, x, y, colour):
        """A head and shoulders."""
        ink = {"fc": colour, "ec": "none", "zorder": 3}
        self.axes.add_patch(Circle((x, y + 0.17), 0.085, **ink))
        self.axes.add_patch(Wedge((x, y - 0.14), 0.19, 0, 180, **ink))
