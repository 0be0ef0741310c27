"""How a script ends: one clear line and an exit code, never a traceback for what a user did.

0  a good run (also when the reader of a pipe had enough)
1  a run that failed on its own
2  a bad option or file, said before TensorFlow is loaded
130  Ctrl-C; other signals likewise: 128 and their number (lib/program/interrupts.py)

In a notebook nobody asks for the code, and IPython shows any but 0 as an error: it has none there.
"""

import atexit
import builtins
import contextlib
import os
import sys

INSTALL = "python -m pip install -r requirements.txt"
PACKAGES = ("tensorflow", "numpy", "matplotlib")


def fail(message, code=1):
    """Say on stderr, in one line, what went wrong, and end the script with this code."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
    name = os.path.basename(sys.argv[0]) or "error"
    print(f"{name}: {message}", file=sys.stderr)
    if _in_ipython():
        raise SystemExit
    raise SystemExit(code)


def leave(code):
    """End the script with this code; with 0 and in a notebook it just goes on to its end."""
    if code and not _in_ipython():
        raise SystemExit(code)


def _in_ipython():
    """Whether IPython runs this script, by %run or as cells; 08 runs others, and asks for codes."""
    main = getattr(sys.modules["__main__"], "__file__", "")
    its_own = is_kernel(sys.argv[0]) or os.path.abspath(sys.argv[0]) == main
    return its_own and hasattr(builtins, "get_ipython")


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


def _last_flush():
    """What is printed last may meet a full disk, or a reader who has gone, only at the very end."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        drop_stdout()
    except OSError as error:
        drop_stdout()
        print(f"{os.path.basename(sys.argv[0])}: {reason(error)}", file=sys.stderr)
        os._exit(1)  # nothing else sets the exit code this late
    except ValueError:  # it was closed
        pass


def drop_stdout():
    """Nobody reads stdout any more: let what is left go nowhere instead of failing at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _hook(kind, error, trace):
    """Python calls this for an error that nothing caught; SystemExit here sets the exit code."""
    if issubclass(kind, KeyboardInterrupt):
        fail("interrupted", 130)
    if issubclass(kind, BrokenPipeError):
        drop_stdout()
        raise SystemExit(0)
    package = (getattr(error, "name", None) or "").split(".")[0]
    if issubclass(kind, ModuleNotFoundError) and package in PACKAGES:
        fail(f"{package} is not installed; install what is needed with: {INSTALL}")
    if issubclass(kind, MemoryError):
        fail("out of memory; try fewer points")
    if issubclass(kind, OSError):
        if error.filename is None:  # it may be stdout that can't be written
            drop_stdout()
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
