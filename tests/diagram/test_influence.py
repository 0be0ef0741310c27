import pytest
from boxes import faults
from drawn import WIRES, texts
from graphs import squared_error, traced

from lib.diagram import influence
from lib.program.quiet import tf


def people(x=1, y=1, cost=squared_error):
    graph, (passes,) = traced(cost, {"x": x, "y": y}, w=3)
    return influence.draw(graph, passes, "w", WIRES, "$E$")


def said(figure, kind):
    found = texts(figure.axes[0], kind)
    return [found[gid] for gid in sorted(found)]


def test_the_boss_moves_the_worker_through_the_others():  # L1.12
    figure = people()
    shown = texts(figure.axes[0])
    x = {text.get_gid(): text.get_position()[0] for text in figure.axes[0].texts}
    assert x["name:w"] < x["name:h"] < x["name:e"] < x["name:E"]
    assert (shown["role:w:0"], shown["role:E:0"]) == ("the boss", "the worker")
    assert said(figure, "influence") == [
        r"$\partial h/\partial w$ = 1",
        r"$\partial e/\partial h$ = 1",
        r"$\partial E/\partial e$ = 4",
    ]


def test_the_products_grow_on_the_way_back():  # L1.13
    figure = people()
    y = {text.get_gid(): text.get_position()[1] for text in figure.axes[0].texts}
    assert y["product:e"] > y["product:h"] > y["product:w"]
    shown = texts(figure.axes[0], "product")
    assert shown["product:e"] == r"$\partial E/\partial e$ = 4"
    assert shown["product:h"] == r"$\partial E/\partial h$ = 1 · 4 = 4"
    assert shown["product:w"] == r"$\partial E/\partial w$ = 1 · 1 · 4 = 4"


def test_over_several_points_the_product_is_summed():
    shown = texts(people([1, 2, 3], [1, 2, 3]).axes[0], "product")
    words = r"$\partial E/\partial w$ = $x$ · 1 · $2e$ · $1/3$, summed: 18.67"
    assert shown["product:w"] == words


def test_a_factor_below_0_is_in_brackets():
    shown = texts(people(cost=lambda x, y, w: tf.square(y - w * x)).axes[0], "product")
    assert "· (−1) ·" in shown["product:w"]


@pytest.mark.parametrize(
    "figure",
    [
        lambda: people(range(1, 26), range(25)),
        lambda: people(-3.2e15, 1e-7),
        lambda: people(cost=lambda x, y, w: tf.sqrt(tf.square(-w * x * 3 / 7 - y) ** 3)),
    ],
)
def test_nothing_is_wrong_in_a_small_window(figure):
    figure = figure()
    assert max(figure.get_size_inches()) <= 10 and figure.get_size_inches()[1] <= 6.5
    found = faults(figure, [(8, 5.2)])
    assert [fault for fault in found if not fault.startswith("small")] == []
