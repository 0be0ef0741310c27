"""The workers of 09: who they are, by TF_CONFIG, and those that are started on this machine.

    {"cluster": {"worker": ["one:2222", "two:2222"]}, "task": {"type": "worker", "index": 0}}

This is TF_CONFIG, as clusters give it to TensorFlow. There can be a "chief", too: the first worker.
"""

import contextlib
import json
import math
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from typing import NamedTuple

from lib.program import exits

LAUNCHED = "GROW_DATA_LAUNCHED"  # is set where a process of this machine has started the workers
JOBS = ("chief", "worker")
OTHER_ENDED = 76  # exit code of a launched worker, which leaves it to its parent to say why
NOT_CONNECTED = -getattr(signal, "SIGALRM", 0)  # TensorFlow has waited too long for the others
SOON = 2.0  # seconds that the others have to end when one has failed
AT_ONCE = 5.0  # seconds that they have to undo what they have begun; less is usual
OFTEN = 0.05  # seconds between two looks


class Place(NamedTuple):
    """Which of several workers this process is; index 0 is the first one, which prints."""

    addresses: list  # "host:port" of each
    index: int
    listener: socket.socket  # at its own port
    began: float  # time.monotonic()

    def name(self, index):
        """What a worker is called in a line."""
        return f"worker {index} ({self.addresses[index]})"


def place(workers):
    """The Place of this process, or None if it is alone. Call it before TensorFlow is loaded.

    If it is to start `workers` on this machine, it does, and ends when they have ended.
    """
    given = bool(os.environ.get("TF_CONFIG", "").strip())
    try:
        addresses, index = _cluster(os.environ["TF_CONFIG"]) if given else ([], 0)
    except ValueError as error:
        exits.fail(f"TF_CONFIG{error}", 2)
    if workers > 1 and given and LAUNCHED not in os.environ:
        exits.fail("--workers: TF_CONFIG says already who works; leave one of them out", 2)
    if workers > 1 and not given:
        launch(workers)
    if len(addresses) < 2:
        return None
    if LAUNCHED in os.environ:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    port, both = address(addresses[index])[1], {}
    if socket.has_dualstack_ipv6():
        both = {"family": socket.AF_INET6, "dualstack_ipv6": True}
    try:
        listener = socket.create_server(("", port), backlog=128, **both)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else error
        exits.fail(f"worker {index} ({addresses[index]}) can't listen at port {port}: {why}")
    if index:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, for good
    # What TensorFlow says of a broken connection is said here in one line.
    os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", GRPC_VERBOSITY="NONE")
    return Place(addresses, index, listener, time.monotonic())


def _end_with_parent():
    """The parent holds the other end of stdin, and never writes."""
    while os.read(0, 1):
        pass
    exits.end("", OTHER_ENDED)


def address(text):
    """(host, port)."""
    host, _, port = text.rpartition(":")
    return host.strip("[]"), int(port)


def _cluster(text):
    """(addresses, index) of a TF_CONFIG. Raises ValueError, saying what is wrong with it."""
    try:
        config = json.loads(text)
    except ValueError as error:
        raise ValueError(f" is not JSON: {error}") from error
    jobs, task = _of(config, "cluster", dict), _of(config, "task", dict)
    addresses = [each for job in JOBS for each in _of(jobs, job, list)]
    for each in addresses:
        host, _, port = each.rpartition(":") if isinstance(each, str) else ("", "", "")
        if not host or not port.isdecimal() or not 0 < int(port) < 2**16:
            raise ValueError(f': {each!a} is no address; "host:port" would do')
        if addresses.count(each) > 1:
            raise ValueError(f": {each!a} is there twice; each worker needs its own address")
    for job in jobs:
        if jobs[job] and job not in JOBS:
            raise ValueError(f": there is a job {job!a}; only chief and worker are known here")
    if not jobs:
        return [], 0
    job, index = task.get("type"), str(task.get("index"))  # some systems write a text
    if job not in JOBS:
        raise ValueError(f': the type of the task is {job!a}; "worker" or "chief" would do')
    count = len(jobs.get(job, []))
    if not index.isdecimal() or int(index) >= count:
        raise ValueError(f": the index of the task is not from 0 to {count - 1}")
    return addresses, int(index) + (len(jobs.get("chief", [])) if job == "worker" else 0)


def _of(config, name, kind):
    """What has this name in a part of TF_CONFIG, and is of this kind."""
    found = config.get(name, kind()) if isinstance(config, dict) else None
    if not isinstance(found, kind):
        what = {dict: "an object, {...}", list: "a list, [...]"}[kind]
        raise ValueError(f': "{name}" has to be {what}')
    return found


# Workers of this machine


def launch(count):
    """Run this script so many times side by side, and end as these workers end."""
    children = []
    try:
        with exits.undoing(lambda: _end(children)):
            with contextlib.ExitStack() as stack:
                ports = [socket.create_server(("", 0)) for _ in range(count)]
                addresses = [f"127.0.0.1:{stack.enter_context(p).getsockname()[1]}" for p in ports]
            for index in range(count):
                children.append(_Child(addresses, index))
            _wait(children)
    finally:
        codes = [child.poll() for child in children]
        _end(children)
    _leave(children, codes)


class _Child(subprocess.Popen):
    """A worker. The first one writes where this process does; of others the errors are kept."""

    def __init__(self, addresses, index):
        self.index, self.kept = index, tempfile.TemporaryFile()  # noqa: SIM115, as long as it
        own = {"stdout": subprocess.DEVNULL, "stderr": self.kept} if index else {}
        task = {"type": "worker", "index": index}
        config = json.dumps({"cluster": {"worker": addresses}, "task": task})
        super().__init__(
            [sys.executable, *sys.argv],
            stdin=subprocess.PIPE,  # it ends when this process does, and the worker with it
            env={**os.environ, "TF_CONFIG": config, LAUNCHED: "1"},
            **own,
            **exits.APART,
        )


def _wait(children, seconds=math.inf):
    """Wait until all have ended; only a moment more when one has failed, or the first has ended.

    Not by child.wait(): a signal may come in the midst of it, and it would wait for itself.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        codes = [child.poll() for child in children]
        if None not in codes:
            return
        if until == math.inf and (codes[0] == 0 or any(codes)):
            until = time.monotonic() + SOON
        time.sleep(OFTEN)


def _end(children):
    """End those that still go on."""
    for child in children:
        with contextlib.suppress(OSError):
            child.stdin.close()
    _wait(children, AT_ONCE)
    for child in children:
        child.kill()
    _wait(children, SOON)


def _leave(children, codes):
    """End this process as the workers have ended, with the reason of one that has failed.

    codes  of those that have ended by themselves, None for others
    """
    for child, code in zip(children, codes, strict=True):
        if code in (0, None, OTHER_ENDED, NOT_CONNECTED):
            continue
        if child.index == 0 and code > 0:  # it has said why
            raise SystemExit(code)
        child.kept.seek(0)
        errors = child.kept.read().decode(errors="replace")
        if errors.strip():
            print(errors, end="", file=sys.stderr)
            raise SystemExit(code if code > 0 else 1)
        how = f"ended with exit code {code}"
        if code < 0:
            how = f"was ended by {signal.Signals(-code).name}"
            how += "; the system does so when memory runs out" * (how.endswith("KILL"))
        exits.fail(f"worker {child.index} of {len(children)} {how}")
    if codes[0] != 0:
        exits.fail("the workers lost the connection to each other")
    raise SystemExit(0)
