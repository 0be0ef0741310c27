"""How a script ends: one clear line and an exit code, never a traceback for what a user did.

0    a good run (also when the reader of a pipe has enough)
1    a run that failed on its own
2    a bad option or file, said before TensorFlow is loaded
130  Ctrl-C; other signals likewise: 128 and the signal's number

A signal ends a script at once, whatever it is doing: libraries would swallow KeyboardInterrupt.
What is half written is removed first. Only learning, which has something to tell, is asked instead.
In a notebook nobody asks for the code, and IPython shows any but 0 as an error: it has none there.
"""

import atexit
import builtins
import contextlib
import os
import signal
import sys
import threading
from pathlib import Path

INSTALL = "python -m pip install -r requirements.txt"
PACKAGES = ("tensorflow", "numpy", "matplotlib", "pandas")
# Ctrl-C goes to all processes of a console, but not to one that is begun like this: 512 is Windows'
# CREATE_NEW_PROCESS_GROUP
APART = {"creationflags": 512} if sys.platform == "win32" else {"start_new_session": True}
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # no system has all of them

_ending = threading.RLock()
_undoings = []  # what to call before a signal ends the process
_heard = []  # the signals that are heard
_started = []  # the script that was started; 08 and 10 run others


def install():
    """Let every later error and signal end this script as the text above says."""
    if sys.excepthook is not _hook:
        sys.excepthook = _hook
        atexit.register(_last_flush)
    if hasattr(sys.stdout, "reconfigure"):  # the console may not have a letter of a file's name
        sys.stdout.reconfigure(errors="backslashreplace")
    # Only a process that was started for a script beside lib: a notebook goes on after Ctrl-C
    script = sys.argv[0] if sys.argv else ""
    beside = Path(__file__).resolve().parent.parent.parent
    if script not in sys.orig_argv or Path(script).resolve().parent != beside:
        return
    _started[:] = [script]
    for number in (getattr(signal, name, None) for name in SIGNALS):
        if number and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _hear)
            _heard.append(number)


def fail(message, code=1):
    """Say in one line on stderr what went wrong, and end the script with this code."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
    print(_line(message), file=sys.stderr)
    raise SystemExit(None if _in_ipython() else code)


def leave(code):
    """End the script with this code; with 0 and in a notebook it goes on to its end."""
    if code and not _in_ipython():
        raise SystemExit(code)


def reason(error):
    """Why an OSError happened, without Python's error number."""
    return error.strerror or str(error)


def is_kernel(program):
    """Whether this is the program of a notebook's kernel, whose arguments are not ours."""
    return os.path.basename(program).endswith("kernel_launcher.py")


def drop_stdout():
    """Nobody reads stdout any more: let what is left go nowhere instead of failing at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _line(words, script=""):
    return f"{os.path.basename(script or sys.argv[0])}: {words}"


def _in_ipython():
    """Whether IPython runs this script, by %run or as cells; 08 runs others, and asks for codes."""
    main = getattr(sys.modules["__main__"], "__file__", "")
    its_own = is_kernel(sys.argv[0]) or os.path.abspath(sys.argv[0]) == main
    return its_own and hasattr(builtins, "get_ipython")


def _hook(kind, error, trace):
    """Python calls this for an error that nothing caught; SystemExit here sets the exit code."""
    package = (getattr(error, "name", None) or "").split(".")[0]
    if issubclass(kind, KeyboardInterrupt):
        fail("interrupted", 130)
    if issubclass(kind, BrokenPipeError):
        drop_stdout()
        raise SystemExit(0)
    if issubclass(kind, ModuleNotFoundError) and package in PACKAGES:
        fail(f"{package} is not installed; install what is needed with: {INSTALL}")
    if issubclass(kind, MemoryError):
        fail("out of memory; try fewer points")
    if issubclass(kind, OSError):
        if error.filename is None:  # it may be stdout that can't be written
            drop_stdout()
        fail(f"{error.filename}: {reason(error)}" if error.filename else reason(error))
    sys.__excepthook__(kind, error, trace)  # a student who changes a script sees where it fails


def _last_flush():
    """What is printed last may meet a full disk, or a reader who has gone, only at the very end."""
    try:
        sys.stdout.flush()
    except OSError as error:
        drop_stdout()
        if not isinstance(error, BrokenPipeError):
            print(_line(reason(error)), file=sys.stderr)
            os._exit(1)  # nothing else sets the exit code this late
    for number in _heard:  # all is done: a signal would only kill Python while it tidies up
        signal.signal(number, signal.SIG_IGN)


# Signals


@contextlib.contextmanager
def undoing(undo):
    """If a signal ends the script inside the block, undo() is called before."""
    _undoings.append(undo)
    try:
        yield
    finally:
        _undoings.remove(undo)


@contextlib.contextmanager
def asking(handler):
    """Inside the block the first Ctrl-C calls `handler()`; the next one is as elsewhere."""
    usual = signal.getsignal(signal.SIGINT)
    main = threading.current_thread() is threading.main_thread()
    if not main or usual not in (signal.default_int_handler, _hear):
        yield  # somebody else has a say here
        return

    def hear(number, frame):
        signal.signal(signal.SIGINT, usual)
        handler()

    signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def end(words, code):
    """End the process from any thread, at once, with a line of these words, if there are any."""
    with _ending:  # other threads wait here until the process is gone
        while _undoings:
            with contextlib.suppress(OSError):
                _undoings[-1]()  # once more if a signal comes meanwhile
            _undoings.pop()
        with contextlib.suppress(OSError, ValueError, RuntimeError):  # it may be in a flush
            sys.stdout.flush()
        if words:
            with contextlib.suppress(OSError):  # a terminal that is closed
                os.write(2, f"{_line(words, *_started)}\n".encode("ascii", "backslashreplace"))
        os._exit(code)


def _hear(number, frame):
    name = signal.Signals(number).name
    end("interrupted" if number == signal.SIGINT else f"ended by {name}", 128 + number)
