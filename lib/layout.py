"""Where the parts of a computation graph stand: columns from left to right, nothing crossing.

A node is what stands at the left end of a wire: the gate that makes its numbers, or its name if
they come from outside. It has the wire's name. A wire that passes by some columns has a node
(name, column) in each of them, so that nothing else is put there.
"""

import itertools

import numpy as np

SWEEPS = 24  # enough for some dozens of gates


def columns(graph):
    """The column of each node, from 0 on: a dict. Each stands as far to the right as it can.

    So an input stands beside the gate that uses it, and the wires are short.
    """
    at = {}

    def column(name):
        if name not in at:
            at[name] = min(
                (column(gate.output) - 1 for gate, _ in graph.wires[name].uses), default=0
            )
        return at[name]

    first = min(column(name) for name in graph.wires)
    return {name: column - first for name, column in at.items()}


def edges(graph, column):
    """Pairs (node, node) between neighbouring columns, with the nodes of wires that pass by."""
    found = []
    for wire in graph.wires.values():
        start = column[wire.name]
        ends = [column[gate.output] for gate, _ in wire.uses]
        chain = [wire.name, *((wire.name, at) for at in range(start + 1, max(ends, default=0)))]
        found += itertools.pairwise(chain)
        found += [
            (chain[end - start - 1], gate.output)
            for end, (gate, _) in zip(ends, wire.uses, strict=True)
        ]
    return found


def order(graph, column, pairs):
    """The nodes of each column, from top to bottom, with as few crossings as were found."""
    rows = [[] for _ in range(max(column.values()) + 1)]

    def visit(name):  # inputs beside each other, in the order in which the gate takes them
        if name in rows[column[name]]:
            return
        gate = graph.wires[name].gate
        for one in gate.inputs if gate else ():
            visit(one)
        rows[column[name]].append(name)

    visit(graph.result)
    for _, node in pairs:
        if isinstance(node, tuple) and node not in rows[node[1]]:
            rows[node[1]].append(node)
    best, fewest = rows, crossings(rows, pairs)
    for sweep in range(SWEEPS):
        if fewest == 0:
            break
        rows = _sweep(rows, pairs, forward=sweep % 2 == 0)
        count = crossings(rows, pairs)
        if count < fewest:
            best, fewest = rows, count
    return best


def crossings(rows, pairs):
    """How many pairs of wires cross each other between the columns."""
    place = {node: (at, k) for at, row in enumerate(rows) for k, node in enumerate(row)}
    spans = [(place[a], place[b]) for a, b in pairs]
    return sum(
        (a[1] - c[1]) * (b[1] - d[1]) < 0
        for (a, b), (c, d) in itertools.combinations(spans, 2)
        if a[0] == c[0]
    )


def heights(rows, pairs, extent, groups=(), gap=0.16, room=0.3):
    """The height y of each node, up is positive; a dict.

    The wires are as level as they can be: the sum of the squares of their rises is the least one
    for which all nodes of a column are far enough from each other.

    extent(node)  how far it reaches above and below its y: (up, down)
    groups        sets of nodes that get a frame around them, with `room` for its text at the top.
                  Whatever else stands in the columns of a frame stands above or below it
    """
    nodes = [node for row in rows for node in row]
    at = {node: k for k, node in enumerate(nodes)}
    # The matrix of the sum of squares; a little of each node's own height makes it one solution.
    matrix = 1e-3 * np.eye(len(nodes))
    for a, b in pairs:
        apart = np.zeros(len(nodes))
        apart[at[a]], apart[at[b]] = 1, -1
        matrix += np.outer(apart, apart)
    wanted = {}
    for upper, lower, extra in _neighbours(rows, groups, room):
        distance = extent(upper)[1] + extent(lower)[0] + gap + extra
        pair = at[upper], at[lower]
        wanted[pair] = max(distance, wanted.get(pair, 0))
    y = _solve(np.linalg.inv(matrix), wanted)
    return dict(zip(nodes, y.tolist(), strict=True))


def frame(group, y, extent, room=0.3):
    """The bottom and the top of a frame around these nodes."""
    bottom = min(y[node] - extent(node)[1] for node in group)
    return bottom, max(y[node] + extent(node)[0] for node in group) + room


def _neighbours(rows, groups, room):
    """Which node must be above which other: (upper, lower, extra room between them)."""
    for row in rows:
        yield from ((a, b, 0.0) for a, b in itertools.pairwise(row))
    for group in groups:
        inside = [k for k, row in enumerate(rows) if group & {*row}]
        for row in rows[inside[0] : inside[-1] + 1]:
            members = [k for k, node in enumerate(row) if node in group]
            for k, node in enumerate(row):
                if node in group or not members:
                    continue
                others = next((other for other in groups if node in other), {node})
                above = k < members[0]
                if not above and k < members[-1]:
                    continue  # it stands between them
                for member, other in itertools.product(group, others):
                    if above:
                        yield other, member, room
                    else:
                        yield member, other, room if len(others) > 1 else 0.0


def _solve(inverse, wanted, sweeps=400):
    """The y with the least y M y where y[a] - y[b] >= distance for each of `wanted`.

    `inverse` is that of M. Each wish that is not met pushes its two nodes apart, and eases off
    when others do its work (Hildreth's method).
    """
    y = np.zeros(len(inverse))
    pushes = dict.fromkeys(wanted, 0.0)
    for _ in range(sweeps):
        moved = 0.0
        for (a, b), distance in wanted.items():
            answer = inverse[a] - inverse[b]
            missing = distance - (y[a] - y[b])
            push = max(-pushes[a, b], missing / (answer[a] - answer[b]))
            if push:
                pushes[a, b] += push
                y += push * answer
                moved = max(moved, abs(push * (answer[a] - answer[b])))
        if moved < 1e-4:
            break
    return y


def _sweep(rows, pairs, forward):
    rows = [list(row) for row in rows]
    for at in range(1, len(rows)) if forward else range(len(rows) - 2, -1, -1):
        fixed = {node: k for k, node in enumerate(rows[at - 1 if forward else at + 1])}
        mine = {node: k for k, node in enumerate(rows[at])}
        wish = {node: [] for node in mine}
        for pair in pairs:
            a, b = reversed(pair) if forward else pair
            if a in mine and b in fixed:
                wish[a].append(fixed[b])
        rows[at].sort(key=lambda node: _mean(wish[node] or [mine[node]]))
    return rows


def _mean(numbers):
    return sum(numbers) / len(numbers)
