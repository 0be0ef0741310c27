from types import SimpleNamespace

import numpy as np
import pytest

from lib import checking
from lib.slides import Row


def result(numbers, program, failed=None, **more):
    row = Row("L1.1", "slide", "says", numbers, "page", "", lambda page: page.give(), **more)
    give = program if callable(program) else lambda: program
    return checking.Result(row, SimpleNamespace(failed=failed, give=give))


@pytest.mark.parametrize(
    ("numbers", "program", "agrees"),
    [
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
    ],
)
def test_agrees(numbers, program, agrees):
    assert result(numbers, program).agrees == agrees


def test_a_page_that_failed():
    failed = result([1], [1], failed="ValueError: no")
    assert not failed.agrees
    assert failed.why == "ValueError: no"


def test_mistakes():
    said = {"mistake": "the right formula", "right": (5,)}
    assert result([4], [5], **said).agrees
    assert not result([4], [4], **said).agrees
    assert not result([4], [6], **said).agrees


def test_table(capsys):
    wrong = checking.show(
        [result([1], [1]), result([2], [3]), result([4], [5], mistake="m", right=(5,))]
    )
    out = capsys.readouterr().out
    assert [one.row.numbers for one in wrong] == [[2]]
    assert out.count("agrees") == 1
    assert out.count("DIFFERS") == 1
    assert out.count("slide's mistake") == 1
    assert out.endswith("2 of 3 statements agree, 1 mistakes on slides among them.\n")
