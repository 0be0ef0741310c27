import re

import numpy as np
import pytest

SCRIPT = "04_compare_gradients.py"
NO_FIGURE = "--no-figure"
EXACT = ["tf.GradientTape", "way 2: chain rule", "way 3: formula, 2 (w x - y) x"]


@pytest.fixture
def compare(once):
    """compare(*options): a good run."""

    def script(*options):
        result = once(SCRIPT, "--no-show", *options)
        assert (result.code, result.err) == (0, "")
        assert result.out.isascii()
        return result

    return script


def slopes(result):
    """The printed slope by each way."""
    lines = [re.split("  +", line.strip()) for line in result.out.splitlines()]
    start = lines.index(["way", "slope_w", "difference"])
    return {way: float(slope) for way, slope, _ in lines[start + 1 : start + 6]}


# L1.15: all ways give 4 at w = 3


def test_the_slides_nudge(compare):
    out = compare().out
    assert re.search(r"64-bit +3\.0 +3\.00001 +4\.0 +4\.0000400001\b", out)
    assert re.search(r"32-bit +3\.0 +3\.00001 +4\.0 +4\.00004\b", out)
    assert f"{slopes(compare())['way 1: nudge, 32-bit floats']:.4f}" == "4.0054"


def test_the_chain_rule_factor_by_factor(compare):
    assert "1.000000  3.000000  2.000000   1.000000   1.000000    4.000000  4.000000" in (
        compare().out
    )


@pytest.mark.parametrize(("x", "y", "w"), [([1, 2, 3], [2, 4, 7], -40), ([-0.3], [0.1], 2)])
def test_own_data_against_numpy(compare, x, y, w):
    found = slopes(compare(NO_FIGURE, "--x", *x, "--y", *y, "--w", w))
    x, y = np.array(x), np.array(y)
    right = np.mean(2 * (w * x - y) * x)
    assert [found[way] for way in EXACT] == pytest.approx([right] * 3, rel=1e-12)
    n = 1e-5

    def cost(w, kind):
        return np.mean(np.square(kind(w) * x.astype(kind) - y.astype(kind)), dtype=kind)

    nudged = (cost(w + n, np.float64) - cost(w, np.float64)) / n
    assert found["way 1: nudge, 64-bit floats"] == pytest.approx(
        nudged, abs=1e-9 * abs(right) + 1e-7
    )
    # In 32-bit floats w + n is off by up to half a step of w, and E by a step
    step = np.spacing(np.float32(abs(w)))
    allowed = (abs(right) * step + 8 * np.spacing(cost(w, np.float32))) / n
    assert abs(found["way 1: nudge, 32-bit floats"] - right) <= allowed


# The words and the measured errors


def test_a_poor_nudge_in_32_bits_is_a_good_one_in_64(compare):
    out = compare().out
    assert "In 32-bit floats 0.00001 is a poor nudge: the slope is off by 0.0054 (0.14 %)." in out
    assert (
        "In 64-bit floats 0.00001 is a good nudge: the slope is off by 0.00001 (0.00025 %)." in out
    )


def test_a_larger_nudge_is_good_in_32_bits(compare):
    out = compare(NO_FIGURE, "--nudge", "0.001").out
    assert out.count("0.001 is a good nudge") == 2


@pytest.mark.parametrize(("bits", "kind"), [(32, np.float32), (64, np.float64)])
def test_forward_has_two_arms(compare, bits, kind):
    found = next(one for one in compare().names["judged"] if one.bits == bits).forward
    # The best nudge balances the curvature with rounding, some steps of E / nudge
    balance = np.sqrt(4 * np.finfo(kind).eps)
    assert balance / 10 < found.best < balance * 10
    large = found.nudge > 30 * found.best
    assert found.error[large] == pytest.approx(found.nudge[large], rel=0.05)  # half of E'' = 2
    small = (found.nudge < found.best / 30) & (found.nudge > 10 * np.finfo(kind).eps)
    times = np.median(found.error[small] * found.nudge[small]) / np.finfo(kind).eps
    assert 0.2 < times < 8  # rounding: a few steps, over the nudge


@pytest.mark.parametrize(("bits", "kind"), [(32, np.float32), (64, np.float64)])
def test_central_has_only_the_rounding_arm(compare, bits, kind):
    found = next(one for one in compare().names["judged"] if one.bits == bits).central
    moves = found.nudge > 10 * np.finfo(kind).eps
    nudge, error = found.nudge[moves], found.error[moves]
    assert np.all(error * nudge <= 40 * np.finfo(kind).eps * (4 + nudge**2))


# The pictures


def test_the_pictures(compare):
    result = compare("--all-nudges")
    ways, nudges, both = result.figures
    assert "32-bit floats: off by $0.0054$" in both.axes[0].get_title(loc="left")
    # The numbers are those of the table
    shown = [
        text.get_text().strip("$") for text in ways.axes[1].texts if "s" not in text.get_text()
    ]
    assert [float(slope) for slope in shown] == pytest.approx([6, 5, 4.1, 4.00001, 4, 4, 4])
    # One nudge has one error, in the picture and in the text
    words = next(text.get_text() for text in nudges.axes[0].texts if "your" in text.get_text())
    assert words.endswith(r"off by $\mathbf{10^{-5}}$")
    assert "0.00001 is a good nudge: the slope is off by 0.00001" in result.out


def test_bad_input(run, alone):
    for options, words in {
        "--w 1 2": "no such option",
        "--nudge 0": "not above 0",
        "--nudge 1e-50": "too small for 32-bit floats",
        "--x 1e50 --y 1": "too large for 32-bit floats",
    }.items():
        result = run(SCRIPT, *options.split())
        assert (result.code, result.out) == (2, "")
        assert words in result.err and result.err.count("\n") == 1


def test_numbers_that_are_too_large(once):
    result = once(SCRIPT, NO_FIGURE, "--x", "1e30", "--y", "1")
    assert result.code == 1
    assert result.err.count("\n") == 1 and "too large" in result.err
