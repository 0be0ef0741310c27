"""Where each wire and each gate of a plan stands, with its texts: all in inches, up is positive."""

from dataclasses import dataclass

from lib.diagram.columns import MARGIN, NAME, RADIUS, Columns
from lib.diagram.lettering import LINE
from lib.diagram.pen import corner
from lib.diagram.plan import DrawnGate, End
from lib.diagram.sizes import UPDATE, Sizes

VALUE = 0.31  # from a wire up to its value
SLOPE = 0.34  # from a wire down to its slope
FORMULA = RADIUS + 0.16  # from the middle of a gate up to what it computes
DOTS = 0.42  # for the line about what is left out
SPREAD = 0.17  # between wires that enter a gate from below
NAME_HALF = 0.15  # of the height of a name's box
TITLE = 0.32  # of a frame
BETWEEN = 0.08  # two lines


@dataclass
class WirePlace:
    """Where a wire is drawn.

    parts    lists of points: the wire without its name, from there or from a gate to a gate
    name     the middle of its name; `value`: that of the lowest line of its value; `meaning`: that
             of the words about it; each (x, y)
    ha       what of the value is there: its "left" or "right" end, or its "center"
    slope    the left end of the first line about its slope; `update`: of the first about its update
    """

    end: End
    parts: list
    name: tuple
    value: tuple
    ha: str
    meaning: tuple
    slope: tuple
    update: tuple


@dataclass
class GatePlace:
    """Where a gate is drawn: its middle; `titled`: whether what it computes stands over it."""

    drawn: DrawnGate
    x: float
    y: float
    titled: bool


class Places:
    """The places of a Plan's parts. The top is at 0, all y's are below it.

    labels  the plan's Labels: there is room for those of all passes
    titled  whether there is room for a frame's title over the first line
    wide    at least so many inches are taken

    wires, gates    WirePlaces and GatePlaces
    more            (DrawnGate, x, y) for each that has more inputs than are drawn
    key             the y of a line of text under the last gate; None if something is there
    columns         the Columns
    width, height   of everything, with margins
    """

    def __init__(self, plan, labels, titled, wide):
        self._sizes = Sizes(labels)
        self.columns = Columns(plan, labels, wide)
        self.width = self.columns.width
        self.wires, self.gates, self.more = [], [], []
        self._extents = []
        heights = {}
        begun = {id(gate.lines_below[0]): gate for gate in plan.gates if gate.lines_below}
        y = -MARGIN - (TITLE if titled else 0.0)
        for line in plan.lines:
            gate = begun.get(id(line))
            if gate and gate.left_out:
                self.more.append((gate, self.columns.lane(0)[0] + 0.1, y - DOTS / 2))
                y -= DOTS
            top, y = y, y - self._up(line, plan.lines[0])
            heights[id(line)] = y
            y = self._line(line, y)
            self._extents.append((line, y, top))
            y -= BETWEEN
        for gate in plan.gates:
            self._rising(gate, heights)
        self.key = self._key_y(plan.lines[0])
        lowest = min(y + BETWEEN, self.key - LINE if self.key else 0.0)
        self.height = MARGIN - lowest

    def around(self, names):
        """Left, bottom, right and top of what makes these wires; None if nothing of it is drawn."""
        gates = [place.drawn.gate for place in self.gates if place.drawn.gate.output in names]
        columns = [place.drawn.column for place in self.gates if place.drawn.gate in gates]
        if not columns:
            return None
        inside = [
            extent for line, *extent in self._extents
            if any(gate.gate.output in names for gate in line.gates)
            or (line.ends[0].alone and line.ends[0].wire in names and not line.ends[0].again)
        ]  # fmt: skip
        left = self.columns.lane(min(columns))[0] + (0.14 if min(columns) else 0.0)
        right = self.columns.gate(max(columns)) + RADIUS
        return left, min(low for low, _ in inside), right, max(top for _, top in inside)

    def _line(self, line, y):
        """Place a Line at this height. Returns how far it reaches down."""
        words_y = y + max([FORMULA, *(VALUE + LINE * self._sizes.rows(end) for end in line.ends)])
        down = []
        for k, (end, column) in enumerate(zip(line.ends, line.columns, strict=True)):
            left, right = self.columns.lane(column)
            half = self._sizes.name(end) / 2
            block = self._sizes.block(end)
            if k == 0:
                name = left + half
                parts = [[(left + 2 * half, y), (right, y)]]
                middle = (left + 2 * half + right) / 2
                block_x = left - 0.08 - block.width if end.alone else left + 0.03
            else:
                name = middle = (left + right) / 2
                block_x = middle - block.width / 2
                parts = [[(left, y), (name - half, y)], [(name + half, y), (right, y)]]
            block_y = y + block.height / 2 if end.alone else y - SLOPE
            words_x = max(middle, left + self._sizes.meaning(end) / 2)
            self.wires.append(WirePlace(
                end, parts, (name, y), (middle, y + VALUE), "center",
                (words_x, words_y), *_block(block, block_x, block_y),
            ))  # fmt: skip
            down.append(NAME_HALF + 0.06 if end.alone else SLOPE + block.height + LINE / 2)
        levels = [RADIUS + 0.45]
        for k, drawn in enumerate(line.gates):
            if drawn.name_below:
                levels.append(self._level(drawn.name_below, *down[k : k + 2]))
        for drawn in line.gates:
            x = self.columns.gate(drawn.column)
            self.gates.append(GatePlace(drawn, x, y, titled=not self._extents))
            if drawn.name_below:
                self._name_below(drawn, y, y - max(levels))
                words = LINE * bool(self._sizes.meaning(drawn.name_below))
                block = self._sizes.block(drawn.name_below).height + LINE / 2
                down.append(max(levels) + max(NAME_HALF + 0.03 + words, block))
        return y - max(down)

    def _level(self, end, before, behind):
        """How far a name stands below its gate, if the texts beside it reach so far down."""
        if self.columns.is_right(end):
            return behind + 0.6 * LINE
        value = RADIUS + LINE * self._sizes.rows(end) + 0.26
        if self._sizes.value(end) > RADIUS - 0.1:
            return max(value, before + VALUE + LINE * (self._sizes.rows(end) - 0.5))
        return max(value, (before + 0.6 * LINE) * bool(self._sizes.block(end).slopes))

    def _name_below(self, drawn, y, low):
        """Place the wire whose name stands right below a gate, at the height `low`."""
        end = drawn.name_below
        x = self.columns.gate(drawn.column)
        block = self._sizes.block(end)
        value, ha = (x - 0.08, low + VALUE), "right"
        if self.columns.is_right(end):
            value, ha = (x + NAME + 0.08, low), "left"
        self.wires.append(WirePlace(
            end, [[(x, low + NAME_HALF), (x, y - RADIUS)]], (x, low), value, ha,
            (x, low - 0.31), *_block(block, x - self.columns.beside(end), low),
        ))  # fmt: skip

    def _rising(self, drawn, heights):
        """Lead the lines that come from below into their gate."""
        (y,) = (place.y for place in self.gates if place.drawn is drawn)
        middle = self.columns.gate(drawn.column)
        for k, line in enumerate(drawn.lines_below):
            x = middle + SPREAD * (k - (len(drawn.lines_below) - 1) / 2)
            inside = (RADIUS**2 - (x - middle) ** 2) ** 0.5
            (wire,) = (wire for wire in self.wires if wire.end is line.ends[-1])
            wire.parts[-1] = corner(wire.parts[-1][0], (x, y - inside))

    def _up(self, line, first):
        """How far a Line reaches up."""
        rows = [VALUE + LINE * (self._sizes.rows(end) - 1) for end in line.ends]
        words = LINE * any(self._sizes.meaning(end) for end in line.ends)
        over = [FORMULA if line is first else RADIUS] if line.gates else []
        return max([max(rows) + words, *over]) + LINE / 2

    def _key_y(self, line):
        drawn = line.gates[-1]
        if drawn.name_below or drawn.lines_below:
            return None
        blocks = [self._sizes.block(end).height for end in line.ends[-2:]]
        (y,) = (place.y for place in self.gates if place.drawn is drawn)
        return y - max(RADIUS, SLOPE + max(blocks)) - 0.45


def _block(block, x, y):
    """Where the lines about a slope and those about an update begin."""
    return (x, y), (x, y - LINE * block.slopes - UPDATE)
