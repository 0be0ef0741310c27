"""Output as a page of words quotes it, beside what is printed."""

import re

import pytest

NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?")
LEFT_OUT = "..."


def same(real, shown):
    """Whether two lines are the same, but for the last digits: processors differ there.

    A word that is ... stands for any, such as the seconds that something took.
    """
    words, said = real.split(), shown.split()
    if len(words) == len(said):
        kept = [(a, b) for a, b in zip(words, said, strict=True) if b != LEFT_OUT]
        real, shown = (" ".join(each) for each in (zip(*kept, strict=True) if kept else ("", "")))
    if NUMBER.sub("0", real).split() != NUMBER.sub("0", shown).split():
        return False
    numbers = zip(NUMBER.findall(real), NUMBER.findall(shown), strict=True)
    return all(
        float(got) == pytest.approx(float(said), rel=1e-4, abs=2e-5) for got, said in numbers
    )


def quotes(shown, real):
    """Whether the lines `shown` are the lines `real`, where ... stands for one or more of them."""
    if not shown or not real:
        return not shown and not real
    if shown[0] == LEFT_OUT:
        return any(quotes(shown[1:], real[at:]) for at in range(1, len(real) + 1))
    return same(real[0], shown[0]) and quotes(shown[1:], real[1:])
