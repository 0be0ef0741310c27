"""Repeats a script's own slope and update, fast, and keeps what happened at each step.

The loop is the slide's: "2. end if the error at w is small enough, 3. the slope at that w,
4. update w by the slope, back to 2". It is compiled in one piece, with XLA where there is XLA,
and runs in stretches, so that rows can be printed, Ctrl-C is heard and memory stays small.
"""

import time

import numpy as np

from lib import exits
from lib.quiet import tf

# How learning ended
TOLERANCE = "tolerance"
SLOPE_0 = "slope 0"
STEPS = "steps"
STALLED = "stalled"
DIVERGED = "diverged"
INTERRUPTED = "interrupted"
ENDINGS = [None, TOLERANCE, SLOPE_0, STEPS, STALLED, DIVERGED]  # None: not ended yet

STRETCH = 1 << 14  # the most rows that one call returns
KEPT = 1 << 17  # the most rows that stay in memory
FEW = 10  # as many steps take less time than compiling them


class Descent:
    """What a descent left behind.

    ending   how it ended, one of the words above
    step     the updates that were made, up to the last step with finite numbers
    columns  the names of a row's numbers: cost, each parameter, each slope
    names    the names of the parameters' numbers alone
    bits     the size of a float: 32 or 64
    at       the steps of the rows that were kept: all of them, every second, every fourth, ...
             so that they are never more than KEPT; the first and the last are always there
    rows     the kept rows, shape [len(at), len(columns)]; row k is the state after at[k] updates
    counts   what a step is called where rows are printed or written
    """

    counts = "step"

    def __init__(self, parameters):
        names = element_names(parameters)
        self.columns = ["cost", *names, *(f"slope_{name}" for name in names)]
        self.ending = None
        self.step = -1
        self.names = names
        self.bits = 8 * next(iter(parameters.values())).dtype.size
        self._stride = 1
        self._kept = []
        self._last = None

    def __getitem__(self, column):
        """A column of the kept rows, shape [len(at)]."""
        return self.rows[:, self.columns.index(column)]

    @property
    def last(self):
        """The last finite row, a dict from column to number; empty if there is none."""
        return {} if self._last is None else dict(zip(self.columns, self._last, strict=True))

    @property
    def at(self):
        return self._with_last(np.arange(0, self.step + 1, self._stride), self.step)

    @property
    def rows(self):
        return self._with_last(np.concatenate(self._kept), self._last)

    def _with_last(self, kept, last):
        return kept if self.step % self._stride == 0 else np.concatenate([kept, [last]])

    def add(self, first, rows, ending):
        """Take the rows of the steps from `first` on."""
        self.ending = ending
        if not len(rows):
            return
        self.step = first + len(rows) - 1
        self._last = rows[-1]
        self._kept.append(rows[-first % self._stride :: self._stride])
        while sum(map(len, self._kept)) > KEPT:
            self._kept = [np.concatenate(self._kept)[::2]]
            self._stride *= 2

    def put_back(self, parameters):
        """Give the parameters the values of the last row."""
        if self._last is not None:
            at = 1
            for variable in parameters.values():
                size = variable.shape.num_elements()
                variable.assign(self._last[at : at + size].reshape(variable.shape))
                at += size


def element_names(parameters):
    """A name for each number in the parameters: w, or w1, w2, w3 for a w of shape [3]."""
    names = []
    for name, variable in parameters.items():
        size = variable.shape.num_elements()
        names += [name] if size == 1 else [f"{name}{i}" for i in range(1, size + 1)]
    return names


def descend(slope, update, parameters, steps, tolerance=0.0, watch=()):
    """Learn: repeat `slope` and `update` until learning ends. Returns a Descent.

    slope()         the script's: gives the cost at the parameters and its slopes, a dict
    update(slopes)  the script's: changes the parameters
    parameters      a dict from name to tf.Variable, all of one dtype
    steps           at most so many updates
    tolerance       a cost of at most this ends learning
    watch           functions, called as watcher(descent, first, rows) with the rows of the steps
                    from `first` on as they come; descent.ending is set at the last call

    Afterwards the parameters are those of the last finite row. Ctrl-C, and a reader of the output
    who has gone, end learning as INTERRUPTED; other errors inside pass through.
    """
    descent = Descent(parameters)
    stretch = _compiled(slope, update, parameters, steps, tolerance)
    interrupted = []
    limit = min(1000, STRETCH)
    try:
        # Ctrl-C is heard between two stretches only, so that no row is half written.
        with exits.on_interrupt(lambda: interrupted.append(True)):
            while not descent.ending:
                first = descent.step + 1
                begin = time.perf_counter()
                rows, ending = stretch(limit, steps - first)
                # Long enough to be fast, short enough to hear Ctrl-C and to show rows
                quick = time.perf_counter() - begin < 0.05
                limit = min(2 * limit, STRETCH) if quick else max(1, limit // 2)
                descent.add(first, rows, ending or (INTERRUPTED if interrupted else None))
                for watcher in watch:
                    watcher(descent, first, rows)
    except (KeyboardInterrupt, BrokenPipeError):
        descent.ending = INTERRUPTED
    descent.put_back(parameters)
    return descent


def _compiled(slope, update, parameters, steps, tolerance):
    """The loop as a function (limit, left) -> (rows, ending).

    It makes at most `limit` rows and stops after `left` updates; rows with a number that is not
    finite are left out.
    """
    variables = list(parameters.values())
    dtype = variables[0].dtype
    width = 1 + 2 * len(element_names(parameters))
    size = min(STRETCH, steps + 1)

    def one_step(count, ending, left, rows):
        E, slopes = slope()
        slopes_flat = tf.concat([tf.reshape(slopes[name], [-1]) for name in parameters], 0)
        flat = [tf.reshape(variable, [-1]) for variable in variables]
        row = tf.concat([tf.reshape(E, [1]), *flat, slopes_flat], 0)
        # The last of these that holds is the ending.
        for code, holds in (
            (STEPS, count == left),
            (SLOPE_0, tf.reduce_all(slopes_flat == 0)),
            (TOLERANCE, tf.cast(tolerance, dtype) >= E),
            (DIVERGED, ~tf.reduce_all(tf.math.is_finite(row))),
        ):
            ending = tf.where(holds, ENDINGS.index(code), ending)

        def go_on():
            before = [tf.identity(variable) for variable in variables]
            update(slopes)
            pairs = zip(variables, before, strict=True)
            moved = tf.reduce_any([tf.reduce_any(now != then) for now, then in pairs])
            return tf.where(moved, 0, ENDINGS.index(STALLED))

        ending = tf.cond(ending == 0, go_on, lambda: ending)
        return count + 1, ending, left, rows.write(count, row)

    def stretch(limit, left):
        count, ending, _, rows = tf.while_loop(
            lambda count, ending, *_: (ending == 0) & (count < limit),
            one_step,
            (0, 0, left, tf.TensorArray(dtype, size, element_shape=[width])),
        )
        return count, ending, rows.stack()

    def compiled(xla):
        function = tf.function(stretch, jit_compile=xla, autograph=False)
        return function.get_concrete_function(*[tf.TensorSpec([], tf.int32)] * 2)

    fast = compiled(xla=True) if steps > FEW else stretch

    def run(limit, left):
        nonlocal fast
        numbers = tf.constant(min(limit, size)), tf.constant(min(left, STRETCH))
        try:
            count, ending, rows = fast(*numbers)
        except tf.errors.OpError:
            # No XLA for this device or build: nothing was run yet.
            fast = compiled(xla=False)
            count, ending, rows = fast(*numbers)
        ending = ENDINGS[int(ending)]
        return rows.numpy()[: int(count) - (ending == DIVERGED)].copy(), ending

    return run
