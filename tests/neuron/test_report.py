"""lib/neuron/report.py and explanation.py: what is said of runs whose ending one knows."""

import re

import numpy as np
import pytest
from by_hand import fit

from lib.learning.descent import INTERRUPTED, TOLERANCE
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


def test_the_box_of_the_slide_lacks_x(said):
    words, _ = said(report.derivation, [slope("-(y - y_hat)", 2.0, 6.0, boxed=True)], {})
    assert "Wrong on the slide: dSE/dw = -(y - y_hat) in the box has no factor x." in words
    words, _ = said(report.derivation, [slope("-(y - y_hat)", 2.0, 2.0, boxed=True)], {})
    assert "Wrong" not in words and "it gives the right number" in words


def test_it_settles_on_the_line(ended):
    words, _ = ended(LECTURE, LECTURE, epochs=2000)
    assert "One epoch does not change w = 1, b = 0." in words and "so here it settles." in words
    assert "This is the least-squares line. It goes through every sample." in words


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


def test_at_a_small_rate_it_settles_nearly_on_the_line(ended):
    words, _ = ended(LECTURE, [1, 3, 2], rate=1e-9)
    assert re.search(r"multiplies the distance from there by 1 - \d\.\de-\d+, so there", words)
    assert "there it will settle." in words and "almost the least-squares line" in words
    assert "every sample" not in words


def test_it_is_still_on_its_way(ended):
    assert "there it will settle" in ended(LECTURE, [1, 3, 2], epochs=3)[0]
    assert "Nothing is learned yet." in ended(LECTURE, LECTURE, epochs=0)[0]
    words, _ = ended(LECTURE, [1, 3, 2], rate=1e-20)
    assert words.endswith("so small that w and b do not change. Try a larger one.")


def test_a_start_that_fits(ended):
    for rate in (0.1, 1.0):
        words, err = ended(LECTURE, [2, 3, 4], rate, epochs=0, ending=TOLERANCE)
        assert words.endswith("After epoch 0 the cost is 0: nothing is left to learn.")
        words, err = ended(LECTURE, [2, 3, 4], rate, epochs=3)
        assert words.endswith(
            "Nothing is left to learn: the line goes through every sample from the start."
        )
        assert err == ""


def test_shuffled_it_settles_nowhere(ended):
    words, _ = ended(LECTURE, [1, 3, 2], seed=5)
    assert "Every epoch has another order, so it ends at another w and b." in words
    assert "The last sample:" not in words


def test_all_x_the_same(ended):
    assert ended([2], [1])[0].endswith("many lines fit these samples equally well.")
    words, _ = ended([1], [5], rate=1.0)  # there and back, for ever
    assert "many lines" in words and "The learning rate 1 is on the limit" in words
    assert "rates below 1 are stable. In any order, those below 1 are: " in words


def test_on_the_limit_and_above_it_but_not_worse_yet(ended):
    words, err = ended(LECTURE, LECTURE, rate=0.375, epochs=100)
    assert "The learning rate 0.375 is on the limit" in words and "cannot settle" not in words
    assert (
        "rates below 0.375 are stable. In any order, those below 0.2 are: " in words and err == ""
    )
    words, err = ended(LECTURE, LECTURE, rate=0.38, epochs=2)
    assert "This cannot settle." in words and "learning rates below 0.375 are" in words
    assert err == ""


def test_where_there_is_no_least_squares_line(ended):
    words, _ = ended([0.1] * 3, [1.0, 2.0, 3.0], rate=0.1, epochs=2)
    assert "All x are the same: many lines fit" in words and "too steep" not in words
    words, _ = ended([1e-320, 2e-320], [1.0, 2.0], rate=0.1, epochs=2)
    assert "The least-squares line is too steep for 64-bit floats." in words
    assert "the same" not in words


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


def test_an_explosion_too_large_to_be_a_number(ended):
    _, err = ended([1e160, 1], [1, 2], start=(0.0, 1.0))
    assert "by more than 64-bit floats can hold" in err and "No learning rate is small" in err
    _, err = ended([1.0, 2.0, 3.0] * 300, [1.0] * 900, rate=1.0)
    power = int(re.search(r"where it could settle by 10\^(\d+)\.", err).group(1))
    assert power == pytest.approx(300 * np.log10(26.37), abs=1)


def test_a_stable_rate_whose_numbers_are_too_large(ended):
    _, err = ended(LECTURE, LECTURE, 0.3, start=(-0.77e154, 1.82e154))
    assert "The learning rate 0.3 is not too large, but the numbers are. Try smaller" in err
    assert "In epoch 1 the numbers" in err and "explodes" not in err


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


def test_interrupted(ended):
    last = fit(LECTURE, LECTURE, epochs=1).last
    words, _ = ended(LECTURE, LECTURE, epochs=1, ending=INTERRUPTED)
    assert words == f"Interrupted after 1 epoch: w = {last['w']}, b = {last['b']}"


def test_too_large_a_start(ended):
    assert ended([1e200, 1], [1, 2]) == [
        "",
        "The cost at the start is too large for 64-bit floats. Try smaller numbers.",
    ]


def test_how_far_two_paths_are_apart(said):
    fitted, taped = fit(LECTURE, [1, 3, 2]), fit(LECTURE, [1, 3, 2])
    assert report.difference(fitted, taped) == (0, 0)
    assert said(report.by_tape, fitted, taped)[0].endswith("are exactly the same.")
    taped.path[7, 1] += 1e-3
    apart, share = report.difference(fitted, taped)
    assert apart == pytest.approx(1e-3)
    assert share == pytest.approx(1e-3 / np.abs(fitted.path[:, 1]).max())
    assert "not the same: the difference is up to 0.001, " in said(report.by_tape, fitted, taped)[0]


def test_the_taped_path_ends_elsewhere(said):
    exploded = fit(LECTURE, LECTURE, 1.0, 1000)
    words, _ = said(report.by_tape, exploded, fit(LECTURE, LECTURE, 0.1, 1000))
    assert "every epoch that both have are not the same" in words
    assert words.endswith("By backward the numbers get too large in epoch 108.")


def test_interrupted_in_the_taped_path_the_first_result_is_said(said):
    fitted = fit(LECTURE, [1, 3, 2], epochs=20)
    taped = fit(LECTURE, [1, 3, 2], epochs=3, ending=INTERRUPTED)
    words, _ = said(report.by_tape, fitted, taped)
    last = f"w = {fitted.last['w']}, b = {fitted.last['b']}"
    interrupted = "Interrupted in the same updates by the tape."
    assert words == f"{interrupted} After 20 epochs by backward: {last}"


@pytest.mark.parametrize(
    ("samples", "words"),
    [(442, ""), (5_000_000, "4 epochs of 5000000 updates each (--epochs).")],
)
def test_a_long_run_is_announced(capsys, samples, words):
    report.before(4, samples)
    out = capsys.readouterr().out
    assert out.startswith(words) and bool(out) == bool(words)
