import numpy as np
import pytest
from boxes import texts

from lib.slopes import descents, outcome
from lib.slopes.bottom import Bottom

CURVE = np.linspace(-5, 7, 801)
BOTTOM = Bottom(1.0, 0.0, 2.0, rests=True)


def paths(rates, steps=20, start=-3.0):
    """Descents on E = (w - 1)^2."""
    found = []
    for rate in rates:
        w = 1 + (start - 1) * (1 - 2 * rate) ** np.arange(steps + 1.0)
        slope_w = 2 * (w - 1)
        said = outcome.of(w, slope_w, BOTTOM, steps)
        found.append(outcome.Path(rate, w, (w - 1) ** 2, slope_w, said))
    return found


def drawn(some, bottom=BOTTOM):
    return descents.draw(CURVE, (CURVE - 1) ** 2, some, bottom, "$E$")


@pytest.fixture(scope="module")
def usual():
    return drawn(paths([0.01, 0.1, 0.5, 0.9, 1.0, 1.1]))


def test_each_path_is_drawn(usual):
    for rate, axes in zip([0.01, 0.1, 0.5, 0.9, 1, 1.1], usual.axes, strict=True):
        expected = 1 - 4 * (1 - 2 * rate) ** np.arange(21)
        assert axes.lines[1].get_xdata() == pytest.approx(expected)
        assert axes.get_title(loc="left") == rf"$\alpha = {rate:g}$"


def test_each_panel_says_its_fate(usual):
    fates = [[text.get_text() for text in axes.texts[:2]] for axes in usual.axes]
    assert fates[1] == ["good", "each step leaves\n$80$ % of the distance"]
    assert fates[4] == ["jumps for ever", "each step lands on the\nother side, just as far"]


def test_the_limit_shows_why(usual):
    distances = [
        [text.get_text() for text in axes.texts if "distance\n" in text.get_text()]
        for axes in usual.axes
    ]
    assert distances == [[], [], [], [], ["distance\n$4$"] * 2, []]


def test_what_was_given_is_there(usual):
    words = " ".join(text for text, _ in texts(usual))
    assert r"20 steps from $w = -3$.  Curvature $2$: limit $2\,/\,2 = 1$" in words
    assert "start" in words


@pytest.mark.parametrize(
    ("some", "curvature", "words"),
    [
        (paths([0.1, 1.1]), 2.0, r"Above a learning rate of $\mathbf{1}$ it explodes"),
        (paths([0.1, 1.1]), 28 / 3, r"Above a learning rate of about $\mathbf{0.214}$ it explodes"),
        (paths([0.1, 1.1], start=1.0), 2.0, "Nothing to learn: where it starts, the slope is 0"),
        (paths([0.1, 1.1], steps=0), 2.0, "Without a step, nothing is learned"),
        (paths([0.5, 1.0]), 0.0, "No learning rate explodes; 1 of 2 land on the lowest point"),
        (paths([0.1, 1.0]), 0.0, "No learning rate explodes; none of 2 land on the lowest point"),
    ],
)
def test_the_finding(some, curvature, words):
    assert descents.finding(some, curvature) == words
