"""Strokes and words in axes whose coordinates are inches."""

import numpy as np
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Wedge

from lib.diagram import colours
from lib.diagram.lettering import SIZES, weight, width

CORNER = 0.15  # the radius of a line's corners


class Pen:
    """Draws into axes, which it takes for itself: `wide` times `high` inches, y = 0 is at the top.

    Where the axes are smaller or larger than that, letters and strokes are as much smaller or
    larger, also after a window has changed its size.
    """

    def __init__(self, axes, wide, high):
        self._axes = axes
        self._wide = wide
        self._sizes = []  # (function, points)
        axes.clear()
        axes.set(xlim=(0, wide), ylim=(-high, 0), aspect="equal", anchor="N")
        axes.set_axis_off()
        axes.figure.set_layout_engine(_Fitting(self))

    def fit(self):
        """Make all letters and strokes as large as the axes' inches are now."""
        self._axes.apply_aspect()
        scale = self._axes.get_position().width * self._axes.figure.get_figwidth() / self._wide
        for change, points in self._sizes:
            change(points * scale)

    def text(self, x, y, text, kind, gid, ha="center", va="center", color=colours.INK, **style):
        """A line of text; `kind` says how large it is."""
        artist = self._axes.text(
            x, y, text, ha=ha, va=va, color=color, gid=gid, weight=weight(kind),
            fontsize=SIZES[kind], **{"zorder": 6, **style},
        )  # fmt: skip
        artist.set_in_layout(False)
        self._sizes.append((artist.set_fontsize, SIZES[kind]))

    def tinted(self, left, y, pieces, kind, gid, color):
        """A line of Pieces from `left` on, in the middle of `y`."""
        text = ""
        for piece in pieces:
            text += piece.text
            if piece.tint:
                right = left + width(text, kind)
                self.chip(right - width(piece.text, kind), right, y, piece.tint)
        self.text(left, y, text, kind, gid, ha="left", va="center_baseline", color=color)

    def chip(self, left, right, y, colour, lines=1):
        """A small field of colour behind a text of one or more lines, around the height y."""
        high = 0.18 * lines
        self._axes.add_patch(FancyBboxPatch(
            (left - 0.035, y - high / 2), right - left + 0.07, high, zorder=5, fc=colour,
            ec=colours.EDGES[colour], lw=0.8, boxstyle="round,pad=0,rounding_size=0.05",
        ))  # fmt: skip

    def tag(self, x, y, text, gid, colour, ink, dashed=False):
        """A wire's name, in a box of the wire's colour."""
        box = {"boxstyle": "round,pad=0.25", "fc": colours.PAPER, "ec": colour, "lw": 1.5}
        box["ls"] = (0, (2, 1.5)) if dashed else "-"
        self.text(x, y, text, "name", gid, va="center_baseline", color=ink, bbox=box)

    def line(self, points, colour, points_wide, gid=None, zorder=1):
        """A line through these points, shape [n, 2]."""
        x, y = np.transpose(points)
        (artist,) = self._axes.plot(
            x, y, color=colour, linewidth=points_wide, zorder=zorder, gid=gid,
            solid_capstyle="butt", solid_joinstyle="round",
        )  # fmt: skip
        self._sizes.append((artist.set_linewidth, points_wide))

    def arrow(self, points, colour, points_wide, gid=None, head=0.13, zorder=1):
        """A line with a head at its last point."""
        points = np.asarray(points, float)
        along = points[-1] - points[-2]
        along /= np.hypot(*along)
        across = np.array([-along[1], along[0]])
        tip, foot = points[-1], points[-1] - head * along
        self.line([*points[:-1], foot], colour, points_wide, gid, zorder)
        corners = [tip, foot + 0.45 * head * across, foot - 0.45 * head * across]
        self._axes.add_patch(Polygon(corners, fc=colour, ec="none", zorder=zorder + 1))

    def circle(self, x, y, radius, face, edge, points_wide, gid=None):
        """A gate."""
        artist = Circle((x, y), radius, gid=gid, fc=face, ec=edge, lw=points_wide, zorder=4)
        self._axes.add_patch(artist)
        self._sizes.append((artist.set_linewidth, points_wide))

    def frame(self, left, bottom, right, top, gid):
        """A dashed frame behind everything."""
        artist = FancyBboxPatch(
            (left, bottom), right - left, top - bottom, gid=gid, zorder=0, lw=1.3,
            boxstyle="round,pad=0,rounding_size=0.15", ls=(0, (4, 3)),
            fc=colours.FRAME, ec=colours.FRAME_EDGE,
        )  # fmt: skip
        self._axes.add_patch(artist)
        self._sizes.append((artist.set_linewidth, 1.3))

    def person(self, x, y, colour, large=1.0):
        """A head and shoulders."""
        ink = {"fc": colour, "ec": "none", "zorder": 3}
        self._axes.add_patch(Circle((x, y + 0.17 * large), 0.085 * large, **ink))
        self._axes.add_patch(Wedge((x, y - 0.14 * large), 0.19 * large, 0, 180, **ink))


class _Fitting(ConstrainedLayoutEngine):
    """The layout of all figures; then a Pen's letters are made as large as their axes."""

    def __init__(self, pen):
        super().__init__()
        self._pen = pen

    def execute(self, fig):
        done = super().execute(fig)
        self._pen.fit()
        return done


def corner(start, end):
    """A line that goes right from `start` and then up to `end`, with a round corner."""
    (_, y0), (x1, _) = start, end
    turn = np.linspace(0, np.pi / 2, 12)
    x = x1 - CORNER + CORNER * np.sin(turn)
    y = y0 + CORNER - CORNER * np.cos(turn)
    return np.concatenate([[start], np.transpose([x, y]), [end]])
