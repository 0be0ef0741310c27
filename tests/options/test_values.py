import argparse

import pytest

from lib.options import values


def refused(convert, text):
    with pytest.raises(argparse.ArgumentTypeError) as error:
        convert(text)
    return str(error.value)


def test_numbers():
    assert [values.number(text) for text in ("3", " -1e-3", "\u22122", "+.5")] == [
        3,
        -1e-3,
        -2,
        0.5,
    ]
    assert refused(values.number, "three") == "'three' is not a number"
    assert refused(values.number, "1,") == "'1,' is not a number; put spaces between numbers"
    assert refused(values.number, "inf") == "inf is not a finite number"


def test_limits():
    assert values.at_least_zero("0") == 0
    assert refused(values.at_least_zero, " -1e-9") == "-1e-9 is below 0"
    assert values.above_zero("1e-300") == 1e-300
    assert refused(values.above_zero, "0") == "0 is not above 0"


def test_whole_numbers():
    steps = values.whole(1)
    assert steps("1e6") == 1_000_000 and isinstance(steps("1e6"), int)
    assert steps("9007199254740993") == 9007199254740993  # no float has this value
    assert refused(steps, "0") == "0 is not from 1 to 2^63 - 1"
    assert refused(steps, "1e19") == "1e19 is not from 1 to 2^63 - 1"
    assert refused(steps, "2.5") == "2.5 is not a whole number"
    assert values.whole(0)("0") == values.whole(0)(" 000 ") == 0
    assert values.whole(0)("0" * 5000 + "7") == 7
    assert refused(steps, "-" + "1" * 300).startswith(
        "-" + "1" * 39 + "... (301 characters) is not"
    )


def test_rates():
    assert values.rate(" Auto") == "auto"
    assert values.rate("0.25") == 0.25
    assert refused(values.rate, "-1") == "-1 is not above 0; 0.1 or auto would do"
    assert refused(values.rate, "fast").endswith(
        "is not a number; a number above 0 or auto would do"
    )


def test_one_of_some_words():
    convert = values.one_of(["bias", "none"])
    assert convert("bias") == "bias"
    assert refused(convert, "b\nx") == r"'b\nx' is not one of bias, none"
