import numpy as np
import pytest

SCRIPT = "02_draw_cost.py"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def draw(once):
    return lambda *options: once(SCRIPT, *options)


def drawn(result):
    """The lines of the curve's axes by their labels, as points."""
    axes = result.figures[0].axes[-1]
    return {line.get_label(): line.get_xydata() for line in axes.lines}


def test_curve_in_the_figure(draw, table):  # L1.8
    result = draw("--points", 81)
    assert [row["w"] for row in table(result.out)] == list(range(-3, 6))
    lines = drawn(result)
    curve = lines["$E(w)$"]
    assert curve[:, 0] == pytest.approx(np.linspace(-3, 5, 81))
    assert curve[:, 1] == pytest.approx(14 / 3 * (curve[:, 0] - 1) ** 2, abs=1e-12)


def test_three_points_of_the_curve_are_lines(draw):
    figure = draw("--points", 81).figures[0]
    assert figure.get_suptitle().startswith("Each point of the curve is one line")
    for axes, w in zip(figure.axes[:3], (-1, 1, 3), strict=True):
        line = next(line.get_xydata() for line in axes.lines if line.get_label() == "$h$")
        assert line[:, 1] == pytest.approx(w * line[:, 0])
        E = np.mean((w * np.array([1, 2, 3]) - [1, 2, 3]) ** 2)
        assert axes.get_title().startswith(f"$w = {w}$\n$E = {E:.3g}$")


def test_parabola_of_one_point(draw, table):  # L1.18
    rows = table(draw(*"--x 1 --y 1 --range -1 3 --no-figure".split()).out)
    assert [row["cost"] for row in rows] == [4, 1, 0, 1, 4]


def test_own_data(draw):
    x, y = np.random.default_rng(0).normal(size=(2, 9)) * 10
    result = draw("--x", *x, "--y", *y, "--points", 99)
    best = (x @ y) / (x @ x)
    E, w = map(float, result.out.split("The lowest cost is ")[1].split(", at w = "))
    assert (w, E) == pytest.approx((best, np.mean((best * x - y) ** 2)), rel=1e-9)
    curve = drawn(result)["$E(w)$"]
    assert curve[[0, -1], 0] == pytest.approx([best - 4, best + 4])
    assert curve[:, 1] == pytest.approx(np.mean((np.outer(curve[:, 0], x) - y) ** 2, axis=1))


def test_path(draw, table):
    result = draw(*"--x 1 --y 1 --w -3 --steps 3".split())
    path = [row for row in table(result.out) if "step" in row]
    assert [row["w"] for row in path] == pytest.approx([-3, -2.2, -1.56, -1.048])  # L1.4
    steps = drawn(result)["steps"]
    assert steps[:, 0] == pytest.approx([-3, -2.2, -1.56, -1.048])


def test_a_path_is_inside_the_picture(draw, table):
    result = draw("--w", 9)
    path = [row for row in table(result.out) if "step" in row]
    w = drawn(result)["$E(w)$"][:, 0]
    assert all(w[0] - 1e-6 <= row["w"] <= w[-1] + 1e-6 for row in path)


def test_a_start_outside_of_the_range_is_not_in_the_picture(draw):
    figure = draw(*"--w 5 --range -1 1 --steps 0".split()).figures[0]
    assert len(figure.axes[-1].texts) == 0
    assert "lowest" in figure.axes[2].get_title()


def test_a_path_that_diverges_is_drawn_too(run, folder):
    result = run(SCRIPT, *"--w 2 --learning-rate 1e300 --steps 5".split())
    assert result.code == 1
    assert "must be below 0.21428571 (" in result.err
    assert (folder / "figures" / "02_draw_cost.png").exists()


def test_the_printed_limit(draw):
    result = draw(*"--w 2 --learning-rate 0.21428571 --no-figure".split())
    assert "cannot converge" not in result.out
    result = draw(*"--w 2 --learning-rate 0.21428572 --no-figure".split())
    assert "0.21428572 is too large: it must be below 0.21428571 (" in result.out


def test_all_x_are_0(draw):
    result = draw(*"--x 0 0 --y 1 2 --w 1".split())
    assert result.code == 0
    assert "The cost is 2.5 at every w" in result.out


def test_folder_that_cannot_be_made(run, folder):
    (folder / "figures").write_text("precious")
    result = run(SCRIPT)
    assert result.code
    assert result.err.startswith("02_draw_cost.py: figures: ") and result.err.count("\n") == 1
    assert (folder / "figures").read_text() == "precious"
