import pytest

from lib import columns


def test_show(capsys):
    columns.show({"w": [1.0, -22.5], "so": ["raise w", "x"]})
    assert capsys.readouterr().out.splitlines() == [
        "         w       so",
        "  1.000000  raise w",
        "-22.500000        x",
    ]


def test_not_finite(capsys):
    with pytest.raises(SystemExit) as end:
        columns.show({"w": [1.0, float("inf")]})
    assert end.value.code == 1
    assert capsys.readouterr().out == ""
