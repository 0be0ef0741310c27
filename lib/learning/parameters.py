"""The parameters as one row of numbers: their names, and their values there and back.

`parameters` is a dict from name to tf.Variable, all of one dtype.
"""

from lib.program.quiet import tf


def names(parameters):
    """A name for each number in the parameters: w, or w1, w2, w3 for a w of shape [3]."""
    found = []
    for name, variable in parameters.items():
        size = variable.shape.num_elements()
        found += [name] if size == 1 else [f"{name}{i}" for i in range(1, size + 1)]
    return found


def flat(tensors):
    """The numbers of all these tensors or variables, one after the other: shape [n]."""
    return tf.concat([tf.reshape(tensor, [-1]) for tensor in tensors], 0)


def assign(parameters, numbers):
    """Give the parameters these values, in their order."""
    at = 0
    for variable in parameters.values():
        size = variable.shape.num_elements()
        variable.assign(tf.reshape(numbers[at : at + size], variable.shape))
        at += size
