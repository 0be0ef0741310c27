"""Draws a computation graph (lib/graph.py) as the slides do, with matplotlib alone.

Gates are round; over each wire stands its value, under it the slope of the cost, and inside a
gate, at each input, the local gradient. The forward pass is drawn solid, the backward pass dashed.

A picture's coordinates are inches before it is scaled down to a page, so the room that a text
takes is known while things are put in their places. Each thing has a gid by which it is found in
the figure: "gate:1", "sign:1", "local:1:0" (an input's), "name:h", "value:h", "slope:h",
"update:w", "note:h:0" (a line's), "frame:0", "role:w", and the lines "wire:h" and "back:h".
"""

import functools
import re
import textwrap

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Wedge
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from lib import animation, layout, plot
from lib.graph import COST, INPUT, PARAMETER, brief
from lib.graph_tables import people

BACK = "#7B2D8B"  # the backward pass
BACK_LIGHT = "#F2E6F6"
BETWEEN_COLOUR = "#5A5A5A"
WAITING = "#D4D4D4"  # what the passes have not reached
PAPER = "white"

WIDEST = 22.0  # inches; a wider picture is scaled down
MARGIN = 0.35
SPELLED = 6  # a graph of at most so many gates has room for the chain rule at each wire
BEND = 0.72  # between the labels and the next gates, for the wires' bends
OFFSET = 0.085  # from a wire to its way back
SIZES = {
    "title": 19, "caption": 12, "key": 11, "name": 13, "value": 13, "slope": 12, "update": 12,
    "note": 10.5, "sign": 21, "local": 11, "number": 8.5, "frame": 11, "role": 11,
}  # fmt: skip


class Picture:
    """How a graph will look; `draw` draws it.

    graph     a graph.Graph
    passes    a list of graph.Passes, one after the other: labels have room for the numbers of all,
              and while another follows, each parameter's update to it is shown
    learning_rate  for the updates
    title     a text over the graph
    notes     a dict from a wire's name to a remark, put under its slope
    frames    (text, names) pairs: a dashed frame around the named inputs and around the gates that
              make the named wires
    chain     a wire's name: its way to the cost, as the influence of people on one another

    size      (width, height) in inches, for plot.sheet(args, size=picture.size)
    """

    def __init__(
        self, graph, passes, learning_rate=None, title="", notes=None, frames=(), chain=None
    ):
        self.graph = graph
        self.passes = passes
        self._rate = learning_rate
        self._title = title
        self._notes = {name: _wrapped(note) for name, note in (notes or {}).items()}
        self._frames = [(text, {*names}) for text, names in frames]
        self._chain = chain if chain and graph.way(chain) else None
        self._axes = None
        self._lay_out()

    # Where things stand

    def _lay_out(self):
        graph = self.graph
        self._column = layout.columns(graph)
        pairs = layout.edges(graph, self._column)
        rows = layout.order(graph, self._column, pairs)
        self._radius = max(self._needed_radius(gate) for gate in graph.gates)
        self._boxes = {name: self._block(name) for name in graph.wires}
        y = layout.heights(rows, pairs, self._extent, [names for _, names in self._frames])
        self._x, self._lane = self._columns_x(rows)
        self._width = self._x[-1] + self._half(rows[-1]) + self._lane[-1] + 0.25 + MARGIN
        self._key_lines = self._key()
        self._title_high = max(0.32, _measure(self._title, "title")[1]) if self._title else 0
        top = 0.3 + self._title_high + 0.1 + 0.3 * len(self._key_lines) + 0.2
        strip = self._strip_height()
        edges = [layout.frame({node}, y, self._extent, 0.0) for node in y]
        edges += [layout.frame(names, y, self._extent) for _, names in self._frames]
        low, high = min(low for low, _ in edges), max(high for _, high in edges)
        self._height = high - low + top + strip + 0.3
        self._y = {node: at - low + strip + 0.3 for node, at in y.items()}
        scale = min(1.0, WIDEST / self._width)
        self.size = float(self._width * scale), float(self._height * scale)

    def _columns_x(self, rows):
        at, lanes = [], []
        left = MARGIN
        for row in rows:
            half = self._half(row)
            names = [node for node in row if isinstance(node, str)]
            lanes.append(max([self._boxes[name][0] for name in names], default=0.5) + 0.24)
            at.append(left + half)
            left += 2 * half + lanes[-1] + BEND
        return at, lanes

    def _half(self, row):
        """Half of the width of a column's gates and names."""
        gates = [node for node in row if isinstance(node, str) and self.graph.wires[node].gate]
        tags = [_measure(_math(node), "name")[0] / 2 + 0.14 for node in row if node not in gates
                and isinstance(node, str)]  # fmt: skip
        return max([self._radius if gates else 0.1, *tags])

    def _needed_radius(self, gate):
        k = gate.number - 1
        local = max(
            _measure(self._local_text(passes, k, place), "local")[0]
            for passes in self.passes
            for place in range(len(gate.inputs))
        )
        sign = _measure(_sign(gate), _sign_size(gate))[0]
        if len(gate.inputs) == 1:
            return max(0.5, (local + sign + 0.36) / 2)
        return max(0.5, (local + 0.14) / 1.5, (sign + 0.2) / 2)

    def _block(self, name):
        """The width of a wire's labels, and how far they reach above and below the wire."""
        wire = self.graph.wires[name]
        width = _measure(_math(name), "name")[0] + 0.5 if wire.gate else 0.5
        for k, passes in enumerate(self.passes):
            width = max(width, _measure(self._value_text(passes, name), "value")[0])
            width = max(width, _measure(self._slope_text(passes, name), "slope")[0] + 0.12)
            for line in self._update_text(k, name).split("\n"):
                width = max(width, _measure(line, "update")[0] + 0.12)
        lines = self._notes.get(name, [])
        width = max([width, *(_measure(line, "note")[0] for line in lines)])
        down = 0.54 + self._update_height(name) + 0.175 * len(lines)
        return width, 0.43, down + (0.05 if lines else 0)

    def _extent(self, node):
        if not isinstance(node, str):
            return 0.2, 0.2
        _, up, down = self._boxes[node]
        if self.graph.wires[node].gate:
            up, down = max(up, self._radius + 0.2), max(down, self._radius)
        return up, down

    # What stands there

    def _value_text(self, passes, name):
        return _numbers(passes.value[name])

    def _slope_text(self, passes, name):
        uses = self.graph.wires[name].uses
        words = [rf"$\partial {self.graph.result}/\partial {_tex(name)}$"]
        if len(uses) == 1 and len(self.graph.gates) <= SPELLED:
            gate, place = uses[0]
            factors = passes.local[gate.number - 1][place], passes.slope[gate.output]
            if all(np.size(one) == 1 and one is not None for one in factors):
                local, slope = map(brief, factors)
                slope = f"({slope})" if slope.startswith("-") else slope
                words.append(_minus(f"{local} · {slope}"))
        return " = ".join([*words, _numbers(passes.slope[name])])

    def _local_text(self, passes, k, place):
        local = passes.local[k][place]
        if local is None:
            return ""
        local = np.ravel(local)
        if (local == local[0]).all():
            local = local[:1]
        return _minus(brief(local, digits=3, room=9))

    def _update_text(self, k, name):
        if self.graph.wires[name].kind != PARAMETER or k + 1 >= len(self.passes):
            return ""
        old, new = self.passes[k].value[name], self.passes[k + 1].value[name]
        if np.size(old) > 1:
            return f"{_math(name)} ← {_minus(brief(new))}"
        slope = brief(self.passes[k].slope[name])
        slope = f"({slope})" if slope.startswith("-") else slope
        words = f"{brief(old)} - {self._rate:.4g} · {slope} = {brief(new)}"
        words = f"{_math(name)} ← {_minus(words)}"
        return words if _measure(words, "update")[0] < 2.4 else words.replace(" = ", "\n= ")

    def _update_height(self, name):
        texts = [self._update_text(k, name) for k in range(len(self.passes))]
        return 0.3 * any(texts) + 0.2 * any("\n" in text for text in texts)

    def _key(self):
        result = self.graph.result
        items = [
            ("forward", "forward pass: over a wire stands its value"),
            ("back", rf"backward pass: under it the slope of ${result}$, "
             "= local gradient · slope behind the gate"),
            ("local", "in a gate, at each input: the local gradient,"
             " the input's influence on the gate's output"),
        ]  # fmt: skip
        widths = [_measure(text, "key")[0] + 0.75 for _, text in items]
        lines, room = [[]], 0.0
        for item, width in zip(items, widths, strict=True):
            if lines[-1] and room + width > self._width - 2 * MARGIN:
                lines.append([])
                room = 0.0
            lines[-1].append((room, *item))
            room += width + 0.15
        return lines

    def _strip_height(self):
        if not self._chain:
            return 0.0
        return 1.55

    # Drawing

    def draw(
        self, axes, at=0, forward=None, backward=None, updated=None, caption="", box=(0, 0, 1, 1)
    ):
        """Draw it into these axes, which it takes for itself.

        at        which of the passes
        forward   so many gates have computed; None: all of them
        backward  through so many gates, from the last on, the slope has come back; None: all
        updated   whether the updates are shown; None: if the slope has come all the way
        caption   a line under the graph's title, instead of the key
        box       its part of the figure: left, bottom, width and height, from 0 to 1
        """
        if self._axes is None:  # in a window that changes its size, letters do, too
            again = {"forward": forward, "backward": backward, "updated": updated}
            axes.figure.canvas.mpl_connect(
                "resize_event", lambda _: self.draw(axes, at, caption=caption, **again)
            )
        count = len(self.graph.gates)
        self._forward = count if forward is None else forward
        self._backward = count if backward is None else backward
        self._updated = self._backward == count if updated is None else updated
        self._at, self._now = at, self.passes[at]
        wide, high = axes.figure.get_size_inches() * box[2:]
        self.scale = min(wide / self._width, high / self._height)
        axes.clear()
        axes.set(xlim=(0, self._width), ylim=(0, self._height), position=box)
        axes.set_aspect("equal")
        axes.set_axis_off()
        self._axes = axes
        self._draw_head(caption)
        for k, (text, names) in enumerate(self._frames):
            self._draw_frame(k, text, names)
        for wire in self.graph.wires.values():
            self._draw_wire(wire)
        for gate in self.graph.gates:
            self._draw_gate(gate)
        if self._chain:
            self._draw_chain()

    def _draw_head(self, caption):
        y = self._height - 0.15 - self._title_high / 2
        if self._title:
            self._text(MARGIN, y, self._title, "title", "title", ha="left", va="center")
            left = MARGIN + _measure(self._title, "title")[0] + 0.6
            if caption:
                self._text(left, y, caption, "caption", "caption", ha="left", va="center")
        y -= self._title_high / 2 + 0.28
        for line in self._key_lines:
            for room, kind, text in line:
                self._draw_key(MARGIN + room, y, kind, text)
            y -= 0.3

    def _draw_key(self, x, y, kind, text):
        if kind == "forward":
            self._line([(x, y), (x + 0.36, y)], plot.DATA, 2.0)
            self._head((x + 0.44, y), 1, plot.DATA)
        elif kind == "back":
            self._line([(x + 0.1, y), (x + 0.44, y)], BACK, 1.4, dashed=True)
            self._head((x, y), -1, BACK)
        else:
            self._axes.add_patch(Circle((x + 0.22, y), 0.13, fc=PAPER, ec="#333333", lw=1.2))
            self._line([(x, y), (x + 0.09, y)], plot.DATA, 2.0)
        colour = BACK if kind == "back" else "#222222"
        self._text(x + 0.54, y, text, "key", f"key:{kind}", ha="left", va="center", color=colour)

    def _draw_frame(self, k, text, names):
        low, high = layout.frame(names, self._y, self._extent)
        columns = [self._column[name] for name in names]
        first, last = min(columns), max(columns)
        left = self._x[first] - self._half_of(first) - 0.12
        right = self._x[last] + self._half_of(last) + 0.06
        self._axes.add_patch(FancyBboxPatch(
            (left, low + 0.04), right - left, high - low - 0.04, gid=f"frame:{k}", fc="#FAF6EF",
            boxstyle="round,pad=0,rounding_size=0.18", ec="#8A7A5C", ls=(0, (4, 3)),
            lw=1.4 * self.scale, zorder=0,
        ))  # fmt: skip
        self._text(left + 0.14, high - 0.08, text, "frame", f"frame-name:{k}", ha="left", va="top",
                   color="#6B5B3D", weight="bold")  # fmt: skip

    def _half_of(self, column):
        return self._half([name for name, at in self._column.items() if at == column])

    def _draw_wire(self, wire):
        name = wire.name
        known = wire.gate is None or wire.gate.number <= self._forward
        passed = self._passed(wire)
        colour = _colour(wire) if known else WAITING
        for points in self._paths(wire):
            self._line(points, colour, 2.4, zorder=2, gid=f"wire:{name}")
            if wire.uses:
                self._head(points[-1], 1, colour)
            else:
                self._head(points[-1] + [0.09, 0], 1, colour)
            if passed:
                back = _beside(points)
                back_line = back[back[:, 0] > back[0, 0] + 0.1]
                self._line(back_line, BACK, 1.5, dashed=True, gid=f"back:{name}")
                self._head(back[0], -1, BACK)
        x, y = self._label_x(name), self._y[name]
        self._name_tag(wire, x if wire.gate else self._x[self._column[name]], y, colour, known)
        ink = _ink(_colour(wire))
        if known:
            self._text(x, y + 0.18, self._value_text(self._now, name), "value", f"value:{name}",
                       va="bottom", color=ink, weight="bold")  # fmt: skip
        below = y - 0.21
        if passed:
            self._text(x, below - 0.03, self._slope_text(self._now, name), "slope",
                       f"slope:{name}", va="top", color=BACK, chip=BACK_LIGHT)  # fmt: skip
        below -= 0.33
        update = self._update_text(self._at, name)
        if update and self._updated:
            self._text(x, below - 0.03, update, "update", f"update:{name}", va="top",
                       color=PAPER, chip=_ink(plot.W), weight="bold")  # fmt: skip
        below -= self._update_height(name)
        for k, line in enumerate(self._notes.get(name, [])):
            self._text(x, below - 0.175 * k, line, "note", f"note:{name}:{k}", va="top",
                       color="#444444", style="italic")  # fmt: skip

    def _passed(self, wire):
        """Whether the slope at this wire is known: all gates that use it have given it back."""
        first = len(self.graph.gates) - self._backward  # the gates after this one have
        return self._backward > 0 and all(gate.number > first for gate, _ in wire.uses)

    def _paths(self, wire):
        """A line from where the wire begins to each gate that uses it."""
        column, y = self._column[wire.name], self._y[wire.name]
        half = self._radius if wire.gate else _measure(_math(wire.name), "name")[0] / 2 + 0.1
        start = self._x[column] + half
        end = self._lane_end(column)
        if not wire.uses:
            return [_straight(start, end, y)]
        paths = []
        for gate, place in wire.uses:
            points = [_straight(start, end, y)]
            for at in range(column + 1, self._column[gate.output]):
                here = self._y[wire.name, at]
                near = self._x[at] - self._half_of(at)
                points += [_bend(points[-1][-1], (near, here))]
                points += [_straight(near, self._lane_end(at), here)]
            points.append(_bend(points[-1][-1], self._port(gate, place)))
            paths.append(np.concatenate(points))
        return paths

    def _lane_end(self, column):
        return self._x[column] + self._half_of(column) + self._lane[column]

    def _label_x(self, name):
        column = self._column[name]
        return self._x[column] + self._half_of(column) + self._lane[column] / 2 + 0.02

    def _angle(self, gate, place):
        """Where an input comes in, from the top down as the wires come."""
        before = self._column[gate.output] - 1
        heights = [
            self._y[name if self._column[name] == before else (name, before)]
            for name in gate.inputs
        ]
        ports = sorted(range(len(heights)), key=lambda k: (-heights[k], k))
        spread = {1: 0.0, 2: 38.0}.get(len(ports), 52.0)
        step = 2 * spread / max(1, len(ports) - 1)
        return np.radians(spread - step * ports.index(place))

    def _port(self, gate, place, inside=0.0):
        angle = self._angle(gate, place)
        x, y = self._x[self._column[gate.output]], self._y[gate.output]
        radius = self._radius - inside
        return np.array([x - radius * np.cos(angle), y + radius * np.sin(angle)])

    def _draw_gate(self, gate):
        k, name = gate.number - 1, gate.output
        x, y, radius = self._x[self._column[name]], self._y[name], self._radius
        done = gate.number <= self._forward
        face = PAPER
        if self._backward == 0 and gate.number == self._forward:
            face = "#FFF1BF"
        elif self._backward > 0 and gate.number == len(self.graph.gates) - self._backward + 1:
            face = BACK_LIGHT if not self._updated else PAPER
        edge = "#222222" if done else "#A8A8A8"
        self._axes.add_patch(Circle(
            (x, y), radius, gid=f"gate:{gate.number}", fc=face, ec=edge, lw=2.0 * self.scale,
            zorder=3,
        ))  # fmt: skip
        self._text(x, y + radius + 0.03, f"gate {gate.number}", "number",
                   f"number:{gate.number}", va="bottom", color="#777777")  # fmt: skip
        single = len(gate.inputs) == 1
        width = _measure(_sign(gate), _sign_size(gate))[0]
        right = radius - width / 2 - 0.12 if single else 0.12 * radius
        self._text(x + right, y, _sign(gate), _sign_size(gate), f"sign:{gate.number}", va="center",
                   color=edge, zorder=5)  # fmt: skip
        if not done:
            return
        for place in range(len(gate.inputs)):
            at = self._port(gate, place, inside=0.09)
            drop = 0.6 * np.sin(self._angle(gate, place)) * 0.1
            self._text(at[0], at[1] - drop, self._local_text(self._now, k, place), "local",
                       f"local:{gate.number}:{place}", ha="left", va="center", color="#222222",
                       zorder=5)  # fmt: skip

    def _name_tag(self, wire, x, y, colour, known):
        ink = _ink(colour) if known else "#888888"
        box = {"boxstyle": "round,pad=0.22", "fc": PAPER, "ec": colour, "lw": 1.6 * self.scale}
        self._text(x, y, _math(wire.name), "name", f"name:{wire.name}", va="center", color=ink,
                   bbox=box, zorder=6)  # fmt: skip

    # The chain of influence

    def _people(self):
        way = self.graph.way(self._chain)
        wires = [self._chain, *(gate.output for gate, _ in way)]
        return way, wires, people(len(wires))

    def _sentence_text(self):
        way, _, names = self._people()
        passes = self._now
        texts = [self._local_text(passes, gate.number - 1, place) for gate, place in way]
        many = any("," in text for text in texts)
        texts = [f"({text})" if "," in text or text.startswith("−") else text for text in texts]
        slope = _minus(brief(passes.slope[self._chain]))
        summed = ", summed over the samples: " if many else " = "
        return (
            f"Influence multiplies, as among people: how much {names[0]} moves {names[-1]} "
            f"is the product of all influences on the way: {' · '.join(texts)}{summed}{slope}"
        )

    def _draw_chain(self):
        way, wires, names = self._people()
        y = 1.0
        done = len(self.graph.gates) - self._backward
        for k, (name, person) in enumerate(zip(wires, names, strict=True)):
            x = self._label_x(name)
            reached = self._forward >= (self.graph.wires[name].gate.number if k else 0)
            colour = _colour(self.graph.wires[name]) if reached else WAITING
            self._person(x, y, colour)
            self._text(x, y - 0.2, f"{person}: {_math(name)}", "role", f"role:{name}", va="top",
                       color=_ink(colour) if reached else "#888888")  # fmt: skip
            if k + 1 == len(wires):
                break
            gate, place = way[k]
            end = self._label_x(wires[k + 1])
            text = self._local_text(self._now, gate.number - 1, place)
            lit = self._forward >= gate.number
            self._line([(x + 0.3, y), (end - 0.38, y)], "#333333" if lit else WAITING, 1.6)
            self._head((end - 0.3, y), 1, "#333333" if lit else WAITING)
            if lit:
                words = rf"$\partial {_tex(gate.output)}/\partial {_tex(name)}$ = {text}"
                self._text((x + end) / 2, y + 0.06, words, "role", f"influence:{gate.number}",
                           va="bottom", color="#222222")  # fmt: skip
        if done <= 0:
            letters = int((self._width - 2 * MARGIN) / 0.085)
            for k, line in enumerate(textwrap.wrap(self._sentence_text(), letters)):
                self._text(MARGIN, 0.45 - 0.22 * k, line, "role", f"chain:{k}", ha="left",
                           va="center", color="#222222")  # fmt: skip

    def _person(self, x, y, colour):
        ink = {"fc": colour, "ec": "none", "zorder": 3}
        self._axes.add_patch(Circle((x, y + 0.17), 0.085, **ink))
        self._axes.add_patch(Wedge((x, y - 0.14), 0.19, 0, 180, **ink))

    # Strokes and words

    def _text(self, x, y, text, size, gid, ha="center", chip=None, **style):
        if chip:
            style["bbox"] = {"boxstyle": "round,pad=0.18", "fc": chip, "ec": "none"}
        points = SIZES.get(size, size) * self.scale
        style.setdefault("zorder", 6)
        self._axes.text(x, y, text, ha=ha, fontsize=points, gid=gid, **style)

    def _line(self, points, colour, width, dashed=False, zorder=1, gid=None):
        x, y = np.transpose(points)
        self._axes.plot(
            x, y, color=colour, linewidth=width * self.scale, zorder=zorder, gid=gid,
            linestyle=(0, (3.2, 1.8)) if dashed else "-", solid_capstyle="butt",
        )  # fmt: skip

    def _head(self, tip, direction, colour):
        """An arrow's head: direction 1 points to the right, -1 to the left."""
        x, y = tip
        back = x - 0.13 * direction
        corners = [(x, y), (back, y + 0.06), (back, y - 0.06)]
        self._axes.add_patch(Polygon(corners, fc=colour, ec="none", zorder=4))


def animate(path, picture, widest=13.0):
    """Write the passes of a picture, one after the other, to a gif or html file.

    The forward pass fills in from left to right, the backward pass from right to left, then the
    parameters change.
    """
    shown = frames(picture.graph, len(picture.passes) - 1)
    scale = min(1.0, widest / picture.size[0])
    figure = Figure(figsize=[scale * inches for inches in picture.size])
    axes = figure.subplots()

    def draw(k):
        picture.draw(axes, **shown[k], caption=_caption(picture.graph, **shown[k]))

    animation.write(path, figure, draw, len(shown), a_second=1)


def _caption(graph, at, forward=None, backward=0, updated=False):
    count = len(graph.gates)
    if updated:
        return f"step {at + 1}: the update"
    if backward:
        gate = graph.gates[count - backward]
        return f"step {at + 1}, backward pass: through gate {gate.number}"
    if forward:
        gate = graph.gates[forward - 1]
        return f"step {at + 1}, forward pass: gate {gate.number} computes {_math(gate.output)}"
    return f"step {at + 1}: the inputs and the parameters"


def frames(graph, updates):
    """What an animation shows, frame by frame, for so many updates: a list of dicts for draw.

    Each step: the inputs, then gate by gate forward, gate by gate back, then the update. The last
    frames go forward once more, with the parameters learned.
    """
    count = len(graph.gates)
    every = []
    for at in range(updates + 1):
        every += [{"at": at, "forward": k, "backward": 0} for k in range(count + 1)]
        if at < updates:
            every += [{"at": at, "backward": k, "updated": False} for k in range(1, count + 1)]
            every.append({"at": at, "updated": True})
    return every


def _wrapped(note, width=25):
    return textwrap.wrap(note, width)


def _straight(start, end, y):
    return np.transpose([np.linspace(start, end, 40), np.full(40, y)])


def _bend(start, end):
    """A curve that leaves and arrives level."""
    (x0, y0), (x1, y1) = start, end
    t = np.linspace(0, 1, 40)[1:]
    middle = (x0 + x1) / 2
    x = (1 - t) ** 3 * x0 + 3 * t * (1 - t) * middle + t**3 * x1
    y = y0 + (y1 - y0) * (3 * t**2 - 2 * t**3)
    return np.transpose([x, y])


def _beside(points):
    """A line to the right of this one, which leads to the right: under it."""
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    return points + OFFSET * np.transpose([along[:, 1], -along[:, 0]])


@functools.lru_cache(maxsize=4096)
def _measure(text, size):
    """Width and height of a line of text in inches, before scaling."""
    if not text:
        return 0.0, 0.0
    bold = {"value": "bold", "frame": "bold", "update": "bold"}.get(size, "normal")
    font = FontProperties(family="DejaVu Sans", weight=bold)
    path = TextPath((0, 0), text, size=SIZES.get(size, size), prop=font)
    # Letters reach as far as their points do. path.get_extents() takes a hundred times as long.
    x, y = path.vertices[path.codes != Path.CLOSEPOLY].T
    return np.max(x) / 72, np.ptp(y) / 72


def _sign(gate):
    return "( )" + gate.sign if gate.sign.startswith(("²", "^")) else gate.sign


def _sign_size(gate):
    return "sign" if len(gate.sign) == 1 and gate.sign != "²" else 15 if len(gate.sign) < 6 else 10


def _colour(wire):
    if re.fullmatch(r"h\d*", wire.name):
        return plot.H
    return {INPUT: plot.DATA, PARAMETER: plot.W, COST: plot.E}.get(wire.kind, BETWEEN_COLOUR)


def _ink(colour):
    """The same hue, dark enough for thin letters on white."""
    red, green, blue = to_rgb(colour)
    while 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.2:
        red, green, blue = 0.95 * red, 0.95 * green, 0.95 * blue
    return red, green, blue


def _tex(name):
    letters, digits = re.fullmatch(r"(.*?)_?(\d*)", name).groups()
    letters = letters if len(letters) == 1 else rf"\mathrm{{{letters.replace('_', ' ')}}}"
    return f"{letters}_{{{digits}}}" if digits else letters


def _math(name):
    return f"${_tex(name)}$"


def _numbers(numbers):
    if np.size(numbers) == 1:
        return _minus(brief(numbers))
    numbers = np.ravel(numbers)
    if (numbers == numbers[0]).all():
        return f"{_minus(brief(numbers[0], digits=3))} (all {len(numbers)})"
    if len(numbers) <= 3:
        return _minus(brief(numbers, digits=3))
    return f"{_minus(brief(numbers, digits=3, room=11))} ({len(numbers)})"


def _minus(text):
    return text.replace("-", "−").replace("...", "…")
