"""What each step of a descent does, in two short lines: a small picture has room for them."""

import math

from lib.show import numbers
from lib.slopes import outcome


def each_step(path, curvature):
    """What each step makes of the distance from the lowest point of a parabola.

    It is multiplied by 1 - learning rate * curvature. On straight lines (the curvature is 0), and
    where nothing moves, it is told instead how the outcome.Path ends.
    """
    factor = 1 - path.learning_rate * curvature
    verdict = path.outcome.verdict
    if not curvature or verdict in (outcome.AT_REST, outcome.NO_STEPS) or not math.isfinite(factor):
        return _in_two(path.outcome.drawn())
    if verdict.startswith("lands"):
        return "the first step lands\nat the lowest point"
    if verdict == outcome.FOR_EVER:
        return "each step lands on the\nother side, just as far"
    if factor > 0:
        return "each step leaves\n" + _part(factor, "of the distance", "almost all of the distance")
    if factor > -1:
        return "each step lands on the\nother side, " + _part(-factor, "as far", "almost as far")
    times = numbers.tex(-factor, 3)
    far = "a little further" if times == "1" else f"${times}$ times as far"
    return f"each step lands on the\nother side, {far}"


def _part(part, of, almost):
    percent = numbers.tex(100 * part, 3)
    return almost if percent == "100" else f"${percent}$ % {of}"


def _in_two(text):
    """A text in two lines, broken near its middle, but not within mathematics."""
    spaces = [
        at for at, letter in enumerate(text) if letter == " " and text[:at].count("$") % 2 == 0
    ]
    middle = min(spaces, key=lambda at: abs(at - len(text) / 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
