"""One moment of the passes: how far they have come."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """What a painting shows.

    at        which of the passes, from 0 on
    forward   the number of the gate that computed last; 0: none has
    backward  the number of the gate through which the slope came back last; None: it has not
              begun. Gates count from 1: behind the last one stands the cost
    updated   whether the updates are shown
    """

    at: int = 0
    forward: int = 0
    backward: int | None = None
    updated: bool = False

    def knows(self, wire):
        """Whether the forward pass has brought this wire's value."""
        return wire.gate is None or wire.gate.number <= self.forward

    def knows_slope(self, wire):
        """Whether the slope at this wire is known: all gates that use it have given it back."""
        if self.backward is None:
            return False
        return all(gate.number >= self.backward for gate, _ in wire.uses)

    def computes(self, gate):
        """Whether this gate is computing, just now."""
        return self.backward is None and gate.number == self.forward

    def gives_back(self, gate):
        """Whether the slope comes back through this gate, just now."""
        return not self.updated and gate.number == self.backward


def complete(graph, at=0):
    """The moment when everything is there, with the updates."""
    return Moment(at, forward=len(graph.gates), backward=1, updated=True)


def all_moments(graph, updates):
    """All moments of so many updates, a list.

    Each step: the inputs, then gate by gate forward, gate by gate back, then the update. The last
    step goes forward only, with the parameters learned.
    """
    count = len(graph.gates)
    moments = []
    for at in range(updates + 1):
        moments += [Moment(at, forward=number) for number in range(count + 1)]
        if at < updates:
            moments += [Moment(at, count, number) for number in range(count, 0, -1)]
            moments.append(complete(graph, at))
    return moments
