"""The forward and the backward pass: what each wire carries, and the slopes by tf.gradients."""

from dataclasses import dataclass

from lib.graph import walk
from lib.program.quiet import tf


@dataclass
class Passes:
    """A forward and a backward pass. All numbers are NumPy arrays.

    value[name]          what the wire carries
    slope[name]          the slope of E at the wire, of the same shape
    local[gate][place]   the influence of a gate's input on its output, inside the gate; one number
                         for each of the output's (a reduction: of the input's). None where many
                         numbers of an input have a say in each number of the output (MatMul)
    share[gate][place]   what this gate passes back to its input: local * slope of the output.
                         The shares of a wire that several gates use add up to its slope.

    Gates count from 0 here: local[k] is that of graph.gates[k].
    """

    value: dict
    slope: dict
    local: list
    share: list


def traced(walked, steps, names, E):
    """The parts of Passes as tensors, inside the traced function; an empty tensor is no number."""
    sources = walk.all_sources(steps)
    value = {names[source.ref()]: tf.identity(walked.value(source)) for source in sources}
    slopes = zip(sources, _slopes(E, sources), strict=True)
    slope = {names[source.ref()]: back for source, back in slopes}
    local, share = [], []
    for step in steps:
        local.append(_local(step))
        shares = _shares(step, slope[names[step.result.ref()]])
        parts = zip(step.inputs, step.sources, shares, strict=True)
        share.append([_at_source(tensor, source, back) for tensor, source, back in parts])
    return value, slope, local, share


def from_arrays(value, slope, local, share):
    """Passes of what `traced` returned, as arrays."""
    local = [[array if array.size else None for array in gate] for gate in local]
    return Passes(value, slope, local, share)


def _slopes(result, tensors, back=None):
    slopes = tf.gradients(result, tensors, back, unconnected_gradients="zero")
    return [tf.convert_to_tensor(slope) for slope in slopes]


def _at_source(tensor, source, back):
    """What comes back to an input, at its source: maybe through a cast, another shape."""
    if tensor is source or tensor.op.type == "ReadVariableOp":  # tf.gradients takes long
        return back
    return _slopes(tensor, [source], back)[0]


def _local(step):
    """The influence of each input on the output, number by number; empty where it has no sense."""
    operation = step.operation
    if operation.compute:
        wide = [tf.broadcast_to(tensor, step.result.shape) for tensor in step.inputs]
        return _slopes(operation.compute(*wide), wide)
    if operation.reduces:
        return _slopes(step.result, step.inputs)
    if all(tensor.shape.num_elements() == 1 for tensor in [step.result, *step.inputs]):
        return _shares(step, tf.ones_like(step.result))
    return [tf.zeros([0], step.result.dtype) for _ in step.inputs]


def _shares(step, back):
    """What goes back to each input if the slope at the output is `back`."""
    if step.operation.compute:
        # One tensor may come in at two places; what goes back is then counted apart.
        copies = [tf.identity(tensor) for tensor in step.inputs]
        return _slopes(step.operation.compute(*copies), copies, back)
    # An operation that is not known can't be computed again: its places share equally.
    places = [sum(tensor is other for other in step.inputs) for tensor in step.inputs]
    slopes = tf.gradients(
        step.result, step.inputs, back,
        stop_gradients=step.inputs, unconnected_gradients="zero",
    )  # fmt: skip
    return [slope / count for slope, count in zip(slopes, places, strict=True)]
