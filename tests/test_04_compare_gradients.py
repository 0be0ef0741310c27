"""04: the ways against exact fractions, a nudge's error against theory, the figures' numbers."""

import re
from fractions import Fraction

import numpy as np
import pytest

SCRIPT = "04_compare_gradients.py"
EXACT = ["tf.GradientTape", "way 2: chain rule", "way 3: formula, 2 (w x - y) x"]


@pytest.fixture
def compare(once):
    return lambda options="": once(SCRIPT, *options.split())


def slopes(result):
    """The printed slope by each way."""
    lines = [re.split("  +", line.strip()) for line in result.out.splitlines()]
    start = lines.index(["way", "slope_w", "difference"])
    return {way: float(slope) for way, slope, _ in lines[start + 1 : start + 6]}


def test_the_slides_numbers(compare):  # L1.15
    result = compare()
    assert re.search(r"64-bit +3\.0 +3\.00001 +4\.0 +4\.0000400001\n", result.out)
    assert re.search(r"32-bit +3\.0 +3\.00001 +4\.0 +4\.00004\n", result.out)
    assert "  2.000000   1.000000   1.000000    4.000000  4.000000\n" in result.out
    found = slopes(result)
    assert [found[way] for way in EXACT] == [4, 4, 4]
    assert found["way 1: nudge, 64-bit floats"] == pytest.approx(4.00001, rel=1e-10)
    assert f"{found['way 1: nudge, 32-bit floats']:.4f}" == "4.0054"


@pytest.mark.parametrize(
    ("x", "y", "w"),
    [("1 2 3", "2 4 7", -40), ("10 20", "5 -3", 0.75), ("-0.3", "0.1", 2), ("3", "6", 2)],
)
def test_own_data(compare, x, y, w):
    found = slopes(compare(f"--x {x} --y {y} --w {w}"))
    x, y = ([Fraction(float(number)) for number in numbers.split()] for numbers in (x, y))
    e = [Fraction(w) * a - b for a, b in zip(x, y, strict=True)]
    right = sum(2 * c * a for c, a in zip(e, x, strict=True)) / len(x)
    bend = sum(a * a for a in x) / len(x) * Fraction(1e-5)  # curvature nudge / 2
    assert [found[way] for way in EXACT] == pytest.approx([float(right)] * 3, rel=1e-12)
    size = sum(c * c + abs(c * Fraction(w) * a) for c, a in zip(e, x, strict=True)) / len(x) + bend
    for bits, eps in ((64, 2.0**-52), (32, 2.0**-23)):
        off = Fraction(found[f"way 1: nudge, {bits}-bit floats"]) - right
        assert abs(off - bend) <= 8 * eps * float(size) / 1e-5


def test_a_nudge_that_does_not_move_w(compare):
    result = compare("--w 3000 --details")
    assert slopes(result)["way 1: nudge, 32-bit floats"] == 0
    step = float(
        re.search(r"w \+ nudge is w: near 3000 these floats are (\S+) apart", result.out)[1]
    )
    assert step == pytest.approx(np.spacing(np.float32(3000)), rel=0.05)
    assert "no nudge changes it" in compare("--x 0 --y 2 --details").out


def test_the_ways_in_a_figure(compare):
    figure, _ = compare("--details").figures
    chords, table = figure.axes
    texts = [text.get_text().strip("$") for text in table.texts]
    pairs = dict(zip(texts[::2], texts[1::2], strict=True))
    assert pairs == {
        "way 1, a nudge of": "slope", "2": "6", "1": "5", "0.1": "4.1", "0.00001": "4.00001",
        "way 2, the chain rule": "4", r"x \cdot 1 \cdot 2e$,  $e = w x - y": "",
        r"= 1 \cdot 1 \cdot 4": "", "by TensorFlow": "4", "way 3, the formula": "4",
        r"2\,(w x - y)\,x": "", r"= 2\,(3 \cdot 1 - 1) \cdot 1": "",
    }  # fmt: skip
    _, *lines = (line.get_xydata() for line in chords.lines[:5])
    steep = [(line[-1, 1] - line[0, 1]) / (line[-1, 0] - line[0, 0]) for line in lines]
    assert steep == pytest.approx([6, 5, 4.1, 4])
    assert chords.lines[6].get_xydata() == pytest.approx(np.array([[5, 16], [4, 9], [3.1, 4.41]]))


def test_the_v_in_a_figure(compare):
    dots, best, own = compare().figures[1].axes[0].lines
    assert np.ravel(own.get_xydata()) == pytest.approx([1e-5, 1e-5], rel=1e-4)
    balance = np.sqrt(2 * 4 * 2.0**-52 / 2)  # there rounding, eps E / nudge, is nudge / 2
    assert balance / 5 < best.get_xdata()[0] < 5 * balance
    large = dots.get_xdata() > 100 * balance
    assert dots.get_ydata()[large] == pytest.approx(dots.get_xdata()[large], rel=0.01)


def test_numbers_that_are_too_large(compare):
    result = compare("--x 1e30 --y 1")
    assert result.code == 1 and "too large for 32-bit floats" in result.err
