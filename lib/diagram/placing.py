"""Where each part of a picture stands, and which way the wires take: all in inches."""

from typing import NamedTuple

import numpy as np

from lib.diagram import layout
from lib.diagram.labels import sign_size, sign_text
from lib.diagram.lettering import symbol, width
from lib.diagram.strokes import bent, level

MARGIN = 0.35
BEND = 0.72  # between the labels and the next gates, for the wires' bends
UP, DOWN = 0.43, 0.54  # how far a value and a slope reach from their wire
UPDATE_LINE = 0.2
NOTE_LINE = 0.175
FRAME_TITLE = 0.3


class Block(NamedTuple):
    """How wide a wire's labels are, and how far they reach above and below the wire.

    update   how much of what is below is for updates
    """

    width: float
    up: float
    down: float
    update: float


class Placing:
    """The places of the parts of a graph.

    graph   a Graph
    labels  its Labels: there is room for those of all passes
    groups  sets of names of wires: each gets a frame
    bottom  the y of the lowest part

    width, top   how far it reaches to the right, with a margin, and upwards
    radius       of all gates
    """

    def __init__(self, graph, labels, groups, bottom):
        self._graph = graph
        self._labels = labels
        self._layout = layout.lay_out(graph)
        self.radius = max(map(self._needed_radius, graph.gates))
        self._blocks = {name: self._block(name) for name in graph.wires}
        self._halves = [self._half(row) for row in self._layout.rows]
        self._lanes = [self._lane(row) for row in self._layout.rows]
        self._x = []
        left = MARGIN
        for half, lane in zip(self._halves, self._lanes, strict=True):
            self._x.append(left + half)
            left += 2 * half + lane + BEND
        self.width = self._lane_end(len(self._x) - 1) + 0.25 + MARGIN
        self._y = layout.heights(self._layout, self._extent, groups, room=FRAME_TITLE)
        edges = [layout.frame([node], self._y, self._extent, 0) for node in self._y]
        edges += [self._vertical(group) for group in groups]
        low, high = min(low for low, _ in edges), max(high for _, high in edges)
        self._y = {node: y - low + bottom for node, y in self._y.items()}
        self.top = high - low + bottom

    def y(self, name):
        """The height of a wire where it begins, and of the gate there."""
        return self._y[self._layout.begin(name)]

    def begin_x(self, name):
        """The middle of the gate, or of the name, where a wire begins."""
        return self._x[self._layout.column[name]]

    def label_x(self, name):
        """The middle of a wire's labels."""
        column = self._layout.column[name]
        return self._x[column] + self._halves[column] + self._lanes[column] / 2 + 0.02

    def update_height(self, name):
        """The room under a wire's slope for the updates of a parameter."""
        return self._blocks[name].update

    def port(self, gate, place, inside=0.0):
        """Where an input enters a gate, or so far inside of it; and its angle above the level."""
        angle = self._angle(gate, place)
        radius = self.radius - inside
        x, y = self.begin_x(gate.output), self.y(gate.output)
        return np.array([x - radius * np.cos(angle), y + radius * np.sin(angle)]), angle

    def frame(self, names):
        """The left, bottom, right and top of a frame around the beginnings of these wires."""
        columns = [self._layout.column[name] for name in names]
        first, last = min(columns), max(columns)
        bottom, top = self._vertical(names)
        left = self._x[first] - self._halves[first] - 0.12
        return left, bottom + 0.04, self._x[last] + self._halves[last] + 0.06, top

    def paths(self, wire):
        """A line from where a Wire begins to each gate that uses it; arrays of shape [n, 2]."""
        column = self._layout.column[wire.name]
        half = self.radius if wire.gate else self._tag_half(wire.name)
        start, end = self._x[column] + half, self._lane_end(column)
        first = level(start, end, self.y(wire.name))
        if not wire.uses:
            return [first]
        paths = []
        for gate, place in wire.uses:
            parts = [first]
            for at in range(column + 1, self._layout.column[gate.output]):
                y = self._y[layout.Node(wire.name, at)]
                near = self._x[at] - self._halves[at]
                parts.append(bent(parts[-1][-1], (near, y)))
                parts.append(level(near, self._lane_end(at), y))
            parts.append(bent(parts[-1][-1], self.port(gate, place)[0]))
            paths.append(np.concatenate(parts))
        return paths

    # Sizes

    @property
    def _all_passes(self):
        return range(len(self._labels.passes))

    def _needed_radius(self, gate):
        local = max(
            width(self._labels.local(at, gate, place), "local")
            for at in self._all_passes
            for place in range(len(gate.inputs))
        )
        sign = width(sign_text(gate), sign_size(gate))
        if len(gate.inputs) == 1:
            return max(0.5, (local + sign + 0.36) / 2)
        return max(0.5, (local + 0.14) / 1.5, (sign + 0.2) / 2)

    def _block(self, name):
        widths = [width(symbol(name), "name") + 0.5 if self._graph.wires[name].gate else 0.5]
        lines = max(len(self._labels.update(at, name)) for at in self._all_passes)
        update = 0.1 + UPDATE_LINE * lines if lines else 0.0
        for at in self._all_passes:
            widths.append(width(self._labels.value(at, name), "value"))
            widths.append(width(self._labels.slope(at, name), "slope") + 0.12)
            widths += [width(line, "update") + 0.12 for line in self._labels.update(at, name)]
        note = self._labels.note(name)
        widths += [width(line, "note") for line in note]
        room = NOTE_LINE * len(note) + 0.05 if note else 0.0
        return Block(max(widths), UP, DOWN + update + room, update)

    def _extent(self, node):
        if not self._layout.begins(node):
            return 0.2, 0.2
        block = self._blocks[node.wire]
        if self._graph.wires[node.wire].gate:
            return max(block.up, self.radius + 0.2), max(block.down, self.radius)
        return block.up, block.down

    def _beginning(self, row):
        return [self._graph.wires[node.wire] for node in row if self._layout.begins(node)]

    def _half(self, row):
        """Half of the width of a column's gates and names."""
        wires = self._beginning(row)
        halves = [self.radius if wire.gate else self._tag_half(wire.name) + 0.04 for wire in wires]
        return max([0.1, *halves])

    def _lane(self, row):
        """The width of the labels behind a column."""
        widths = [self._blocks[wire.name].width for wire in self._beginning(row)]
        return max(widths, default=0.5) + 0.24

    def _lane_end(self, column):
        return self._x[column] + self._halves[column] + self._lanes[column]

    def _tag_half(self, name):
        return width(symbol(name), "name") / 2 + 0.1

    def _vertical(self, names):
        nodes = [self._layout.begin(name) for name in names]
        return layout.frame(nodes, self._y, self._extent, FRAME_TITLE)

    def _angle(self, gate, place):
        """Where an input comes in, from the top down as the wires come."""
        before = self._layout.column[gate.output] - 1
        heights = [self._y[layout.Node(name, before)] for name in gate.inputs]
        ports = sorted(range(len(heights)), key=lambda k: (-heights[k], k))
        spread = {1: 0.0, 2: 38.0}.get(len(ports), 52.0)
        step = 2 * spread / max(1, len(ports) - 1)
        return np.radians(spread - step * ports.index(place))
