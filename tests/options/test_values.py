"""Numbers as people write them, and what the command line makes of other words."""

import argparse
import math
import random
from fractions import Fraction

import pytest

from lib.options import values


@pytest.mark.parametrize(
    ("text", "delimiter", "value"),
    [
        ("3", None, 3),
        (" -1e-3 ", None, -1e-3),
        ("\u22122", None, -2),
        ("\u20132", None, -2),
        ("+.5", None, 0.5),
        ("1.E2", None, 100),
        ("35,000", ",", 35000),
        ("-1,234,567.25", ",", -1234567.25),
        (" \u22121,000 ", ",", -1000),
        ("2,5", ";", 2.5),
        ("35,000", ";", 35),
        ("\u2212,5e3", ";", -500),
    ],
)
def test_number(text, delimiter, value):
    assert values.number(text, delimiter=delimiter) == value
    assert values.is_number(text, delimiter)


def test_digits_are_those_of_the_nearest_float():
    source = random.Random(0)
    for _ in range(2000):
        digits = str(source.randrange(10**17))
        text = f"{digits[:-3]}.{digits[-3:]}e{source.randrange(-320, 280)}"
        value = Fraction(values.number(text))
        exact = Fraction(text)
        step = Fraction(math.ulp(float(value)))
        assert abs(value - exact) <= step / 2


@pytest.mark.parametrize("text", ["-0", "-0.0", "\u22120", "-1e-999"])
def test_there_is_no_minus_zero(text):
    assert math.copysign(1, values.number(text)) == 1


@pytest.mark.parametrize(
    ("text", "delimiter", "why"),
    [
        ("", None, "a number is missing"),
        ("three", None, "'three' is not a number"),
        ("1_000", None, "'1_000' is not a number"),
        ("0x10", None, "'0x10' is not a number"),
        ("True", None, "'True' is not a number"),
        ("\u0663", None, "'\u0663' is not a number"),
        ("1\x1b[0m", None, r"'1\x1b[0m' is not a number"),
        ("\u0131nf", None, "'\u0131nf' is not a number"),
        ("1" * 200_000 + "x", None, f"'{'1' * 40}'... (200001 characters) is not a number"),
        ("nan", None, "nan is not a finite number"),
        ("-Infinity", None, "-Infinity is not a finite number"),
        ("1e999", None, "1e999 is too large for a number"),
        ("1,", None, "'1,' is not a number; put spaces between numbers"),
        ("2,5", "\t", "'2,5' is not a number; write a decimal point"),
        ("0,125", ",", "'0,125' is not a number; write a decimal point"),
        ("1,2,3", ",", "'1,2,3' is not a number"),
        ("1,0,0", ";", "'1,0,0' is not a number"),
        ("35,000", "\t", "'35,000' is not a number; write 35000 or 35.000"),
        ("-1,234,567", "|", "'-1,234,567' is not a number; write -1234567"),
        ("1,234.50", ";", "'1,234.50' is not a number; write 1234.50"),
    ],
)
def test_what_is_no_number(text, delimiter, why):
    with pytest.raises(ValueError) as error:
        values.number(text, delimiter=delimiter)
    assert str(error.value) == why


def test_what_is_meant_as_a_number():
    meant = {text: values.is_number(text) for text in ("1e999", "-nan", "x1", "", "1 2", "2,5")}
    assert [text for text, yes in meant.items() if yes] == ["1e999", "-nan"]


def test_largest():
    assert values.number("-1e39") == -1e39
    with pytest.raises(ValueError, match="1e39 is too large for 32-bit floats; --float64 goes"):
        values.number("-1e39", largest=3.4e38)


@pytest.mark.parametrize(
    ("convert", "text", "value"),
    [
        (values.number, "3", 3.0),
        (values.at_least_zero, "0", 0.0),
        (values.above_zero, "1e-300", 1e-300),
        (values.whole(1), "1e6", 1_000_000),
        (values.whole(1), "9007199254740993", 9007199254740993),  # no float has this value
        (values.whole(0), " 000 ", 0),
        (values.whole(0), "0" * 5000 + "7", 7),
        (values.rate, " Auto", "auto"),
        (values.rate, "0.25", 0.25),
    ],
)
def test_values_of_options(convert, text, value):
    found = convert(text)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    ("convert", "text", "why"),
    [
        (values.number, "1,2", "'1,2' is not a number; write a decimal point; put spaces between"),
        (values.at_least_zero, " -1e-9", "-1e-9 is below 0"),
        (values.above_zero, "0", "0 is not above 0"),
        (values.whole(1), "0", "0 is not from 1 to 2^63 - 1"),
        (values.whole(1), "1e19", "1e19 is not from 1 to 2^63 - 1"),
        (values.whole(1), "2.5", "2.5 is not a whole number"),
        (values.rate, "-1", "-1 is not above 0; 0.1 or auto would do"),
        (values.rate, "fast", "'fast' is not a number; a number above 0 or auto would do"),
    ],
)
def test_what_options_refuse(convert, text, why):
    parser = argparse.ArgumentParser(exit_on_error=False)
    parser.add_argument("--option", type=convert)
    with pytest.raises(argparse.ArgumentError) as error:
        parser.parse_args([f"--option={text}"])
    assert error.value.message.startswith(why)
