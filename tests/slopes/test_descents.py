import numpy as np
import pytest

from lib.show import figures
from lib.slopes import descents
from lib.slopes.outcome import Outcome, Path

W = np.linspace(-5, 7, 5)


def path(rate, w, outcome):
    w = np.array(w)
    with np.errstate(invalid="ignore"):
        return Path(rate, w, (w - 1) ** 2, 2 * (w - 1), outcome)


@pytest.fixture(scope="module")
def drawn():
    figure, axes = figures.sheet(1, 2)
    paths = [
        path(0.1, [-3.0, -2, -1], Outcome("good", "${}$ % of the way is left", (2e-6,))),
        path(5, [-3.0, 100, np.inf], Outcome("explodes", "ends ${}$ times as far away", (38,))),
    ]
    descents.draw(figure, axes, W, (W - 1) ** 2, paths, "squared", 2.0)
    return figure, axes


def test_descents_are_drawn_as_far_as_they_are_finite(drawn):
    found = [axes.lines[1].get_xydata().tolist() for axes in drawn[1]]
    assert found == [[[-3, 16], [-2, 9], [-1, 4]], [[-3, 16], [100, 99**2]]]


def test_titles(drawn):
    titles = [axes.get_title(loc="left") for axes in drawn[1]]
    assert titles == [r"$\alpha = 0.1$:  good", r"$\alpha = 5$:  explodes"]
    notes = [axes.texts[-1].get_text() for axes in drawn[1]]
    assert notes == [
        r"$0.2$ / curvature: $2 \cdot 10^{-6}$ % of the way is left",
        "$10$ / curvature: ends $38$ times as far away",
    ]


@pytest.mark.parametrize(
    ("error", "curvature", "words"),
    [
        ("squared", 2.0, r"curvature $2$: one step at $\alpha = 0.5$, limit $\alpha = 1$"),
        ("squared", 28 / 3, r"limit $\alpha = 0.2142$"),  # 0.2143 would explode
        ("squared", 0.0, "no curvature: nothing to learn"),
        ("absolute", 0.0, "no rate explodes"),
    ],
)
def test_headings(error, curvature, words):
    figure, axes = figures.sheet(1, 1)
    one = path(0.1, [-3.0, -2], Outcome("a", "b"))
    descents.draw(figure, [axes], W, (W - 1) ** 2, [one], error, curvature)
    assert words in figure.get_suptitle()
    assert "from $w = -3$, 1 step," in figure.get_suptitle()
