"""What 08 makes of a page, of its numbers beside the statements, and the statements themselves."""

import io
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from conftest import ROOT

from lib.pages import check_slides, statements
from lib.pages.statements import Row
from lib.program.quiet import tf


@pytest.fixture
def page(tmp_path):
    """page(text, options): what check_slides.run gives for a page of this text."""
    file = tmp_path / "page.py"

    def page(text, options="", **more):
        file.write_text(text)
        return check_slides.run(file, options, **more)

    return page


def test_names_code_and_words(page, capsys):
    before, text = sys.argv, "import sys\nwords = sys.argv[1:]\nprint('shown')\nsys.exit(3)\n"
    found = page(text, "--w 3 --bias")
    assert found.words == ["--w", "3", "--bias", "--no-figure"]
    assert page(text, "--w 3", draw=True).words == ["--w", "3", "--no-show"]
    assert (found.code, found.failed, found.printed.getvalue()) == (3, None, "shown\n")
    assert capsys.readouterr().out == "" and sys.argv is before
    assert not tf.config.functions_run_eagerly()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a = 1\nb = 1 / 0", "ZeroDivisionError: division by zero"),
        ("a = = 1", "SyntaxError: invalid syntax"),
        ("import sys\nprint('page.py: --w x: no')\nsys.exit(2)", "page.py: --w x: no"),
        ("from lib.program import exits\nexits.fail('it is too large')", "it is too large"),
        ("a = 1", "no attribute 'numbers'"),
        ("numbers = [1, [2, 3]]", "ValueError"),
    ],
)
def test_a_page_that_fails_says_its_own_reason(page, text, why):
    row = Row("L1.1", "slide", "says", [1, 2], "page", "", lambda page: page.numbers)
    result = check_slides.compare(row, page(text))
    assert (result.agrees, result.program) == (False, None)
    assert why in check_slides.found(result)


def test_an_interrupt_is_not_swallowed(page):
    for text in ("raise KeyboardInterrupt", "raise SystemExit(130)"):
        with pytest.raises(KeyboardInterrupt):
            page(text)


def result(numbers, program, name="L1.1", failed=None, **more):
    row = Row(name, "slide", "says", numbers, "page", "", lambda page: program, **more)
    ended = {"failed": failed, "code": 0, "printed": io.StringIO()}
    return check_slides.compare(row, SimpleNamespace(**ended))


# What a slide says, what a page gives, and whether they agree
CASES = [
    ([1, "raise w", True], [np.float32(1), "raise w", True], True),
    ([2.6], [np.array([2.6000001])], True),
    ([2.6], [2.60001], False),
    ([0], [1e-7], True),
    ([0], [1e-5], False),
    ([1], [float("nan")], False),
    ([1, 2], [1], False),
    ([1], [1, 2], False),
    ([True], [1], False),
    ([1], [True], False),
    (["a"], ["b"], False),
]


def test_agrees():
    assert [case for case in CASES if result(*case[:2]).agrees != case[2]] == []
    said = {"mistake": "the right formula", "right": (5,)}
    assert [result([4], [found], **said).agrees for found in (5, 4, 6)] == [True, False, False]


def test_every_statement_is_there_and_none_is_loose():
    assert list(dict.fromkeys(row.id for row in statements.ROWS)) == statements.IDS
    # The rows of the lectures' numbers that have a number or a formula; L1.9 is in words only
    wanted = [f"L1.{k}" for k in range(1, 19) if k != 9] + [f"L2.{k}" for k in range(1, 7)]
    assert {*wanted} <= {*statements.IDS} and len(statements.ROWS) >= 51
    assert {row.page for row in statements.ROWS} == {p.name for p in ROOT.glob("0[1-7]_*.py")}
    for row in statements.ROWS:
        assert row.numbers and row.within <= 1e-3 and bool(row.mistake) == bool(row.right)
        assert row.right != tuple(row.numbers)
        assert (row.says + row.slide).isascii() and row.id.split(".")[0] in statements.LECTURES


def test_what_is_called_on_the_slide_is_there():
    """What follows, or was published elsewhere, is not: in the first lecture's text there is no
    4.0054, in the second's no patient."""
    for row in statements.ROWS:
        follows = {4.0054, 22481.49494, 442, 12}
        assert row.source != "on the slide" or follows.isdisjoint(row.numbers)
        assert row.source == "follows" or row.id.startswith("P.") == (row.source == "published")
