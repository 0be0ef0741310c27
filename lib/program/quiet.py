"""TensorFlow, imported without its start-up lines: `from lib.program.quiet import tf`.

While TensorFlow loads and looks for devices, it writes to the process's stderr lines that no
setting turns off. A second process holds them back: they are dropped when all went well and shown
when the import fails, even when it ends this process (as on a processor without AVX).
Whatever TensorFlow has to say later, warnings and errors, is seen.
"""

import contextlib
import gc
import os
import subprocess
import sys

from lib.program import display, exits, first_use, interrupts, processes

# Notes that are neither warnings nor errors may come later, too.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "1")

ALL_WELL = b"\0all well\0"
KEEPER = f"""
import sys
held = sys.stdin.buffer.read()
if not held.endswith({ALL_WELL!r}):
    sys.stderr.buffer.write(held)
"""


@contextlib.contextmanager
def held_back():
    """What the block writes to file descriptor 2 is shown only if the block fails."""
    real = os.dup(2)
    keeper = subprocess.Popen(  # apart, since it has to outlive Ctrl-C
        [sys.executable, "-S", "-c", KEEPER], stdin=subprocess.PIPE, stderr=real, **processes.APART
    )

    def drop():
        os.write(keeper.stdin.fileno(), ALL_WELL)
        os.dup2(real, 2)

    with interrupts.undoing(drop):
        os.dup2(keeper.stdin.fileno(), 2)
        try:
            yield
            os.write(2, ALL_WELL)
        finally:
            os.dup2(real, 2)
            os.close(real)
            keeper.stdin.close()
            keeper.wait()


@contextlib.contextmanager
def _without_collecting():
    """What the block makes is kept for good, and nobody looks through it for cycles.

    TensorFlow's modules are hundreds of thousands of objects. Python's collector would look
    through them again and again while they are loaded, and once more when the script ends.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _load():
    # Keras loads matplotlib, and a misspelt MPLBACKEND would be its end. Where something is to be
    # drawn, display.obstacle has looked at it by now. A notebook's own backend is needed.
    display.without_notes()
    if "matplotlib" not in sys.modules and not display.in_notebook():
        os.environ.pop("MPLBACKEND", None)
    try:
        with _without_collecting(), held_back():
            import tensorflow

            # A neuron or two are faster on the processor than a GPU is asked, so none is taken.
            with contextlib.suppress(RuntimeError):  # a notebook may have begun to use one
                tensorflow.config.set_visible_devices([], "GPU")
            if not first_use.later:
                first_use.of(tensorflow)
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and error.name in exits.PACKAGES:
            raise
        exits.fail(f"TensorFlow is installed but can't be loaded: {error}")
    return tensorflow


tf = _load()
