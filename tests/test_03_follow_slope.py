import re

import numpy as np
import pytest
from boxes import arrows, given

SCRIPT = "03_follow_slope.py"
NO_FIGURE = "--no-figure"


@pytest.fixture
def follow_slope(once):
    """follow_slope(*options): a good run."""

    def script(*options):
        result = once(SCRIPT, "--no-show", *options)
        assert (result.code, result.err) == (0, "")
        assert result.out.isascii()
        return result

    return script


def rows(result, first):
    """The rows of the printed table whose first heading this is, a dict from heading to text."""
    lines = [re.split("  +", line.strip()) for line in result.out.splitlines()]
    start = next(k for k, cells in enumerate(lines) if cells[0] == first)
    headings = lines[start]
    cells = [cells for cells in lines[start + 1 :] if len(cells) == len(headings)]
    return [dict(zip(headings, row, strict=True)) for row in cells]


def column(result, first, heading):
    return [float(row[heading]) for row in rows(result, first)]


def verdicts(result):
    return [row["what happened"].split(";")[0] for row in rows(result, "learning_rate")]


# The slides' numbers


def test_the_table(follow_slope):
    lines = [" ".join(line.split()) for line in follow_slope().out.splitlines()]
    assert lines[0] == "w cost slope_w more w do penalty update next_w"
    assert lines[2] == "-2.000000 9.000000 -6.000000 lowers E raise w big 0.600000 -1.400000"
    assert lines[3] == "1.000000 0.000000 0.000000 E does not change keep w no 0.000000 1.000000"


def test_big_is_half_the_largest_slope_or_more(follow_slope):
    result = follow_slope(NO_FIGURE, "--w", -3, 2.95, 3.05)  # slopes -8, 3.9, 4.1
    assert [row["penalty"] for row in rows(result, "w")] == ["big", "small", "big"]


def test_rates_for_the_slides_point(follow_slope):
    result = follow_slope()
    assert "with learning_rate = 0.1." in result.out  # L1.3
    rates = np.array(column(result, "learning_rate", "learning_rate"))
    assert list(rates) == [0.01, 0.1, 0.5, 0.9, 1.0, 1.1]
    last = column(result, "learning_rate", "last w")
    assert last == pytest.approx(1 - 4 * (1 - 2 * rates) ** 20, abs=1e-6)
    assert verdicts(result) == [
        "too small", "good", "lands in one step", "jumps across, arrives", "jumps for ever",
        "explodes",
    ]  # fmt: skip


# The absolute error, of the newer edition


def test_absolute_error(follow_slope):
    result = follow_slope("--error", "absolute")
    assert column(result, "w", "slope_w") == [-1, -1, 0, 1, 1]
    assert "with learning_rate = 1." in result.out
    assert "no limit" in result.out and "2 / curvature" not in result.out
    assert "explodes" not in verdicts(result)


def test_the_verdict_does_not_depend_on_the_steps(follow_slope):
    rate = ("--error", "absolute", "--w", -3, "--learning-rate", 0.7)
    found = [verdicts(follow_slope(NO_FIGURE, *rate, "--steps", steps)) for steps in (3, 8, 20)]
    assert found[0] == found[1] == found[2]
    assert found[0][:4] == [
        "lands in 40 steps", "jumps for ever", "lands in 4 steps", "lands in 2 steps",
    ]  # fmt: skip


def test_absolute_error_of_several_points(follow_slope):
    x, y, w = np.array([1.0, -2, 3, 0.5]), np.array([2.0, 4, 7, -1]), np.array([-3, 0.3, 2.1])
    result = follow_slope(NO_FIGURE, "--error", "absolute", "--x", *x, "--y", *y, "--w", *w)
    e = np.outer(w, x) - y
    assert column(result, "w", "cost") == pytest.approx(np.abs(e).mean(axis=1), abs=1e-6)
    assert column(result, "w", "slope_w") == pytest.approx((np.sign(e) * x).mean(axis=1), abs=1e-6)


# The reader's own data


@pytest.mark.parametrize(("x", "y"), [([10, 20], [5, -3]), ([-0.001, 0.002, 0.0005], [1, 2, 3])])
def test_own_data_against_numpy(follow_slope, x, y):
    result = follow_slope(NO_FIGURE, "--x", *x, "--y", *y, "--w", -1.5, 0.25, 7)
    x, y, w = np.array(x), np.array(y), np.array([-1.5, 0.25, 7])
    e = np.outer(w, x) - y
    curvature = 2 * np.mean(x * x)
    near = {"rel": 1e-6, "abs": 1e-6}
    assert column(result, "w", "cost") == pytest.approx(np.mean(e * e, axis=1), **near)
    assert column(result, "w", "slope_w") == pytest.approx(np.mean(2 * e * x, axis=1), **near)
    times = np.array([0.02, 0.2, 1, 1.8, 2, 2.2])
    rates = column(result, "learning_rate", "learning_rate")
    assert rates == pytest.approx(times / curvature, **near)
    lowest = np.dot(x, y) / np.dot(x, x)
    last = column(result, "learning_rate", "last w")
    assert last == pytest.approx(lowest + (w[0] - lowest) * (1 - times) ** 20, **near)
    assert verdicts(result)[2:] == [
        "lands in one step", "jumps across, arrives", "jumps for ever", "explodes",
    ]  # fmt: skip


def test_the_readers_rate_is_among_the_rates(follow_slope):
    result = follow_slope(NO_FIGURE, "--learning-rate", 0.7)
    assert column(result, "learning_rate", "learning_rate") == [0.01, 0.5, 0.7, 0.9, 1.0, 1.1]
    assert column(result, "w", "next_w")[0] == pytest.approx(-3 + 0.7 * 8)


def test_a_rate_of_the_printed_limit_jumps_for_ever(follow_slope):
    points = (NO_FIGURE, "--x", 1, 2, 3, "--y", 2, 4, 7)
    limit = re.search(r"2 / curvature = (\S+) ", follow_slope(*points).out)[1]
    assert float(limit) == pytest.approx(3 / 14, rel=1e-15)
    result = follow_slope(*points, "--learning-rate", limit, "--steps", 200)
    assert verdicts(result).count("jumps for ever") == 1


CORNERS = {
    "--x 0 --y 2": "nothing to learn",
    "--x 0 --y 2 --error absolute": "nothing to learn",
    "--w 1": "nothing to learn",
    "--w 2.2142857142857144 --x 1 2 3 --y 2 4 7": "nothing to learn",
    "--steps 0": "not moved",
    "--learning-rate 50 --steps 200": "explodes",
}


def test_corner_cases(follow_slope):
    for options, words in CORNERS.items():
        assert words in verdicts(follow_slope(NO_FIGURE, *options.split()))


def test_numbers_that_are_too_large(once):
    for options in (
        "--x 1e200 --y 1",
        "--x 1e154 --y 1e150 --w 0",
        "--learning-rate 1e308",
        "--x 1e-300 --y 1e10 --error absolute",
    ):
        result = once(SCRIPT, NO_FIGURE, *options.split())
        assert result.code == 1
        assert result.err.count("\n") == 1 and "too large for 64-bit floats" in result.err


# The pictures


def test_the_picture_of_the_updates(follow_slope):
    which_way, _ = follow_slope().figures
    (axes,) = which_way.axes
    assert sorted(tail for tail, _ in arrows(axes)) == [(-3, 16), (3, 4)]
    assert r"$E = (w \cdot 1 - 1)^2$" in given(which_way) and r"$\alpha = 0.1$" in given(which_way)


def test_the_picture_of_the_rates(follow_slope):
    _, fates = follow_slope().figures
    assert r"Curvature $2$: limit $2\,/\,2 = 1$" in given(fates)
    out = [axes.get_title(loc="right") for axes in fates.axes]
    assert out == [*[""] * 5, "step 3: out of sight"]
    drawn = [axes.lines[1].get_xdata() for axes in fates.axes]
    for rate, w in zip([0.01, 0.1, 0.5, 0.9, 1, 1.1], drawn, strict=True):
        assert w == pytest.approx(1 - 4 * (1 - 2 * rate) ** np.arange(21), abs=1e-12)


def test_files(run, tmp_path):
    files = ("--figure", tmp_path / "a.svg", "--animate", tmp_path / "a.gif")
    result = run(SCRIPT, "--no-show", "--learning-rate", 0.5, *files)
    assert (result.code, result.err) == (0, "")
    names = f"{tmp_path / 'a.svg'} and {tmp_path / 'a_rates.svg'}"
    moving = f"The animation is in {tmp_path / 'a.gif'}"
    assert result.out.endswith(f"The figures are in {names}\n{moving}\n")
    assert all("<svg" in (tmp_path / name).read_text() for name in ("a.svg", "a_rates.svg"))
    assert (tmp_path / "a.gif").read_bytes().startswith(b"GIF8")


def test_bad_input(run, alone):
    for options, words in {
        "--w nan": "not a finite number",
        "--steps 1001": "at most 1000",
        "--error cubed": "is not one of squared, absolute",
    }.items():
        result = run(SCRIPT, *options.split())
        assert (result.code, result.out) == (2, "")
        assert words in result.err and result.err.count("\n") == 1
