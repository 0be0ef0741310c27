"""03_follow_slope.py: the slides' numbers, readers' points by NumPy, and what its figures show."""

import re

import numpy as np
import pytest
from boxes import arrows

SCRIPT, PLAIN, HAPPENS = "03_follow_slope.py", "--no-figure", "what happens step by step"
WORDS = [  # at 0.02, 0.2, 1, 1.8, 2 and 2.2 times 1 / curvature
    "too small: 98 % of the distance is left",
    "comes nearer: 80 % of the distance is left",
    "lands in one step: no distance is left",
    "jumps across: 80 % of the distance is left",
    "jumps for ever: 100 % of the distance is left",
    "explodes: 1.2 times as far",
]
THREE, ABSOLUTE = "--x 1 2 3 --y 2 4 7", "--error absolute"


@pytest.fixture
def follow(once):
    """follow("--w 3"): a good run, and `columns`, a dict from heading to texts, of both tables."""

    def follow(options=""):
        result = once(SCRIPT, "--no-show", *options.split())
        assert (result.code, result.err) == (0, "")
        result.columns = {}
        for table in result.out.split("\n\n"):
            lines = (re.split("  +", line.strip()) for line in table.splitlines())
            rows = [cells for cells in lines if len(cells) > 2]
            result.columns |= {name: cells for name, *cells in zip(*rows, strict=True)}
        result.floats = lambda name: [float(cell) for cell in result.columns[name]]
        return result

    return follow


def test_the_slides_numbers(follow):
    result = follow()
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert lines[0] == "w cost slope_w more w do penalty update next_w"
    assert lines[2] == "-2 9 -6 lowers E raise w big 0.6 -1.4"  # L1.2
    assert lines[4] == "2 1 2 raises E lower w small -0.2 1.8"  # L1.1
    assert result.columns[HAPPENS] == WORDS
    for w, rate, slides in [(4, 1, [4, 3, 2, 1, 1]), (-2, 2, [-2, 0, 2, 0, 2])]:
        result = follow(f"{PLAIN} {ABSOLUTE} --w {w} --learning-rate {rate}")
        mine = result.floats("learning_rate").index(rate)
        assert result.names["path"][mine][:5].tolist() == slides
        assert "arrives: w = 1 after 3 steps" in result.out
        assert "jumps for ever: between w = 0 and 2" in result.out


def test_the_penalty_and_where_there_is_none(follow):
    for w, penalty in [(-3, "big"), (2, "small"), (1, "no"), (1.0000001, "small")]:  # L1.17
        assert follow(f"{PLAIN} --w {w}").columns["penalty"] == [penalty]
    assert follow(ABSOLUTE).columns["penalty"] == ["big", "small", "no", "small", "big"]
    for options in ("--w 1", "--x 0 --y 2", f"--x 0 --y 2 {ABSOLUTE}"):
        words = follow(f"{PLAIN} {options}").columns[HAPPENS][5]
        assert words.startswith("nothing to learn: the slope is 0")


def test_a_verdict_does_not_depend_on_the_steps(follow):
    for options, words in [("", "comes nearer: 20 %"), (ABSOLUTE, "arrives: w = 1 after 8 steps")]:
        rate = f"{PLAIN} --w -2.2 --learning-rate 0.4 {options} --steps"
        found, later = (follow(f"{rate} {steps}").columns[HAPPENS] for steps in (0, 20))
        assert found == later and words in " ".join(found)


@pytest.mark.parametrize("options", ["", ABSOLUTE])
@pytest.mark.parametrize("points", [(1, 2, 3, 2, 4, 7), (10, -20, 5, -3), (-0.001, 0.002, 1, 2)])
def test_own_points_against_numpy(follow, options, points):
    x, y = np.reshape(points, [2, -1])
    given = f"--x {' '.join(map(str, x))} --y {' '.join(map(str, y))}"
    result = follow(f"{PLAIN} {options} {given} --w -1.5 0.25 7")
    w, near = np.array([-1.5, 0.25, 7]), {"rel": 1e-5, "abs": 1e-9}
    e = np.outer(w, x) - y
    E, slope, rate = e * e, 2 * e * x, 0.2 / np.mean(2 * x * x)
    if options == ABSOLUTE:
        E, slope, rate = np.abs(e), np.sign(e) * x, 1 / np.mean(np.abs(x))
    assert result.floats("cost") == pytest.approx(E.mean(axis=1), **near)
    assert result.floats("slope_w") == pytest.approx(slope.mean(axis=1), **near)
    assert result.floats("next_w") == pytest.approx(w - rate * slope.mean(axis=1), **near)
    if options != ABSOLUTE:
        lowest, times = np.dot(x, y) / np.dot(x, x), np.array([0.02, 0.2, 1, 1.8, 2, 2.2])
        last = lowest + (w[0] - lowest) * (1 - times) ** 20
        assert result.floats("last w") == pytest.approx(last, **near)
        assert result.columns[HAPPENS] == WORDS


def test_three_ws_with_their_updates(follow):
    (axes,) = follow().figures[0].axes
    found = np.reshape(sorted(arrows(axes)), [2, 4])
    assert found == pytest.approx(np.array([[-3, 16, -2.2, 16], [3, 4, 2.6, 4]]))
    words = " ".join(text.get_text() for text in axes.texts)
    assert "slope $4$: lower $w$ by\n$0.1 \\cdot 4 = 0.4$" in words and "keep $w$" in words


@pytest.mark.parametrize(
    ("options", "title"), [("", "{1}$"), (THREE, "{0.214}$"), (ABSOLUTE, "No")]
)
def test_the_rates_figure_says_what_the_table_says(follow, options, title):
    result = follow(options)
    figure, path = result.figures[1], result.names["path"]
    assert title in figure.get_suptitle()
    for axes, words, w in zip(figure.axes, result.columns[HAPPENS], path, strict=True):
        drawn = axes.get_title(loc="left").split(": ")[1], axes.texts[0].get_text()
        assert words == ": ".join(drawn).replace("\N{MINUS SIGN}", "-")
        assert axes.lines[1].get_xdata() == pytest.approx(w)


@pytest.mark.slow
def test_files(run, tmp_path):
    files = ("--figure", tmp_path / "a.svg", "--animate", tmp_path / "a.gif")
    assert run(SCRIPT, "--no-show", "--learning-rate", 0.5, *files).code == 0
    assert all("<svg" in (tmp_path / name).read_text() for name in ("a.svg", "a_rates.svg"))
    assert (tmp_path / "a.gif").read_bytes()[:4] == b"GIF8"


def test_what_is_refused(run, tmp_path):
    (tmp_path / "many.csv").write_text("x,y\n" + "1,2\n" * 100_001)
    for code, options, words in [
        (2, f"--data {tmp_path / 'many.csv'}", "a picture has room for 100,000"),
        (1, "--x 1e200 --y 1", "too large for 64-bit floats"),
        (1, f"--x 1e-300 --y 1e10 {ABSOLUTE}", "too large for 64-bit floats"),
    ]:
        result = run(SCRIPT, PLAIN, *options.split())
        assert (result.code, result.err.count("\n"), words in result.err) == (code, 1, True)
