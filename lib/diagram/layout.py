"""Where the parts of a computation graph stand: columns from left to right, wires nearly level."""

import itertools
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lib.diagram import hildreth


class Node(NamedTuple):
    """A wire's place in a column.

    Where the wire begins stands the gate that makes its numbers, or its name if they come from
    outside. In each further column that it passes by, nothing else is put in its place.
    """

    wire: str
    column: int


@dataclass
class Layout:
    """What stands in which column, and in which order.

    column  a dict from a wire's name to the column where it begins, from 0 on
    rows    for each column its Nodes, from top to bottom
    edges   pairs (Node, Node) between neighbouring columns: what a wire connects
    """

    column: dict
    rows: list
    edges: list

    def begin(self, wire):
        """The Node where a wire begins."""
        return Node(wire, self.column[wire])

    def begins(self, node):
        """Whether a wire begins at this Node; else it passes by."""
        return node == self.begin(node.wire)


def lay_out(graph):
    """The Layout of a graph.

    Everything stands as far to the right as it can: an input stands beside the gate that uses it,
    and the wires are short.
    """
    column = _columns(graph)
    return Layout(column, _rows(graph, column), _edges(graph, column))


def heights(layout, extent, groups=(), gap=0.16, room=0.3):
    """The height y of each Node, up is positive; a dict.

    The wires are as level as they can be: the sum of the squares of their rises is the least one
    for which all Nodes of a column are far enough from each other.

    extent(node)  how far it reaches above and below its y: (up, down)
    groups        sets of wires whose beginnings get a frame, with `room` for its text at the top.
                  Whatever else stands in the columns of a frame stands above or below it
    gap           at least so much is free between two Nodes
    """
    nodes = [node for row in layout.rows for node in row]
    at = {node: k for k, node in enumerate(nodes)}
    # The matrix of the sum of squares; a little of each node's own height makes it one solution.
    matrix = 1e-3 * np.eye(len(nodes))
    for left, right in layout.edges:
        rise = np.zeros(len(nodes))
        rise[at[left]], rise[at[right]] = 1, -1
        matrix += np.outer(rise, rise)
    wanted = {}
    for upper, lower, extra in _neighbours(layout, [*map(set, groups)], room):
        pair = at[upper], at[lower]
        distance = extent(upper)[1] + extent(lower)[0] + gap + extra
        wanted[pair] = max(distance, wanted.get(pair, 0))
    y = hildreth.solve(matrix, wanted)
    return dict(zip(nodes, y.tolist(), strict=True))


def frame(nodes, y, extent, room=0.3):
    """The bottom and the top of a frame around these Nodes."""
    bottom = min(y[node] - extent(node)[1] for node in nodes)
    return bottom, max(y[node] + extent(node)[0] for node in nodes) + room


def _columns(graph):
    at = {}

    def column(wire):
        if wire not in at:
            users = [gate.output for gate, _ in graph.wires[wire].uses]
            at[wire] = min((column(user) - 1 for user in users), default=0)
        return at[wire]

    first = min(map(column, graph.wires))
    return {wire: at[wire] - first for wire in graph.wires}


def _way(wire, column, gate):
    """A wire's Nodes on its way to a gate that uses it."""
    return [Node(wire, at) for at in range(column[wire], column[gate.output])]


def _edges(graph, column):
    edges = {}  # a dict: each once, in order
    for gate in graph.gates:
        for wire in gate.inputs:
            way = [*_way(wire, column, gate), Node(gate.output, column[gate.output])]
            edges.update(dict.fromkeys(itertools.pairwise(way)))
    return list(edges)


def _rows(graph, column):
    """The inputs of a gate stand in the order in which it takes them."""
    rows = [{} for _ in range(max(column.values()) + 1)]  # dicts, as above

    def visit(wire):
        gate = graph.wires[wire].gate
        for before in gate.inputs if gate else ():
            if Node(before, column[before]) not in rows[column[before]]:
                visit(before)
            for node in _way(before, column, gate):
                rows[node.column].setdefault(node)
        rows[column[wire]].setdefault(Node(wire, column[wire]))

    visit(graph.result)
    return [list(row) for row in rows]


def _neighbours(layout, groups, room):
    """Which Node must be above which other: (upper, lower, extra room between them)."""
    for row in layout.rows:
        yield from ((upper, lower, 0.0) for upper, lower in itertools.pairwise(row))
    for group in groups:
        members = {layout.begin(wire) for wire in group}
        for row in layout.rows:
            inside = [k for k, node in enumerate(row) if node in members]
            if not inside:
                continue
            for k, node in enumerate(row):
                above = k < inside[0]
                if not above and k <= inside[-1]:
                    continue  # it is a member, or stands between members
                others = next((g for g in groups if layout.begins(node) and node.wire in g), None)
                nodes = [layout.begin(wire) for wire in others] if others else [node]
                for member, other in itertools.product(members, nodes):
                    if above:
                        yield other, member, room
                    else:
                        yield member, other, room if others else 0.0
