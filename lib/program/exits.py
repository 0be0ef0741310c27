"""How a script ends: one clear line and an exit code, never a traceback for what a user did.

0  a good run (also when the reader of a pipe had enough)
1  a run that failed on its own
2  a bad option or file, said before TensorFlow is loaded
130  Ctrl-C
"""

import atexit
import contextlib
import os
import signal
import sys
import threading

INSTALL = "python -m pip install -r requirements.txt"
PACKAGES = ("tensorflow", "numpy", "matplotlib")


def fail(message, code=1):
    """Say on stderr, in one line, what went wrong, and end the script with this code."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    name = os.path.basename(sys.argv[0]) or "error"
    print(f"{name}: {message}", file=sys.stderr)
    raise SystemExit(code)


def leave(code):
    """End the script with this code; with 0 it just goes on to its end."""
    if code:  # a notebook would show SystemExit(0) as an error
        raise SystemExit(code)


def reason(error):
    """Why an OSError happened, without Python's error number."""
    return error.strerror or str(error)


def is_kernel(program):
    """Whether this is the program of a notebook's kernel, whose arguments are not ours."""
    return os.path.basename(program).endswith("kernel_launcher.py")


def in_notebook():
    """Whether the script runs as a notebook's cells, in the process of a kernel."""
    return is_kernel(sys.argv[0]) or (
        "ipykernel" in sys.modules and not hasattr(sys.modules["__main__"], "__file__")
    )


@contextlib.contextmanager
def on_interrupt(handler):
    """Inside the block the first Ctrl-C calls `handler()`; one more raises KeyboardInterrupt."""
    plain = signal.default_int_handler
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGINT) is not plain:
        yield  # somebody else has a say here
        return

    def first(signum, frame):
        signal.signal(signal.SIGINT, plain)
        handler()

    signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, plain)


def _last_flush():
    """What is printed last may meet a full disk, or a reader who has gone, only at the very end."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_stdout()
    except OSError as error:
        _drop_stdout()
        print(f"{os.path.basename(sys.argv[0])}: {reason(error)}", file=sys.stderr)
        os._exit(1)  # nothing else sets the exit code this late
    except (ValueError, AttributeError):  # there is no stdout
        pass


def _drop_stdout():
    """Nobody reads stdout any more: let what is left go nowhere instead of failing at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _hook(kind, error, trace):
    """Python calls this for an error that nothing caught; SystemExit here sets the exit code."""
    if issubclass(kind, KeyboardInterrupt):
        fail("interrupted", 130)
    if issubclass(kind, BrokenPipeError):
        _drop_stdout()
        raise SystemExit(0)
    package = (getattr(error, "name", None) or "").split(".")[0]
    if issubclass(kind, ModuleNotFoundError) and package in PACKAGES:
        fail(f"{package} is not installed; install what is needed with: {INSTALL}")
    if issubclass(kind, MemoryError):
        fail("out of memory; fewer points or fewer samples would do")
    if issubclass(kind, OSError):
        if error.filename is None:  # it may be stdout that can't be written
            _drop_stdout()
        where = f"{error.filename}: " if error.filename else ""
        fail(f"{where}{reason(error)}")
    sys.__excepthook__(kind, error, trace)


def install():
    """Let every later error of this script end as the module's docstring says."""
    if sys.excepthook is not _hook:
        sys.excepthook = _hook
        atexit.register(_last_flush)
    if hasattr(sys.stdout, "reconfigure"):
        # A file name may have letters that this console has not.
        sys.stdout.reconfigure(errors="backslashreplace")
