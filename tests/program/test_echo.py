"""What is shown of a text that somebody gave, on consoles that have other letters."""

import io
import sys

import pytest

from lib.program import echo


@pytest.fixture
def console(monkeypatch):
    """console(out, err): as if stdout and stderr were written in these encodings."""

    def console(out, err=None):
        for name, encoding in (("stdout", out), ("stderr", err or out)):
            # A letter that the console has not would raise an error
            stream = io.TextIOWrapper(io.BytesIO(), encoding, errors="strict")
            monkeypatch.setattr(sys, name, stream)

    return console


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "ascii"])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("three", "three"),
        ("it's 1 %", "it's 1 %"),
        ("C:\\a", "C:\\a"),
        ("a\nb\r\tc\0", r"a\nb\r\tc\x00"),
        ("\x1b[2J\x07\x7f\x85\u2028", r"\x1b[2J\x07\x7f\x85\u2028"),
        ("1\xa02\u200b\u202e\ufeff", r"1\xa02\u200b\u202e\ufeff"),  # nobody sees what these are
        ("\udcff", r"\udcff"),  # a byte in a file's name that is no letter
    ],
)
def test_letters_that_are_not_printed_are_named(console, encoding, text, shown):
    console(encoding)
    assert echo.word(text) == echo.path(text) == shown
    assert echo.quoted(text) == f"'{shown}'"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "\uacb0\uc11d \xe9 \U0001f44d"),
        ("utf-16", "\uacb0\uc11d \xe9 \U0001f44d"),
        ("cp949", "\uacb0\uc11d \\xe9 \\U0001f44d"),
        ("latin-1", "\\uacb0\\uc11d \xe9 \\U0001f44d"),
        ("ascii", r"\uacb0\uc11d \xe9 \U0001f44d"),
    ],
)
def test_letters_of_any_script_if_the_console_has_them(console, encoding, shown):
    console(encoding)
    assert echo.word("\uacb0\uc11d \xe9 \U0001f44d") == shown
    print(shown, flush=True)


def test_both_streams_have_to_have_them(console):
    console("utf-8", "ascii")
    assert echo.quoted("\uacb0") == r"'\uacb0'"
    console("ascii", "utf-8")
    assert echo.quoted("\uacb0") == r"'\uacb0'"


def test_a_stream_may_be_missing_or_have_no_encoding(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert echo.word("\uacb0") == "\uacb0"


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "ascii"])
def test_no_letter_breaks_the_line(console, encoding):
    console(encoding)
    codes = [*range(0x300), *range(0x300, sys.maxunicode, 101)]
    shown = "".join(echo.word(chr(code)) for code in codes)
    assert shown.isprintable()
    assert shown.encode(encoding).decode(encoding) == shown


def test_a_blank_one_is_seen():
    assert (echo.word(""), echo.word(" \n"), echo.quoted("")) == ("''", r"' \n'", "''")


def test_a_long_one_is_cut(console):
    assert echo.word("a" * 40) == "a" * 40
    assert echo.word("a" * 41) == "a" * 40 + "... (41 characters)"
    assert echo.quoted("9" * 131_000) == f"'{'9' * 40}'... (131000 characters)"
    assert echo.word("\uacb0" * 41) == "\uacb0" * 40 + "... (41 characters)"
    console("ascii")
    assert echo.word("\uacb0" * 7) == r"\uacb0" * 6 + "... (7 characters)"
    assert echo.word(" " * 50) == f"'{' ' * 40}'... (50 characters)"


def test_of_a_long_path_the_end_is_shown():
    assert echo.path("a/" * 80) == "a/" * 80
    path = "/home/" + "a" * 200 + "/b.csv"
    assert echo.path(path) == "..." + "a" * 154 + "/b.csv (212 characters)"
