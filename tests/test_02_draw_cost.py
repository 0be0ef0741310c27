import numpy as np
import pytest

from lib import curve

SCRIPT = "02_draw_cost.py"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def draw(once):
    return lambda *options: once(SCRIPT, *options)


def test_table_of_the_slide(draw, table):  # L1.8
    rows = table(draw().out)
    assert [row["w"] for row in rows] == list(range(-3, 6))
    for row in rows:
        assert row["cost"] == pytest.approx(14 / 3 * (row["w"] - 1) ** 2, abs=1e-6)
        assert row["slope_w"] == pytest.approx(28 / 3 * (row["w"] - 1), abs=1e-6)
    stated = {-3: 74.6667, 0: 4.6667, 1: 0, 2: 4.6667, 3: 18.6667}
    assert {row["w"]: round(row["cost"], 4) for row in rows if row["w"] in stated} == stated


def test_parabola_of_one_point(draw, table):  # L1.18
    rows = table(draw(*"--x 1 --y 1 --range -1 3".split()).out)
    assert [row["cost"] for row in rows] == [4, 1, 0, 1, 4]


def test_curve_in_the_figure(draw):
    names = draw(*"--points 81".split()).names
    drawn = names["axes"].lines[0].get_xydata()
    assert drawn[:, 0] == pytest.approx(np.linspace(-3, 5, 81))
    assert drawn[:, 1] == pytest.approx(14 / 3 * (drawn[:, 0] - 1) ** 2, abs=1e-12)
    assert names["axes"].lines[1].get_xydata().tolist() == [[1, 0]]
    assert r"\frac{1}{3}" in names["axes"].get_title()


@pytest.mark.parametrize("seed", range(3))
def test_own_data(draw, seed):
    random = np.random.default_rng(seed)
    x, y = random.normal(size=(2, 9)) * 10
    names = draw("--x", *x, "--y", *y).names
    best = (x @ y) / (x @ x)
    assert names["lowest"][0] == pytest.approx(best, rel=1e-12)
    assert names["lowest"][1] == pytest.approx(np.mean((best * x - y) ** 2), rel=1e-12)
    assert (names["low"], names["high"]) == pytest.approx((best - 4, best + 4))
    assert names["E"] == pytest.approx(np.mean((np.outer(names["w"], x) - y) ** 2, axis=1))


def test_large_points_have_a_small_lowest_w(run):
    names = run(SCRIPT, *"--x 1e30 2e30 --y 1 2".split()).names
    assert names["lowest"] == pytest.approx((1e-30, 0), rel=1e-12, abs=1e-30)


def test_path(draw, table):
    result = draw(*"--x 1 --y 1 --w -3 --steps 3".split())
    path = [row for row in table(result.out) if "step" in row]
    assert [row["w"] for row in path] == pytest.approx([-3, -2.2, -1.56, -1.048])  # L1.4
    axes = result.names["axes"]
    (steps,) = (line for line in axes.lines if line.get_label() == "steps 0 to 3")
    assert steps.get_xdata() == pytest.approx([-3, -2.2, -1.56, -1.048])
    tangents = [line for line in axes.lines if line.get_linestyle() == "--"]
    slopes = [np.diff(line.get_ydata()) / np.diff(line.get_xdata()) for line in tangents]
    assert np.ravel(slopes) == pytest.approx([-8, -6.4, -5.12, -4.096])


def test_path_from_outside_is_seen(draw):
    names = draw("--w", 9).names
    assert (names["low"], names["high"]) == pytest.approx((-3, 9))


def test_path_that_diverges(run):
    result = run(SCRIPT, *"--w 2 --learning-rate 1e300 --steps 5".split())
    assert result.code == 1
    assert "is not below 0.21428571" in result.err
    assert "The figure is in figures/02_draw_cost.png" in result.out


def test_all_x_are_0(draw):
    result = draw(*"--x 0 0 --y 1 2 --w 1".split())
    assert result.code == 0
    assert "it is 2.5 at every w" in result.out


def test_default_file(run, folder):
    result = run(SCRIPT, "--no-show")
    assert result.out.splitlines()[-1] == "The figure is in figures/02_draw_cost.png"
    (file,) = (folder / "figures").iterdir()
    begin = file.read_bytes()[:24]
    assert begin.startswith(b"\x89PNG")
    assert int.from_bytes(begin[16:20], "big") >= 1600


def test_named_file(run, folder):
    run(SCRIPT, "--figure", "curve.svg")
    assert [file.name for file in folder.iterdir()] == ["curve.svg"]


def test_folder_that_cannot_be_made(run, folder):
    (folder / "figures").write_text("precious")
    result = run(SCRIPT)
    assert result.code == 1
    assert result.err.startswith("02_draw_cost.py: figures: ")
    assert result.err.count("\n") == 1
    assert (folder / "figures").read_text() == "precious"


def test_blocks_do_not_change_the_curve(draw, monkeypatch):
    whole = draw("--points", 99).names["E"]
    monkeypatch.setattr(curve, "BLOCK", 7)
    assert np.array_equal(draw("--points", "99", "--no-show").names["E"], whole)
