import pytest

from lib.show import tables


def test_flush_right(capsys):
    tables.show({"w": [-3.0, 12.5], "what to do": ["raise w", "lower w"]})
    assert capsys.readouterr().out == (
        "        w  what to do\n-3.000000     raise w\n12.500000     lower w\n"
    )


def test_flush_left(capsys):
    tables.show({"way": ["1 nudge", "2"], "n": [1, 22]}, left=["way"], indent="  ")
    assert capsys.readouterr().out == "  way       n\n  1 nudge   1\n  2        22\n"


def test_lines_without_headings(capsys):
    tables.show_lines([["gate 1", "h = w x", 3], ["", "e", ""]], indent="  ")
    assert capsys.readouterr().out == "  gate 1  h = w x  3\n          e\n"


def test_row(capsys):
    tables.row(["step", "w", "cost"])
    tables.row([10, -0.0, 1e30])
    assert capsys.readouterr().out == (
        "    step             w          cost\n      10      0.000000  1.000000e+30\n"
    )


def test_columns_of_one_length():
    with pytest.raises(ValueError, match="zip"):
        tables.show({"a": [1.0], "b": [1.0, 2.0]})
