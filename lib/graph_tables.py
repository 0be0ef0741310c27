"""The passes over a computation graph as tables, gate by gate, with the chain rule spelled out.

Slides: "계산 그래프와 미치는 영향", "사람 사이의 영향력" and "체인 룰".
"""

import numpy as np

from lib import exits
from lib.graph import brief

BETWEEN = ["the head of department", "the team leader", "the foreman"]


def people(count):
    """Who is who in a chain of influence of `count` people, from the boss to the worker."""
    between = [*BETWEEN, *["the next one"] * count]
    return ["the boss", *between[: count - 2], "the worker"]


def forward(graph, passes):
    """Print what each gate computes, in the order in which it happens.

    Ends the script with code 1 if a number is too large to compute with.
    """
    numbers = [*passes.value.values(), *passes.slope.values()]
    if not all(np.isfinite(one).all() for one in numbers):
        bits = 8 * np.asarray(passes.value[graph.result]).itemsize
        exits.fail(f"the cost here, or its slope, is too large for {bits}-bit floats")
    print("Forward pass, from the inputs to the cost: what each gate computes")
    rows = []
    for gate in graph.gates:
        words = _formula(gate, [_grouped(passes.value[name]) for name in gate.inputs])
        result = f"{words} = {_listed(passes.value[gate.output])}"
        rows.append([f"gate {gate.number}", f"{gate.output} = {_formula(gate)}", result])
    _print(rows)


def backward(graph, passes):
    """Print each gate's local gradients, and how the slope of the cost goes back through it."""
    E = graph.result
    print("Backward pass, from the cost to the inputs: local gradient * slope behind the gate")
    rows = [["start", "", f"d{E}/d{E} = 1"]]
    shares = {name: [] for name in graph.wires}
    for k in range(len(graph.gates) - 1, -1, -1):
        gate = graph.gates[k]
        for place, name in enumerate(gate.inputs):
            local, share = passes.local[k][place], passes.share[k][place]
            rows.append([
                "" if place else f"gate {gate.number}",
                f"d{gate.output}/d{name} = {_local(gate, place, local)}",
                _chain(f"d{E}/d{name}", local, passes.slope[gate.output], share),
            ])  # fmt: skip
            shares[name].append(share)
            count = len(graph.wires[name].uses)
            if count > 1:
                rows[-1][2] += f", share {len(shares[name])} of {count}"
                if len(shares[name]) == count:
                    words = " + ".join(_grouped(one) for one in shares[name])
                    total = _listed(passes.slope[name])
                    rows.append(["", "shares add up", f"d{E}/d{name} = {words} = {total}"])
    _print(rows)


def merged(graph, passes, name):
    """Print the chain rule along the whole way from a wire to the cost, and who is who on it.

    Prints nothing if there are several ways.
    """
    way = graph.way(name)
    if not way:
        return
    symbols, numbers = [], []
    for gate, place in way:
        local = passes.local[gate.number - 1][place]
        symbols.append(_symbol(gate, place, local) or _merged(local))
        numbers.append(_merged(local))
    E, slope = graph.result, brief(passes.slope[name])
    sums = "sum of " if any("," in one for one in numbers) else ""
    print(
        f"All gates merged into one: d{E}/d{name} = {sums}{' * '.join(symbols)}"
        f" = {sums}{' * '.join(numbers)} = {slope}"
    )
    wires = [name, *(gate.output for gate, _ in way)]
    told = ", ".join(f"{one} {who}" for one, who in zip(wires, people(len(wires)), strict=True))
    print(f"Influence as among people: {told.replace(' ', ' is ', 1)}.")
    print("The boss's influence on the worker is the product of all on the way.")


def compare(name, slope, tape):
    """Print the graph's slope at a wire beside the one by tf.GradientTape."""
    difference = float(np.max(np.abs(np.ravel(slope) - np.ravel(tape))))
    print(
        f"At {name} the graph's slope is {brief(slope, digits=12)}, tf.GradientTape's "
        f"{brief(tape, digits=12)}: difference {difference:.3g}"
    )


def first_update(descent, learning_rate):
    """Print the first update of w with its numbers, if there was one."""
    if descent.step > 0:
        (before, after), slope = descent["w"][:2], _grouped(descent["slope_w"][0])
        words = f"w = {brief(before)} - {learning_rate:.4g} * {slope} = {brief(after)}"
        print(f"The first update: {words}")


def _formula(gate, texts=None):
    texts = texts or gate.inputs
    if len(texts) > 1 and gate.ascii in "+-*/":
        return f" {gate.ascii} ".join(texts)
    if len(texts) == 1 and gate.ascii.startswith("^"):
        return texts[0] + gate.ascii
    if gate.ascii == "-":
        return f"-{texts[0]}"
    inside = ", ".join(texts)
    return gate.ascii + (inside if len(texts) == 1 and inside[0] == "(" else f"({inside})")


def _local(gate, place, local):
    symbol = _symbol(gate, place, local)
    number = _plain(_merged(local))
    return number if symbol in ("", number) else f"{symbol} = {number}"


def _symbol(gate, place, local):
    """A local gradient in letters, where it is well known."""
    if gate.ascii == "*" and len(gate.inputs) == 2:
        return gate.inputs[1 - place]
    if gate.ascii == "^2":
        return f"2{gate.inputs[0]}"
    if gate.ascii == "mean":
        return f"1/{np.size(local)}"
    return ""


def _chain(name, local, slope, share):
    if local is None:
        return f"{name} = {_listed(share)}"
    words = f"{_plain(_merged(local))} * {_grouped(slope)}"
    sums = "sum of " if np.size(share) < max(np.size(local), np.size(slope)) else ""
    return f"{name} = {sums}{words} = {_listed(share)}"


def _merged(numbers):
    """As _grouped, but a number that all have alike stands once."""
    if numbers is None:
        return "(many)"  # no single number for each
    numbers = np.ravel(numbers)
    return _grouped(numbers[:1] if (numbers == numbers[0]).all() else numbers)


def _plain(text):
    """A single number at the beginning needs no brackets."""
    return text if "," in text else text.strip("()")


def _grouped(numbers):
    text = brief(numbers)
    return f"({text})" if "," in text or text.startswith("-") else text


def _listed(numbers):
    text = brief(numbers)
    return f"({text})" if "," in text else text


def _print(rows):
    widths = [max(len(row[k]) for row in rows) for k in range(2)]
    for first, second, third in rows:
        print(f"  {first:<{widths[0]}}  {second:<{widths[1]}}  {third}")
    print()
