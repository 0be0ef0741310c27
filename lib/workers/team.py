"""The workers at work: tf.distribute adds what they find, so all have the same w and b."""

import contextlib
import faulthandler
import os
import re
import signal
import socket
import time

import numpy as np

from lib.program import exits
from lib.program.quiet import held_back, tf, use_devices
from lib.workers import launcher

PATIENCE = 50  # seconds after the start, in which the others have to come
CONNECTING = 20  # seconds for TensorFlow to connect them then
AGAIN = 0.2  # seconds between two tries
HINT = "; its own output may say why"


class Team:
    """All workers, seen from one of them; a worker alone is a team, too.

    index, count  0 is the first one, which prints

    place  the launcher's Place of this process, or None if it is alone
    given  a hexadecimal number that is the same for all workers: what they are to do
    """

    def __init__(self, place=None, given="0"):
        self.index, self.count, self._place, self._parting = 0, 1, place, False
        if place:
            self.index, self.count = place.index, len(place.addresses)
            _meet(place)
            self._strategy = _connected(place)
            self._all_reduce = self.function(self._added)
        asked = self.gathered([int(given[:12], 16)])[:, 0]  # floats hold so many digits
        for index in np.flatnonzero(asked != asked[0])[:1]:
            what = "was given other options or files than worker 0"
            self.fail(f"{place.name(index)} {what}{HINT}", 1)

    def function(self, function):
        """As tf.function; in it workers can add. Of a worker alone: by XLA."""
        if self.count == 1:
            return tf.function(function, jit_compile=tf.test.is_built_with_xla())
        fast = tf.function(function)

        @tf.autograph.experimental.do_not_convert
        def run(*tensors):
            try:
                return fast(*tensors)
            except tf.errors.OpError as error:
                if not self._parting:
                    self._lost(error.message)

        return run

    def sum(self, numbers):
        """The sum over all workers, who call this at the same time: a dict from name to number."""
        if self.count == 1:
            return numbers
        stacked = tf.stack([tf.cast(number, tf.float64) for number in numbers.values()])
        return dict(zip(numbers, tf.unstack(self._all_reduce(stacked)), strict=True))

    def gathered(self, row):
        """The numbers [n] of each worker: an array [count, n]."""
        rows = np.zeros([self.count, len(row)])
        rows[self.index] = row
        if self.count == 1:
            return rows
        return self._all_reduce(tf.constant(rows.ravel())).numpy().reshape(rows.shape)

    def part(self):
        """Wait for all workers. Then all but the first one end."""
        if self.count > 1:
            self._parting = True  # who comes here has all numbers: no matter if one has gone
            self._all_reduce(tf.zeros([1], tf.float64))
        if self.index:
            exits.end("", 0)

    def fail(self, words, code):
        """End this process, and with it its team."""
        if self.count == 1:
            exits.fail(words, code)
        exits.end(words, code)  # at once: TensorFlow would wait for the others

    def _added(self, numbers):
        def added(numbers):
            numbers = tf.identity(numbers)  # on a device of this worker: all-reduce asks for it
            return tf.distribute.get_replica_context().all_reduce("SUM", numbers)

        return self._strategy.run(added, [numbers])

    def _lost(self, message):
        """TensorFlow has found out that another worker does not answer."""
        if launcher.LAUNCHED in os.environ:
            exits.end("", launcher.OTHER_ENDED)
        who = re.search(r"heartbeats\):\s*/job:worker/replica:0/task:(\d+)\s", message)
        name = self._place.name(int(who[1])) if who else "one of the other workers"
        exits.end(f"{name} has ended or does not answer{HINT}", 1)


# TensorFlow's own coordination ends workers at work. Before that it waits for ever for one that
# does not come, and nothing else in the process can end that.


def _meet(place):
    """Wait until all others listen."""
    for index, each in enumerate(place.addresses):
        while index != place.index:
            address = launcher.address(each)
            with contextlib.suppress(OSError), socket.create_connection(address, timeout=1):
                break
            if time.monotonic() > place.began + PATIENCE:
                exits.end(f"{place.name(index)} did not come within {PATIENCE} s{HINT}", 1)
            time.sleep(AGAIN)


def _connected(place):
    """TensorFlow's strategy for all workers, who are there by now."""
    tf.get_logger().setLevel("CRITICAL")
    name = place.name(place.index)
    place.listener.close()
    with held_back(), open(os.devnull, "w") as nowhere:
        # One may end right now. Either the parent says what has happened, or this line, which is
        # else dropped.
        if launcher.LAUNCHED in os.environ and hasattr(signal, "alarm"):
            signal.alarm(CONNECTING)
        else:
            os.write(2, f"{name}: the others did not connect within {CONNECTING} s\n".encode())
            faulthandler.dump_traceback_later(CONNECTING, exit=True, file=nowhere)
        try:
            strategy = tf.distribute.MultiWorkerMirroredStrategy()
            use_devices(tf)
        except (tf.errors.OpError, RuntimeError) as error:
            why = getattr(error, "message", error)
            exits.end(f"TensorFlow can't connect {name} with the others: {why}", 1)
        faulthandler.cancel_dump_traceback_later()
        if hasattr(signal, "alarm"):
            signal.alarm(0)
    with contextlib.suppress(ValueError):  # TensorFlow has taken this signal for itself
        signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGTERM))
    return strategy
