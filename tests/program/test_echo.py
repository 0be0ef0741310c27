import sys

import pytest

from lib.program import echo


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("three", "three"),
        ("it's 1 %", "it's 1 %"),
        ("C:\\a", "C:\\a"),
        ("a\nb\r\tc\0", r"a\nb\r\tc\x00"),
        ("\x1b[2J\x07\x7f\x85\u2028", r"\x1b[2J\x07\x7f\x85\u2028"),
        ("\uacb0\uc11d \U0001f44d", r"\uacb0\uc11d \U0001f44d"),
        ("\udcff", r"\udcff"),  # a byte in a file's name that is no letter
    ],
)
def test_letters_that_are_not_printed_are_named(text, shown):
    assert echo.word(text) == echo.path(text) == shown
    assert echo.quoted(text) == f"'{shown}'"


def test_no_letter_breaks_the_line():
    codes = [*range(0x300), *range(0x300, sys.maxunicode, 101)]
    shown = "".join(echo.word(chr(code)) for code in codes)
    assert shown.isprintable()
    assert shown.isascii()


def test_a_blank_one_is_seen():
    assert (echo.word(""), echo.word(" \n"), echo.quoted("")) == ("''", r"' \n'", "''")


def test_a_long_one_is_cut():
    assert echo.word("a" * 40) == "a" * 40
    assert echo.word("a" * 41) == "a" * 40 + "... (41 characters)"
    assert echo.quoted("9" * 131_000) == f"'{'9' * 40}'... (131000 characters)"
    assert echo.word("\uacb0" * 7) == r"\uacb0" * 6 + "... (7 characters)"
    assert echo.word(" " * 50) == f"'{' ' * 40}'... (50 characters)"


def test_of_a_long_path_the_end_is_shown():
    assert echo.path("a/" * 80) == "a/" * 80
    path = "/home/" + "a" * 200 + "/b.csv"
    assert echo.path(path) == "..." + "a" * 154 + "/b.csv (212 characters)"
