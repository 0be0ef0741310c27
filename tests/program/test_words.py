import sys

from lib.program import words


def test_counted():
    assert [words.counted(k, "number") for k in (0, 1, 2)] == ["0 numbers", "1 number", "2 numbers"]
    assert words.counted(1_000_000, "point", ",") == "1,000,000 points"


def test_a_text_stays_in_its_line():
    codes = [*range(0x300), *range(0x300, sys.maxunicode, 101), 0xDCFF]
    assert "".join(words.shown(chr(code)) for code in codes).isprintable()
    assert words.shown("a\nb\x1b[2J\u2028\udcff") == r"a\nb\x1b[2J\u2028\udcff"
    assert words.quoted("결석 é") == "'결석 é'"
    assert (words.shown(""), words.shown(" \n"), words.path("")) == ("''", r"' \n'", "''")
    assert words.shown("a" * 40) == "a" * 40
    assert words.quoted("9" * 131_000) == f"'{'9' * 40}'... (131000 characters)"
    assert words.path("a" * 5000 + "/b.csv").endswith("/b.csv")
    assert len(words.path("a" * 5000)) < 200
