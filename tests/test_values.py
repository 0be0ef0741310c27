import argparse

import pytest

from lib import values


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (values.number, " -1e-3", -0.001),
        (values.at_least_zero, "0", 0.0),
        (values.above_zero, "1e-300", 1e-300),
        (values.rate, "AUTO", "auto"),
        (values.rate, "0.5", 0.5),
        (values.whole(0), "1e6", 1_000_000),
        (values.whole(0), str(2**63 - 1), 2**63 - 1),
        (values.whole(-5), "-5", -5),
    ],
)
def test_good(kind, text, value):
    assert kind(text) == value
    assert type(kind(text)) is type(value)


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (values.number, "1,2", "put spaces between numbers"),
        (values.at_least_zero, "-1", "-1 is below 0"),
        (values.above_zero, "0", "0 is not above 0"),
        (values.rate, "-0.1", "0.1 or auto would do"),
        (values.whole(1), "0", "0 is not from 1 to"),
        (values.whole(0), str(2**63), "is not from 0 to"),
        (values.whole(0), "0.5", "0.5 is not a whole number"),
    ],
)
def test_bad(kind, text, words):
    with pytest.raises(argparse.ArgumentTypeError, match=words):
        kind(text)


def test_count():
    assert [values.count([0] * n) for n in (0, 1, 2)] == ["0 numbers", "1 number", "2 numbers"]
