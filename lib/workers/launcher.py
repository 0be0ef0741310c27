"""Starts workers on this machine, side by side, and waits for them."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

from lib.program import exits
from lib.workers import tf_config
from lib.workers.place import OTHER_ENDED

SOON = 2.0  # seconds that the others have to end when one has failed
AT_ONCE = 5.0  # seconds that they have to undo what they have begun; less is usual
OFTEN = 0.05  # seconds between two looks


def launch(count):
    """Run this script so many times side by side, and end as these workers end."""
    children = []
    try:
        with exits.undoing(lambda: _end(children)):
            addresses = _free_addresses(count)
            for index in range(count):
                children.append(_Child(tf_config.Cluster(addresses, index)))
            _wait(children)
    finally:
        codes = [child.poll() for child in children]
        _end(children)
    _leave(children, codes)


class _Child(subprocess.Popen):
    """A worker. The first one writes where this process does; of others the errors are kept."""

    def __init__(self, cluster):
        self.index = cluster.index
        self.kept = tempfile.TemporaryFile()  # noqa: SIM115, as long as the process
        own = {"stdout": subprocess.DEVNULL, "stderr": self.kept} if self.index else {}
        environ = {tf_config.NAME: tf_config.of_worker(cluster), tf_config.LAUNCHED: "1"}
        super().__init__(
            [sys.executable, *sys.argv],
            stdin=subprocess.PIPE,  # it ends when this process does, and the worker with it
            env={**os.environ, **environ},
            **own,
            **exits.APART,
        )


def _free_addresses(count):
    """So many addresses of this machine that nobody listens at."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.create_server(("", 0))) for _ in range(count)]
        return [f"127.0.0.1:{one.getsockname()[1]}" for one in sockets]


def _wait(children):
    """Wait until all have ended; only a moment more when one has failed, or the first has ended."""
    until = float("inf")
    while time.monotonic() < until:
        codes = [child.poll() for child in children]
        if None not in codes:
            return
        if until == float("inf") and (codes[0] == 0 or any(codes)):
            until = time.monotonic() + SOON
        time.sleep(OFTEN)


def _end(children):
    """End those that still go on."""
    for child in children:
        with contextlib.suppress(OSError):
            child.stdin.close()
    _wait_some(children, AT_ONCE)
    for child in children:
        child.kill()
    _wait_some(children, SOON)


def _wait_some(children, seconds):
    """Wait for all, so long at most. Not child.wait(): a signal may have come in the midst of it,
    and it would wait for itself.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until and any(child.poll() is None for child in children):
        time.sleep(OFTEN / 5)


def _leave(children, codes):
    """End this process as the workers have ended, with the reason of one that has failed.

    codes  of those that have ended by themselves, None for others
    """
    for child, code in zip(children, codes, strict=True):
        if code in (0, None, OTHER_ENDED):
            continue
        child.kept.seek(0)
        errors = child.kept.read().decode(errors="replace")
        if child.index == 0 and code > 0:  # it has said why
            raise SystemExit(code)
        if errors.strip():
            print(errors, end="", file=sys.stderr)
            raise SystemExit(code if code > 0 else 1)
        exits.fail(f"worker {child.index} of {len(children)} {_ending(code)}")
    if codes[0] != 0:
        exits.fail("the workers lost the connection to each other")
    raise SystemExit(0)


def _ending(code):
    if code > 0:
        return f"ended with exit code {code}"
    name = signal.Signals(-code).name
    hint = "; the system does so when memory runs out" if name == "SIGKILL" else ""
    return f"was ended by {name}{hint}"
