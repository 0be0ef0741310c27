from graphs import Said

from lib.diagram.moment import Moment, all_moments, complete

NEURON = Said("h = w x", "e = h y", "E = e")


def test_an_animations_moments():
    assert all_moments([1, 2, 3], updates=2) == [
        # the first step goes gate by gate
        Moment(0, 0), Moment(0, 1), Moment(0, 2), Moment(0, 3),
        Moment(0, 3, 3), Moment(0, 3, 2), Moment(0, 3, 1), Moment(0, 3, 1, updated=True),
        Moment(1, 3, whole=True), Moment(1, 3, 1, whole=True), Moment(1, 3, 1, updated=True),
        Moment(2, 3, whole=True),  # what the last update led to
    ]  # fmt: skip


def test_without_an_update_both_passes_are_there():
    assert all_moments([1, 2], updates=0)[-1] == Moment(0, 2, 1)


def test_at_last_all_slopes_are_known_where_sums_are_one_gate():
    graph = Said("a = w x", "c = a x", "E = c")
    moments = all_moments([2, 3], updates=0)  # gate 1 is part of gate 2
    assert all(moments[-1].knows_slope(wire) for wire in graph.wires.values())


def test_what_is_known():
    wires = NEURON.wires
    known = {name for name in wires if Moment(forward=2).knows(wires[name])}
    assert known == {"w", "x", "y", "h", "e"}
    back = {name for name in wires if Moment(0, 3, 2).knows_slope(wires[name])}
    assert back == {"E", "e", "h", "y"}
    assert not any(Moment(forward=3).knows_slope(wire) for wire in wires.values())
    everything = complete(3)
    assert all(everything.knows(wire) and everything.knows_slope(wire) for wire in wires.values())
    assert everything.updated


def test_which_gate_is_at_work():
    def working(moment):
        return [
            [gate.number for gate in NEURON.gates if at_work(gate)]
            for at_work in (moment.computes, moment.gives_back)
        ]

    assert working(Moment()) == [[], []]
    assert working(Moment(forward=2)) == [[2], []]
    assert working(Moment(forward=3, backward=3)) == [[], [3]]
    assert working(Moment(1, 3, whole=True)) == working(Moment(1, 3, 1, whole=True)) == [[], []]
    assert working(complete(3)) == [[], []]
