"""A worker's place: its number and its port, before TensorFlow is loaded."""

import os
import socket
import sys
import threading
import time

from lib.program import exits
from lib.workers import tf_config

OTHER_ENDED = 76  # exit code of a launched worker, which leaves it to its parent to say why


class Place:
    """The place of this process among the workers of a Cluster.

    index, count  0 is the first one, which prints
    launched      whether a parent waits for this process
    listener      a socket at the worker's port
    began         when this was made: time.monotonic()
    """

    def __init__(self, cluster):
        self.began = time.monotonic()
        self._addresses, self.index = cluster
        self.count = len(self._addresses)
        self.launched = tf_config.LAUNCHED in os.environ
        if self.launched:
            threading.Thread(target=_end_with_parent, daemon=True).start()
        self.listener = self._listen()
        if self.index:
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115, for good
        # What TensorFlow says of a broken connection is said here in one line.
        os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", GRPC_VERBOSITY="NONE")

    def address(self, index=None):
        """(host, port) of a worker, this one by default."""
        host, _, port = self._addresses[self.index if index is None else index].rpartition(":")
        return host.strip("[]"), int(port)

    def name(self, index):
        """What a worker is called in a line."""
        return f"worker {index} ({self._addresses[index]})"

    def fail(self, words):
        """End this process, from any thread, since another worker has ended or did not come."""
        if self.launched:
            exits.end("", OTHER_ENDED)
        exits.end(words, 1)

    def _listen(self):
        _, port = self.address()
        both = {"family": socket.AF_INET6, "dualstack_ipv6": True}
        try:
            return socket.create_server(
                ("", port), backlog=self.count, **both if socket.has_dualstack_ipv6() else {}
            )
        except OSError as error:
            why = os.strerror(error.errno) if error.errno else error
            exits.fail(f"{self.name(self.index)} can't listen at port {port}: {why}")


def _end_with_parent():
    """The parent holds the other end of stdin, and never writes."""
    while os.read(0, 1):
        pass
    exits.end("", OTHER_ENDED)
