import pytest

from lib import columns


def test_flush_right(capsys):
    columns.show({"w": [-3.0, 12.5], "what to do": ["raise w", "lower w"]})
    assert capsys.readouterr().out == (
        "        w  what to do\n-3.000000     raise w\n12.500000     lower w\n"
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_table_holds_finite_numbers_only(capsys, value):
    with pytest.raises(SystemExit) as end:
        columns.show({"cost": [1.0, value]})
    assert end.value.code == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "too large for 64-bit floats" in err and err.count("\n") == 1


def test_columns_of_one_length():
    with pytest.raises(ValueError, match="zip"):
        columns.show({"a": [1.0], "b": [1.0, 2.0]})
