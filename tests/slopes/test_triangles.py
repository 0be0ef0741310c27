import numpy as np
import pytest

from lib.show import figures
from lib.slopes import triangles
from lib.slopes.places import Place


def triangle(w, slope_w, cost, run=1.0, top=20.0):
    do = {1: "lower w", -1: "raise w", 0: "keep w"}[int(np.sign(slope_w))]
    place = Place(w, cost, slope_w, "", do, "", w - 0.1 * slope_w)
    return triangles.Triangle(place, run, tall=24.0, top=top)


def drawn(one):
    """What it draws: the corners of its two sides, and its texts from the top down."""
    _, axes = figures.sheet()
    axes.set(xlim=(-5, 7), ylim=(-4, 20))
    one.draw(axes)
    axes.figure.draw_without_rendering()
    corners = [line.get_xydata().tolist() for line in axes.lines]
    texts = sorted(axes.texts, key=lambda text: -text.get_window_extent().y1)
    return corners, [text.get_text() for text in texts]


@pytest.mark.parametrize(
    ("w", "slope_w", "cost", "corners"),
    [
        (-3.0, -8.0, 16.0, [[[-3, 8], [-2, 8]], [[-3, 8], [-3, 16]]]),
        (3.0, 4.0, 4.0, [[[3, 4], [4, 4]], [[4, 4], [4, 8]]]),
        (5.0, 8.0, 16.0, [[[4, 8], [5, 8]], [[5, 8], [5, 16]]]),  # above the top otherwise
        (1.0, 0.0, 0.0, []),
    ],
)
def test_its_sides_are_1_and_the_slope(w, slope_w, cost, corners):
    assert drawn(triangle(w, slope_w, cost))[0] == corners


@pytest.mark.parametrize(
    ("one", "texts"),
    [
        (
            triangle(-3.0, -8.0, 16.0),
            ["rise $-8$", r"slope $-8\,/\,1 = -8$", "raise $w$ by $0.8$", "$1$"],
        ),
        (triangle(1.0, 0.0, 0.0), ["slope $0$", "keep $w$"]),
        (
            triangle(-3.0, -0.04, 16.0, run=200.0),
            ["rise $-8$", r"slope $-8\,/\,200 = -0.04$", "raise $w$ by $0.004$"],
        ),
    ],
)
def test_its_note(one, texts):
    assert drawn(one)[1] == texts


@pytest.mark.parametrize(
    ("width", "run"), [(9.04, 1), (6, 1), (14, 1), (3, 0.5), (2000, 200), (1e-6, 1e-7)]
)
def test_its_width(width, run):
    assert triangles.width(width) == pytest.approx(run)
    assert width / 20 <= triangles.width(width) <= width / 5


def test_which_have_room_beside_each_other():
    steep, gentle, level = triangle(-3, -8.0, 16), triangle(3, 4.0, 4), triangle(1, 0.0, 0)
    near = triangle(1.2, 0.4, 0.04)
    assert steep.leaves_room(gentle, 24) and gentle.leaves_room(level, 24)
    assert not near.leaves_room(level, 24)
    assert not gentle.leaves_room(triangle(3.2, 4.4, 4.84), 24)
