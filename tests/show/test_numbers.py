import math
from fractions import Fraction

import numpy as np
import pytest

from lib.show import numbers

LIMITS = [3 / 14, 0.375, 2.0, 1e-9 / 3, *np.random.default_rng(0).lognormal(0, 20, 300)]


@pytest.mark.parametrize(
    ("value", "figures", "text", "tex"),
    [
        (-1 / 3, 4, "-0.3333", "-0.3333"),
        (np.float32(0.1), 4, "0.1", "0.1"),
        (-0.0, 3, "0", "0"),
        (26004.3, 3, "26004", "26004"),  # what is before the point stays whole
        (-1e6, 3, "-1000000", "-1000000"),
        (1234567890, 3, "1.23e+09", r"1.23 \cdot 10^{9}"),
        (33152000, 10, "33152000", r"3.3152 \cdot 10^{7}"),  # a price, and the same at an axis
        (-1e-14, 7, "-1e-14", "-10^{-14}"),
        (math.inf, 4, "inf", "inf"),
    ],
)
def test_so_many_figures(value, figures, text, tex):
    assert (numbers.text(value, figures), numbers.tex(value, figures)) == (text, tex)


def test_rounding_is_as_exact_as_it_says():
    for limit in LIMITS:
        for figures in (3, 8):
            near, below = (Fraction(numbers.text(limit, figures, down)) for down in (False, True))
            room = Fraction(limit) / 10 ** (figures - 1)
            assert below <= min(near, Fraction(limit)) and Fraction(limit) - below <= room
            assert abs(near - Fraction(limit)) <= room / 2
    assert numbers.text(0.375, 8, down=True) == "0.375"


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_all_digits_give_the_number_back(kind):
    values = np.random.default_rng(0).normal(size=500).astype(kind) ** 9
    for value in [*values, kind(0.1), kind(1e-30), kind(1)]:
        assert kind(numbers.text(value, None)) == value
    assert numbers.text(kind(-0.0), None) == "0.0"


@pytest.mark.parametrize("some", [(np.inf,), (1.0, np.array([1.0, np.nan]))])
def test_what_is_not_finite_ends_the_script(some, capsys):
    numbers.require_finite(1.0, np.array([1.0, 2.0]))
    with pytest.raises(SystemExit) as end:
        numbers.require_finite(*some, bits=32, what="an update")
    assert end.value.code == 1
    assert "an update is too large for 32-bit floats; try smaller num" in capsys.readouterr().err
