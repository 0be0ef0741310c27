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
    whole     whether the whole pass happened at once
    """

    at: int = 0
    forward: int = 0
    backward: int | None = None
    updated: bool = False
    whole: bool = False

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
        return not self.whole and self.backward is None and gate.number == self.forward

    def gives_back(self, gate):
        """Whether the slope comes back through this gate, just now."""
        return not self.whole and not self.updated and gate.number == self.backward


def complete(count, at=0):
    """The moment when everything is there, with the updates, in a graph of so many gates."""
    return Moment(at, forward=count, backward=1, updated=True)


def all_moments(numbers, updates):
    """All moments of so many updates, a list. `numbers` are those of the gates that are drawn.

    The first step goes gate by gate; each further one has a moment for each pass and one for the
    update. At last one sees the cost that the last update led to.
    """
    count = numbers[-1]
    moments = [Moment(0, forward=number) for number in (0, *numbers)]
    moments += [Moment(0, count, number) for number in (*numbers[:0:-1], 1)]
    for at in range(updates):
        if at:
            moments.append(Moment(at, count, 1, whole=True))
        moments += [complete(count, at), Moment(at + 1, count, whole=True)]
    return moments
