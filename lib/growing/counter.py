"""How much of the data was read so far: a line that changes, on a terminal only."""

import sys
import time

OFTEN = 0.2  # seconds between two changes of the line
SLOW = 1.0  # seconds: what takes less time needs no line


class Counter:
    """Counts the points of one read after the other.

    unit, total  how much there is in all: in "MB", or in "rows"
    doing        words before the numbers
    """

    def __init__(self, unit, total):
        self.doing = ""
        self._unit, self._total = unit, total
        self._rows = self._units = self._width = 0

    def begin(self):
        """A read begins."""
        self._rows = self._units = 0
        self._began = time.perf_counter()
        self._next = self._began + SLOW

    def add(self, rows, units):
        """So many points came, which are so many MB."""
        self._rows += rows
        self._units += units
        now = time.perf_counter()
        if now >= self._next and sys.stderr.isatty():
            self._next = now + OFTEN
            self._show(self._words(self._rows / (now - self._began)))

    def end(self):
        """The read has ended: the line vanishes."""
        if self._width:
            self._show("")
            print("\r", end="", file=sys.stderr, flush=True)
            self._width = 0

    def _words(self, speed):
        if self._unit == "MB":
            of = f"{self._rows:,} rows, {self._units:,.0f} of {self._total:,.0f} MB"
        else:
            of = f"{self._rows:,} of {self._total:,} rows"
        return f"{self.doing}: {of}, {speed:,.0f} rows a second"

    def _show(self, words):
        print("\r" + words.ljust(self._width), end="", file=sys.stderr, flush=True)
        self._width = len(words)
