"""What the compiled epochs do, by a plain loop: quick, and independent of them."""

import numpy as np

from lib.learning import descent
from lib.neuron import outcome
from lib.neuron.epochs import Fitted
from lib.neuron.orders import Orders
from lib.program.quiet import tf


def slides(error, x):
    return -error * x, -error


def walk(x, y, rate, orders, start=(1.0, 1.0), backward=slides):
    """(w, b) at the start and after every update, shape [1 + updates, 2], in these orders."""
    w, b = start
    path = [(w, b)]
    for order in orders:
        for at in order:
            slope_w, slope_b = backward(y[at] - (w * x[at] + b), x[at])
            w, b = w - rate * slope_w, b - rate * slope_b
            path.append((w, b))
    return np.array(path)


def fit(x, y, rate=0.1, epochs=20, seed=None, ending=descent.STEPS, **options):
    """The Fitted that Epochs leave behind for a neuron that starts with w = b = 1, or at `start`.

    Numbers that are too large end it as the compiled loop would.
    """
    x, y = np.array(x, float), np.array(y, float)
    order = Orders(len(x), seed)
    with np.errstate(all="ignore"):
        path = walk(x, y, rate, [order.take(epoch) for epoch in range(epochs)], **options)
        lines = path[:: len(x)]
        cost = np.mean((y - lines @ [x, np.ones_like(x)]) ** 2, axis=1)
    rows = np.column_stack([cost, lines])
    finite = np.isfinite(rows).all(axis=1)
    if not finite.all():
        rows, ending = rows[: finite.argmin()], descent.DIVERGED
    parameters = {name: tf.Variable(1.0, dtype=tf.float64) for name in "wb"}
    fitted = Fitted(parameters, len(x))
    fitted.add(0, rows, ending)
    fitted.path = path[1:][np.isfinite(path[1:]).all(axis=1)]
    return fitted


def found(x, y, rate=0.1, epochs=20, seed=None, **options):
    """The Outcome of what `fit` gives."""
    fitted = fit(x, y, rate, epochs, seed, **options)
    return outcome.of(fitted, np.array(x, float), np.array(y, float), rate, Orders(len(x), seed))
