import math
from fractions import Fraction

import numpy as np
import pytest

from lib.show import numbers


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0.000000"),
        (-0.0, "0.000000"),
        (2.6, "2.600000"),
        (np.float32(74.666672), "74.666672"),
        (-1234567.5, "-1234567.500000"),
        (12345678.0, "1.234568e+07"),
        (-0.00001, "-1.000000e-05"),
    ],
)
def test_decimals(value, shown):
    assert numbers.decimals(value) == shown


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_digits_give_the_number_back(kind):
    values = np.random.default_rng(0).normal(size=500).astype(kind) ** 9
    for value in [*values, kind(0.1), kind(1e-30), kind(1)]:
        assert kind(numbers.digits(value)) == value


def test_short():
    shown = [numbers.short(value) for value in (2.0, -0.0, -1 / 3, 123456.0, np.float32(0.1))]
    assert shown == ["2", "0", "-0.3333", "1.235e+05", "0.1"]


def test_tex():
    values = (1.0, -0.25, -0.0, 1e-14, -1e-14, 2.5e20)
    assert [numbers.tex(value) for value in values] == [
        "1", "-0.25", "0", "10^{-14}", "-10^{-14}", r"2.5 \cdot 10^{20}",
    ]  # fmt: skip


def test_rounded():
    given = [26004.3, 1e6, 0.12345, 3.0, -1.27, 1234567890]
    shown = ["26004", "1000000", "0.123", "3", "-1.27", r"1.23 \cdot 10^{9}"]
    assert [numbers.rounded(value) for value in given] == shown
    assert numbers.rounded(3.00025, 6) == "3.00025"
    assert numbers.rounded(576.4, 2) == "576"


def test_a_printed_limit_lies_on_its_side():
    limits = [3 / 14, 0.375, 2.0, 1e-9 / 3, *np.random.default_rng(0).lognormal(0, 20, 300)]
    for limit in limits:
        below, above = (float(way(limit)) for way in (numbers.below, numbers.above))
        assert below <= limit <= above
        assert Fraction(above) - Fraction(below) <= Fraction(limit) * Fraction(2, 10**7)
    assert [numbers.below(3 / 14), numbers.above(3 / 14)] == ["0.21428571", "0.21428572"]
    assert numbers.below(0.375) == numbers.above(0.375) == "0.375"
    assert numbers.below(math.inf) == "inf"


def test_round_step():
    assert [numbers.round_step(span, 12) for span in (1, 12, 13, 24, 100, 121)] == [
        pytest.approx(step) for step in (0.1, 1, 2, 2, 10, 20)
    ]
    assert numbers.round_step(5e-324, 12) > 5e-324 / 12
    for span in np.random.default_rng(1).lognormal(0, 50, 500):
        step = numbers.round_step(span, 12)
        assert span / step <= 12
        assert f"{step:.6e}"[:8] in ("1.000000", "2.000000", "5.000000")
        smaller = {"1": 0.5, "2": 0.5, "5": 0.4}[f"{step:.6e}"[0]] * step
        assert span / smaller > 12


def test_is_round():
    assert [number for number in range(1, 1001) if numbers.is_round(number)] == [
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1000,
    ]  # fmt: skip


def test_counted():
    assert [numbers.counted(number, "step") for number in (0, 1, 2)] == [
        "0 steps", "1 step", "2 steps",
    ]  # fmt: skip
