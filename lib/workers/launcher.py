"""The workers of 09: who they are, by TF_CONFIG, and those that are started on this machine."""

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

# As clusters give it to TensorFlow. There can be a "chief", too, who is the first worker then
WORKERS = '{"worker": ["host:port", "host:port"]}'
TF_CONFIG = f'{{"cluster": {WORKERS}, "task": {{"type": "worker", "index": 0}}}}'
LAUNCHED = "GROW_DATA_LAUNCHED"  # is set where a process of this machine has started the workers
OTHER_ENDED = 76  # exit code of a launched worker, which leaves it to its parent to say why
NOT_CONNECTED = -getattr(signal, "SIGALRM", 0)  # it has waited too long for the others
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
    config, launched = os.environ.get("TF_CONFIG", "").strip(), LAUNCHED in os.environ
    if workers > 1 and not config:
        launch(workers)
    if workers > 1 and not launched:
        exits.fail("--workers: TF_CONFIG says already who works; leave one of them out", 2)
    addresses, index = cluster(config) if config else ([], 0)
    if len(addresses) < 2:
        os.environ.pop("TF_CONFIG", None)  # TensorFlow need not wait for a cluster
        return None
    if launched:
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


def cluster(text):
    """(addresses, index) of a TF_CONFIG; without addresses if there is no cluster."""
    try:
        config = json.loads(text)
        jobs, task = config.get("cluster", {}), config.get("task", {})
        if not jobs:
            return [], 0
        known = {job: jobs.get(job, []) for job in ("chief", "worker")}
        addresses = [*known["chief"], *known["worker"]]
        kind, index = task["type"], int(task["index"])  # some systems write a text
        good = 0 <= index < len(known[kind]) and len(set(addresses)) == len(addresses)
        good &= all(host and 0 < port < 1 << 16 for host, port in map(address, addresses))
        good &= not any(jobs[job] for job in jobs if job not in known)
        index += len(known["chief"]) if kind == "worker" else 0
    # A part is missing or of another kind
    except (ValueError, KeyError, TypeError, AttributeError):
        good = False
    if not good:
        exits.fail(f"TF_CONFIG is not as a cluster gives it: {TF_CONFIG} would do", 2)
    return addresses, index


def address(text):
    """(host, port)."""
    host, _, port = text.rpartition(":")
    return host.strip("[]"), int(port)


def _end_with_parent():
    """The parent holds the other end of stdin, and never writes."""
    while os.read(0, 1):
        pass
    exits.end("", OTHER_ENDED)


# Workers of this machine


def launch(count):
    """Run this script so many times side by side, and end as these workers end."""
    with contextlib.ExitStack() as stack:  # free ports
        sockets = [stack.enter_context(socket.create_server(("", 0))) for _ in range(count)]
        addresses = [f"127.0.0.1:{each.getsockname()[1]}" for each in sockets]
    children = {}
    with exits.undoing(lambda: _end(children)):
        for index in range(count):
            kept = tempfile.TemporaryFile()  # noqa: SIM115, as long as the worker
            children[_start(addresses, index, kept)] = kept
        codes = _wait(children)
        _end(children)
    for index, (kept, code) in enumerate(zip(children.values(), codes, strict=True)):
        if code in (0, None, OTHER_ENDED, NOT_CONNECTED):  # it does not know why
            continue
        kept.seek(0)
        errors = kept.read().decode(errors="replace")
        print(errors, end="", file=sys.stderr)
        if errors.strip() or (index == 0 and code > 0):  # it has said why
            raise SystemExit(max(code, 1))
        how = f"ended with exit code {code}"
        if code < 0:
            how = f"was ended by {signal.Signals(-code).name}"
            how += "; the system does so when memory runs out" * (how.endswith("KILL"))
        exits.fail(f"worker {index} of {count} {how}")
    if codes[0] != 0:
        exits.fail("the workers lost the connection to each other")
    raise SystemExit(0)


def _start(addresses, index, kept):
    """Start a worker. The first one writes where this process does; of others errors are kept."""
    config = {"cluster": {"worker": addresses}, "task": {"type": "worker", "index": index}}
    return subprocess.Popen(
        [sys.executable, *sys.argv],
        stdin=subprocess.PIPE,  # it ends when this process does, and the worker with it
        env={**os.environ, "TF_CONFIG": json.dumps(config), LAUNCHED: "1"},
        **({"stdout": subprocess.DEVNULL, "stderr": kept} if index else {}),
        **exits.APART,
    )


def _wait(children, seconds=math.inf):
    """Wait until all have ended; only a moment more when one has failed, or the first has ended.

    Gives their exit codes, None for those that go on. Not by child.wait(): a signal may come in the
    midst of it, and it would wait for itself.
    """
    until = time.monotonic() + seconds
    while True:
        codes = [child.poll() for child in children]
        if None not in codes or time.monotonic() > until:
            return codes
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
