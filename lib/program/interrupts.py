"""Ctrl-C and the other signals that end a script: at once, whatever it is doing.

For Ctrl-C Python raises KeyboardInterrupt. Libraries swallow it or make another error of it, and
code in C lets it wait. So a script ends where it stands: what it has begun to write is removed, one
line is said, and the process is over, with 128 and the signal's number as its exit code. Only
learning, which has something to tell, is asked to stop instead.
"""

import atexit
import contextlib
import os
import signal
import sys
import threading
import time

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # no system has all of them
PATIENCE = 0.3  # seconds that the main thread has to leave code in C and end the script itself
AT_ONCE = 0.3  # seconds: a second SIGINT so soon is the same Ctrl-C (timeout sends two)

_ending = threading.RLock()
_undoings = []
_asked = False  # whether learning hears Ctrl-C


def listen():
    """From now on a signal ends this process, if it is that of a script beside lib.

    In others (a notebook, a test, a debugger) Ctrl-C raises KeyboardInterrupt, as ever.
    """
    if not _is_script():
        return
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _hear)
    # Python calls a handler in the main thread only. Another thread, which the system tells of each
    # signal, ends the script if the main thread is busy in C.
    reader, writer = os.pipe()
    if sys.platform != "win32":
        os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=[reader], daemon=True).start()
    # Registered first, so called last: all is said and written by then.
    atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)


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
    """Inside the block the first Ctrl-C calls `handler()`; one more is as elsewhere."""
    global _asked
    usual = signal.getsignal(signal.SIGINT)
    main = threading.current_thread() is threading.main_thread()
    if not main or usual not in (signal.default_int_handler, _hear):
        yield  # somebody else has a say here
        return
    asked_at = None

    def hear(number, frame):
        nonlocal asked_at
        if asked_at is None:
            asked_at = time.monotonic()
            handler()
        elif time.monotonic() - asked_at > AT_ONCE:
            usual(number, frame)

    _asked = True
    signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
        _asked = False


def _is_script():
    """Whether this process was started for a script beside lib."""
    script = sys.argv[0] if sys.argv else ""
    folder = os.path.dirname(os.path.realpath(script))
    here = os.path.dirname(os.path.realpath(__file__))
    return script in sys.orig_argv and os.path.join(folder, "lib", "program") == here


def _hear(number, frame):
    _end(number)


def _watch(reader):
    while True:
        number = os.read(reader, 1)[0]
        if not (_asked and number == signal.SIGINT):
            time.sleep(PATIENCE)
            _end(number)


def _end(number):
    how = f"ended by {signal.Signals(number).name}"
    end("interrupted" if number == signal.SIGINT else how, 128 + number)


def end(words, code):
    """End the process from any thread, at once, with a line of these words, if there are any."""
    with _ending:  # the other threads wait here until the process is gone
        while _undoings:
            with contextlib.suppress(OSError):
                _undoings[-1]()  # once more if a signal comes meanwhile
            _undoings.pop()
        with contextlib.suppress(OSError, ValueError, RuntimeError):  # it may be in a flush
            sys.__stdout__.flush()
        name = os.path.basename(sys.modules["__main__"].__file__)
        line = f"{name}: {words}\n" if words else ""
        with contextlib.suppress(OSError):  # a terminal that is closed
            os.write(2, line.encode("ascii", "backslashreplace"))
        os._exit(code)
