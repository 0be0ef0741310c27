import math

import pytest

from lib.options import parse


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), (" -1e-3 ", -1e-3), ("\u22122", -2), ("\u20132", -2), ("+.5", 0.5), ("1.E2", 100)],
)
def test_number(text, value):
    assert parse.number(text) == value
    assert parse.is_number(text)


@pytest.mark.parametrize("text", ["-0", "-0.0", "\u22120", "-1e-999"])
def test_there_is_no_minus_zero(text):
    assert math.copysign(1, parse.number(text)) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "a number is missing"),
        ("three", "'three' is not a number"),
        ("1_000", "'1_000' is not a number"),
        ("0x10", "'0x10' is not a number"),
        ("\u0663", "'\u0663' is not a number"),
        ("2,5", "'2,5' is not a number; write a decimal point"),
        ("35,000", "'35,000' is not a number; write 35000 or 35.000"),
        ("-1,234,567", "'-1,234,567' is not a number; write -1234567"),
        ("1,234.50", "'1,234.50' is not a number; write 1234.50"),
        ("0,125", "'0,125' is not a number; write a decimal point"),
        ("1,2,3", "'1,2,3' is not a number"),
        ("1\x1b[0m", r"'1\x1b[0m' is not a number"),
        ("\u0131nf", "'\u0131nf' is not a number"),
        ("1" * 200_000 + "x", f"'{'1' * 40}'... (200001 characters) is not a number"),
        ("nan", "nan is not a finite number"),
        ("-Infinity", "-Infinity is not a finite number"),
        ("1e999", "1e999 is too large for a number"),
    ],
)
def test_what_is_no_number(text, why):
    with pytest.raises(ValueError) as error:
        parse.number(text)
    assert str(error.value) == why


@pytest.mark.parametrize(
    ("text", "delimiter", "value"),
    [
        ("35,000", ",", 35000),
        ("-1,234,567.25", ",", -1234567.25),
        ("2,5", ";", 2.5),
        ("35,000", ";", 35),
        ("\u2212,5e3", ";", -500),
    ],
)
def test_commas_in_a_file(text, delimiter, value):
    assert parse.number(text, delimiter=delimiter) == value
    assert parse.is_number(text, delimiter)
    assert not parse.is_number(text, "\t")
    with pytest.raises(ValueError, match=r"1,0,0' is not a number$"):
        parse.number("1,0,0", delimiter=delimiter)


def test_largest():
    assert parse.number("-1e39") == -1e39
    with pytest.raises(ValueError, match="1e39 is too large for 32-bit floats; --float64 goes"):
        parse.number("-1e39", largest=3.4e38)


def test_what_is_meant_as_a_number():
    assert [parse.is_number(text) for text in ("1e999", "nan", "x1", "", "1 2")] == [
        True, True, False, False, False
    ]  # fmt: skip
