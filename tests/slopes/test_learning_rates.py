import re

import pytest

from lib.slopes import learning_rates


def test_several_are_sorted():
    assert list(learning_rates.several([2, 4, 6], 9.0)) == [2, 6, 9]


def test_the_readers_rate_is_not_there_twice():
    assert list(learning_rates.several([0.1, 0.5, 1], 0.5)) == [0.1, 0.5, 1]
    assert list(learning_rates.several([0.1, 0.3, 1], 0.1 * 3)) == [0.1, 0.1 * 3, 1]


@pytest.mark.parametrize("curvature", [2.0, 28 / 3, 7 / 11])
def test_a_printed_limit_is_the_limit(capsys, curvature):
    learning_rates.explain("squared", curvature, 0.1)
    out = capsys.readouterr().out
    one, two = (float(re.search(rf"{n} / curvature = (\S+) ", out)[1]) for n in (1, 2))
    assert (one, two) == (1 / curvature, 2 / curvature)


def test_limits_without_curvature(capsys):
    learning_rates.explain("squared", 0.0, 0.1)
    assert "nothing to learn" in capsys.readouterr().out
    learning_rates.explain("absolute", 0.0, 1.0)
    out = capsys.readouterr().out
    assert "there is no limit" in out and "2 / curvature" not in out
