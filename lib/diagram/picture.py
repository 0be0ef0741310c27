"""A computation graph as the slides draw it, with matplotlib alone.

A picture's coordinates are inches before it is scaled down to a page, so the room that a text
takes is known while things are put in their places. Each thing has a gid by which it is found in
the figure: "gate:1", "sign:1", "local:1:0" (an input's), "name:h", "value:h", "slope:h",
"update:w", "note:h:0" (a line's), "frame:0", "role:w", and the lines "wire:h" and "back:h".
"""

from lib.diagram.heading import Heading
from lib.diagram.labels import Labels
from lib.diagram.moment import complete
from lib.diagram.painting import Painting
from lib.diagram.pen import Pen
from lib.diagram.people import People
from lib.diagram.placing import Placing

WIDEST = 22.0  # inches; a wider picture is scaled down
BELOW = 0.3  # inches under the graph
PAGE = (0, 0, 1, 1)


class Picture:
    """How a graph will look; `draw` draws it.

    graph     a graph.Graph
    passes    a list of Passes, one after the other: labels have room for the numbers of all, and
              while another follows, each parameter's update to it is shown
    learning_rate  for the updates
    title     a text over the graph
    notes     a dict from a wire's name to a remark, put under its slope
    frames    (text, names) pairs: a dashed frame around the named inputs and around the gates that
              make the named wires
    chain     a wire's name: its way to the cost, as the influence of people on one another

    size      (width, height) in inches, for figures.sheet(size=picture.size)
    """

    def __init__(
        self, graph, passes, learning_rate=None, title="", notes=None, frames=(), chain=None
    ):
        self.graph = graph
        self.passes = passes
        self._frames = frames
        self._labels = Labels(graph, passes, learning_rate, notes)
        self._people = People(graph, passes, chain)
        groups = [names for _, names in frames]
        self._placing = Placing(graph, self._labels, groups, bottom=self._people.height + BELOW)
        self._width = self._placing.width
        self._heading = Heading(title, graph.result, self._width)
        self._height = self._placing.top + self._heading.height
        scale = min(1.0, WIDEST / self._width)
        self.size = float(self._width * scale), float(self._height * scale)

    def draw(self, axes, moment=None, caption="", box=PAGE):
        """As paint, and again whenever the window changes its size: the letters' sizes do, too."""
        self.paint(axes, moment, caption, box)
        axes.figure.canvas.mpl_connect(
            "resize_event", lambda event: self.paint(axes, moment, caption, box)
        )

    def paint(self, axes, moment=None, caption="", box=PAGE):
        """Draw it into these axes, which it takes for itself.

        moment    how far the passes have come, a Moment; None: all of the first passes
        caption   a line beside the title
        box       its part of the figure: left, bottom, width and height, from 0 to 1
        """
        moment = moment or complete(self.graph)
        wide, high = axes.figure.get_size_inches() * box[2:]
        axes.clear()
        axes.set(xlim=(0, self._width), ylim=(0, self._height), position=box)
        axes.set_aspect("equal")
        axes.set_axis_off()
        pen = Pen(axes, scale=min(wide / self._width, high / self._height))
        self._heading.draw(pen, self._height, caption)
        painting = Painting(pen, self._placing, self._labels, moment)
        for number, (text, names) in enumerate(self._frames):
            painting.frame(number, text, names)
        for wire in self.graph.wires.values():
            painting.wire(wire)
        for gate in self.graph.gates:
            painting.gate(gate)
        self._people.draw(pen, self._placing, moment)
