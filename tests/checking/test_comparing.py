from types import SimpleNamespace

import numpy as np

from lib.checking import comparing
from lib.checking.statements import Row


def result(numbers, program, failed=None, **more):
    row = Row("L1.1", "slide", "says", numbers, "page", "", lambda page: page.give(), **more)
    give = program if callable(program) else lambda: program
    return comparing.compare(row, SimpleNamespace(failed=failed, give=give))


# What a slide says, what a page gives, and whether they agree
CASES = [
    ([1, "raise w", True], [np.float32(1), "raise w", True], True),
    ([2.6], [np.array([2.6000001])], True),
    ([2.6], [2.60001], False),
    ([0], [1e-7], True),
    ([0], [1e-5], False),
    ([1], [float("nan")], False),
    ([1], [float("inf")], False),
    ([1, 2], [1], False),
    ([1], [1, 2], False),
    ([True], [1], False),
    ([1], [True], False),
    (["a"], ["b"], False),
    ([1], [np.array([1, 2])], False),
    ([1], lambda: 1 / 0, False),
]


def test_agrees():
    wrong = [case for case in CASES if result(*case[:2]).agrees != case[2]]
    assert wrong == []


def test_a_page_that_failed():
    failed = result([1], [1], failed="ValueError: no")
    assert (failed.agrees, failed.program, failed.why) == (False, None, "ValueError: no")
    changed = result([1], lambda: 1 / 0)
    assert (changed.agrees, changed.why) == (False, "ZeroDivisionError: division by zero")


def test_mistakes():
    said = {"mistake": "the right formula", "right": (5,)}
    assert result([4], [5], **said).agrees
    assert not result([4], [4], **said).agrees
    assert not result([4], [6], **said).agrees
