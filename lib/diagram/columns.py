"""How far from the left the columns of gates stand, and the wires between them."""

from lib.diagram.lettering import width
from lib.diagram.sizes import Sizes

RADIUS = 0.33  # of a gate
MARGIN = 0.07
NAME = 0.17  # half of the width of a name with its box, about


class Columns:
    """The columns of a Plan: lane k leads to the gates of column k, the last one holds the cost.

    labels  the plan's Labels, for which there is room
    wide    at least so many inches are taken

    width   of all, with margins
    """

    def __init__(self, plan, labels, wide):
        self._plan = plan
        self._labels = labels
        self._sizes = Sizes(labels)
        lanes = self._needed()
        taken = sum(lanes) + 2 * RADIUS * plan.columns + 2 * MARGIN
        spare = max(0.0, wide - taken) / len(lanes)
        self.width = max(wide, taken)
        self._lanes = []
        left = MARGIN
        for lane in lanes:
            self._lanes.append((left, left + lane + spare))
            left += lane + spare + 2 * RADIUS

    def lane(self, column):
        """The left and the right end of a lane."""
        return self._lanes[column]

    def gate(self, column):
        """The middle of a column's gates."""
        return self._lanes[column][1] + RADIUS

    def is_right(self, end):
        """Whether the value of a name right below a gate is to the right of it, which is lower.

        Else it is over the name, to the left of the wire.
        """
        wide = self._sizes.value(end) > RADIUS - 0.1
        return wide and len(self._plan.lines) > 1 and not self._sizes.block(end).slopes

    def beside(self, end):
        """How far a name right below a gate, with its texts, reaches to the left."""
        block = self._sizes.block(end)
        name = NAME + 0.08
        if block.height:  # its lines stand beside the words below the name
            name = max(name, self._sizes.meaning(end) / 2 + 0.08)
        return block.width + name

    def _needed(self):
        """The width that each lane needs."""
        lanes = [0.7] * (self._plan.columns + 1)
        for line in self._plan.lines:
            for end, column in zip(line.ends, line.columns, strict=True):
                lanes[column] = max(lanes[column], self._level(end, first=end is line.ends[0]))
        gates = self._plan.gates
        right = {gate.column: self._right(gate.name_below) for gate in gates if gate.name_below}
        for gate in gates:
            if gate.name_below:  # what stands left of it has to be free of the column before
                needed = self.beside(gate.name_below) - RADIUS
                needed += right.get(gate.column - 1, RADIUS) - RADIUS + 0.1
                lanes[gate.column] = max(lanes[gate.column], needed)
        first = self._plan.lines[0]
        lowest = all(self._sizes.rows(end) == 1 for end in first.ends)  # all words about wires
        for gate, end in zip(first.gates, first.ends, strict=False):
            over = max(0.0, width(self._labels.formula(gate), "note") - 2 * RADIUS)
            # It reaches into the lane before, where words may stand at its height.
            words = self._sizes.value(end) if self._sizes.rows(end) > 1 else 0.0
            if lowest:
                words = max(words, self._sizes.meaning(end))
            lanes[gate.column] = max(lanes[gate.column], words + 2 * over + 0.12, over + 0.1)
        for line in self._plan.lines:
            if line.ends[0].alone:  # its texts stand to the left, in the lanes before
                before = sum(lanes[: line.column]) + 2 * RADIUS * line.column
                lanes[0] += max(0.0, self._sizes.block(line.ends[0]).width + 0.1 - before)
        return lanes

    def _level(self, end, first):
        """The width of the texts at a level wire."""
        words = max(self._sizes.value(end), self._sizes.meaning(end) + 0.04, 0.45)
        block = 0.0 if end.alone else self._sizes.block(end).width
        return max(block, self._sizes.name(end) + words if first else words) + 0.12

    def _right(self, end):
        """How far a name right below a gate reaches to the right."""
        value = NAME + 0.08 + self._sizes.value(end) if self.is_right(end) else 0.0
        return max(NAME, self._sizes.meaning(end) / 2, value)
