"""TensorFlow's first use of a device, which has chatter of its own."""

import contextlib

later = False  # whether somebody has to set up TensorFlow before its first use


def of(tensorflow):
    """Use a device, and XLA, for the first time."""
    zero = tensorflow.zeros([])
    # There is not XLA everywhere.
    with contextlib.suppress(tensorflow.errors.OpError):
        tensorflow.function(tensorflow.identity, jit_compile=True, autograph=False)(zero)
