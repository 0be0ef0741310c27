"""The passes over a computation graph as tables, gate by gate, with the chain rule spelled out.

Slides: "계산 그래프와 미치는 영향", "사람 사이의 영향력" and "체인 룰".
"""

import textwrap

import numpy as np

from lib.graph import roles
from lib.graph.wording import brief, common, factor, influence, listed
from lib.show import tables

MANY = "(many)"  # a local gradient that is no single number for each of the output's


def forward(graph, passes):
    """Print what each gate computes, in the order in which it happens."""
    lines = []
    for gate in graph.gates:
        symbols = gate.operation.formula(gate.inputs)
        values = [passes.value[name] for name in gate.inputs]
        words = gate.operation.formula([*map(factor, values)], [*map(brief, values)])
        result = f"{words} = {listed(passes.value[gate.output])}"
        lines.append([f"gate {gate.number}", f"{gate.output} = {symbols}", result])
    print("Forward pass, from the inputs to the cost: what each gate computes")
    tables.show_lines(lines, indent="  ")
    print()


def backward(graph, passes):
    """Print each gate's local gradients, and how the slope of the cost goes back through it."""
    lines = [["start", "", f"d{graph.result}/d{graph.result} = 1"]]
    shares = {name: [] for name in graph.wires}
    for gate in reversed(graph.gates):
        for place, name in enumerate(gate.inputs):
            shares[name].append(passes.share[gate.number - 1][place])
            local = f"d{gate.output}/d{name} = {_local(gate, place, passes)}"
            chain = _chain(graph, gate, place, passes)
            count = len(graph.wires[name].uses)
            if count > 1:
                chain += f", share {len(shares[name])} of {count}"
            lines.append(["" if place else f"gate {gate.number}", local, chain])
            if 1 < count == len(shares[name]):
                terms = " + ".join(map(factor, shares[name]))
                words = f"d{graph.result}/d{name} = {terms} = {listed(passes.slope[name])}"
                lines.append(["", "shares add up", words])
    print("Backward pass, from the cost to the inputs: local gradient * slope at the gate's output")
    tables.show_lines(lines, indent="  ")
    print()


def merged(graph, passes, name):
    """Print the chain rule along the whole way from a wire to the cost, and who is who on it.

    Prints nothing if there is no single such way (see roles.chain).
    """
    wires, local = roles.chain(graph, passes, name)
    if not wires:
        return
    symbols = [
        influence(gate, place, passes) or factor(common(numbers))
        for (gate, place), numbers in zip(graph.way(name), local, strict=True)
    ]
    numbers = [factor(common(numbers)) for numbers in local]
    sums = "sum of " if any(np.size(common(numbers)) > 1 for numbers in local) else ""
    print(
        f"All gates merged into one: d{graph.result}/d{name} = {sums}{' * '.join(symbols)}"
        f" = {sums}{' * '.join(numbers)} = {brief(passes.slope[name])}"
    )
    (first, boss), *others = zip(wires, roles.names(len(wires)), strict=True)
    told = ", ".join([f"{first} is {boss}", *(f"{wire} {role}" for wire, role in others)])
    print("Influence, as among people:")
    print(textwrap.fill(f"{told}.", 98, initial_indent="  ", subsequent_indent="  "))
    print("  The boss's influence on the worker is the product of all influences on the way.")


def compare(name, slope, tape):
    """Print the graph's slope at a wire beside the one by tf.GradientTape."""
    difference = float(np.max(np.abs(np.ravel(slope) - np.ravel(tape))))
    print(
        f"The slope at {name}: {brief(slope, 12)} by the graph, {brief(tape, 12)} by "
        f"tf.GradientTape. The difference is {brief(difference, 3)}."
    )


def first_update(descent, learning_rate):
    """Print the first update of w with its numbers, if there was one."""
    if descent.step > 0:
        before, after = descent["w"][:2]
        slope = descent["slope_w"][0]
        words = f"{brief(before)} - {brief(learning_rate)} * {factor(slope)} = {brief(after)}"
        print(f"The first update: w = {words}")


def _local(gate, place, passes):
    """A local gradient in letters and in numbers."""
    local = passes.local[gate.number - 1][place]
    symbol = influence(gate, place, passes)
    number = MANY if local is None else listed(common(local))
    return number if symbol in ("", number) else f"{symbol} = {number}"


def _chain(graph, gate, place, passes):
    """How the slope of the cost goes back through a gate to one of its inputs."""
    local, share = passes.local[gate.number - 1][place], passes.share[gate.number - 1][place]
    slope = passes.slope[gate.output]
    name = f"d{graph.result}/d{gate.inputs[place]}"
    if local is None:
        return f"{name} = {listed(share)}"
    sums = "sum of " if share.size < max(local.size, slope.size) else ""
    return f"{name} = {sums}{listed(common(local))} * {factor(slope)} = {listed(share)}"
