"""The machinery around a script's own learning loop: what the lecture does not teach.

The loop stands in the script:

    def learn(steps):
        for step in steps:
            ...
            if training.ended(step, E, slope):
                break
            ...

    descent = training.run(learn, watch=[table])

Here it is compiled (tf.function translates the Python loop, XLA compiles it in one piece) and
called for one stretch of steps after the other, so that rows can be printed, Ctrl-C is heard and
memory stays small. After tf.config.run_functions_eagerly(True), and where its source can't be read,
it runs as it stands: a debugger can stop in it.
"""

import contextlib
import functools
import time

import numpy as np

from lib.learning import descent as rows
from lib.program import exits
from lib.program.quiet import tf

COUNT = tf.int64  # steps are counted in these
STRETCH = 1 << 14  # the most steps in one call
# Bytes of the rows that `ended` writes: XLA runs a loop several times as fast if all that it
# changes is small. They are moved to a larger place every so many steps.
SMALL = 512
FEW = 2048  # fewer steps take less time than compiling a second loop for that
LONG = 0.05  # seconds: a call that takes longer is followed by a shorter one
# Places in what is known of a block: how many rows it has, how learning ended with them, whether
# the rule was kept; then the last parameters, and where the rule leads from there
ROWS, ENDING, KEPT, PLACES = 0, 1, 2, 3
# What `ended` found; the later ones count where several hold.
ENDINGS = [None, rows.STEPS, rows.SLOPE_0, rows.TOLERANCE, rows.DIVERGED, rows.STALLED]


def flat(tensors):
    """The numbers of all these tensors or variables, one after the other: shape [n]."""
    return tf.concat([tf.reshape(tensor, [-1]) for tensor in tensors], 0)


def assign(parameters, numbers):
    """Give the parameters, a dict of tf.Variables, these values in their order."""
    at = 0
    for variable in parameters.values():
        size = variable.shape.num_elements()
        variable.assign(tf.reshape(numbers[at : at + size], variable.shape))
        at += size


@contextlib.contextmanager
def placed(parameters, place):
    """The parameters have these values in the block, and then their own again."""
    before = flat(parameters.values())
    assign(parameters, tf.constant(place, before.dtype))
    try:
        yield
    finally:
        assign(parameters, before)


class Training:
    """One run of a learning loop, whose rows go to its `descent`.

    parameters     a dict from name to tf.Variable, all of one dtype: what is tuned
    most           at most so many updates
    tolerance      a cost of at most this ends learning
    learning_rate  α, if it should be looked whether the updates are w - α * slope
    prepare        a function, called as prepare(first, last) before the steps first to last - 1
    stretch        the most steps in one call
    """

    def __init__(
        self, parameters, most, tolerance=0.0, learning_rate=None, prepare=None, stretch=STRETCH,
        descent=None,
    ):  # fmt: skip
        self.descent = descent or rows.Descent(parameters, most)
        self._parameters, self._most, self._prepare = parameters, most, prepare
        dtype, width = next(iter(parameters.values())).dtype, len(self.descent.columns)
        self._tolerance = tf.constant(tolerance, dtype)
        # nan: nothing is said to be off the rule, since no comparison with it holds
        self._rate = tf.constant(np.nan if learning_rate is None else learning_rate, dtype)
        self._rounding = 16 * np.finfo(dtype.as_numpy_dtype).eps
        stretch = min(stretch, STRETCH, most + 1)
        small = max(1, SMALL // (dtype.size * width))  # rows
        self._block = stretch if most < FEW else min(stretch, small)
        self._blocks = stretch // self._block
        self._first = tf.Variable(0, dtype=COUNT)  # a block's first step,
        self._rows = tf.Variable(tf.zeros([self._block, width], dtype))  # its rows,
        nowhere = np.full(2 * len(self.descent.names), np.nan)
        self._known = tf.Variable([0, 0, 1, *nowhere], dtype=dtype)  # ROWS, ENDING, KEPT, PLACES
        if self._blocks > 1:
            self._all = tf.Variable(tf.zeros([self._blocks, self._block, width], dtype))
        else:
            self._all = self._rows

    @tf.autograph.experimental.do_not_convert
    def ended(self, step, E, slope=None):
        """Keep this step's row, and tell whether learning ends here. To be called in the loop.

        `step`: as the loop counts it. `E`: the cost at the parameters as they are now. `slope`: its
        slopes there, a dict with the names of the parameters; None if rows have none.
        """
        E, now = tf.reshape(E, []), flat(self._parameters.values())
        slopes = flat([slope[name] for name in self._parameters]) if slope else now
        row = flat([E, now, slopes] if slope else [E, now])
        before, expected = tf.split(self._known[PLACES:], 2)
        room = self._rounding * (tf.abs(now) + tf.abs(expected))
        # One reduction for all questions about all parameters: each costs a compiled loop time
        finite, level, still, kept = tf.unstack(tf.reduce_all([
            tf.math.is_finite(now) & tf.math.is_finite(slopes), slopes == 0, now == before,
            ~(tf.abs(now - expected) > room),
        ], axis=1))  # fmt: skip
        kept &= self._known[KEPT] > 0
        # With another rule w may come to rest for a moment, and go on; without slopes, too
        rests = kept if slope else False
        finite &= tf.math.is_finite(E)
        holds = [step >= self._most, level & rests, self._tolerance >= E, ~finite, still & rests]
        code = tf.constant(0, row.dtype)
        for number, ending in enumerate(holds, start=1):
            code = tf.where(ending, tf.constant(number, row.dtype), code)
        at = tf.cast(step, COUNT) - self._first
        self._rows.scatter_nd_update(tf.reshape(at, [1, 1]), row[tf.newaxis])
        expected = now - self._rate * slopes if slope else np.nan * now
        at, kept = tf.cast(at + 1, row.dtype), tf.cast(kept, row.dtype)
        self._known.assign(flat([at, code, kept, now, expected]))
        return code > 0

    def run(self, learn, *inputs, watch=()):
        """Learn: call learn(*inputs, steps) until learning ends. Returns the Descent.

        watch   functions, called as watcher(descent, first, rows) with the rows of the steps from
                `first` on as they come; descent.ending is set at the last call. A None is left out

        Afterwards the parameters are those of the last finite row. Ctrl-C ends learning as
        INTERRUPTED. If the reader of what one watcher prints has gone (BrokenPipeError), the others
        go on; if there is no other, that error passes through, as all others do.
        """
        descent, watch = self.descent, [watcher for watcher in watch if watcher]
        loop = compiled(functools.partial(learn, *inputs), self._in_blocks)
        first, blocks, interrupted = 0, 1, []
        # The loop is compiled here, which may take long. Ctrl-C ends the script: nothing is learned
        found, ending = self._stretch(loop, first, blocks)
        # Now it is heard between two stretches only, so that no row is half written
        with exits.asking(lambda: interrupted.append(True)):
            while True:
                descent.add(first, found, rows.INTERRUPTED if interrupted else ending)
                descent.rule_kept = bool(self._known[KEPT] > 0)
                for watcher in watch:
                    try:
                        watcher(descent, first, found)
                    except BrokenPipeError:
                        if len(watch) == 1:
                            raise
                        exits.drop_stdout()
                if descent.ending:
                    break
                first, begin = descent.step + 1, time.perf_counter()
                found, ending = self._stretch(loop, first, blocks)
                # Long enough to be fast, short enough to hear Ctrl-C and to show rows
                quick = time.perf_counter() - begin < LONG
                blocks = min(2 * blocks, self._blocks) if quick else max(1, blocks // 2)
        if interrupted:  # maybe while the last rows were shown
            descent.ending = rows.INTERRUPTED
        if descent.last:
            assign(self._parameters, [*descent.last.values()][1 : 1 + len(descent.names)])
        return descent

    def _in_blocks(self, learn):
        """A function of a first step and a number of blocks: it calls learn(steps) for each."""

        def one(first):
            learn(first + tf.range(self._block, dtype=COUNT))

        def several(first, blocks):
            def next_one(block):
                self._begin(first + block * self._block)
                one(self._first)
                self._all.scatter_nd_update([[block]], self._rows[tf.newaxis])
                over = (self._known[ENDING] > 0) | (self._known[ROWS] < self._block)
                return [tf.where(over, blocks, block + 1)]  # a list as below, run as it stands

            tf.while_loop(lambda block: block < blocks, next_one, [tf.zeros([], COUNT)])

        return several if self._blocks > 1 else lambda first, blocks: one(first)

    def _begin(self, first):
        """Begin a block of steps with this one."""
        self._first.assign(first)
        anew, kept = tf.zeros_like(self._known[:KEPT]), self._known[KEPT:]
        self._known.assign(tf.concat([anew, kept], 0))

    def _stretch(self, loop, first, blocks):
        """The rows of so many blocks of steps, and how learning ended with them, or None."""
        if self._prepare:
            self._prepare(first, min(first + blocks * self._block, self._most))
        self._begin(first)
        loop(tf.constant(first, COUNT), tf.constant(blocks, COUNT))
        count, code = map(int, self._known[:KEPT].numpy())
        ending = ENDINGS[code]
        if not ending and count < self._block:
            ending = rows.LEFT
            if first == count == 0:
                what = "the loop must call training.ended(...) in every step"
                exits.fail(f"{what}; it keeps the step's row")
        # What diverged, or stands where it stood, is no row of its own
        count += int(self._first) - first - (ending in (rows.DIVERGED, rows.STALLED))
        return self._all.numpy().reshape(-1, len(self.descent.columns))[:count], ending


def compiled(learn, around):
    """around(learn), a function of two COUNTs; `learn`, the script's, is translated and compiled.

    It is traced at once, so that a mistake in it is seen before anything is learned.
    """

    def graph(xla):
        function = tf.function(around(learn), jit_compile=xla)
        return function.get_concrete_function(*2 * [tf.TensorSpec([], COUNT)])

    def run(*counts):
        nonlocal fast
        try:
            fast(*counts)
        except tf.errors.OpError:
            # No XLA for this device or build, or not for an operation here: nothing was run yet
            fast = graph(xla=False)
            fast(*counts)

    fast = around(learn)
    if not tf.config.functions_run_eagerly():
        with contextlib.suppress(tf.errors.OperatorNotAllowedInGraphError):  # there is no source
            fast = graph(xla=True)
    return run
