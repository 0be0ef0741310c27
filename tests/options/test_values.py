"""Numbers as people write them, and what the command line makes of other words."""

import math
import random
from fractions import Fraction

import pytest

from lib.options import values


def test_numbers():
    for text, delimiter, value in [
        (" -1e-3 ", None, -1e-3),
        ("\u22122", None, -2),
        ("\u20132", None, -2),
        ("+.5", None, 0.5),
        ("1.E2", None, 100),
        ("-1e39", None, -1e39),
        ("-1,234,567.25", ",", -1234567.25),
        (" \u22121,000 ", ",", -1000),
        ("2,5", ";", 2.5),
        ("35,000", ";", 35),
        ("\u2212,5e3", ";", -500),
    ]:
        assert values.number(text, delimiter) == value and values.is_number(text, delimiter)
    for text in ("-0", "-0.0", "\u22120", "-1e-999"):
        assert math.copysign(1, values.number(text)) == 1
    source = random.Random(0)
    for _ in range(1000):  # the nearest float
        text = f"{source.randrange(10**14)}.{source.randrange(1000)}e{source.randrange(-320, 280)}"
        value = values.number(text)
        assert abs(Fraction(value) - Fraction(text)) <= Fraction(math.ulp(value)) / 2


def test_what_is_no_number():
    commas = "is not a number; write numbers without commas: 1.5 35000"
    for text, delimiter, why in [
        ("", None, "a number is missing"),
        *(
            (text, None, f"'{text}' is not a number")
            for text in "1_000 0x10 \u0663 \u0131nf".split()
        ),
        ("1\x1b[0m", None, r"'1\x1b[0m' is not a number"),
        ("1" * 200_000 + "x", None, f"'{'1' * 40}'... (200001 characters) is not a number"),
        ("nan", None, "nan is not a finite number"),
        ("1e999", None, "1e999 is too large for a number"),
        ("1,", None, f"'1,' {commas}"),
        ("2,5", "\t", f"'2,5' {commas}"),
        ("0,125", ",", f"'0,125' {commas}"),
        ("1,234.50", ";", f"'1,234.50' {commas}"),
    ]:
        with pytest.raises(ValueError) as error:
            values.number(text, delimiter)
        assert str(error.value) == why
    meant = {text: values.is_number(text) for text in ("1e999", "-nan", "x1", "", "1 2", "2,5")}
    assert [text for text, yes in meant.items() if yes] == ["1e999", "-nan"]


def test_values_of_options():
    for convert, text, value in [
        (values.whole(1), "1e6", 1_000_000),
        (values.whole(0), "0" * 5000 + "7", 7),
        (values.rate, " Auto", "auto"),
        (values.rate, "0.25", 0.25),
    ]:
        found = convert(text)
        assert found == value and type(found) is type(value)
    for convert, text, why in [
        (values.whole(1), "9007199254740993", "9007199254740993 is not from 1 to"),  # no float
        (values.whole(1), "2.5", "2.5 is not a whole number"),
        (values.rate, "0", "0 is not above 0; a number above 0 or auto would do"),
    ]:
        with pytest.raises(values.Wrong) as error:
            convert(text)
        assert str(error.value).startswith(why)
