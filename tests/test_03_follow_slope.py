import re

import numpy as np
import pytest
from boxes import arrows, overlapping

from lib import animation

SCRIPT = "03_follow_slope.py"


@pytest.fixture
def follow_slope(once):
    """follow_slope(*options): a good run."""

    def script(*options):
        result = once(SCRIPT, "--no-show", *options)
        assert (result.code, result.err) == (0, "")
        assert result.out.isascii()
        return result

    return script


def descent(result, rate):
    names = result.names
    return names["path"][int(np.argmin(np.abs(names["rates"] - rate)))]


def verdict(result, rate):
    return result.names["happened"][int(np.argmin(np.abs(result.names["rates"] - rate)))]


# The slides' numbers


def test_the_slides_table(follow_slope):
    table = follow_slope().names["table"]
    assert list(table["w"]) == [-3, -2, 1, 2, 3]
    assert list(table["cost"]) == [16, 9, 0, 1, 4]  # L1.4, L1.2, L1.1, L1.14
    assert list(table["slope_w"]) == [-8, -6, 0, 2, 4]
    assert table["next_w"] == pytest.approx([-2.2, -1.4, 1, 1.8, 2.6], rel=1e-15)
    assert table["more w"] == ["lowers E", "lowers E", "leaves E", "raises E", "raises E"]
    assert table["so"] == ["raise w", "raise w", "leave w", "lower w", "lower w"]
    assert table["penalty"] == ["big", "big", "no", "small", "big"]  # L1.17


def test_big_is_half_the_largest_slope_or_more(follow_slope):
    table = follow_slope("--w", -3, 2.95, 3.05).names["table"]  # slopes -8, 3.9, 4.1
    assert table["penalty"] == ["big", "small", "big"]


def test_the_table_is_printed(follow_slope):
    rows = [" ".join(line.split()) for line in follow_slope().out.splitlines()]
    assert rows[2] == "-2.000000 9.000000 -6.000000 lowers E raise w big 0.600000 -1.400000"
    assert rows[3] == "1.000000 0.000000 0.000000 leaves E leave w no 0.000000 1.000000"


def test_the_learning_rate_is_the_slides(follow_slope):
    assert follow_slope().names["learning_rate"] == 0.1  # L1.3


def test_rates_for_the_slides_point(follow_slope):
    result = follow_slope()
    assert result.names["rates"] == pytest.approx([0.01, 0.1, 0.5, 0.9, 1.0, 1.1], rel=1e-15)
    for rate, words in {
        0.01: "too small",
        0.1: "good",
        0.5: "lands in one step",
        0.9: "jumps across, arrives",
        1.0: "jumps for ever",
        1.1: "explodes",
    }.items():
        assert verdict(result, rate)[0] == words
        assert descent(result, rate) == pytest.approx(
            1 - 4 * (1 - 2 * rate) ** np.arange(21), abs=1e-12
        )
    assert re.search(r"1 / curvature = 0\.5 ", result.out)
    assert re.search(r"2 / curvature = 1 ", result.out)


# The absolute error, of the newer edition


@pytest.mark.parametrize(
    "start, rate, path",
    [
        (4, 1, [4, 3, 2, 1, 1]),
        (-2, 1, [-2, -1, 0, 1, 1]),
        (-2, 2, [-2, 0, 2, 0, 2]),
    ],
)
def test_absolute_error(follow_slope, start, rate, path):
    result = follow_slope("--error", "absolute", "--w", start, "--steps", 4)
    assert list(descent(result, rate)) == path
    assert verdict(result, rate)[0] == {1: "lands in 3 steps", 2: "jumps for ever"}[rate]


def test_absolute_error_has_a_slope_of_1_and_no_limit(follow_slope):
    result = follow_slope("--error", "absolute")
    assert list(result.names["table"]["slope_w"]) == [-1, -1, 0, 1, 1]
    assert result.names["learning_rate"] == 1
    assert result.names["curvature"] == 0
    assert "no limit" in result.out and "2 / curvature" not in result.out
    assert "explodes" not in {words for words, _ in result.names["happened"]}


def test_absolute_error_of_several_points(follow_slope):
    x, y = np.array([1.0, -2, 3, 0.5]), np.array([2.0, 4, 7, -1])
    result = follow_slope(
        "--error", "absolute", "--x", *x, "--y", *y, "--w", -3, 0.3, 2.1, "--steps", 50
    )
    w = np.array([-3, 0.3, 2.1])
    e = np.outer(w, x) - y
    assert result.names["table"]["cost"] == pytest.approx(np.abs(e).mean(axis=1))
    assert result.names["table"]["slope_w"] == pytest.approx((np.sign(e) * x).mean(axis=1))
    corners = y / x
    costs = np.abs(np.outer(corners, x) - y).mean(axis=1)
    assert result.names["lowest"][1] == pytest.approx(costs.min())


# The reader's own data


OWN = [
    ([1, 2, 3], [2, 4, 7]),
    ([10, 20], [5, -3]),
    ([-0.001, 0.002, 0.0005], [1, 2, 3]),
]


@pytest.mark.parametrize("x, y", OWN)
def test_own_data_against_numpy(follow_slope, x, y):
    result = follow_slope("--x", *x, "--y", *y, "--w", -1.5, 0.25, 7)
    x, y, w = np.array(x), np.array(y), np.array([-1.5, 0.25, 7])
    e = np.outer(w, x) - y
    curvature = 2 * np.mean(x * x)
    names = result.names
    assert names["table"]["cost"] == pytest.approx(np.mean(e * e, axis=1))
    assert names["table"]["slope_w"] == pytest.approx(np.mean(2 * e * x, axis=1))
    assert names["curvature"] == pytest.approx(curvature)
    assert names["rates"] * curvature == pytest.approx([0.02, 0.2, 1, 1.8, 2, 2.2])
    lowest = np.dot(x, y) / np.dot(x, x)
    assert names["lowest"][0] == pytest.approx(lowest)
    for rate, path in zip(names["rates"], names["path"], strict=True):
        expected = lowest + (w[0] - lowest) * (1 - rate * curvature) ** np.arange(21)
        assert path == pytest.approx(expected, rel=1e-9, abs=1e-9 * abs(w[0] - lowest))
    assert [words for words, _ in names["happened"]] == [
        "too small", "good", "lands in one step", "jumps across, arrives", "jumps for ever",
        "explodes",
    ]  # fmt: skip
    assert f"2 / curvature = {2 / curvature:.8g} " in result.out


def test_a_file(follow_slope, tmp_path):
    (tmp_path / "points.csv").write_text("x,y\n1,2\n2,4\n")
    result = follow_slope("--data", tmp_path / "points.csv")
    assert result.names["lowest"][0] == pytest.approx(2)


def test_the_readers_rate_is_among_the_rates(follow_slope):
    result = follow_slope("--learning-rate", 0.7)
    assert result.names["rates"] == pytest.approx([0.01, 0.5, 0.7, 0.9, 1.0, 1.1])
    assert result.names["table"]["next_w"][0] == pytest.approx(-3 + 0.7 * 8)


def test_auto_is_1_over_the_curvature(follow_slope):
    assert follow_slope("--learning-rate", "auto").names["learning_rate"] == 0.5


@pytest.mark.parametrize(
    "options",
    [
        ("--x", 0, "--y", 2),
        ("--x", 0, "--y", 2, "--error", "absolute"),
        ("--w", 1),
        ("--w", 2.2142857142857144, "--x", 1, 2, 3, "--y", 2, 4, 7),
        ("--steps", 0),
        ("--steps", 1),
        ("--learning-rate", 50, "--steps", 200),
    ],
)
def test_corner_cases(follow_slope, options):
    follow_slope(*options)


def test_numbers_that_are_too_large(run):
    result = run(SCRIPT, "--no-show", "--x", "1e200", "--y", "1")
    assert result.code == 1
    assert result.err.count("\n") == 1 and "too large" in result.err


# The picture


def lines(axes, style):
    return [line for line in axes.lines if line.get_linestyle() == style]


@pytest.mark.parametrize("x, y", [([1], [1]), *OWN[:2]])
def test_tangents_arrows_and_points(follow_slope, x, y):
    names = follow_slope("--x", *x, "--y", *y).names
    axes, table = names["above"], names["table"]
    tangents = lines(axes, "--")
    slopes = [np.diff(one.get_ydata())[0] / np.diff(one.get_xdata())[0] for one in tangents]
    assert slopes == pytest.approx(table["slope_w"])
    middles = [(one.get_xdata().mean(), one.get_ydata().mean()) for one in tangents]
    assert np.array(middles) == pytest.approx(np.transpose([table["w"], table["cost"]]))
    moved = table["slope_w"] != 0
    expected = [
        ((w, E), (after, E))
        for w, E, after in np.transpose([table["w"], table["cost"], table["next_w"]])[moved]
    ]
    assert np.array(arrows(axes)) == pytest.approx(np.array(expected))
    curve = next(line for line in axes.lines if line.get_label() == "$E(w)$")
    w = curve.get_xdata()
    x, y = np.array(x), np.array(y)
    assert curve.get_ydata() == pytest.approx(np.mean((np.outer(w, x) - y) ** 2, axis=1))


def test_the_descents(follow_slope):
    names = follow_slope().names
    assert len(names["below"]) == 6
    for axes, path, rate in zip(names["below"], names["path"], names["rates"], strict=True):
        drawn = axes.lines[1]
        assert drawn.get_xdata() == pytest.approx(path)
        assert drawn.get_ydata() == pytest.approx((path - 1) ** 2)
        assert f"{rate:.4g}" in axes.get_title(loc="left")
    titles = [axes.get_title(loc="left") for axes in names["below"]]
    assert "lands in one step" in titles[2] and "jumps for ever" in titles[4]
    assert "explodes" in titles[5]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--x", 1, 2, 3, "--y", 2, 4, 7),
        ("--x", 10, 20, "--y", 5, -3),
        ("--error", "absolute"),
        ("--error", "absolute", "--x", 1, 2, 3, "--y", 2, 4, 7),
        ("--w", 1, 1.1, 1.2, 0.9, 0.8, 3),
        ("--x", 123456, "--y", 0.000123),
    ],
)
def test_no_texts_overlap(follow_slope, options):
    figure = follow_slope(*options).names["figure"]
    assert overlapping(figure) == []


def test_the_picture_is_wide(run, tmp_path):
    from PIL import Image

    result = run(SCRIPT, "--no-show", "--figure", tmp_path / "sheet.png")
    assert (result.code, result.err) == (0, "")
    assert Image.open(tmp_path / "sheet.png").size[0] >= 1600


# The animation


def test_animation_gif(follow_slope, tmp_path):
    from PIL import Image

    follow_slope("--steps", 2, "--animate", tmp_path / "a.gif")
    assert Image.open(tmp_path / "a.gif").n_frames == 3


def test_animation_ends_with_learning(follow_slope, tmp_path):
    page = tmp_path / "a.html"
    follow_slope("--learning-rate", 0.5, "--steps", 9, "--animate", page)
    assert len(re.findall(r"frames\[\d+\] = ", page.read_text())) == 3  # start, bottom, still


def test_each_frame_shows_its_step(follow_slope, tmp_path, monkeypatch):
    seen = []

    def write(path, figure, draw, frames):
        for k in range(frames):
            draw(k)
            left, right = figure.axes
            tangent = lines(left, "--")[0]
            h = max(right.lines, key=lambda line: line.get_linewidth())
            seen.append(
                (
                    left.lines[-2].get_xdata()[0],
                    np.diff(tangent.get_ydata())[0] / np.diff(tangent.get_xdata())[0],
                    np.diff(h.get_ydata())[0] / np.diff(h.get_xdata())[0],
                )
            )
            assert overlapping(figure) == []

    monkeypatch.setattr(animation, "write", write)
    follow_slope("--steps", 3, "--animate", tmp_path / "a.gif")
    w = 1 - 4 * 0.8 ** np.arange(4)
    assert np.array(seen) == pytest.approx(np.transpose([w, 2 * (w - 1), w]))


# Bad input is answered before TensorFlow is loaded


@pytest.mark.parametrize(
    "options, words",
    [
        (("--w", "nan"), "not a finite number"),
        (("--w",), "expected at least one"),
        (("--learning-rate", "0"), "not above 0"),
        (("--steps", "-1"), "not from 0"),
        (("--steps", "1001"), "at most 1000"),
        (("--error", "cubed"), "invalid choice"),
        (("--x", "1", "2", "--y", "1"), "each point needs one of each"),
        (("--animate", "a.mp4"), "must end in .gif or .html"),
        (("--figure", "/no/such/folder/a.png"), "does not exist"),
        (("--rate", "1"), "no such option"),
    ],
)
def test_bad_input(run, monkeypatch, options, words):
    monkeypatch.setitem(__import__("sys").modules, "lib.quiet", None)  # importing it would fail
    result = run(SCRIPT, *options)
    assert result.code == 2
    assert words in result.err and result.err.count("\n") == 1
