"""Graphs to test with, traced from a cost."""

import numpy as np

from lib.graph.graph import Graph
from lib.program.quiet import tf


def constant(*numbers):
    return tf.constant(numbers, tf.float64)


def variable(*numbers):
    return tf.Variable(numbers, dtype=tf.float64)


def traced(cost, inputs, **parameters):
    """The Graph of cost(*inputs, **parameters), and its passes."""
    variables = {name: variable(value) for name, value in parameters.items()}
    inputs = {name: constant(*np.ravel(values)) for name, values in inputs.items()}
    graph = Graph(lambda *tensors: cost(*tensors, **variables), inputs, variables)
    return graph, graph.passes()


def squared_error(x, y, w):
    """The slides' cost, with their names: E = mean of (w x - y)^2."""
    e = tf.subtract(tf.multiply(w, x, name="h"), y, name="e")
    return tf.reduce_mean(tf.square(e))
