"""Repeats a script's own update of one sample, pass after pass over all samples, fast.

In Python it would be

    for epoch in range(epochs):
        for one_x, one_y in zip(x, y):
            neuron.update(one_x, one_y)

This is compiled in one piece, with XLA where there is XLA, and runs in stretches of epochs, so
that rows can be printed, Ctrl-C is heard and memory stays small.
"""

import time

import numpy as np

from lib import exits
from lib.descent import DIVERGED, INTERRUPTED, STEPS, Descent
from lib.quiet import tf

STRETCH = 1 << 16  # the most updates in one call, if a pass has not more
KEPT = 1 << 17  # the most updates whose parameters stay in memory


class Passes(Descent):
    """What the passes left behind: a Descent whose steps are epochs, without slopes.

    path   the parameters after the first updates (at most KEPT), shape [updates, numbers]
    """

    counts = "epoch"

    def __init__(self, parameters, samples):
        super().__init__(parameters)
        self.columns = ["cost", *self.names]
        self._path = []
        self._samples = samples

    @property
    def path(self):
        return np.concatenate(self._path)[:KEPT] if self._path else np.empty([0, len(self.names)])

    def after(self, epoch):
        """The parameters after that epoch; it must be one of `at`, or early enough for `path`."""
        kept = np.searchsorted(self.at, epoch)
        if self.at[kept] == epoch:
            return self.rows[kept, 1:]
        return self.path[epoch * self._samples - 1]

    def add_path(self, path):
        if sum(map(len, self._path)) < KEPT:
            self._path.append(path.copy())


def orders(samples, seed=None):
    """A function that gives the order of the samples in the next k passes, shape [k * samples].

    Without a seed it is always the order of the file; with one it is shuffled for every pass.
    """
    if seed is None:
        return lambda k: np.tile(np.arange(samples), k)
    generator = np.random.default_rng(seed)
    return lambda k: np.concatenate([generator.permutation(samples) for _ in range(k)])


def repeat(neuron, x, y, epochs, seed=None, watch=()):
    """Make `epochs` passes over the samples, one update a sample. Returns a Passes.

    neuron  the script's: neuron.update(x, y) changes its parameters by one sample, two scalars;
            neuron.cost() is the cost of all samples; neuron.parameters is a dict from name to
            tf.Variable, all of one dtype
    x, y    tensors of shape [samples]
    seed    shuffles the samples for every pass; None keeps their order
    watch   functions, called as watcher(passes, first, rows) with the rows of the epochs from
            `first` on as they come; row 0 is the start

    Afterwards the parameters are those of the last finite row. Ctrl-C, and a reader of the output
    who has gone, end the passes as INTERRUPTED.
    """
    samples = len(x)
    passes = Passes(neuron.parameters, samples)
    size = max(1, min(epochs, STRETCH // samples))  # passes in a stretch
    stretch = _compiled(neuron, size, samples)
    order = orders(samples, seed)
    now = order(size)
    limit = size
    interrupted = []

    def add(rows, path):
        first = passes.step + 1
        good = np.isfinite(rows).all(axis=1)
        ending = None if good.all() else DIVERGED
        rows = rows[: len(rows) if good.all() else int(good.argmin())]
        if not ending and passes.step + len(rows) == epochs:
            ending = STEPS
        passes.add(first, rows, ending or (INTERRUPTED if interrupted else None))
        passes.add_path(path[: len(rows) * samples])
        for watcher in watch:
            watcher(passes, first, rows)

    try:
        # Ctrl-C is heard between two stretches only, so that no row is half written.
        with exits.on_interrupt(lambda: interrupted.append(True)):
            add(_row(neuron).numpy()[None], np.empty([0, len(passes.names)]))
            while not passes.ending:
                count = min(limit, epochs - passes.step)
                begin = time.perf_counter()
                rows, path = stretch(tf.gather(x, now), tf.gather(y, now), count)
                # Without XLA a whole stretch would take seconds
                quick = time.perf_counter() - begin < 0.3
                limit = min(2 * limit, size) if quick else max(1, limit // 2)
                if seed is not None:
                    now = np.concatenate([now[count * samples :], order(count)])
                add(rows, path)
    except (KeyboardInterrupt, BrokenPipeError):
        passes.ending = INTERRUPTED
    passes.put_back(neuron.parameters)
    return passes


def _flat(parameters):
    return tf.concat([tf.reshape(variable, [-1]) for variable in parameters.values()], 0)


def _put(numbers, parameters):
    at = 0
    for variable in parameters.values():
        size = variable.shape.num_elements()
        variable.assign(tf.reshape(numbers[at : at + size], variable.shape))
        at += size


def _row(neuron):
    return tf.concat([tf.reshape(neuron.cost(), [1]), _flat(neuron.parameters)], 0)


def _compiled(neuron, size, samples):
    """The loop as a function (xs, ys, count) -> (rows, path).

    It makes `count` passes, at most `size`, over xs and ys: the samples of these passes, one after
    the other, shape [size * samples]. It gives a row for each pass and the parameters after each
    update.
    """
    parameters = neuron.parameters
    dtype = next(iter(parameters.values())).dtype
    width = _flat(parameters).shape[0]

    def stretch(xs, ys, count):
        def one_update(i, path):
            neuron.update(xs[i], ys[i])
            return i + 1, path.write(i, _flat(parameters))

        def one_row(epoch, rows):
            _put(ends[epoch], parameters)
            return epoch + 1, rows.write(epoch, _row(neuron))

        empty = tf.TensorArray(dtype, size * samples, element_shape=[width])
        _, path = tf.while_loop(lambda i, _: i < count * samples, one_update, (0, empty))
        path = path.stack()
        # XLA compiles two loops, one after the other, much faster than one inside the other.
        ends = path[samples - 1 :: samples]
        empty = tf.TensorArray(dtype, size, element_shape=[1 + width])
        _, rows = tf.while_loop(lambda epoch, _: epoch < count, one_row, (0, empty))
        return rows.stack(), path

    points = tf.TensorSpec([size * samples], dtype)

    def traced(with_xla):
        function = tf.function(stretch, jit_compile=with_xla, autograph=False)
        # Traced once and for all, as a fit is: tf.function warns where many fits trace alike.
        return function.get_concrete_function(points, points, tf.TensorSpec([], tf.int32))

    compiled = traced(with_xla=True)

    def run(xs, ys, count):
        nonlocal compiled
        try:
            rows, path = compiled(xs, ys, tf.constant(count))
        except tf.errors.OpError:
            # No XLA for this device or build: nothing was run yet.
            compiled = traced(with_xla=None)
            rows, path = compiled(xs, ys, tf.constant(count))
        return rows.numpy()[:count].copy(), path.numpy()[: count * samples]

    return run
