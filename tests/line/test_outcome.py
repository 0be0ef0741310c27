import numpy as np
from runs import Run

from lib.learning import least_squares
from lib.line import fall, lines, outcome


def turned(x, y, **parameters):
    lowest = least_squares.solve([x], y, "b" in parameters)
    run = lines.of_run(Run(**parameters), np.array(x), np.array(y), lowest.values)
    return outcome.turned(run, lowest, list(parameters))


ON, OFF = ([1, 2, 3], [1, 2, 3]), ([1, 2, 3], [1, 3, 1])  # a line through all points, and none


TURNED = [
    (ON, [5, 1.3, 1], "The line turns until it fits"),
    (OFF, [5, 1.3, 10 / 14], "The line turns until it fits best"),
    (ON, [5, -2, 3, 0.5, 1], "The line swings to and fro until it fits"),
    (ON, [1.001, 1], "The line fits from the start"),
    (OFF, [0.7143], "The line fits best from the start"),
    (ON, [5], "The line before learning"),
    (ON, [5, 4, 3.5], "The line turns, but does not fit yet"),
    (ON, [5, -2, 4, -1], "The line swings, but does not fit yet"),
    (ON, [5, 4.99, 4.98], "The line has hardly moved"),
    (ON, [5, -8, 14, -25], "The line swings further and further away"),
    (ON, [2, -1e300], "The line swings further and further away"),
    (ON, [5, -3, 5, -3], "The line swings to and fro and comes no nearer"),
    (([0, 0], [1, 2]), [3], "No w makes the line fit better: all x are 0"),
    (([2], [-4]), [0, -2], "The line turns until it fits"),
    (([-2, -1], [1e9, 5e8]), [0, -5e8], "The line turns until it fits"),
]


def test_what_the_line_does():
    for points, w, words in TURNED:
        assert turned(*points, w=w) == words


def test_with_a_bias_it_shifts_too():
    for x, y, w, b, words in [
        ([1, 2], [3, 5], [0, 2], [0, 1], "The line turns and shifts until it fits"),
        ([1, 2], [3, 5], [0, 1], [0, 1], "The line turns and shifts, but does not fit yet"),
        ([2, 2], [1, 3], [0, 0.8], [0, 0.4], "The line turns and shifts until it fits best"),
        ([0, 0], [1, 1], [3, 3], [0, 1], "The line turns and shifts until it fits"),
    ]:
        assert turned(x, y, w=w, b=b) == words


def fell(cost, lowest=0.0):
    return outcome.fell(fall.of_run(Run(cost), [1.0, 2.0], lowest))


STEPS = np.arange(12)


FELL = [
    (75 * 0.00444 ** STEPS[:4], 0, "Each step leaves 0.44 % of the cost"),
    (75 * 0.66**STEPS + 2, 2, "Each step leaves 66 % of the cost above the lowest"),
    (75 * 0.9988**STEPS, 0, "Each step takes away 0.12 % of the cost"),
    (75 * 3.24**STEPS, 0, "Each step makes the cost 3.2 times as large"),
    (75 * 1e30 ** STEPS[:4], 0, r"Each step makes the cost $10^{30}$ times as large"),
    (75 * 1.05**STEPS, 0, "Each step adds 5 % to the cost"),
    (75 * 0.3**STEPS + 0.7**STEPS, 0, "The cost falls fast, then slowly"),
    ([75, 70, 20, 1], 0, "The cost falls"),
    ([75, 80, 1e3, 1e9], 0, "The cost grows: the learning rate is too large"),
    ([75, 0], 0, "One step leads to the lowest cost"),
    ([75, 2, 2], 2, "One step leads to the lowest cost"),
    ([75, 75, 75], 0, "The cost hardly changes"),
    ([1e4 + 1, 1e4 + 0.5], 1e4, "The cost hardly changes"),
    ([2, 2], 2, "The cost is the lowest from the start"),
    ([75], 0, "The cost before learning"),
]


def test_what_the_cost_does():
    for cost, lowest, words in FELL:
        assert fell(cost, lowest) == words
