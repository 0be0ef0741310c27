"""The picture of slopes and updates: three w's, each with its tangent, its slope and its update."""

import math

import numpy as np

from lib.show import figures
from lib.show.figures import BACK, W
from lib.slopes import on_curve, triangles
from lib.slopes.on_curve import three
from lib.slopes.triangles import Triangle

ROOM = 0.55  # beside the curve, for the notes: so many times half its width
APART = 0.1  # inches above and below the axes
BELOW = 0.17  # below it: a part of the height
SEEN = 0.05  # the least length of the longest arrow, as a part of the curve's width
MOST = 10**6  # so many times as long arrows are drawn at most


def draw(w, cost, places, formula, learning_rate, show=False):
    """A figure of the curve, with tangents and updates at up to three of the places.

    w, cost   the curve
    places    a list of places.Place
    formula   the cost, as mathematical text
    show      whether it will be shown in a window
    """
    figure, axes = figures.sheet(show=show)
    figure.get_layout_engine().set(h_pad=APART)
    on_curve.curve(axes, w, cost, linewidth=3)
    _make_room(axes, w, cost)
    width, tall = np.ptp(w), np.ptp(axes.get_ylim())
    run = triangles.width(width)
    inside = [place for place in places if w[0] <= place.w <= w[-1]]
    some = chosen([Triangle(place, run, tall, max(cost)) for place in inside], tall)
    times = magnified([triangle.place.update for triangle in some], width)
    for triangle in some:
        place = triangle.place
        end = on_curve.tangent(axes, place.w, place.E, place.slope_w, min(cost))
        if triangle.side and triangle is some[0]:
            _name(axes, "tangent", end, triangle.side)
        axes.plot(place.w, place.E, "o", color="white", markeredgecolor=W, zorder=6)
        on_curve.arrow(axes, place.w, place.w + times * place.update, place.E)
        triangle.draw(axes)
    figures.finding(figure, finding(some), _given(formula, learning_rate, times))
    return figure


def finding(some):
    """What these triangles show, in a sentence."""
    sizes = {abs(triangle.place.slope_w) for triangle in some} - {0}
    if not sizes:
        return "Where the slope is 0, w stays"
    if len(sizes) == 1:
        return "The slope says which way to change w"
    return "The slope says which way, its size how far"


def magnified(updates, width):
    """How many times as long as they are the updates are drawn, 1, 10, 100, ..., to be seen."""
    longest = max(map(abs, updates), default=0)
    if not SEEN * width / MOST < longest < SEEN * width:
        return 1
    return 10 ** math.ceil(math.log10(SEEN * width / longest))


def chosen(every, tall):
    """Up to three of the triangles that have room: the steepest, the flattest, and one to the other
    side that is about half as steep as the steepest.

    `tall`: the axes' height, in E.
    """
    if not every:
        return []
    steepest = max(every, key=lambda one: abs(one.rise))
    flattest = min(every, key=lambda one: abs(one.rise))

    def beside_half(one):  # and the further from the steepest the better
        return abs(one.rise + steepest.rise / 2), -abs(one.place.w - steepest.place.w)

    some = []
    for one in (steepest, flattest, *sorted(every, key=beside_half)):
        if len(some) < 3 and all(one.leaves_room(other, tall) for other in some):
            some.append(one)
    return some


def _name(axes, text, end, side):
    """A tangent's name, at its upper end."""
    axes.annotate(
        text, end, (7 * side, -8), textcoords="offset points",
        ha="right" if side < 0 else "left", va="top", color=BACK, fontsize=12.5,
    )  # fmt: skip


def _make_room(axes, w, cost):
    """Room for notes beside the curve and below it; E is not numbered where it never is."""
    half = np.ptp(w) / 2
    axes.set_xlim(w[0] - ROOM * half, w[-1] + ROOM * half)
    bottom, top = axes.get_ylim()
    axes.set_yticks([tick for tick in axes.get_yticks() if bottom <= tick <= top])
    axes.set_ylim(bottom - BELOW * (top - bottom), top)


def _given(formula, learning_rate, times):
    text = rf"{formula},  $\alpha = {three(learning_rate)}$.  The arrows: $-\alpha \cdot$ slope"
    return text + (f", drawn ${three(times)}$ times as long" if times > 1 else "")
