"""Whether TensorFlow can compile with XLA here: some builds cannot."""

import functools

from lib.program.quiet import tf


@functools.cache
def works():
    """Whether a function with jit_compile=True can be called."""
    try:
        tf.function(tf.identity, jit_compile=True, autograph=False)(tf.zeros([]))
    except tf.errors.OpError:
        return False
    return True
