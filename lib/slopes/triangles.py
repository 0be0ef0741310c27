"""The triangle that shows how steep a tangent is, and a note beside it."""

import numpy as np

from lib.learning.progress import round_step
from lib.show.figures import BACK, W
from lib.slopes.on_curve import three

LEVEL = 0.005  # a tangent that rises less, as a part of the axes' height, looks level
NOTE = 0.2  # a note's height, as a part of the axes'
APART = 1.8  # widths of a triangle
SHORT = 10  # letters of a quotient that fits in one line
LINE = 17  # points from line to line


def width(curve):
    """How far triangles go to the right: 1 if that fits the curve's width, or a round number."""
    return 1.0 if 6 <= curve <= 14 else round_step(curve, 12)


class Triangle:
    """At a places.Place: so far to the right, and as far up or down as the tangent leads there.

    It is on the curve's outer side. Up it begins at the place, or ends there if it would leave the
    axes.

    run, rise  its width, and its height: the slope is rise / run
    side       on which side of the curve it is: -1 left, 1 right; 0 if the tangent looks level
    middle     the height of its middle, as E
    """

    def __init__(self, place, run, tall, top):
        """`tall`: the axes' height, in E; `top`: the E at its top."""
        self.place = place
        self.run = run
        self.rise = place.slope_w * run
        self.side = int(np.sign(self.rise)) if abs(self.rise) > LEVEL * tall else 0
        self._begins = self.rise < 0 or place.E + self.rise <= top
        self._foot = place.E - (0 if self.rise > 0 and self._begins else abs(self.rise))
        self._left = place.w - (0 if self._begins else run)
        self.middle = self._foot + abs(self.rise) / 2
        self._high = abs(self.rise) > NOTE * tall

    def leaves_room(self, other, tall):
        """Whether another triangle and its note have room beside this one."""
        if abs(self.middle - other.middle) > NOTE * tall:
            return True
        return self.side * other.side <= 0 and abs(self.place.w - other.place.w) > APART * self.run

    def draw(self, axes):
        """Draw it, and beside its height the note."""
        w, E = self.place.w, self.place.E
        lines = list(self._lines())
        if not self.side:
            _write(axes, lines, (w, E), (0, -8), "center")
            return
        left, foot = self._left, self._foot
        upright = left if self.side < 0 else left + self.run
        axes.plot([left, left + self.run], [foot, foot], color=BACK, linewidth=1.2, zorder=3)
        axes.plot(
            [upright, upright], [foot, foot + abs(self.rise)], color=BACK, linewidth=2.4, zorder=3
        )
        if self.run == 1:
            _write(axes, [("$1$", BACK)], (left + 0.5, foot), (0, -4), "center")
        up = LINE * len(lines) / 2 if self._high else 0
        align = "right" if self.side < 0 else "left"
        _write(axes, lines, (upright, self.middle), (7 * self.side, up), align)

    def _lines(self):
        """The note, in lines with their colours: the slope, and what to do."""
        rise, run, slope = map(three, (self.rise, self.run, self.place.slope_w))
        if self.side and len(rise + run + slope) <= SHORT:
            yield f"rise ${rise}$", BACK
            slope = rf"{rise}\,/\,{run} = {slope}"
        elif self.side and self.run != 1:
            yield f"${rise}$ / ${run}$ =", BACK
        yield f"slope ${slope}$", BACK
        by = f" by ${three(abs(self.place.update))}$" if self.place.update else ""
        yield f"{self.place.do.removesuffix(' w')} $w${by}", W


def _write(axes, lines, at, offset, align):
    """Lines of text, each with its colour, the first one's top at a place on the curve's axes.

    `offset` is in points.
    """
    right, up = offset
    for number, (text, color) in enumerate(lines):
        axes.annotate(
            text, at, (right, up - LINE * number), textcoords="offset points", ha=align, va="top",
            color=color, fontsize=12.5,
        )  # fmt: skip
