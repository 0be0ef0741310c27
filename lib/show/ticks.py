"""Round numbers at an axis, so few that long ones do not touch each other."""

from lib.show import numbers, ranges

SHORT = 5  # letters of a number of which seven have room
MOST, FEW = 7, 3


def few(axis, low, high):
    """Ticks from low to high: at most seven, three if their numbers are long."""
    for most in (MOST, FEW):
        marks = ranges.marks(low, high, most)
        words = [numbers.tex(mark, 10) for mark in marks]
        if max(map(len, words), default=0) <= SHORT:
            break
    if len({*words}) < len(words) or not words:  # they can't be told apart
        marks, words = [low], [numbers.tex(low, 10)]
    axis.set_ticks(marks, [f"${word}$" for word in words])
