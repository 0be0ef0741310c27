"""Influence as among people: those on the way from a wire to the cost, and what each moves there.

Slide "사람 사이의 영향력". The slopes are multiplied together from the cost back.
"""

import textwrap

import numpy as np

from lib.diagram import colours, finding
from lib.diagram.labels import Labels, Piece
from lib.diagram.lettering import LINE, derivative, number, symbol, width
from lib.diagram.pen import Pen
from lib.diagram.plan import Use
from lib.graph import roles
from lib.show import figures

TITLE = "The boss's influence on the worker is a product"
WIDE = 9.6  # inches
APART = 1.9  # at least, from one person to the next
END = 0.95  # left and right of the first and the last
LARGE = 1.9  # times the size of a pen's person
NAME = 0.55  # from the middle of a person down to the name
BRACKET = 0.47  # from one product to the next
LETTER = 0.086  # the width of a letter, about
ROLE_LETTER = 0.115


def draw(graph, passes, name, meanings, formula, show=False):
    """A new figure: the people on the one way from the wire `name` to the cost.

    passes    the Passes whose numbers are shown
    meanings  a dict from a wire's name to (what it is, a remark)
    formula   the cost as mathematical text
    """
    people = _People(graph, passes, name, meanings)
    figure, axes = figures.sheet(size=(figures.SIZE[0], 0.75 + people.height), show=show)
    figures.finding(figure, TITLE, finding.given(graph, passes, formula))
    people.paint(axes)
    return figure


class _People:
    """The people who stand for the wires; `height` is that of their picture in inches."""

    def __init__(self, graph, passes, name, meanings):
        self._uses = [Use(*use) for use in graph.way(name)]
        wires = [name, *(use.gate.output for use in self._uses)]
        self._wires = [graph.wires[name] for name in wires]
        self._labels = Labels(graph, [passes])
        self._slopes = passes.slope
        self._cost = graph.result
        apart = max(APART, (WIDE - 2 * END) / (len(wires) - 1))
        self._wide = apart * (len(wires) - 1) + 2 * END
        self._x = END + apart * np.arange(len(wires))
        room = min(apart, 2 * END)
        self._roles = [
            textwrap.wrap(who, int(room / ROLE_LETTER)) for who in roles.names(len(wires))
        ]
        words = [meanings.get(name, ("", "")) for name in wires]
        self._words = [[what, *textwrap.wrap(remark, int(room / LETTER))] for what, remark in words]
        others = [name for name in meanings if name in graph.wires and name not in wires]
        self._others = [f"{symbol(name)}: {', '.join(meanings[name])}" for name in others]
        self._middle = 0.55 + LINE * max(map(len, self._roles))
        self._first = self._middle + 1.3 + LINE * max(map(len, self._words))
        self._last = self._first + BRACKET * (len(wires) - 2)
        scale = WIDE / self._wide
        self.height = float(scale * (self._last + 0.2 + LINE * bool(self._others) + 0.1))

    def paint(self, axes):
        pen = Pen(axes, self._wide, self._last + 0.2 + LINE * bool(self._others))
        for k in range(len(self._wires)):
            self._person(pen, k)
        for k, use in enumerate(self._uses):
            self._arrow(pen, k, use)
        for k in reversed(range(len(self._uses))):
            self._product(pen, k, self._first + BRACKET * (len(self._uses) - 1 - k))
        words = "Back from the cost, each factor joins in:"
        if width(words, "note") + 0.3 < self._x[-2]:
            pen.text(0.1, -self._first, words, "note", "back", ha="left", color=colours.QUIET)
        pen.text(0.1, -self._last - 0.32, "     ".join(self._others), "note", "others", ha="left",
                 va="center_baseline", color=colours.QUIET)  # fmt: skip

    def _person(self, pen, k):
        x, y, wire = self._x[k], -self._middle, self._wires[k]
        ink = colours.letters(wire)
        for row, text in enumerate(reversed(self._roles[k])):
            pen.text(x, y + 0.68 + LINE * row, text, "role", f"role:{wire.name}:{row}", color=ink)
        pen.person(x, y, colours.stroke(wire), LARGE)
        pen.tag(x, y - NAME, symbol(wire.name), f"name:{wire.name}", colours.stroke(wire), ink)
        for row, text in enumerate(self._words[k]):
            pen.text(x, y - 0.9 - LINE * row, text, "note", f"words:{wire.name}:{row}",
                     color=colours.QUIET if row else ink)  # fmt: skip

    def _arrow(self, pen, k, use):
        """One person's influence on the next."""
        left, right, y = self._x[k] + 0.5, self._x[k + 1] - 0.5, -self._middle
        pen.arrow([(left, y), (right, y)], colours.INK, 1.6, f"moves:{k}")
        head = f"{derivative(self._wires[k + 1].name, self._wires[k].name)} = "
        pieces = [Piece(head), Piece(self._labels.local(0, use), colours.LOCAL)]
        self._centred(pen, (left + right) / 2, y + 0.2, pieces, f"influence:{k}", colours.INK)

    def _product(self, pen, k, y):
        """The influence of person k on the last one, on its way back."""
        name = self._wires[k].name
        slope = np.ravel(self._slopes[name])
        factors = [self._labels.local(0, use) for use in self._uses[k:]]
        pieces = [Piece(f"{derivative(self._cost, name)} = ")]
        for text in factors:
            text = f"({text})" if text.startswith("−") and len(factors) > 1 else text
            pieces += [Piece(text, colours.LOCAL), Piece(" · ")]
        pieces.pop()
        many = any(np.size(self._slopes[wire.name]) > 1 for wire in self._wires[k:])
        if len(slope) == 1 and (many or len(factors) > 1):
            pieces.append(Piece(", summed: " if many else " = "))
            pieces.append(Piece(number(slope[0], 4), colours.SLOPE))
        right, left = self._x[-1], self._x[k]
        pen.arrow([(right, -y), (left, -y)], colours.BACK, 1.6, f"back:{name}")
        ink = colours.dark(colours.BACK)
        self._centred(pen, (left + right) / 2, -y + 0.16, pieces, f"product:{name}", ink)

    def _centred(self, pen, x, y, pieces, gid, color):
        text = "".join(piece.text for piece in pieces)
        pen.tinted(x - width(text, "slope") / 2, y, pieces, "slope", gid, color)
