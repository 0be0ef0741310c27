"""Where the slides' rule settles, what is said of it, and what is advised, against plain loops."""

import re

import numpy as np
import pytest
from runs import orders, slides, walk

from lib.learning import line
from lib.learning.descent import DIVERGED, STEPS, Descent
from lib.options import groups
from lib.pages import build_neuron
from lib.pages.build_neuron import EXPLODES, OTHER_RULE, SETTLES, UNTRAINED, Order
from lib.program.quiet import tf

LECTURE = [1.0, 2.0, 3.0]
HOURS = [1, 2, 2.5, 3, 4, 4.5, 5, 6, 7, 8, 9, 10], [52, 55, 58, 60, 63, 68, 67, 74, 77, 83, 86, 92]
CARS = [22e3, 37e3, 9e4, 23e4], [21e3, 19.5e3, 15e3, 5e3]


def found(x, y, rate=0.1, epochs=20, seed=None, scale=(0.0, 1.0), **options):
    """The Found of such a walk; numbers that are too large end it as the compiled loop would."""
    x, y = np.array(x, float), np.array(y, float)
    with np.errstate(all="ignore"):
        order = orders(len(x), epochs, seed)
        lines = walk((x - scale[0]) / scale[1], y, rate, order, **options)
        cost = np.mean((y - lines @ [(x - scale[0]) / scale[1], np.ones_like(x)]) ** 2, axis=1)
    rows = np.column_stack([cost, lines])
    finite = np.isfinite(rows).all(axis=1)
    parameters = {name: tf.Variable(1.0, dtype=tf.float64) for name in "wb"}
    descent = Descent(parameters, epochs, slopes=False, counts="epoch")
    whole = finite.all()
    descent.add(0, rows[: None if whole else finite.argmin()], STEPS if whole else DIVERGED)
    return build_neuron.judge(descent, (x, y), scale, rate, Order(len(x), seed))


def said(run):
    return " ".join(" ".join(run.lines).split())


def rounded(x, rate):
    """The largest eigenvalue of a pass, from the product of I - rate z z'."""
    P = np.eye(2)
    for each in x:
        z = np.array([each, 1.0])
        P = (np.eye(2) - rate * np.outer(z, z)) @ P
    return np.abs(np.linalg.eigvals(P)).max()


# The slides' rule


def test_the_limits():
    assert build_neuron.limit(LECTURE) == pytest.approx(0.375, rel=1e-14)
    assert build_neuron.any_order_limit(LECTURE) == pytest.approx(0.2, rel=1e-15)
    assert build_neuron.limit([1, 1]) == build_neuron.limit([1, -1]) == 1
    for seed in range(6):
        source = np.random.default_rng(seed)
        x = source.normal(size=source.integers(2, 30)) * source.choice([0.1, 1, 10])
        limit = build_neuron.limit(x)
        rates = limit * np.array([1e-3, 0.1, 0.5, 0.9, 0.999999, 1.000001])
        expected = [rounded(x, rate) for rate in rates]
        assert build_neuron.growth(x, rates) == pytest.approx(np.array(expected), rel=1e-9)
        assert max(expected[:-1]) < 1 < expected[-1], seed  # where it settles: test_answers
        below = 0.999 * build_neuron.any_order_limit(x)
        assert all(rounded(source.permutation(x), below) < 1 for _ in range(20))


# The verdict


def test_the_lectures_points():
    for rate, epochs, verdict in (
        (0.1, 20, SETTLES), (1e-9, 20, SETTLES), (0.3749, 20, SETTLES), (0.375, 20, EXPLODES),
        (0.3751, 20, EXPLODES), (1.0, 1000, EXPLODES), (0.1, 0, UNTRAINED), (1e-20, 20, UNTRAINED),
    ):  # fmt: skip
        run = found(LECTURE, LECTURE, rate, epochs)
        words, both = said(run), "rates below 0.375 are stable. In any order, rates below 0.2 are"
        assert run.verdict == verdict and "inf" not in words and "nan" not in words
        assert (both in words) == (verdict != UNTRAINED)
        assert ("explodes" in words) == (rate >= 0.375)
        assert ("neither settles nor explodes" in words) == (rate == 0.375)
        assert ("In epoch 108 the numbers get too large" in words) == (epochs == 1000)


OTHERS = [
    lambda error, x: (error * x, error),  # the minus is gone
    lambda error, x: (-2 * error * x, -2 * error),
    lambda error, x: (-error, -error),  # the formula in the box
    lambda error, x: (-error * x * 1.0001, -error),
]


@pytest.mark.parametrize("backward", OTHERS)
def test_another_rule(backward):
    x, y = [1.0, 2.0, 0.5], [3.0, 1.0, 2.0]
    for epochs in (1, 1500):
        run = found(x, y, 0.1, epochs, backward=backward)
        words = said(run)
        assert run.verdict == OTHER_RULE and "The rule was changed" in run.title
        numbers = re.findall(r"[wb] = (\S*\d)", words[words.index("Epoch 1 led") :])
        led, right = (walk(x, y, 0.1, [[0, 1, 2]], backward=each)[1] for each in (backward, slides))
        assert [*map(float, numbers)] == pytest.approx([*led, *right], rel=1e-7)
        for explained in ("multiplies", "stable", "explodes", "settle", "pulls", "slides may"):
            assert explained not in words


def test_a_lost_minus_is_seen_where_the_first_epoch_is_too_large():
    x, y = np.random.default_rng(1).normal(size=(2, 1500))
    run = found(x, y, 0.5, 3, backward=OTHERS[0])
    assert run.verdict == OTHER_RULE and "Epoch 1 led to too large numbers." in said(run)


def test_an_x_whose_square_is_too_large(capsys):
    with pytest.raises(SystemExit):
        found([1, 2, 1e160], [1, 2, 1e160])
    assert "the square of the largest x is too large" in capsys.readouterr().err


def test_the_slides_rule_is_known_as_such():
    for seed in range(12):
        source = np.random.default_rng(seed)
        size = 10.0 ** source.integers(-6, 7, size=2)
        x = size[0] * source.normal(size=5) + source.choice([0, 1e5])
        y = size[1] * source.normal(size=5) + source.choice([0, 1e8])
        rate = source.choice([0.1, 2.5]) / (np.square(x).max() + 1)
        run = found(x, y, rate, 6, source.choice([None, 3]))
        assert run.verdict in (SETTLES, EXPLODES), seed
    assert found([2, 2], [1, 3], 0.41, 50).verdict == EXPLODES  # where all x are the same
    assert found([2, 2], [1, 3], 0.39, 50).verdict == SETTLES


# What is said


def test_what_an_update_does_is_said_of_each_kind():
    x, y = HOURS
    factors = 0.06 * (np.square(x) + 1)
    past, away = sum(factors > 1), sum(factors > 2)
    run = found(x, y, 0.06, 2000)  # stable, and useless
    words = said(run)
    assert run.run.descent.last["cost"] == pytest.approx(16361, abs=1) and len(run.lines) <= 12
    assert rounded(x, 0.066039967) < 1 < rounded(x, 0.066039968)
    assert "rates below 0.066039967 are stable" in words
    further = f"throws the line past the sample, at {away} of them further off than before"
    assert f"At {past} of 12 samples it {further}." in words and "to itself" not in words
    assert "The last sample: x = 10, y = 92. There the line is 344.325." in words
    assert "to itself" in said(found(x, y, 0.005, 2000))
    assert "It needs more epochs." in said(found(x, y, 0.0005, 20))


@pytest.mark.parametrize("data", ["hours", "lecture", "cars", "patients"])
def test_what_is_advised_works(data):
    points = {"hours": HOURS, "lecture": (LECTURE, [1, 3, 2]), "cars": CARS}.get(data)
    points = points or groups.read_lecture(groups.PATIENTS)[0]
    first = found(*points, 1.0, 3)
    words = said(first)
    assert first.verdict == (SETTLES if data == "patients" else EXPLODES)
    option, rate, epochs, cost, lowest = re.search(
        r"Try (--standardize )?--learning-rate (\S+) --epochs (\d+): the cost is (\S+) then, and "
        r"the lowest is (\S+)\.", words,
    ).groups()  # fmt: skip
    assert bool(option) == (data == "cars")
    scale = line.mean_and_spread(points[0], bias=True) if option else (0.0, 1.0)
    start = line.to_standardized(1.0, 1.0, *scale)
    run = found(*points, float(rate), int(epochs), scale=scale, start=start)
    least = np.mean((np.polyval(np.polyfit(*points, 1), points[0]) - points[1]) ** 2)
    assert float(lowest) == pytest.approx(least, rel=1e-4)
    assert float(cost) == pytest.approx(run.run.descent.last["cost"], rel=1e-4)
    assert run.title.endswith("close to least squares") and "Try" not in said(run)


# The order, and the derivation


def test_an_order_takes_every_sample_once():
    order, again = Order(9, 5), Order(9, 5)
    for first, last in ((0, 1), (1, 4), (4, 30)):
        order.prepare(first, last)
        for epoch in range(first, last):
            places = order(epoch).numpy().tolist()
            assert places == again.take(epoch).tolist() and sorted(places) == [*range(9)]
    assert order.take(0).tolist() != order.take(1).tolist()
    assert Order(4)(7).numpy().tolist() == Order(4).take(7).tolist() == [0, 1, 2, 3]


class Line:
    def __init__(self, w, b):
        self.w, self.b = (tf.Variable(value, dtype=tf.float64) for value in (w, b))

    def SE(self, x, y):
        return (y - (self.w * x + self.b)) ** 2


def test_a_right_formula_agrees_and_a_wrong_one_does_not():
    for seed in range(3):
        source = np.random.default_rng(seed)
        size = 10.0 ** source.integers(-6, 7, size=2)
        w, b = size * source.normal(size=2) + [0, source.choice([0, 1e8])]
        x = source.choice([-1, 1], size=3) * source.uniform(1.5, 3, size=3)
        for off in (0.0, 1e-12, 1.0):
            y = w * x + b + off * (1 + size.max()) * np.array([2, -3, 4])
            error, points = y - (w * x + b), (tf.constant(x), tf.constant(y))
            right = [("SE", "w", "to w", -2 * error * x), ("SE", "b", "to b", -2 * error)]
            assert not any(slope.wrong for slope in build_neuron.check(Line(w, b), *points, right))
        for slope in build_neuron.check(Line(w, b), *points, right):
            assert slope.by_nudge == pytest.approx(slope.by_formula, rel=1e-5)
        wrong = [("SE", "w", "", -2 * error), ("SE", "w", "", -2.0001 * error * x),
                 ("SE", "b", "", 2 * error)]  # fmt: skip
        assert all(slope.wrong for slope in build_neuron.check(Line(w, b), *points, wrong))
