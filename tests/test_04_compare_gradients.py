import re

import numpy as np
import pytest
from boxes import SIZES, faults
from conftest import ROOT

SCRIPT = "04_compare_gradients.py"
NO_FIGURE = "--no-figure"
PATIENTS = ROOT / "data" / "diabetes_bmi.csv"
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


@pytest.mark.parametrize(
    ("x", "y", "w"), [([1, 2, 3], [2, 4, 7], -40), ([10, 20], [5, -3], 0.7), ([-0.3], [0.1], 2)]
)
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


def test_the_first_of_many_points_are_shown(compare):
    x = list(range(1, 31))
    result = compare(NO_FIGURE, "--x", *x, "--y", *x)
    assert len(re.findall(r"^ *\d+\.0{6} ", result.out, re.MULTILINE)) == 10
    assert slopes(result)["way 2: chain rule"] == pytest.approx(np.mean(4 * np.square(x)))


# The words and the measured errors


def test_a_poor_nudge_in_32_bits_is_a_good_one_in_64(compare):
    out = compare().out
    assert "In 32-bit floats 0.00001 is a poor nudge: the slope is off by 0.0054 (0.14 %)." in out
    assert (
        "In 64-bit floats 0.00001 is a good nudge: the slope is off by 0.00001 (0.00025 %)." in out
    )
    assert "its third derivative is 0" in out


def test_a_larger_nudge_is_good_in_32_bits(compare):
    out = compare(NO_FIGURE, "--nudge", "0.001").out
    assert out.count("0.001 is a good nudge") == 2


@pytest.mark.parametrize("w", ["0", "-0"])
def test_nothing_is_infinite_at_w_0(compare, w):
    out = compare("--w", w).out
    assert not re.search(r"\binf|nan|-0 ", out)
    assert out.count("w is rounded: 0, because") == out.count("because E is rounded: ") == 2


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
    assert "the slope at $" in ways.get_suptitle() and "one number" in ways.get_suptitle()
    assert nudges.get_suptitle() == "A nudge can be too small and too large\n"
    assert "32-bit floats: off by $0.0054$" in both.axes[0].get_title(loc="left")
    # The numbers are those of the table
    shown = [
        text.get_text().strip("$") for text in ways.axes[1].texts if "s" not in text.get_text()
    ]
    assert [float(slope) for slope in shown] == pytest.approx([6, 5, 4.1, 4.00001, 4, 4, 4])
    assert "tangent" in [text.get_text() for text in ways.axes[0].texts]
    assert 0 in ways.axes[0].get_yticks()
    said = [text.get_text() for text in nudges.axes[0].texts]
    assert "no change is left: slope $0$" in said and any("rounded" in text for text in said)
    # One nudge has one error, in the picture and in the text
    words = next(text.get_text() for text in nudges.axes[0].texts if "your" in text.get_text())
    assert words.endswith(r"off by $\mathbf{10^{-5}}$")
    assert "0.00001 is a good nudge: the slope is off by 0.00001" in result.out


def test_without_the_option_there_are_two(compare):
    assert len(compare().figures) == 2


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--x", 1, 2, 3, "--y", 2, 4, 7, "--w", -40, "--nudge", 0.01),
        ("--data", PATIENTS),
        ("--w", 1),
        ("--w", 0),
        ("--x", 0, "--y", 2),
        ("--x", 1e-18, "--y", 1e18),
        ("--x", 1e15, "--y", 1e-10, "--w", 1e-20),
        ("--nudge", "1e-30"),
        ("--nudge", "1000", "--w", 3e8),
    ],
)
def test_nothing_is_wrong_in_the_pictures(compare, options):
    sizes = SIZES[1:2] if options else SIZES  # the smallest
    for figure in compare("--all-nudges", *options).figures:
        assert faults(figure, sizes) == []


# Bad input is answered before TensorFlow is loaded


@pytest.mark.parametrize(
    ("options", "words"),
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
    # importing it would fail
    monkeypatch.setitem(__import__("sys").modules, "lib.program.quiet", None)
    result = run(SCRIPT, *options)
    assert result.code == 2
    assert words in result.err and result.err.count("\n") == 1


def test_numbers_that_are_too_large(run):
    result = run(SCRIPT, NO_FIGURE, "--x", "1e30", "--y", "1")
    assert result.code == 1
    assert result.err.count("\n") == 1 and "too large" in result.err


# Very many points


@pytest.fixture
def many(tmp_path):
    """A file of 30,000 points, and x and y of it."""
    random = np.random.default_rng(0)
    x = random.normal(size=30_000) + 2
    points = np.column_stack([x, 3 * x - 1 + random.normal(size=30_000)])
    np.savetxt(tmp_path / "many.csv", points, delimiter=",")
    return tmp_path / "many.csv", *points.T


def test_very_many_points_have_the_same_slopes_at_no_price(compare, many):
    file, x, y = many
    result = compare("--data", file, "--w", -1.5)
    found = slopes(result)
    right = np.mean(2 * (-1.5 * x - y) * x)
    assert [found[way] for way in EXACT] == pytest.approx([right] * 3, rel=1e-12)
    assert found["way 1: nudge, 64-bit floats"] == pytest.approx(right, rel=1e-5)
    assert result.out.startswith("30000 points: 3 with the same cost everywhere stand for them")
    assert {result.names[name].shape for name in ("X", "h", "product")} == {(3,)}
    assert all(faults(figure) == [] for figure in result.figures)
