"""Paints a plan's wires and gates at their places, as they are in one moment of the passes.

Over each wire stands its value, under it the slope of the cost, and inside a gate, at each input,
the local gradient. A value goes right or up, a slope comes back beside it.
"""

from dataclasses import dataclass

import numpy as np

from lib.diagram import colours
from lib.diagram.columns import RADIUS
from lib.diagram.labels import Labels, kind
from lib.diagram.lettering import LINE, symbol, width
from lib.diagram.moment import Moment
from lib.diagram.pen import Pen
from lib.diagram.places import FORMULA, TITLE, Places
from lib.show import figures

BESIDE = 0.08  # inches from a wire to its way back
SIGN = 0.3  # inches: a sign that is wider is a word
KEY = [
    ("", "this\nslope", colours.SLOPE), ("=", "local\ngradient", colours.LOCAL),
    ("·", "slope at\nits output", colours.SLOPE),
]  # fmt: skip
WORD = 1.7 * RADIUS  # a word that is wider does not fit into a gate


@dataclass(frozen=True)
class Painting:
    """What is true during one painting."""

    pen: Pen
    places: Places
    labels: Labels
    moment: Moment

    def frame(self, number, text, names):
        """A dashed frame with a title around what makes these wires, a set of names."""
        around = self.places.around(names)
        if around:
            left, bottom, right, top = around
            left, right, top = left - 0.05, right + 0.06, top + TITLE - 0.06
            self.pen.frame(left, bottom - 0.05, right, top, f"frame:{number}")
            self.pen.text(left + 0.12, top - 0.17, text, "frame", f"frame-name:{number}",
                          ha="left", color=colours.FRAME_TEXT)  # fmt: skip

    def wire(self, place):
        """A wire with its name, its value, its way back and the lines about its slope."""
        end, at = place.end, self.moment.at
        wire = self.labels.graph.wires[end.wire]
        known, back = self.moment.knows(wire), self.moment.knows_slope(wire)
        which = end.wire + ":again" * end.again
        stroke, ink = colours.stroke(wire, known), colours.letters(wire, known)
        *before, last = place.parts
        for part in before:
            self.pen.line(part, stroke, 2.4, f"wire:{which}", zorder=2)
        self.pen.arrow(last, stroke, 2.4, f"wire:{which}", zorder=2)
        slope = self.labels.slope(at, end) if back else []
        if slope:
            first, *others = map(_beside, place.parts)
            self.pen.arrow(first, colours.BACK, 1.4, f"back:{which}", head=0.11)
            for part in others:
                self.pen.line(part, colours.BACK, 1.4, f"back:{which}")
        self.pen.tag(*place.name, symbol(end.wire), f"name:{which}", stroke, ink, end.again)
        meaning = self.labels.meaning(end)
        if meaning:
            self.pen.text(*place.meaning, meaning, "note", f"meaning:{which}",
                          va="center_baseline", color=ink)  # fmt: skip
        if known:
            x, y = place.value
            rows = self.labels.value(at, end.wire)
            top = y + LINE * (len(rows) - 1)
            for k, row in enumerate(rows):
                self.pen.text(x, top - LINE * k, row, kind(rows, k), f"value:{which}:{k}",
                              ha=place.ha, va="center_baseline", color=ink)  # fmt: skip
        self._pieces(place.slope, slope, "slope", which, colours.BACK)
        if self.moment.updated:
            self._pieces(place.update, self.labels.update(at, end), "update", which, figures.W)

    def gate(self, place):
        """A gate with its sign, what it computes, and its local gradients once it has computed."""
        drawn, x, y = place.drawn, place.x, place.y
        number = drawn.gate.number
        done = number <= self.moment.forward
        ink = colours.INK if done else colours.WAITING_TEXT
        face = colours.PAPER
        if self.moment.computes(drawn.gate):
            face = colours.COMPUTING
        elif self.moment.gives_back(drawn.gate):
            face = colours.GIVING_BACK
        self.pen.circle(x, y, RADIUS, face, ink, 1.8, f"gate:{number}")
        if place.titled:
            formula = self.labels.formula(drawn)
            half = max(0.0, width(formula, "note") / 2 - RADIUS)  # what is wider reaches left
            self.pen.text(x - half, y + FORMULA, formula, "note", f"formula:{number}",
                          va="center_baseline", color=colours.QUIET)  # fmt: skip
        sign = "( )²" if drawn.sign == "²" else drawn.sign
        size = "sign" if width(sign, "sign") < SIGN else "word"
        sign = sign if width(sign, "word") < WORD else "f"
        self.pen.text(x, y + 0.15, sign, size, f"sign:{number}", color=ink)
        if done:
            left = self.labels.local(self.moment.at, drawn.left.use)
            half = width(left, "local") / 2
            self._local(x - RADIUS + 0.1 + half, y - 0.06, left, f"local:{number}:left")
            if drawn.name_below or len(drawn.lines_below) == 1:
                end = drawn.name_below or drawn.lines_below[0].ends[-1]
                below = self.labels.local(self.moment.at, end.use)
                self._local(x + 0.08, y - 0.235, below, f"local:{number}:below")

    def more(self, drawn, x, y):
        """How many inputs of a gate are not drawn."""
        text = f"… and {drawn.left_out} more, in the same way"
        self.pen.text(x, y, text, "note", f"more:{drawn.gate.number}", ha="left",
                      color=colours.QUIET)  # fmt: skip

    def key(self, drawn):
        """What the two factors of a slope are, under the last gate."""
        columns, y = self.places.columns, self.places.key
        before, behind = columns.lane(drawn.column), columns.lane(drawn.column + 1)
        right = None
        middles = np.mean(before), columns.gate(drawn.column), np.mean(behind)
        for k, (x, (sign, text, tint)) in enumerate(zip(middles, KEY, strict=True)):
            half = max(width(line, "note") for line in text.splitlines()) / 2
            if sign:
                self.pen.text((right + x - half) / 2, y, sign, "note", f"key-sign:{k}")
            right = x + half
            self.pen.chip(x - half, right, y, tint, lines=2)
            self.pen.text(x, y, text, "note", f"key:{k}", linespacing=1.15)

    def _pieces(self, place, lines, kind, which, colour):
        x, y = place
        for k, pieces in enumerate(lines):
            gid = f"{kind}:{which}:{k}"
            self.pen.tinted(x, y - LINE * k, pieces, kind, gid, colours.dark(colour))

    def _local(self, x, y, text, gid):
        if text:
            half = width(text, "local") / 2
            self.pen.chip(x - half, x + half, y, colours.LOCAL)
            self.pen.text(x, y, text, "local", gid, va="center_baseline")


def _beside(points):
    """The way back beside a wire: to the right of it, as seen from the wire."""
    points = np.asarray(points, float)
    along = np.gradient(points, axis=0)
    along /= np.hypot(*along.T)[:, None]
    return (points + BESIDE * np.transpose([along[:, 1], -along[:, 0]]))[::-1]
