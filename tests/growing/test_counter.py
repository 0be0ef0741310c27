import io
import sys
from types import SimpleNamespace

import pytest

from lib.growing import counter


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def counting(monkeypatch):
    """counting(terminal, unit, total): a Counter, for which every look at the clock is a second."""

    def counting(terminal, unit, total, seconds=1):
        clock = (seconds * tick for tick in range(1000))
        time = SimpleNamespace(perf_counter=lambda: next(clock))
        monkeypatch.setattr(counter, "time", time)
        monkeypatch.setattr(sys, "stderr", terminal)
        return counter.Counter(unit, total)

    return counting


def test_a_line_that_changes_and_vanishes(counting):
    terminal = Terminal()
    count = counting(terminal, "MB", 90.4)
    count.doing = "way 1"
    count.begin()
    count.add(2_000_000, 30)
    count.add(1_000_000, 15)
    lines = terminal.getvalue().split("\r")[1:]
    assert lines[0] == "way 1: 2,000,000 rows, 30 of 90 MB, 2,000,000 rows a second"
    assert lines[1].rstrip() == "way 1: 3,000,000 rows, 45 of 90 MB, 1,500,000 rows a second"
    count.end()
    *_, blank, end = terminal.getvalue().split("\r")
    assert blank == " " * len(lines[1].rstrip()) and end == ""
    assert "\n" not in terminal.getvalue()
