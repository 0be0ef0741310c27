"""The workers at work: tf.distribute adds what they find, so all have the same numbers."""

import contextlib
import faulthandler
import os
import signal
import time

import numpy as np

from lib.program import exits
from lib.program.quiet import held_back, tf, use_devices
from lib.workers.meeting import Meeting

PATIENCE = 30  # seconds for TensorFlow to connect the workers


class Team:
    """All workers, seen from one of them.

    index, count  0 is the first one, which prints
    strategy      tf.distribute's: MultiWorkerMirroredStrategy if there are several workers

    place  the Place of this process, or None if it is alone
    given  a text that has to be the same for all workers: what they are to do
    """

    def __init__(self, place=None, given=""):
        self.index, self.count, self._meeting = 0, 1, None
        self.strategy = tf.distribute.get_strategy()
        if place:
            self.index, self.count = place.index, place.count
            self._meeting = Meeting(place, given)
            self.strategy = _several(place)
        elif "TF_CONFIG" in os.environ:  # alone in a cluster
            with held_back():
                use_devices(tf)

        @tf.function(input_signature=[tf.TensorSpec([None], tf.float64)], autograph=False)
        def all_reduce(numbers):
            return self.strategy.run(_sum, [numbers])

        self._all_reduce = all_reduce
        if self.count > 1:
            self.all_reduced([0.0])  # compiled before the clock begins

    def added(self, names, parts):
        """The sum of all these parts, of all workers: a dict from each name to a number.

        parts  dicts from the names to numbers
        """
        total = dict.fromkeys(names, 0.0)
        for part in parts:
            total = {name: total[name] + part[name] for name in names}
        sums = self.all_reduced([float(number) for number in total.values()])
        return dict(zip(names, tf.unstack(tf.constant(sums)), strict=True))

    def gathered(self, numbers):
        """The numbers [n] of each worker: an array [count, n]."""
        rows = np.zeros([self.count, len(numbers)])
        rows[self.index] = numbers
        return self.all_reduced(rows)

    def all_reduced(self, numbers):
        """The sum of such an array over all workers, who call this at the same time."""
        numbers = np.asarray(numbers, float)
        if not numbers.size:  # TensorFlow crashes when it is to add nothing (2.21)
            return numbers
        try:
            return self._all_reduce(numbers.ravel()).numpy().reshape(numbers.shape)
        except tf.errors.OpError:
            time.sleep(PATIENCE)  # the meeting knows who has ended, and ends this process
            exits.fail("the connection to the other workers is broken")

    def part(self):
        """Wait for all workers. Then all but the first one end."""
        if self._meeting:
            self._meeting.part()
        if self.index:
            exits.end("", 0)


def _sum(numbers):
    numbers = tf.identity(numbers)  # which is on a device of this worker: all-reduce asks for it
    return tf.distribute.get_replica_context().all_reduce("SUM", numbers)


def _several(place):
    """The strategy of all workers, who are there by now."""
    tf.get_logger().setLevel("CRITICAL")
    name, (_, port) = place.name(place.index), place.address()
    place.listener.close()
    failure = None
    with held_back(), open(os.devnull, "w") as nowhere:
        # One may end right now. TensorFlow would wait for it, and no thread of Python could end
        # that. This line is dropped if all goes well.
        os.write(2, f"{name}: the others did not connect within {PATIENCE} s\n".encode())
        faulthandler.dump_traceback_later(PATIENCE, exit=True, file=nowhere)
        try:
            strategy = tf.distribute.MultiWorkerMirroredStrategy()
            use_devices(tf)
        except (tf.errors.OpError, RuntimeError) as error:
            failure = error
        faulthandler.cancel_dump_traceback_later()
    if failure:
        reason = getattr(failure, "message", None) or failure
        exits.fail(f"TensorFlow can't connect {name} with the others at port {port}: {reason}")
    # TensorFlow takes this signal for itself.
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGTERM))
    return strategy
