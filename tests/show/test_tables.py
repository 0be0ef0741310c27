import numpy as np
import pytest

from lib.show import tables


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-0.0, "0.000000"),
        (np.float32(74.666672), "74.666672"),
        (-1234567.5, "-1234567.500000"),
        (12345678.0, "1.234568e+07"),
        (-0.00001, "-1.000000e-05"),
        (3, "3"),
    ],
)
def test_cells(value, shown):
    assert tables.cell(value) == shown


def test_tables(capsys):
    tables.show({"w": [-3.0, 12.5], "what to do": ["raise w", "lower w"]})
    tables.show({"way": ["1 nudge", "2"], "n": [1, 22]}, left=["way"], indent="  ")
    tables.show_lines([["gate 1", "h = w x", 3], ["", "e", ""]])
    tables.row(["step", "w", "cost"])
    tables.row([10, -0.0, 1e30])
    assert capsys.readouterr().out.splitlines() == [
        "        w  what to do",
        "-3.000000     raise w",
        "12.500000     lower w",
        "  way       n",
        "  1 nudge   1",
        "  2        22",
        "  gate 1  h = w x  3",
        "          e",
        "    step             w          cost",
        "      10      0.000000  1.000000e+30",
    ]
