from conftest import ROOT

from lib.checking import statements

# The rows of the lectures' numbers that have a number or a formula; L1.9 is in words only.
FIRST = [f"L1.{k}" for k in range(1, 19) if k != 9]
SECOND = [f"L2.{k}" for k in range(1, 7)]


def test_every_statement_is_there():
    ids = {row.id for row in statements.ROWS}
    assert {*FIRST, *SECOND} <= ids
    assert all(name.split(".")[0] in statements.LECTURES for name in ids)


def test_ids_are_in_the_order_of_the_rows():
    assert set(statements.IDS) == {row.id for row in statements.ROWS}
    assert len(statements.IDS) == len(set(statements.IDS))
    assert statements.IDS[:2] == ["L1.1", "L1.2"]


def test_every_script_is_asked():
    asked = {row.page for row in statements.ROWS}
    assert asked == {path.name for path in ROOT.glob("0[1-7]_*.py")}


def test_nothing_is_checked_loosely():
    for row in statements.ROWS:
        assert row.numbers
        assert row.within <= 1e-3
        assert bool(row.mistake) == bool(row.right)
        assert row.says.isascii()
        assert row.slide.isascii()
