from lib.program.words import counted


def test_counted():
    assert [counted(k, "number") for k in (0, 1, 2)] == ["0 numbers", "1 number", "2 numbers"]
