from graphs import Said

from lib.diagram.moment import Moment, all_moments, complete

NEURON = Said("h = w x", "e = h y", "E = e")


def test_an_animations_moments():
    moments = all_moments(NEURON, updates=2)
    step = [
        Moment(0, 0), Moment(0, 1), Moment(0, 2), Moment(0, 3),
        Moment(0, 3, 3), Moment(0, 3, 2), Moment(0, 3, 1), Moment(0, 3, 1, True),
    ]  # fmt: skip
    assert moments[:8] == step
    assert [moment.at for moment in moments] == [0] * 8 + [1] * 8 + [2] * 4
    assert moments[-1] == Moment(2, 3)


def test_what_is_known():
    wires = NEURON.wires
    known = {name for name in wires if Moment(forward=2).knows(wires[name])}
    assert known == {"w", "x", "y", "h", "e"}
    back = {name for name in wires if Moment(0, 3, 2).knows_slope(wires[name])}
    assert back == {"E", "e", "h", "y"}
    assert not any(Moment(forward=3).knows_slope(wire) for wire in wires.values())
    everything = complete(NEURON)
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
    assert working(complete(NEURON)) == [[], []]
