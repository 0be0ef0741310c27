"""Makes a script's own loop fast: the same Python function, compiled in one piece.

tf.function translates the loop (AutoGraph) and XLA compiles it. Where there is no XLA the loop
runs as TensorFlow's graph, and where its source can't be read (code given to exec), as it stands:
the same operations in the same order, only slower. After `tf.config.run_functions_eagerly(True)`
it runs as it stands, too, so that a debugger can stop in it.
"""

import contextlib

from lib.program.quiet import tf

COUNT = tf.int64  # steps are counted in these


def compiled(learn, shape, around=None):
    """`learn`, the script's, as a fast function of a tensor of COUNTs of this shape.

    around  if it is given, around(learn) is made fast, a function of such a tensor that calls
            learn(steps) and is made of TensorFlow's operations

    It is traced at once, so that a mistake in it is seen before anything is learned.
    """

    def graph(xla):
        if around:
            function = tf.function(around(tf.function(learn)), jit_compile=xla, autograph=False)
        else:
            function = tf.function(learn, jit_compile=xla)
        return function.get_concrete_function(tf.TensorSpec(shape, COUNT))

    def run(numbers):
        nonlocal fast
        try:
            fast(numbers)
        except tf.errors.OpError:
            # No XLA for this device or build, or not for an operation here: nothing was run yet.
            fast = graph(xla=False)
            fast(numbers)

    fast = around(learn) if around else learn
    if not tf.config.functions_run_eagerly():
        with contextlib.suppress(tf.errors.OperatorNotAllowedInGraphError):  # there is no source
            fast = graph(xla=True)
    return run
