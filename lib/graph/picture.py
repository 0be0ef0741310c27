"""A computation graph as the slides draw it: gates in a row, values to the right, slopes back.

The coordinates are inches. Letters have one size; more gates make a wider figure.
"""

import re
from typing import NamedTuple

import numpy as np
from matplotlib.patches import Ellipse, FancyBboxPatch

from lib.graph.graph import COST, HYPOTHESIS, INPUT, PARAMETER
from lib.graph.passes import brief, common, in_letters
from lib.show import figures
from lib.show.figures import BACK, DATA, TEXT, E, H, W, symbol
from lib.show.numbers import tex

MEANINGS = {
    "x": "input", "w": "weight (synapse)", "b": "bias", "h": "hypothesis", "y": "right answer",
    "e": "error", "E": "cost",
}  # fmt: skip
TITLE = "Going back, each gate multiplies the slope"
MOST = 9  # gates: nobody reads a picture of more
FEW = 3  # points whose numbers are all written
FACTORS = 4  # that are written in a product
ROOM = 4  # gates in a row: between more, a slope is a number without the word

COLOURS = {INPUT: DATA, PARAMETER: W, HYPOTHESIS: H, COST: E}
GREY = "#6B6B6B"
FRAME = {"facecolor": "#FAF5EE", "edgecolor": "#8A7654", "linestyle": "--", "linewidth": 1.5}
FRAME |= {"boxstyle": "round,pad=0.1", "zorder": 0}
GATE = {"facecolor": "white", "edgecolor": DATA, "linewidth": 1.8}
SIGNS = {"neg": r"$-(\,)$", "|·|": r"$|\cdot|$", "²": r"$(\,)^2$"}
RADIUS = 0.27  # of a gate
LEFT = 0.25  # where the first inputs stand
NARROW, WIDE = 1.3, 2.1  # from a gate to the next
RISE = 0.6  # to the right of a wire that comes from a lower row
ABOVE, ROW, DROP = 1.1, 1.48, 1.0  # up to the edge, down to the next row, down to a gate's input
TAIL, MARGIN = 0.95, 0.12  # from the last gate to the cost; between words


class _Label(NamedTuple):
    """Words at x, y beside a gate. `edge`: the half width of a box around them, or 0."""

    x: float
    y: float
    words: str
    colour: str = TEXT
    side: str = "center"
    gid: str = ""
    size: float = 12
    edge: float = 0

    def span(self):
        """The left and the right end."""
        wide = 2 * self.edge or _long(self.words, self.size)
        left = self.x - {"left": 0, "center": wide / 2, "right": wide}[self.side]
        return left, left + wide


class _Drawn:
    """A gate of the picture: one of the graph, or several + gates as a sum.

    uses    (name of a wire, gate of the graph and place where it is used, the _Drawn gate that
            makes it); without the last the wire comes from outside, or is drawn elsewhere
    left    those that come from the left; the others come from below
    into    the gate that its output goes to
    labels  beside the gate; `outer`: at the left edge; `output`: in the middle of its output's wire
    start   where wires from the left end, or rise from other rows
    """

    def __init__(self, gate, uses, sign):
        self.gate, self.uses, self.sign = gate, uses, sign
        self.depth = 1 + max((maker.depth for *_, maker in uses if maker), default=0)
        self.half = max(RADIUS, _long(sign, 13) / 2 + MARGIN)
        self.start = -self.half - RISE * (sum(bool(maker) for *_, maker in uses) > 1)
        self.into, self.left, self.labels, self.outer, self.output = None, [], [], [], []
        self.x = self.y = self.column = 0


def _long(words, size=12):
    """About how long words are, in inches; matplotlib would take long to measure mathematics."""
    plain = re.sub(r"\\(partial|alpha|ldots)", "m", words).replace("-", "-.")
    plain = re.sub(r"\\(mathrm|cdot|,)|[\\${}_^]", "", plain)
    return sum(0.35 if letter in " .,()|ijlt/" else 0.61 for letter in plain) * size / 72


def colour(graph, name):
    """A wire's: the error and the cost have one."""
    return E if name == "e" else COLOURS.get(graph.wires[name].kind, TEXT)


# ---------------------------------------------------------------------------- numbers as text


def _few(values, figures=4):
    """The numbers of all points: 3 or 1, 2, 3 or 1, 2, ..."""
    values = common(values)
    if len(values) == 1:
        return tex(values[0], figures)
    shown = [tex(value, 3) for value in values[: FEW if len(values) <= FEW else 1]]
    return r",\ ".join(shown + [r"\ldots"] * (len(values) > FEW))


def _product(numbers):
    words = (tex(number, 3) for number in numbers)
    return r" \cdot ".join(f"({word})" if word[0] == "-" else word for word in words)


def meaning(name):
    """What a wire is, in words; w1 and x1 are what w and x are."""
    return MEANINGS.get(name, MEANINGS.get(name[0], "") if name[0] in "wx" else "")


def influence(passes, gate, place):
    """A local gradient as it is written, "times 2e = 4", and as a factor, 4: of several points it
    is the letters, too. Both are "" where there is none.
    """
    local, letters = passes.local[gate.number - 1][place], in_letters(gate, place, passes, symbol)
    if local is None:
        return "", ""
    if letters and (local.size > 1 or not re.search("[a-z]", letters)):  # 1/3
        return f"times ${letters}$", letters
    factor = _few(local)
    words = factor if letters in ("", factor) else f"{letters} = {factor}"
    return f"times ${words}$", factor


def _slope(graph, passes, name):
    """How the slope at a parameter comes about, as one or two lines of mathematical text."""
    slope, way = passes.slope[name], graph.way(name) or []
    local = [passes.local[gate.number - 1][place] for gate, place in way]
    if slope.size > 1 or any(numbers is None for numbers in local):
        return [_few(slope, 3)]
    count = len(graph.wires[name].uses)
    if way:
        first, back = np.ravel(local[0]), np.ravel(passes.slope[way[0][0].output])
        if all(numbers.size == 1 for numbers in local):
            in_full = len(way) <= FACTORS and all(gate.sign != "mean" for gate, _ in way)
            local = local[::-1] if in_full else [back, first]
            product = _product([numbers.item() for numbers in local])
            return [product + f" = {_few(slope, 3)}" * (len(local) > 1)]
        count = np.broadcast(first, back).size
        if count <= FEW:
            *others, last = [_product(pair) for pair in np.broadcast(first, back)]
            return [" + ".join(others), rf"+\ {last} = {_few(slope)}"]
    return [rf"\mathrm{{the\ sum\ of\ {count}\ parts}}", f"= {_few(slope)}"]


# ---------------------------------------------------------------------------- where it is


class Plan:
    """All gates with their labels and places; `width` and `height` in inches.

    neurons        the names of the neurons' outputs; each neuron has a frame
    learning_rate  if there is one, the update of each parameter stands in a line below
    point          the number of the only point that the passes are of, but for means of all points
    """

    def __init__(self, graph, passes, neurons=("h",), learning_rate=None, point=None):
        self.graph, self.passes, self.point = graph, passes, point
        self.gates, self.frames, self._met, self._told, self._rows = [], [], set(), set(), 0
        self.end = self._gate("E")
        self._place(self.end, 0, self.end.depth - 1)
        self.gates.sort(key=lambda gate: (-gate.y, gate.column))
        for gate in self.gates:
            self._label(gate)
        self.cost, before = self._boxed(0, 0, "E"), set()
        for inside in [graph.up_to(name) for name in neurons if name in graph.wires]:
            self.frames.append([g for g in self.gates if g.gate.output in inside - before])
            before |= inside
        self.low = min(g.y + label.y for g in self.gates for label in g.labels + g.outer) - 0.3
        self.update = "" if learning_rate is None else self._update(learning_rate)
        self.height = ABOVE - self.low + (0.4 if self.update else 0.05)
        self.gaps = self._gaps()
        self.spread(self.gaps)

    def _gate(self, name):
        """The _Drawn gate that makes this wire; None for an input, or what was met before."""
        gate = self.graph.wires[name].gate
        if gate is None or name in self._met:
            return None
        self._met.add(name)
        uses = [(*use, self._gate(use[0])) for use in self._uses(gate)]
        sign = rf"$(\,)^{{{gate.sign[1:]}}}$" if gate.sign[0] == "^" != gate.sign else gate.sign
        sign = "Σ" if sign == "+" and len(uses) > 2 else SIGNS.get(sign, sign)
        self.gates.append(_Drawn(gate, uses, sign))
        return self.gates[-1]

    def _uses(self, gate):
        """What goes into a gate; a + gate and the + gates before it are one sum."""
        for place, name in enumerate(gate.inputs):
            wire = self.graph.wires[name]
            is_inner = wire.gate and gate.sign == wire.gate.sign == "+" and len(wire.uses) == 1
            yield from self._uses(wire.gate) if is_inner else [(name, gate, place)]

    def _place(self, gate, row, column):
        """Put a gate, and all that leads to it, into rows and columns: the longest way first."""
        gate.column, gate.y = column, -ROW * row
        gate.left = sorted((use for use in gate.uses if use[3]), key=lambda use: -use[3].depth)
        for use in gate.left:
            self._rows += use is not gate.left[0]
            use[3].into = gate
            self._place(use[3], row if use is gate.left[0] else self._rows, column - 1)
        if not gate.left:
            tuned = [use for use in gate.uses if self.graph.wires[use[0]].kind == PARAMETER]
            gate.left = tuned[:1] or gate.uses[:1]

    def _boxed(self, x, y, name):
        words = f"${symbol(name)} = {_few(self.passes.value[name])}$"
        edge, ink = _long(words) / 2 + MARGIN, colour(self.graph, name)
        return _Label(x, y, words, ink, gid=f"value:{name}", edge=edge)

    def _label(self, gate):
        """Find the words about a gate, its inputs and its output."""
        (_, user, place, maker), rising = gate.left[0], len(gate.left) > 1
        below = [use for use in gate.uses if use not in gate.left]
        words, _ = influence(self.passes, user, place)
        factor = words, BACK, "left", f"factor:{gate.gate.number}"
        gate.labels.append(_Label(0.22 + 0.08 * rising, -RADIUS - 0.32, *factor))
        if gate.sign in ("−", "÷", "^") and place:  # y − h, where h comes from the left
            words = f" {gate.sign} ".join(map(symbol, gate.gate.inputs))
            gate.labels.append(_Label(0, RADIUS + 0.2, f"${words}$"))
        if not maker:
            self._from_left(gate, gate.left[0])
        for k, use in enumerate(below):
            x = 1.2 * (k - (len(below) - 1) / 2) + 0.25 * rising
            self._from_below(gate, use, x, rising)
        name, slope = gate.gate.output, _few(self.passes.slope[gate.gate.output], 3)
        is_told = gate is self.end or ("," not in slope and self.end.depth <= ROOM)
        slope = f"{'slope ' * is_told}${slope}$", BACK, "center", f"slope:{name}"
        value = self._boxed(0, 0.28, name)._replace(edge=0)
        is_mean = self.point and "mean" in (gate.gate.sign, gate.into and gate.into.gate.sign)
        words = f"{meaning(name)}, {'all points' if is_mean else ''}".strip(", ")
        words = value._replace(y=0.53, words=words, gid=f"name:{name}")
        gate.output = [value, _Label(0, -0.27, *slope), words]

    def _about(self, use):
        """What is said of the slope at an outer wire: its name, lines, their colour."""
        name, gate, place, _ = use
        wire, slope = self.graph.wires[name], self.passes.slope[name]
        if wire.kind != PARAMETER:  # nobody tunes it
            shown = wire.kind == INPUT and slope.size == 1 and not (self._rows or self.point)
            return "", [f"slope ${_few(slope, 3)}$"] * shown, GREY
        if name in self._told:
            share = _few(self.passes.share[gate.number - 1][place], 3)
            return "", [f"its part: ${share}$"], BACK
        self._told.add(name)
        lines = [f"${line}$" for line in _slope(self.graph, self.passes, name)]
        if self.point:
            return f"the part of point {self.point}:", lines, BACK
        return rf"$\partial E/\partial {symbol(name)} =$", lines, BACK

    def _from_left(self, gate, use):
        name, box, (slope, lines, ink) = use[0], self._boxed(0, 0, use[0]), self._about(use)
        words = meaning(name) * (gate.y == gate.column == 0)
        head = slope if self.point else f"slope of $E$ at ${symbol(name)}$:" * bool(slope)
        more = ink, "left", f"slope:{name}"
        gate.outer = [box._replace(x=LEFT + box.edge), _Label(LEFT, -0.34, head, *more)]
        gate.outer.append(_Label(LEFT, 0.43, words, box.colour, "left", f"name:{name}"))
        for row, line in enumerate(lines):
            if not row and not self.point:  # one piece of mathematics
                line = (slope + line).replace("$$", r"\ ")
            gate.outer.append(_Label(LEFT, -0.34 - 0.24 * (row + bool(head)), line, *more))

    def _from_below(self, gate, use, x, rising):
        name, box, (slope, lines, ink) = use[0], self._boxed(x, -DROP, use[0]), self._about(use)
        side, x = ("left", x - box.edge) if rising else ("center", x)
        rows = [(meaning(name).split(" (")[0], box.colour, f"name:{name}")]
        rows += [(line, ink, f"slope:{name}") for line in [slope, *lines] if line]
        rows = rows if slope or not self._is_above(gate) else []
        gate.labels.append(box)
        for row, (words, ink, gid) in enumerate(rows):
            gate.labels.append(_Label(x, -DROP - 0.36 - 0.25 * row, words, ink, side, gid))

    def _is_above(self, gate):
        """Whether another row, with its wires, is below this gate: words have no room."""
        lower = [one for one in self.gates if one.y < gate.y]
        return any(gate.column < one.into.column for one in lower)

    def _update(self, rate):
        """The line with the new value of each parameter."""
        words = []
        for name, wire in self.graph.wires.items():
            before, slope = self.passes.value[name], self.passes.slope[name]
            if wire.kind == PARAMETER and before.size == 1:
                done = f"{_few(before)} - {_product([rate, slope.item()])}"
                words.append(f"new ${symbol(name)} = {done} = {_few(before - rate * slope)}$")
        return r"update, minus $\alpha\,\cdot\,$slope:   " + ",   ".join(words)

    def edge(self, gate, right):
        """How far from this gate a frame ends, to the right or to the left; None if none does."""
        for frame in self.frames:
            columns = [one.column for one in frame]
            if gate in frame and gate.column == (max(columns) if right else min(columns) or -1):
                ends = [_ends(one)[right] for one in frame if one.column == gate.column]
                return max(ends) + 2 * MARGIN if right else min(ends) - MARGIN
        return None

    def _gaps(self):
        """The way to the first column, and from each column to the next: words have room there."""
        gaps = [2.5] + [NARROW] * (self.end.depth - 1)
        for gate in self.gates:
            right, after = self.edge(gate, True), gate.into
            if gate.column == 0:
                beside = max(label.span()[1] for label in gate.outer) - _ends(gate)[0]
                gaps[0] = max(gaps[0], beside + MARGIN)
            if after:
                left, words = self.edge(after, False), [_long(label.words) for label in gate.output]
                between = max(words) + (right or gate.half) - (left or after.start)
                beside = max(_beside(gate, after), (right or 0) - (left or _ends(after)[0]))
                margin = MARGIN * (2 if right or left else 1)
                gaps[after.column] = max(gaps[after.column], between + margin, beside + MARGIN)
        return np.array(gaps)

    def spread(self, gaps):
        """Give all gates their places; what is left of a usual figure's width goes between them."""
        edge, words = self.cost.edge, self.end.output[-1].words
        end = self.end.half + TAIL + edge + max(edge, _long(words) / 2) + MARGIN
        room = figures.SIZE[0] - 0.1 - sum(gaps) - end
        more = min(max(0, room) / max(1, len(gaps) - 1), WIDE - NARROW)
        for gate in self.gates:
            gate.x = float(sum(gaps[: gate.column + 1]) + more * gate.column)
        line = LEFT + _long(self.update) + 3 * MARGIN
        self.width = max(figures.SIZE[0] - 0.1, self.end.x + end, line)


def _ends(gate):
    """How far a gate and the words beside it go to the left and to the right."""
    spans = [label.span() for label in gate.labels if label.words]
    return min(-gate.half, *(left for left, _ in spans)), max(gate.half, *(end for _, end in spans))


def _beside(gate, after):
    """How far the next gate is away at least, so that no words meet others or a wire."""
    up = gate.y - after.y
    near = [(a, b) for a in gate.labels for b in after.labels if abs(up + a.y - b.y) < 0.3]
    wire = after.start if len(after.left) > 1 else 0
    return max(gate.labels[0].span()[1] - wire, *(a.span()[1] - b.span()[0] for a, b in near), 0)


# ---------------------------------------------------------------------------- drawing


def draw(graph, passes, given, neurons=("h",), learning_rate=None, show=False):
    """A new figure with the picture; None, if it is said that there are too many gates.

    `given`: what stands below the title; the others are as for `Plan`.
    """
    plan = Plan(graph, passes, neurons, learning_rate)
    if len(plan.gates) > MOST:
        print(f"No figure of the graph: {len(plan.gates)} gates are too many. The tables have all.")
        return None
    figure, axes = figures.sheet(size=(plan.width + 0.1, plan.height + 0.75), show=show)
    paint(axes, plan)
    names = [name for name, wire in graph.wires.items() if wire.kind == PARAMETER]
    product, *more = _slope(graph, passes, names[0])
    is_one = len(names) == 1 and not more and r"\cdot" in product
    title = rf"{TITLE}: $\mathbf{{{product}}}$ at ${symbol(names[0])}$" if is_one else TITLE
    figures.finding(figure, title, given)
    return figure


def animate(path, graph, passes, given, learning_rate):
    """Write the same picture at each step to a gif; `passes`: a list of Passes, one a step."""
    plans = [Plan(graph, each, learning_rate=learning_rate) for each in passes]
    for plan in plans:  # everything stays where it is
        plan.spread(np.max([each.gaps for each in plans], axis=0))
    wide, high = max((plan.width, plan.height) for plan in plans)
    figure, axes = figures.sheet(size=(wide + 0.1, high + 0.75))

    def step(k):
        axes.clear()
        paint(axes, plans[k])
        return f"Step {k}: the cost is {brief(passes[k].value['E'])}"

    figures.gif(path, figure, step, len(plans), given)


def paint(axes, plan):
    """Draw into axes of the plan's inches."""
    axes.set(xlim=(0, plan.width), ylim=(ABOVE - plan.height, ABOVE), aspect="equal")
    axes.axis("off")
    for number, frame in enumerate(plan.frames, start=1):
        first, last = (choose(frame, key=lambda gate: gate.column) for choose in (min, max))
        left = (first.x + plan.edge(first, False) if first.column else 0.08) + 0.1
        wide, high = last.x + plan.edge(last, True) - 0.1 - left, ABOVE - plan.low - 0.23
        axes.add_patch(FancyBboxPatch((left, plan.low + 0.1), wide, high, **FRAME))
        title = f"neuron {number}" if len(plan.frames) > 1 else "the neuron"
        title += f", point {plan.point}" if plan.point else ""
        words = title, FRAME["edgecolor"], "left", f"frame:{number}"
        _write(axes, left + 0.05, ABOVE - 0.2, _Label(0, 0, *words))
    for gate in plan.gates:
        _gate(axes, plan, gate)
    end = plan.end.x + plan.end.half
    _both_ways(axes, [(end, 0), (end + TAIL, 0)], E)
    _, slope, words = plan.end.output
    _write(axes, end + TAIL / 2, 0, slope)
    for label in (plan.cost, words._replace(y=0.43)):
        _write(axes, end + TAIL + plan.cost.edge, 0, label)
    _write(axes, LEFT, ABOVE - plan.height + 0.2, _Label(0, 0, plan.update, W, "left", "update"))


def _gate(axes, plan, gate):
    axes.add_patch(Ellipse((gate.x, gate.y), 2 * gate.half, 2 * RADIUS, zorder=2, **GATE))
    large = 19 if gate.sign in ("×", "+", "−", "÷", "Σ") else 13
    sign = _Label(0, 0, gate.sign, DATA, gid=f"gate:{gate.gate.number}", size=large)
    for label in [sign, *gate.labels]:
        _write(axes, gate.x, gate.y, label)
        if label.edge:
            start, end = (gate.x + label.x, gate.y + label.y + 0.17), gate.y - RADIUS
            arrow(axes, [start, (gate.x + label.x / 5, end)], label.colour)
    for label in gate.outer:
        _write(axes, 0, gate.y, label)
    for name, _, _, maker in gate.left:
        start = (maker.x + maker.half, maker.y) if maker else (gate.outer[0].span()[1], gate.y)
        way = [start, (gate.x - gate.half, gate.y)]
        if start[1] != gate.y:  # with a knee
            way.insert(1, (gate.x + gate.start, start[1]))
        _both_ways(axes, way, colour(plan.graph, name))
    if gate.into:
        start = gate.x + (plan.edge(gate, True) or gate.half)
        stop = gate.into.x + (plan.edge(gate.into, False) or gate.into.start)
        for label in gate.output:
            _write(axes, (start + stop) / 2, gate.y, label)


def _write(axes, x, y, label):
    box = {"boxstyle": "round,pad=0.35", "facecolor": "white", "edgecolor": label.colour}
    axes.text(
        x + label.x, y + label.y, label.words, color=label.colour, fontsize=label.size,
        ha=label.side, va="center", gid=label.gid, zorder=3, in_layout=False,
        bbox=box | {"linewidth": 1.8} if label.edge else None,
    )  # fmt: skip


def _both_ways(axes, points, ink):
    """A wire through these points, and beside it the way back."""
    points, aside = np.array(points), np.array([-0.045 * (len(points) > 2), 0.07])
    arrow(axes, points + aside, ink)
    arrow(axes, points[::-1] - aside, BACK, 1.8)


def arrow(axes, points, ink, width=2.6):
    *points, before, end = np.array(points, float)
    short = end - 0.1 * (end - before) / np.hypot(*(end - before))  # the head's end is sharp
    axes.plot(*zip(*points, before, short, strict=True), color=ink, linewidth=width, zorder=1)
    style = {"arrowstyle": "-|>,head_width=0.3,head_length=0.5", "color": ink, "shrinkA": 0}
    style |= {"linewidth": width, "shrinkB": 0, "joinstyle": "miter"}
    axes.annotate("", end, before, arrowprops=style, zorder=1)
