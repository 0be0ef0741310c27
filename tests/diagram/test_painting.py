"""How far a painting has come, moment by moment."""

import pytest
from drawn import drawn, lines, slides, texts
from graphs import traced

from lib.diagram.moment import Moment
from lib.diagram.picture import Picture
from lib.program.quiet import tf

GATES = 3


def shown(**moment):
    return texts(drawn(slides(), Moment(**moment)))


def names(words, kind):
    return {gid.split(":")[1] for gid in words if gid.startswith(kind)}


def test_the_forward_pass_fills_in_from_the_left():
    known = [shown(forward=number) for number in range(GATES + 1)]
    start = {"w", "x", "y"}
    assert [names(words, "value") for words in known] == [
        start, start | {"h"}, start | {"h", "e"}, start | {"h", "e", "E"},
    ]  # fmt: skip
    assert names(known[1], "local") == {"1"}
    assert not names(known[3], "slope") and not names(known[3], "key")


def test_the_backward_pass_fills_in_from_the_right_and_the_update_comes_last():
    known = [shown(forward=GATES, backward=number) for number in (3, 2, 1)]
    assert [names(words, "slope") for words in known] == [
        {"E", "e"}, {"E", "e", "h", "y"}, {"E", "e", "h", "y", "w", "x"},
    ]  # fmt: skip
    assert not names(known[2], "update")
    assert names(shown(forward=GATES, backward=1, updated=True), "update") == {"w"}


def test_the_last_passes_have_no_update():
    axes = drawn(slides(), Moment(at=1, forward=GATES, backward=1, updated=True))
    assert lines(axes, "value:w") == ["2.6"]
    assert lines(axes, "slope:w")[0].endswith("1 · 3.2 = 3.2")
    assert lines(axes, "update:w") == []


def colours(**moment):
    axes = drawn(slides(), Moment(**moment))
    gates = (patch for patch in axes.patches if (patch.get_gid() or "").startswith("gate"))
    return [patch.get_facecolor() for patch in gates]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_gate_that_is_at_work_stands_out(number):
    for moment in ({"forward": number}, {"forward": GATES, "backward": number}):
        found = colours(**moment)
        working = found.pop(number - 1)
        assert len({*found}) == 1 and working not in found


def test_a_wire_used_twice_waits_for_all_shares():
    graph, passes = traced(lambda x, y, w: tf.square(w * x) + w * y, {"x": 1, "y": 1}, w=2)
    picture = Picture(graph, passes)
    first = min(gate.number for gate, _ in graph.wires["w"].uses)
    for back, known in ((first + 1, False), (first, True)):
        words = texts(drawn(picture, Moment(0, len(graph.gates), back)))
        assert ("w" in names(words, "slope")) == known
