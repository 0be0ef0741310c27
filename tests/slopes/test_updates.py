import numpy as np
import pytest
from boxes import arrows, faults, given

from lib.show.style import BACK
from lib.slopes import on_curve, updates
from lib.slopes.places import Place


def places(*at, rate=0.1, slope=lambda w: 2 * (w - 1)):
    """These w's on E = (w - 1)^2."""
    do = {1: "lower w", -1: "raise w", 0: "keep w"}
    return [
        Place(w, (w - 1) ** 2, slope(w), "", do[int(np.sign(slope(w)))], "", w - rate * slope(w))
        for w in at
    ]


def drawn(*at, rate=0.1):
    w = on_curve.around(1.0, at, 1.13)
    return updates.draw(w, (w - 1) ** 2, places(*at, rate=rate), "$E$", rate)


@pytest.fixture(scope="module")
def usual():
    return drawn(-3.0, -2.0, 1.0, 2.0, 3.0)


def test_three_places_with_their_updates(usual):
    (axes,) = usual.axes
    at = sorted(line.get_xydata()[0].tolist() for line in axes.lines if line.get_marker() == "o")
    assert at == [[-3, 16], [1, 0], [3, 4]]
    assert sorted(arrows(axes)) == [
        ((-3, 16), pytest.approx((-2.2, 16))), ((3, 4), pytest.approx((2.6, 4))),
    ]  # fmt: skip


def test_tangents_touch_the_curve(usual):
    (axes,) = usual.axes
    thin = [line for line in axes.lines if line.get_color() == BACK]
    found = {}
    for line in thin:
        (x0, y0), (x1, y1) = line.get_xydata()
        if x0 != x1 and not (y0 == y1 and y0 > 0):  # no side of a triangle
            slope = (y1 - y0) / (x1 - x0)
            w = 1 + slope / 2  # where the parabola has this slope
            assert y0 + slope * (w - x0) == pytest.approx((w - 1) ** 2, abs=1e-9)
            found[round(w, 9)] = x1 - x0
    assert set(found) == {-3, 1, 3}


def test_nothing_hides_an_arrow(usual):
    (axes,) = usual.axes
    front = max(line.zorder for line in axes.lines)
    assert all(one.zorder > front for one in axes.texts if one.arrow_patch is not None)


def test_words(usual):
    (axes,) = usual.axes
    words = {text.get_text() for text in axes.texts}
    assert {"rise $-8$", r"slope $-8\,/\,1 = -8$", "raise $w$ by $0.8$"} <= words
    assert {"rise $4$", r"slope $4\,/\,1 = 4$", "lower $w$ by $0.4$", "$1$"} <= words
    assert {"slope $0$", "keep $w$", "tangent"} <= words
    assert usual.get_suptitle().strip() == "The slope says which way, its size how far"


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ([-3.0], [-3]),
        ([1.0], [1]),
        (np.linspace(-3, 3, 100), [-3, 1, 3]),
        ([-3.0, 0.98, 1.0], [-3, 1]),  # no room for the second
        ([2.0, 3.0, 7.0], [2, 7]),
    ],
)
def test_which_places_are_shown(at, shown):
    figure = drawn(*at)
    found = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    assert sorted(line.get_xdata()[0] for line in found) == pytest.approx(shown, abs=0.05)
    assert faults(figure) == []


@pytest.mark.parametrize(
    ("slope", "finding"),
    [
        (lambda w: 2 * (w - 1), "The slope says which way, its size how far"),
        (np.sign, "The slope says which way to change w"),
        (lambda w: 0.0, "Where the slope is 0, w stays"),
    ],
)
def test_the_finding_is_true(slope, finding):
    some = [
        updates.Triangle(place, 1.0, 20.0, 16.0) for place in places(-3.0, 1.0, 3.0, slope=slope)
    ]
    assert updates.finding(some) == finding


def test_short_updates_are_drawn_longer_and_it_is_said():
    figure = drawn(-3.0, 1.0, 3.0, rate=0.001)
    (first, _) = sorted(arrows(figure.axes[0]))
    assert first == ((-3, 16), pytest.approx((-2.2, 16)))
    assert "drawn $100$ times as long" in given(figure)


@pytest.mark.parametrize(
    ("updates_", "times"),
    [([0.8, 0.4], 1), ([0.08], 10), ([1e-12], 1), ([0.0], 1), ([], 1), ([-5e-5], 10**4)],
)
def test_magnified(updates_, times):
    assert updates.magnified(updates_, 9.0) == times
