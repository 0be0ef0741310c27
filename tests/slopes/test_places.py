from lib.slopes.places import Place, columns


def test_columns():  # L1.1
    table = columns([Place(2.0, 1.0, 2.0, "raises E", "lower w", "small", 1.8)] * 2)
    assert list(table) == [
        "w", "cost", "slope_w", "more w", "do", "penalty", "update", "next_w",
    ]  # fmt: skip
    row = [column[1] for column in table.values()]
    assert row == [2, 1, 2, "raises E", "lower w", "small", 1.8 - 2, 1.8]
