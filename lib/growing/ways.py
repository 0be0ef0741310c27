"""The machinery around the page's ways to a line: what each costs, how it ends, Ctrl-C.

A way is a function of the page that learns, and asks after every update or some of them:

    def every_point(way):
        for ...:
            ...
            if way.ended(reads=1, updates=1):  # so many more
                break
"""

import contextlib
import time

import numpy as np

from lib.learning import training as flattened
from lib.learning.descent import DIVERGED, INTERRUPTED
from lib.program import exits

APART = 0.01  # reads between two rows that are kept: a long run does not fill the memory
NAMES = {1: "every point", 2: "block by block", 3: "five sums"}


class Way:
    """One way from the start to a line.

    name      what it is called
    number    1, 2 or 3
    reads, updates, seconds   a list each, for the kept rows: how often all points were read (a
              part of a read counts as such), how many updates were made, how long it took
    values    the parameters then, a list of arrays; the first is the start
    ending    DIVERGED, INTERRUPTED or None
    """

    def __init__(self, number, parameters, source, before):
        self.name = f"{number} {NAMES[number]}"
        self.number = number
        self.reads, self.updates, self.seconds, self.values = [], [], [], []
        self.ending = None
        self._read = 0.0
        self._parameters, self._source = parameters, source
        self._began = time.perf_counter() - before
        self._keep(0, 0)

    def ended(self, reads, updates):
        """After so many more reads and updates keep where the parameters are, and tell whether the
        way ends here.
        """
        if self._source.stopped:  # the last read was not a whole one
            self.ending = INTERRUPTED
        elif not np.isfinite(self._now()).all():
            self.ending = DIVERGED
        else:
            self._read += reads
            self._keep(round(self._read, 9), self.updates[-1] + updates)  # parts make a whole one
        return self.ending is not None

    def _keep(self, reads, updates):
        if len(self.reads) > 1 and reads - self.reads[-2] < APART:
            for column in (self.reads, self.updates, self.seconds, self.values):
                column.pop()
        self.reads.append(reads)
        self.updates.append(updates)
        self.seconds.append(time.perf_counter() - self._began)
        self.values.append(self._now())

    def _now(self):
        return flattened.flat(self._parameters.values()).numpy()


class Comparison:
    """Goes some ways from one start, one after the other.

    parameters  a dict from name to tf.Variable
    source      the Source of the points
    chosen      the numbers of the ways to go
    team        the Team of workers that go together
    ways        those that were gone so far, a list of Way
    """

    def __init__(self, parameters, source, chosen, team):
        self.ways = []
        self.seconds = 0.0  # of the first read
        self._parameters, self._source, self._chosen = parameters, source, chosen
        self._team = team
        self._start = flattened.flat(parameters.values())

    @property
    def interrupted(self):
        return self._source.stopped or any(way.ending == INTERRUPTED for way in self.ways)

    @property
    def workers(self):
        """How many workers there are."""
        return self._team.count

    @property
    def alone(self):
        """Whether there is one worker."""
        return self.workers == 1

    def first_read(self):
        """Give all blocks of points, as the source does, and take the time that this takes."""
        began = time.perf_counter()
        with self._reading("read 1"):
            yield from self._source()
        self._team.all_reduced([0.0])  # all workers have read their shares
        self.seconds = time.perf_counter() - began

    def go(self, number, learn):
        """Call learn(way), which reads the points, unless this way is not wanted."""
        if number in self._chosen and not self.interrupted:
            way = self._begin(number)
            with self._reading(f"way {number}"):
                learn(way)

    def train(self, number, training, learn):
        """Go a way that does not read: training.run(learn). The first read counts as its own."""
        if number in self._chosen and not self.interrupted:
            way = self._begin(number, self.seconds)
            way.ended(reads=1, updates=0)
            descent = training.run(learn)
            way.ended(reads=0, updates=max(descent.step, 0))
            if descent.ending in (DIVERGED, INTERRUPTED):
                way.ending = descent.ending

    def _begin(self, number, before=0.0):
        flattened.assign(self._parameters, self._start)
        way = Way(number, self._parameters, self._source, before)
        self.ways.append(way)
        return way

    @contextlib.contextmanager
    def _reading(self, doing):
        """Inside the block Ctrl-C ends the points; what could not be read ends the script."""
        self._source.counter.doing = doing
        # With several workers Ctrl-C ends all of them.
        with exits.asking(self._source.stop) if self.alone else contextlib.nullcontext():
            yield
        if self._source.failure:
            exits.fail(*self._source.failure)
