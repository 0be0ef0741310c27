"""Paints a graph's wires and gates at their places, as they are in one moment of the passes.

Gates are round; over each wire stands its value, under it the slope of the cost, and inside a
gate, at each input, the local gradient. The forward pass is drawn solid, the backward pass dashed.
"""

from dataclasses import dataclass

import numpy as np

from lib.diagram import colours
from lib.diagram.labels import Labels, sign_size, sign_text
from lib.diagram.lettering import symbol, width
from lib.diagram.moment import Moment
from lib.diagram.pen import Pen
from lib.diagram.placing import NOTE_LINE, Placing
from lib.diagram.strokes import beside
from lib.show import style


@dataclass(frozen=True)
class Painting:
    """What is true during one painting."""

    pen: Pen
    placing: Placing
    labels: Labels
    moment: Moment

    def frame(self, number, text, names):
        """A dashed frame with a text, around the beginnings of these wires."""
        left, bottom, right, top = self.placing.frame(names)
        self.pen.frame(left, bottom, right, top, f"frame:{number}")
        self.pen.text(left + 0.14, top - 0.08, text, "frame", f"frame-name:{number}", ha="left",
                      va="top", color=colours.FRAME_TEXT)  # fmt: skip

    def wire(self, wire):
        """A wire to each gate that uses it, its way back, and its labels."""
        known, back = self.moment.knows(wire), self.moment.knows_slope(wire)
        stroke = colours.stroke(wire, known)
        for points in self.placing.paths(wire):
            self.pen.line(points, stroke, 2.4, zorder=2, gid=f"wire:{wire.name}")
            self.pen.head(points[-1] + ([0, 0] if wire.uses else [0.09, 0]), 1, stroke)
            if back:
                self._way_back(wire, beside(points))
        x = self.placing.label_x(wire.name) if wire.gate else self.placing.begin_x(wire.name)
        letters = colours.letters(wire, known)
        y = self.placing.y(wire.name)
        self.pen.tag(x, y, symbol(wire.name), f"name:{wire.name}", stroke, letters)
        self._labels(wire, known, back)

    def gate(self, gate):
        """A gate with its sign and, once it has computed, its local gradients."""
        x, y, radius = (
            self.placing.begin_x(gate.output), self.placing.y(gate.output), self.placing.radius
        )  # fmt: skip
        done = gate.number <= self.moment.forward
        face, edge = colours.PAPER, colours.INK if done else colours.WAITING_EDGE
        if self.moment.computes(gate):
            face = colours.COMPUTING
        elif self.moment.gives_back(gate):
            face = colours.BACK_LIGHT
        self.pen.circle(x, y, radius, face, edge, 2.0, gid=f"gate:{gate.number}")
        self.pen.text(x, y + radius + 0.03, f"gate {gate.number}", "number",
                      f"number:{gate.number}", va="bottom", color=colours.QUIET)  # fmt: skip
        sign, size = sign_text(gate), sign_size(gate)
        single = len(gate.inputs) == 1
        right = radius - width(sign, size) / 2 - 0.12 if single else 0.12 * radius
        self.pen.text(x + right, y, sign, size, f"sign:{gate.number}", color=edge)
        if done:
            for place in range(len(gate.inputs)):
                self._local(gate, place)

    def _way_back(self, wire, points):
        line = points[points[:, 0] > points[0, 0] + 0.1]
        self.pen.line(line, colours.BACK, 1.5, dashed=True, gid=f"back:{wire.name}")
        self.pen.head(points[0], -1, colours.BACK)

    def _labels(self, wire, known, back):
        """Over a wire its value; under it its slope, the update, a note."""
        name, at = wire.name, self.moment.at
        x, y = self.placing.label_x(name), self.placing.y(name)
        if known:
            self.pen.text(x, y + 0.18, self.labels.value(at, name), "value", f"value:{name}",
                          va="bottom", color=colours.letters(wire))  # fmt: skip
        if back:
            self.pen.text(x, y - 0.24, self.labels.slope(at, name), "slope", f"slope:{name}",
                          va="top", color=colours.BACK, chip=colours.BACK_LIGHT)  # fmt: skip
        update = self.labels.update(at, name)
        if update and self.moment.updated:
            self.pen.text(x, y - 0.57, "\n".join(update), "update", f"update:{name}", va="top",
                          color=colours.PAPER, chip=colours.dark(style.W))  # fmt: skip
        below = y - 0.54 - self.placing.update_height(name)
        for k, line in enumerate(self.labels.note(name)):
            self.pen.text(x, below - NOTE_LINE * k, line, "note", f"note:{name}:{k}", va="top",
                          color=colours.NOTE, style="italic")  # fmt: skip

    def _local(self, gate, place):
        (x, y), angle = self.placing.port(gate, place, inside=0.09)
        self.pen.text(x, y - 0.06 * np.sin(angle), self.labels.local(self.moment.at, gate, place),
                      "local", f"local:{gate.number}:{place}", ha="left")  # fmt: skip
