import re

import numpy as np
import pytest
from boxes import overlapping

from lib.quiet import tf

SCRIPT = "04_compare_gradients.py"


@pytest.fixture
def compare(once):
    """compare(*options): a good run."""

    def script(*options):
        result = once(SCRIPT, "--no-show", *options)
        assert (result.code, result.err) == (0, "")
        assert result.out.isascii()
        return result

    return script


# L1.15: all ways give 4 at w = 3


def test_the_slides_slope(compare):
    slope_w = {way: float(slope) for way, slope in compare().names["slope_w"].items()}
    assert slope_w["GradientTape"] == 4
    assert slope_w["2 chain rule"] == 4
    assert slope_w["3 formula, 2 (w x - y) x"] == 4
    assert slope_w["1 nudge, 64-bit floats"] == pytest.approx(4.00001, abs=1e-9)
    assert f"{slope_w['1 nudge, 32-bit floats']:.4f}" == "4.0054"


def test_the_slides_nudge(compare):
    out = compare().out
    assert re.search(r"64-bit +3\.0 +3\.00001 +4\.0 +4\.0000400001\b", out)
    assert re.search(r"32-bit +3\.0 +3\.00001 +4\.0 +4\.00004\b", out)


def test_the_chain_rule_factor_by_factor(compare):
    names = compare().names
    assert [names[name].numpy().tolist() for name in ("dh_dw", "de_dh", "dE_de")] == [
        [1], [1], [4],
    ]  # fmt: skip
    assert "1.000000  3.000000  2.000000   1.000000   1.000000    4.000000  4.000000" in (
        compare().out
    )


@pytest.mark.parametrize(
    "x, y, w", [([1, 2, 3], [2, 4, 7], -40), ([10, 20], [5, -3], 0.7), ([-0.3], [0.1], 2)]
)
def test_own_data_against_numpy(compare, x, y, w):
    result = compare("--x", *x, "--y", *y, "--w", w)
    x, y = np.array(x), np.array(y)
    right = np.mean(2 * (w * x - y) * x)
    slope_w = {way: float(slope) for way, slope in result.names["slope_w"].items()}
    for way in ("GradientTape", "2 chain rule", "3 formula, 2 (w x - y) x"):
        assert slope_w[way] == pytest.approx(right, rel=1e-12)
    n = 1e-5

    def cost(w, kind):
        return np.mean(np.square(kind(w) * x.astype(kind) - y.astype(kind)), dtype=kind)

    nudged = (cost(w + n, np.float64) - cost(w, np.float64)) / n
    assert slope_w["1 nudge, 64-bit floats"] == pytest.approx(nudged, abs=1e-9 * abs(right) + 1e-7)
    # In 32-bit floats w + n is off by up to half a step of w, and E by a step
    step = np.spacing(np.float32(abs(w)))
    allowed = (abs(right) * step + 8 * np.spacing(cost(w, np.float32))) / n
    assert abs(slope_w["1 nudge, 32-bit floats"] - right) <= allowed


def test_many_points_show_the_first(compare):
    x = list(range(1, 31))
    result = compare("--x", *x, "--y", *x)
    assert float(result.names["slope_w"]["2 chain rule"]) == pytest.approx(
        np.mean(4 * np.square(x))
    )


# The words and the measured errors


def test_a_poor_nudge_in_32_bits_is_a_good_one_in_64(compare):
    result = compare()
    assert result.names["good"] == {32: False, 64: True}
    assert "In 32-bit floats 1e-05 is a poor nudge: it is off by 0.0054 (0.14 %)" in result.out
    assert "In 64-bit floats 1e-05 is a good nudge: it is off by 1e-05 (0.00025 %)" in result.out
    assert "the nudge is 41.9 of them" in result.out  # 0.00001 / 2^-22
    assert "third\n  derivative, and a parabola's is 0" in result.out


def test_a_larger_nudge_is_good_in_32_bits(compare):
    assert compare("--nudge", "0.001").names["good"] == {32: True, 64: True}


@pytest.mark.parametrize("bits, kind", [(32, np.float32), (64, np.float64)])
def test_forward_has_two_arms(compare, bits, kind):
    one = compare().names["measured"][bits]["forward"]
    # The best nudge balances the bend, nudge, with rounding, some steps of E / nudge
    balance = np.sqrt(4 * np.finfo(kind).eps)
    assert balance / 10 < one.best < balance * 10
    large = one.nudge > 30 * one.best
    assert one.error[large] == pytest.approx(one.nudge[large], rel=0.05)  # half of E'' = 2
    small = (one.nudge < one.best / 30) & (one.nudge > 10 * np.finfo(kind).eps)
    times = np.median(one.error[small] * one.nudge[small]) / np.finfo(kind).eps
    assert 0.2 < times < 8  # rounding: a few steps, over the nudge


@pytest.mark.parametrize("bits, kind", [(32, np.float32), (64, np.float64)])
def test_central_has_only_the_rounding_arm(compare, bits, kind):
    one = compare().names["measured"][bits]["central"]
    moves = one.nudge > 10 * np.finfo(kind).eps
    assert np.all(one.error[moves] * one.nudge[moves] <= 40 * np.finfo(kind).eps * (
        4 + one.nudge[moves] ** 2
    ))  # fmt: skip


def test_measured_errors_are_those_of_the_way(compare):
    names = compare().names
    one = names["measured"][64]["forward"]
    for nudge, error in zip(one.nudge[::50], one.error[::50], strict=True):
        slope = names["forward"](tf.constant(nudge, tf.float64), tf.float64)
        assert abs(float(slope) - 4) == error


# The picture


def test_the_picture_holds_the_measured(compare):
    names = compare().names
    for axes, bits in zip(names["figure"].axes, (32, 64), strict=True):
        found = {line.get_label(): line for line in axes.lines}
        for label, way in (("forward (one side)", "forward"), ("central (both)", "central")):
            one = names["measured"][bits][way]
            some = one.worst > 0
            assert found[label].get_xdata() == pytest.approx(one.nudge[some])
            assert found[label].get_ydata() == pytest.approx(one.worst[some])
        forward = names["measured"][bits]["forward"]
        diamond = next(line for line in axes.lines if line.get_marker() == "D")
        assert diamond.get_xdata()[0] == forward.best
        assert diamond.get_ydata()[0] == forward.worst[forward.at]
        assert axes.get_xscale() == axes.get_yscale() == "log"
        assert any(line.get_xdata()[0] == 1e-5 for line in axes.lines)
    titles = [axes.get_title() for axes in names["figure"].axes]
    assert "4.005432" in titles[0] and "poor" in titles[0]
    assert "4.00001" in titles[1] and "good" in titles[1]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--x", 1, 2, 3, "--y", 2, 4, 7, "--w", -40, "--nudge", 0.01),
        ("--x", 10, 20, "--y", 5, -3),
        ("--w", 1),
        ("--w", 0),
        ("--x", 0, "--y", 2),
        ("--nudge", "1e-30"),
        ("--nudge", "1000"),
        ("--w", 3e8),
    ],
)
def test_no_texts_overlap(compare, options):
    assert overlapping(compare(*options).names["figure"]) == []


def test_the_picture_is_wide(run, tmp_path):
    from PIL import Image

    result = run(SCRIPT, "--no-show", "--figure", tmp_path / "a.png")
    assert (result.code, result.err) == (0, "")
    assert Image.open(tmp_path / "a.png").size[0] >= 1600


# Bad input is answered before TensorFlow is loaded


@pytest.mark.parametrize(
    "options, words",
    [
        (("--w", "nan"), "not a finite number"),
        (("--w", "1", "2"), "no such option"),
        (("--nudge", "0"), "not above 0"),
        (("--nudge", "-0.1"), "not above 0"),
        (("--nudge", "1e-50"), "too small for 32-bit floats"),
        (("--w", "1e50"), "too large for 32-bit floats"),
        (("--x", "1e50", "--y", "1"), "too large for 32-bit floats"),
        (("--x", "1"), "--x needs --y"),
        (("--figure", "a.bmp"), "must end in"),
        (("--data", "no-such.csv"), "can't be read"),
    ],
)
def test_bad_input(run, monkeypatch, options, words):
    monkeypatch.setitem(__import__("sys").modules, "lib.quiet", None)  # importing it would fail
    result = run(SCRIPT, *options)
    assert result.code == 2
    assert words in result.err and result.err.count("\n") == 1


def test_numbers_that_are_too_large(run):
    result = run(SCRIPT, "--no-show", "--x", "1e30", "--y", "1")
    assert result.code == 1
    assert result.err.count("\n") == 1 and "too large" in result.err
