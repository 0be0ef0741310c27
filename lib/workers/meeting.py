"""The workers meet before TensorFlow connects them, and learn at once if one of them has ended.

TensorFlow's own meeting can't be interrupted, and it tells of a worker that has ended only when it
is needed next. So worker 0 has a connection to each of the others, which ends with the process.
"""

import contextlib
import json
import selectors
import socket
import threading
import time

PATIENCE = 50  # seconds after the start, in which the others have to come
AT_LEAST = 20  # of them, if TensorFlow took long to load
LONGER = 5  # seconds more for worker 0 to say who is missing
AGAIN = 0.2  # seconds between two tries
SOON = 0.5  # seconds that a worker has to end for a reason of its own


class Meeting:
    """The connections among all workers, once all have come.

    place  a Place
    given  a text that has to be the same for all: what they are to do. One that came with another
           text, or did not come, ends all.
    """

    def __init__(self, place, given):
        self._place = place
        self._until = max(place.began + PATIENCE, time.monotonic() + AT_LEAST)
        self._done = set()
        self._heard = threading.Condition()
        self._connections = self._others(given) if place.index == 0 else {0: self._first(given)}
        for connection in self._connections.values():
            connection.settimeout(None)
            _watch_over(connection)
        threading.Thread(target=self._watch, daemon=True).start()

    def part(self):
        """Wait until all are here. From now on each may end when it likes."""
        if self._place.index == 0:
            self._wait_for_all()
        self._say("done")
        self._wait_for_all()

    def _wait_for_all(self):
        with self._heard:
            self._heard.wait_for(lambda: self._done >= set(self._connections))

    def _others(self, given):
        """Worker 0: a connection from each of the others."""
        self._connections = {}
        missing = set(range(1, self._place.count))
        while missing:
            connection, hello = self._next(missing)
            index = hello["index"]
            self._connections[index] = connection
            missing.remove(index)
            if hello.get("given") != given:
                self._fail(index, "was given other options or files than worker 0")
        self._say("all are here")
        return self._connections

    def _next(self, missing):
        """The next one of these who comes: a connection, and what it says first."""
        while True:
            left = self._until - time.monotonic()
            if left <= 0:
                self._fail(min(missing), f"did not come within {PATIENCE} s")
            self._place.listener.settimeout(left)
            with contextlib.suppress(OSError, ValueError):
                connection, _ = self._place.listener.accept()
                connection.settimeout(1)
                hello = json.loads(_line(connection))
                if isinstance(hello, dict) and hello.get("index") in list(missing):
                    return connection, hello
                connection.close()  # a stranger

    def _first(self, given):
        """Another worker: the connection to worker 0, once all are here."""
        hello = json.dumps({"index": self._place.index, "given": given}) + "\n"
        while time.monotonic() < self._until:
            with contextlib.suppress(OSError):
                connection = socket.create_connection(self._place.address(0), timeout=1)
                connection.settimeout(self._until - time.monotonic() + LONGER)
                connection.sendall(hello.encode())
                said = _line(connection)
                if said == "all are here":
                    return connection
                if said:
                    self._place.fail(said)
            time.sleep(AGAIN)
        return self._place.fail(f"{self._place.name(0)} did not come within {PATIENCE} s{HINT}")

    def _watch(self):
        """Hear what the others say, until one of them has ended."""
        with selectors.DefaultSelector() as selector:
            for index, connection in self._connections.items():
                selector.register(connection, selectors.EVENT_READ, index)
            while selector.get_map():
                for key, _ in selector.select():
                    said = _line(key.fileobj)
                    if said == "done":
                        with self._heard:
                            self._done.add(key.data)
                            self._heard.notify_all()
                        selector.unregister(key.fileobj)
                    else:
                        self._lost(key.data, said)

    def _lost(self, index, said):
        """A worker has ended; or worker 0 said so of another one, and ends, too."""
        time.sleep(SOON)
        if threading.main_thread().is_alive():  # it has not said a reason of its own
            if said:
                self._place.fail(said)
            self._fail(index, "has ended before its work was done")

    def _fail(self, index, what):
        words = f"{self._place.name(index)} {what}{HINT}"
        self._say(words)
        self._place.fail(words)

    def _say(self, words):
        for connection in self._connections.values():
            with contextlib.suppress(OSError):
                connection.sendall(f"{words}\n".encode())


HINT = "; its own output may say why"


def _line(connection):
    """The next line that comes, "" if the other one has ended."""
    line = b""
    with contextlib.suppress(OSError):
        while not line.endswith(b"\n"):
            more = connection.recv(1)
            if not more:
                return ""
            line += more
    return line.decode(errors="replace").rstrip("\n")


def _watch_over(connection):
    """Let the system ask now and then whether the other machine is still there."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 10), ("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 4)):
        if hasattr(socket, name):
            connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
