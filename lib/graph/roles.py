"""Influence as among people: who is who on a way through the graph.

Slide "사람 사이의 영향력": the boss moves the head of department, that one moves the team leader,
that one the worker.
"""

BETWEEN = ["the head of department", "the team leader", "the foreman"]


def names(count):
    """Who is who in a chain of influence of `count` people, from the boss to the worker."""
    between = [*BETWEEN, *["the next one"] * count]
    return ["the boss", *between[: count - 2], "the worker"]


def chain(graph, passes, wire):
    """The names of the wires on the way from this one to the cost, and their local gradients.

    Two lists; local[k] is the influence of wires[k] on wires[k + 1]. Both are empty if there are
    several ways, or if a gate on it has no local gradient for each number.
    """
    way = graph.way(wire) or []
    local = [passes.local[gate.number - 1][place] for gate, place in way]
    if not way or any(numbers is None for numbers in local):
        return [], []
    return [wire, *(gate.output for gate, _ in way)], local
