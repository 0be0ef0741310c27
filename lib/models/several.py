"""The figure of several inputs: how the cost fell, and what the neuron says in the end."""

from lib.models import answers, fall, given
from lib.show import figures


def draw(descent, lowest, shape, learning_rate, Y, h, name, formula, show=False):
    """The figure of a Descent.

    lowest   the lowest cost there is
    shape    the cost's convexity.Shape
    Y, h     the right answers and the neuron's, a number for each point
    name     what y is, in words
    formula  the cost, as mathematical text
    """
    figure, (left, right) = figures.sheet(1, 2, show=show)
    start = dict(zip(descent.names, descent.rows[0][1:], strict=False))  # slopes may follow
    conditions = given.words(formula, learning_rate, start)
    figures.finding(figure, fall.finding(descent, lowest), conditions)
    fall.draw(left, descent, lowest, shape, learning_rate)
    answers.draw(right, Y, h, name)
    return figure
