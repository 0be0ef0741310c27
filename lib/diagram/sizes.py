"""How much room the texts at a wire take, so that those of all passes have it."""

from typing import NamedTuple

from lib.diagram.labels import kind
from lib.diagram.lettering import LINE, symbol, width


class Block(NamedTuple):
    """The lines of text about a wire's slope, and of its update below them.

    height   from the middle of the first line to that of the last
    """

    width: float
    slopes: int
    updates: int

    @property
    def height(self):
        """From the middle of the first line to that of the last."""
        return LINE * max(0, self.slopes + self.updates - 1) + UPDATE * bool(self.updates)


UPDATE = 0.06  # more between a slope and the update below it


class Sizes:
    """The sizes of the texts in Labels. An `end` is one of a plan's Ends."""

    def __init__(self, labels):
        self._labels = labels
        self._all = range(len(labels.passes))
        self._blocks = {}

    def rows(self, end):
        """How many lines of text a wire's value has."""
        return max(len(self._labels.value(at, end.wire)) for at in self._all)

    def value(self, end):
        """How wide a wire's value is."""
        values = [self._labels.value(at, end.wire) for at in self._all]
        return max(width(text, kind(texts, k)) for texts in values for k, text in enumerate(texts))

    def meaning(self, end):
        """How wide the words about a wire are."""
        return width(self._labels.meaning(end), "note")

    def name(self, end):
        """How wide a wire's name is, with its box."""
        return width(symbol(end.wire), "name") + 0.18

    def block(self, end):
        """The Block of a wire."""
        if end not in self._blocks:
            slopes = [self._labels.slope(at, end) for at in self._all]
            updates = [self._labels.update(at, end) for at in self._all]
            widths = [
                width("".join(piece.text for piece in line), letters)
                for letters, some in (("slope", slopes), ("update", updates))
                for lines in some
                for line in lines
            ]
            self._blocks[end] = Block(
                max(widths, default=-0.04) + 0.04, max(map(len, slopes)), max(map(len, updates))
            )
        return self._blocks[end]
