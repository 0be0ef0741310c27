"""Both passes over a computation graph as tables, gate by gate, with the chain rule in numbers."""

import numpy as np

from lib.show import tables
from lib.show.numbers import require_finite, text

FEW = 3  # numbers that are all written; of more the first ones and how many there are
# Slide "사람 사이의 영향력"
ROLES = ["the boss", "the head of department", "the team leader", "the next one", "the worker"]


def brief(values, figures=4):
    """All numbers if they are few, else the first ones and how many: "1, 2, ... (25)"."""
    values = np.ravel(values)
    few = len(values) <= FEW
    words = ", ".join(text(value, figures) for value in values[: FEW if few else FEW - 1])
    return words if few else f"{words}, ... ({len(values)})"


def listed(values):
    """The same, several numbers in brackets."""
    return f"({brief(values)})" if np.size(values) > 1 else brief(values)


def factor(values):
    """The same for a place behind a sign: a number below 0 is in brackets, too."""
    return f"({brief(values)})" if np.size(values) > 1 or np.min(values) < 0 else brief(values)


def common(values):
    """The number that all have alike, shape [1]; all of them, shape [n], if they differ."""
    values = np.ravel(values)
    return values[:1] if (values == values[0]).all() else values


def in_letters(gate, place, passes, write=str):
    """A local gradient in letters, where it is short; else "". `write` writes a wire's name."""
    count = passes.value[gate.inputs[0]].size // passes.value[gate.output].size
    names = [write(name) for name in gate.inputs]
    letters = gate.letters[place] if gate.letters else ""
    return letters.format(*names, out=write(gate.output), count=count)


def forward(graph, passes):
    """Print what each gate computes, in the order in which it happens."""
    require_finite(*passes.value.values(), *passes.slope.values())
    lines = []
    for gate in graph.gates:
        write = brief if gate.text.endswith(")") else factor
        numbers = gate.text.format(*(write(passes.value[name]) for name in gate.inputs))
        result = f"{numbers} = {listed(passes.value[gate.output])}"
        letters = f"{gate.output} = {gate.text.format(*gate.inputs)}"
        lines.append([f"gate {gate.number}", letters, result])
    print("Forward pass, from the inputs to the cost: what each gate computes")
    tables.show_lines(lines)
    print()


def backward(graph, passes):
    """Print each gate's local gradients, and how the slope of the cost goes back through it."""
    lines = [["start", "", "dE/dE = 1"]]
    shares = {name: [] for name in graph.wires}
    for gate in reversed(graph.gates):
        for place, name in enumerate(gate.inputs):
            local, share = (some[gate.number - 1][place] for some in (passes.local, passes.share))
            shares[name].append(share)
            letters, count = in_letters(gate, place, passes), len(graph.wires[name].uses)
            numbers, slope = "(many)", passes.slope[gate.output]
            chain = f"dE/d{name} = "
            if local is not None:
                numbers = listed(common(local))
                chain += "sum of " * (share.size < max(local.size, slope.size))
                chain += f"{numbers} * {factor(slope)} = "
            chain += listed(share) + f", share {len(shares[name])} of {count}" * (count > 1)
            numbers = numbers if letters in ("", numbers) else f"{letters} = {numbers}"
            first = "" if place else f"gate {gate.number}"
            lines.append([first, f"d{gate.output}/d{name} = {numbers}", chain])
            if 1 < count == len(shares[name]):
                sums = f"{' + '.join(map(factor, shares[name]))} = {listed(passes.slope[name])}"
                lines.append(["", "shares add up", f"dE/d{name} = {sums}"])
    print("Backward pass, from the cost to the inputs: local gradient * slope at the gate's output")
    tables.show_lines(lines)
    print()


def chain(graph, passes, name):
    """The wires on the one way from this one to the cost, and the local gradients between them.

    Both lists are empty if there are several ways, or a gate without a local gradient on it.
    """
    way = graph.way(name) or []
    local = [passes.local[gate.number - 1][place] for gate, place in way]
    if not way or any(numbers is None for numbers in local):
        return [], []
    return [name, *(gate.output for gate, _ in way)], local


def roles(count):
    """Who is who among `count` people, from the boss to the worker."""
    *first, following, worker = ROLES
    return [*[*first, *[following] * count][: count - 1], worker]


def merged(graph, passes, name):
    """Print the chain rule along the one way from the cost back to a wire, if there is only one."""
    wires, local = chain(graph, passes, name)
    if not wires:
        return
    numbers = [factor(common(some)) for some in local]
    letters = [in_letters(*use, passes) for use in graph.way(name)]
    letters = [a or b for a, b in zip(letters, numbers, strict=True)]
    sums = "sum of " * any(np.size(common(some)) > 1 for some in local)
    symbols, product = (f"{sums}{' * '.join(some[::-1])}" for some in (letters, numbers))
    slope = brief(passes.slope[name])
    print(f"All gates merged into one: dE/d{name} = {symbols} = {product} = {slope}")
    people = zip(wires, roles(len(wires)), strict=True)
    print(f"As among people: {', '.join(f'{wire} {role}' for wire, role in people)}.")
    print("The boss's influence on the worker is the product of all influences on the way.")
