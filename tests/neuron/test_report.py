"""lib/neuron/report.py and explanation.py: what is said of runs whose ending one knows."""

import re

import numpy as np
import pytest
from by_hand import fit

from lib.learning.descent import INTERRUPTED
from lib.neuron import outcome, report
from lib.neuron.derivation import Slope
from lib.neuron.orders import Orders

LECTURE = [1.0, 2.0, 3.0]


@pytest.fixture
def said(capsys):
    """said(function, ...): what it prints on stdout and on stderr, as one line each."""

    def said(function, *options):
        function(*options)
        return [" ".join(text.split()) for text in capsys.readouterr()]

    return said


@pytest.fixture
def ended(said):
    """ended(x, y, ...): what is said of a run's ending, on stdout and on stderr."""

    def ended(x, y, rate=0.1, epochs=20, seed=None, **options):
        fitted = fit(x, y, rate, epochs, seed, **options)
        order = Orders(len(x), seed)
        return said(report.ending, outcome.of(fitted, np.array(x), np.array(y), rate, order))

    return ended


def slope(formula, value, nudge, parameter="w", sample=1, boxed=False):
    return Slope("half_SE", parameter, sample, formula, boxed, value, nudge, nudge)


def test_a_wrong_formula_is_named(said):
    slopes = [
        slope("-(y - y_hat) x", 6.0, 6.0),
        *(slope("-(y - y_hat)", -2.0, 2.0, "b", sample) for sample in (1, 2)),
    ]
    words, _ = said(report.derivation, slopes, {"w": -0.0, "b": 0.5})
    assert "checked at w = 0, b = 0.5" in words
    assert words.count(" wrong") == 2
    assert words.endswith("Wrong: the value of dSE/db = -(y - y_hat) (samples 1, 2)")


def test_it_settles_beside_the_line(ended):
    x, y = LECTURE, [1.0, 3.0, 2.0]
    words, _ = ended(x, y, epochs=2000)
    w, b = (float(n) for n in re.search(r"does not change w = (\S+), b = (\S+)\. ", words).groups())
    last = fit(x, y, epochs=2000).last
    assert [w, b] == pytest.approx([last["w"], last["b"]], abs=1e-7)
    least = np.polyfit(x, y, 1)
    for numbers, expected in (
        (re.search(r"least squares (\S+) (\S+)", words).groups(), least),
        (re.search(r"difference (\S+) (\S+)", words).groups(), [w, b] - least),
    ):
        assert [float(number) for number in numbers] == pytest.approx(expected, abs=2e-6)
    assert "Why not on the least-squares line?" in words
    assert "The last sample: x = 3, y = 2. There the line is 2." in words


def test_a_printed_limit_is_a_stable_rate(ended):
    generator = np.random.default_rng(2)
    for _ in range(5):
        x, y = generator.normal(size=(2, 4)).tolist()
        _, err = ended(x, y, rate=9.0)
        limits = re.search(
            r"rates below (\S+) are stable\. In any order, those below (\S+) are", err
        ).groups()
        for limit in map(float, limits):
            words, err = ended(x, y, rate=limit)
            assert err == "" and "One epoch does not change" in words


def test_the_explosion_of_the_lectures_points(ended):
    for epochs in (60, 1000):
        words, err = ended(LECTURE, LECTURE, 1.0, epochs)
        assert "The rule explodes on these samples. With the learning rate 1 an epoch" in err
        assert "multiplies the distance from where it could settle by 26.37." in err
        assert (
            "rates below 0.375 are stable. In any order, those below 0.2 are: 2 / (x^2 + 1)" in err
        )
        assert "Try a learning rate below 0.375." in err
        assert "After epoch 1: w = -29.0, b = -9.0" in words
        assert "inf" not in err and "nan" not in err
        assert ("In epoch 108 the numbers get too large for 64-bit floats." in err) == (
            epochs == 1000
        )
        assert ("After epoch 60 the cost is larger than at the start." in err) == (epochs == 60)


@pytest.mark.parametrize("epochs", [3, 1000])
def test_of_another_rule_nothing_is_explained(ended, epochs):
    out, err = ended(
        LECTURE, [1, 3, 2], 0.1, epochs, backward=lambda error, x: (error * x, error)
    )  # the other sign
    words = out if epochs == 3 else err
    assert "These updates are not the slides' rule" in words
    assert "Update 1 led to w = 1.1, b = 1.1. The rule leads to w = 0.9, b = 0.9." in words
    for explained in ("multiplies", "stable", "explodes", "settle", "pulls"):
        assert explained not in out + err
    assert ("too large for 64-bit floats" in err) == (epochs == 1000)


def test_how_far_two_paths_are_apart(said):
    fitted, taped = fit(LECTURE, [1, 3, 2]), fit(LECTURE, [1, 3, 2])
    assert report.difference(fitted, taped) == (0, 0)
    assert said(report.by_tape, fitted, taped)[0].endswith("are exactly the same.")
    taped.path[7, 1] += 1e-3
    apart, share = report.difference(fitted, taped)
    assert apart == pytest.approx(1e-3)
    assert share == pytest.approx(1e-3 / np.abs(fitted.path[:, 1]).max())
    assert "not the same: the difference is up to 0.001, " in said(report.by_tape, fitted, taped)[0]


def test_interrupted_in_the_taped_path_the_first_result_is_said(said):
    fitted = fit(LECTURE, [1, 3, 2], epochs=20)
    taped = fit(LECTURE, [1, 3, 2], epochs=3, ending=INTERRUPTED)
    words, _ = said(report.by_tape, fitted, taped)
    last = f"w = {fitted.last['w']}, b = {fitted.last['b']}"
    interrupted = "Interrupted in the same updates by the tape."
    assert words == f"{interrupted} After 20 epochs by backward: {last}"
