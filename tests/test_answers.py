"""Answers to random points, near 0 and far from it, against fractions, which do not round.

`ANSWERS=5000 python -m pytest -rP tests/test_answers.py` tries more of them.
"""

import os
import random
import re
from fractions import Fraction

import exact
import numpy as np
import pytest

from lib.learning import line, stability
from lib.pages import build_neuron
from lib.program.quiet import tf

SEEDS = range(int(os.environ.get("ANSWERS", 100)))
RUNS = SEEDS if len(SEEDS) > 100 else SEEDS[30:31]  # a run takes longer than all else here
FAR = [0, 0, 0, 1, 100, 1e8, 1.7e9, 1e12, -1e15]  # 1.7e9: time stamps, in seconds
STEPS = [1, 1, 60, 1e-3, 1e-5, 1e4]


def column(source, count):
    far, step = source.choice(FAR), source.choice(STEPS)
    steps = [source.choice([source.randint(-5, 20), source.gauss(0, 3)]) for _ in range(count)]
    return [far + step * number for number in steps]


def points(seed):
    """Random columns of x, and y."""
    source = random.Random(seed)
    count = source.randint(1, 7)
    X = [column(source, count) for _ in range(source.choice([1, 1, 1, 2, 3]))]
    if source.random() < 0.2:
        X[0] = [source.choice([1e-170, 1e-9, 1e100]) * x for x in X[0]]
    return X, column(source, count)


@pytest.mark.parametrize("bias", [True, False])
def test_least_squares(bias):
    for seed in SEEDS:
        X, y = points(seed)
        A = np.array(X).T - bias * np.mean(X, axis=1)
        if np.linalg.cond(A / np.maximum(np.abs(A).max(axis=0), 1e-300)) > 1e6 or np.ptp(X) > 1e99:
            continue  # floats can't tell this from many lowest places
        rows, Y = exact.rows(X, bias), [*map(Fraction, y)]
        best = exact.least_squares(rows, Y)
        cost, _, unique = line.least_squares(X, y, bias)
        assert unique == (best is not None), seed
        if best is not None:
            off = Fraction(1e-13 * np.ptp(y) / 2 + 1e-10 * max(map(abs, y))) ** 2
            right = exact.cost(best, rows, Y)
            assert abs(Fraction(cost) - right) <= right / 10**8 + off, seed


def test_the_cost_its_slope_and_its_lowest_point():
    for seed in SEEDS:
        (x, *_), y = points(seed)
        if max(map(abs, x)) > 1e99 or max(map(abs, x)) < 1e-99:
            continue
        rows, Y = exact.rows([x], bias=False), [*map(Fraction, y)]
        start = float(random.Random(seed).randint(-9, 9))
        W = tf.Variable([start], dtype=tf.float64)

        def cost(W=W, x=x, y=y):
            return tf.reduce_mean(tf.square(W * x - y), axis=-1)

        def cost_and_slope(w, cost=cost):
            with tf.GradientTape() as tape:
                tape.watch(w)
                E = cost(w)
            return E, tape.gradient(E, w)

        E, slope = (number.numpy().item() for number in cost_and_slope(tf.constant(W)))
        rounding, (of_slope,) = exact.rounding([Fraction(start)], rows, Y)
        assert abs(Fraction(E) - exact.cost([Fraction(start)], rows, Y)) <= rounding, seed
        assert abs(Fraction(slope) - exact.slopes([Fraction(start)], rows, Y)[0]) <= of_slope, seed
        curvature = stability.largest_curvature(cost, {"w": W})
        best = exact.least_squares(rows, Y)
        if best is None:
            assert curvature == 0, seed
            continue
        assert abs(Fraction(curvature) / exact.lowest_curvature(rows) - 1) < 1e-14, seed
        w, E = stability.lowest(cost_and_slope, curvature)
        rounding, (of_slope,) = exact.rounding(best, rows, Y)
        assert abs(Fraction(w) - best[0]) * Fraction(curvature) <= of_slope, seed
        assert abs(Fraction(E) - exact.cost(best, rows, Y)) <= 3 * rounding, seed


def test_a_pass_sample_by_sample():
    for seed in SEEDS:
        (x, *_), y = points(seed)
        rate = random.Random(seed).choice([0.01, 0.1, 0.5, 1.0]) / max(map(abs, [1.0, *x])) ** 2
        P, q = exact.a_pass(x, y, rate)
        # Where all x are the same, nothing moves along one direction: the other one counts.
        same = min(x) == max(x)
        radius = float(abs(exact.determinant(P))) if same else exact.spectral_radius(P)
        assert build_neuron.growth(x, rate) == pytest.approx(radius, abs=1e-7), seed
        point = build_neuron.fixed_point(x, y, rate)
        moved = [[int(row == k) - P[row][k] for k in (0, 1)] for row in (0, 1)]
        left = exact.solve(moved, q)
        if point is None:
            assert left is None or np.linalg.cond(np.array(moved, float)) > 1e12, seed
        else:
            off = Fraction(1e-13 * np.linalg.cond(np.array(moved, float)))
            for found, right in zip(point, left, strict=True):
                assert abs(Fraction(found) - right) <= off * max(map(abs, left)), seed


@pytest.mark.parametrize("seed", RUNS)
def test_what_06_prints(run, tmp_path, seed):
    X, y = points(seed)
    X = [[x if 1e-99 < abs(x) < 1e99 else 7.0 for x in column] for column in X]
    file = tmp_path / "points.csv"
    file.write_text("\n".join(",".join(map(repr, row)) for row in zip(*X, y, strict=True)))
    model = "bias" if len(X) == 1 else "several-inputs"
    words = f"--model {model} --data {file} --steps 3 --learning-rate auto --no-figure"
    result = run("06_extend_graph.py", *words.split(), "--start", *[0] * (len(X) + 1))
    assert (result.code, result.err) == (0, "")
    rows, Y = exact.rows(X, bias=True), [*map(Fraction, y)]
    start = [Fraction(0)] * len(rows[0])
    printed = re.findall(r"^(?:w\d?|b) +0\.000000 +(\S+)", result.out, re.MULTILINE)
    roundings = exact.rounding(start, rows, Y)[1]
    for slope, right, off in zip(printed, exact.slopes(start, rows, Y), roundings, strict=True):
        assert abs(Fraction(slope) - right) <= off + abs(right) / 10**6 + Fraction(1, 10**6)
    best = exact.least_squares(rows, Y)
    assert (result.names["shape"].kind == "valley") == ("a valley" in result.out) == (best is None)
    if best is not None:
        right, cost = exact.cost(best, rows, Y), result.names["shape"].lowest
        assert abs(Fraction(cost) - right) <= 1e-7 * right + Fraction(1e-13 * np.ptp(y) / 2) ** 2
        low, high = map(Fraction, re.search(r"go from (\S+) to (\S+?)[,.]\s", result.out).groups())
        assert abs(low / exact.lowest_curvature(rows) - 1) < 1e-5
        assert low < high
