from lib.program.words import MANY, counted, few


def test_counted():
    assert [counted(k, "number") for k in (0, 1, 2)] == ["0 numbers", "1 number", "2 numbers"]
    assert counted(1_000_000, "point", ",") == "1,000,000 points"


def test_few():
    assert few(f"w{k}" for k in range(1, 4)) == "w1, w2, w3"
    assert few(map(str, range(MANY))).count(",") == MANY - 1
    assert few([f"w{k}" for k in range(1, 1001)]) == "w1, w2, ..., w999, w1000"
