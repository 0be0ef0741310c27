"""TensorFlow, imported without its start-up lines: `from lib.program.quiet import tf`.

While TensorFlow loads and looks for devices, it writes to the process's stderr lines that no
setting turns off. A second process holds them back: they are dropped when all went well and shown
when the import fails, even when it ends this process (as on a processor without AVX).
Whatever TensorFlow has to say later, warnings and errors, is seen.
"""

import contextlib
import gc
import logging
import os
import subprocess
import sys

from lib.program import exits

ALL_WELL = b"\0all well\0"
KEEPER = f"""
import sys
held = sys.stdin.buffer.read()
if not held.endswith({ALL_WELL!r}):
    notes = b"I0000 ", b"WARNING: All log"  # also there when the process was killed
    sys.stderr.buffer.writelines(x for x in held.splitlines(True) if not x.startswith(notes))
"""


@contextlib.contextmanager
def held_back():
    """What the block writes to file descriptor 2 is shown only if the block fails."""
    real = os.dup(2)
    keeper = subprocess.Popen(
        [sys.executable, "-S", "-c", KEEPER], stdin=subprocess.PIPE, stderr=real, **exits.APART
    )

    def drop():
        os.write(keeper.stdin.fileno(), ALL_WELL)
        os.dup2(real, 2)

    with exits.undoing(drop):
        os.dup2(keeper.stdin.fileno(), 2)
        try:
            yield
            os.write(2, ALL_WELL)
        finally:
            os.dup2(real, 2)
            os.close(real)
            keeper.stdin.close()
            keeper.wait()


def use_devices(tensorflow):
    """Use a device, and XLA, for the first time: TensorFlow has lines of its own for that."""
    zero = tensorflow.zeros([])
    with contextlib.suppress(tensorflow.errors.OpError):  # there is not XLA everywhere
        tensorflow.function(tensorflow.identity, jit_compile=True, autograph=False)(zero)


def _load():
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "1")  # notes that are no warnings, later too
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # Keras loads it, and it has notes
    if "ipykernel" not in sys.modules:  # a notebook needs its backend; misspelt, it ends Keras
        os.environ.pop("MPLBACKEND", None)
    # TensorFlow's modules are hundreds of thousands of objects, kept for good. Python's collector
    # would look through them again and again while they are loaded, and once more at the end.
    gc.disable()
    try:
        with held_back():
            import tensorflow

            with contextlib.suppress(RuntimeError):  # a notebook may have begun to use a GPU
                # A neuron or two are faster on the processor than a GPU is asked: none is taken
                tensorflow.config.set_visible_devices([], "GPU")
            if "TF_CONFIG" not in os.environ:  # workers connect before devices are used
                use_devices(tensorflow)
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and error.name in exits.PACKAGES:
            raise
        exits.fail(f"TensorFlow is installed but can't be loaded: {error}")
    finally:
        gc.freeze()
        gc.enable()
    return tensorflow


tf = _load()
