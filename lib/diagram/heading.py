"""What stands over a graph: its title, a caption, and the key to its strokes."""

from lib.diagram import colours
from lib.diagram.lettering import measure, tex, width
from lib.diagram.placing import MARGIN
from lib.show import style

LINE = 0.3
SAMPLE = 0.54  # from the left end of a stroke's sample to its explanation


class Heading:
    """The heading of a picture of so many inches' width; `height` is its own.

    title   a text, maybe empty
    result  the cost's name
    """

    def __init__(self, title, result, wide):
        self._title = title
        self._title_high = max(0.32, measure(title, "title")[1]) if title else 0.0
        items = [
            (_forward, "forward pass: over a wire stands its value", colours.INK),
            (_back, rf"backward pass: under it the slope of ${tex(result)}$, "
             "= local gradient · slope behind the gate", colours.BACK),
            (_local, "in a gate, at each input: the local gradient,"
             " the input's influence on the gate's output", colours.INK),
        ]  # fmt: skip
        self._lines = [[]]
        left = 0.0
        for item in items:
            needed = width(item[1], "key") + 0.75
            if self._lines[-1] and left + needed > wide - 2 * MARGIN:
                self._lines.append([])
                left = 0.0
            self._lines[-1].append((left, *item))
            left += needed + 0.15
        self.height = 0.3 + self._title_high + 0.1 + LINE * len(self._lines) + 0.2

    def draw(self, pen, top, caption=""):
        """Draw it below `top`, with a caption beside the title."""
        y = top - 0.15 - self._title_high / 2
        if self._title:
            pen.text(MARGIN, y, self._title, "title", "title", ha="left")
        if caption:
            left = MARGIN + width(self._title, "title") + 0.6
            pen.text(left, y, caption, "caption", "caption", ha="left")
        y -= self._title_high / 2 + 0.28
        for line in self._lines:
            for left, sample, text, colour in line:
                x = MARGIN + left
                sample(pen, x, y)
                gid = f"key:{sample.__name__}"
                pen.text(x + SAMPLE, y, text, "key", gid, ha="left", color=colour)
            y -= LINE


def _forward(pen, x, y):
    pen.line([(x, y), (x + 0.36, y)], style.DATA, 2.0)
    pen.head((x + 0.44, y), 1, style.DATA)


def _back(pen, x, y):
    pen.line([(x + 0.1, y), (x + 0.44, y)], colours.BACK, 1.4, dashed=True)
    pen.head((x, y), -1, colours.BACK)


def _local(pen, x, y):
    pen.circle(x + 0.22, y, 0.13, colours.PAPER, style.TEXT, 1.2)
    pen.line([(x, y), (x + 0.09, y)], style.DATA, 2.0)
