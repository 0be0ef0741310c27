"""A computation graph as the slides draw it, with matplotlib alone.

A picture's coordinates are inches, so the room that a text takes is known while things are put in
their places. Each thing has a gid by which it is found in the figure: "gate:1", "sign:1",
"local:1:left", "name:h", "value:h:0" (a line's), "slope:h:0", "update:w:0", "frame:0", and the
lines "wire:h" and "back:h".
"""

from lib.diagram import finding
from lib.diagram.labels import DETAILS, Labels
from lib.diagram.moment import complete
from lib.diagram.painting import Painting
from lib.diagram.pen import Pen
from lib.diagram.places import Places
from lib.diagram.plan import Plan
from lib.show import figures

WIDE = 9.9  # inches: what needs more is made smaller, what needs less larger
LARGEST = 1.05  # times as large
HEADING = 0.75  # inches over the picture for the finding
MOST = 6.5  # inches: no figure is higher


class Picture:
    """How a graph will look; `draw` draws it.

    graph     a graph.Graph
    passes    a list of Passes, one after the other: labels have room for the numbers of all, and
              while another follows, each parameter's update to it is shown
    learning_rate  for the updates
    meanings  a dict from a wire's name to (what it is, a remark); the remark is not shown
    neurons   the names of the neurons' outputs, from left to right: each has a frame around it.
              Names that no wire has are passed by
    """

    def __init__(self, graph, passes, learning_rate=None, meanings=None, neurons=()):
        self.graph = graph
        self.passes = passes
        self.learning_rate = learning_rate
        self._plan = Plan(graph)
        self._frames = _frames(graph, neurons)
        for detail in DETAILS:  # as much of it as there is room for
            self._labels = Labels(graph, passes, detail, learning_rate, meanings)
            self._places = Places(self._plan, self._labels, bool(self._frames), WIDE / LARGEST)
            if self._places.width <= WIDE and self._places.height <= MOST - HEADING:
                break
        high = self._places.height * WIDE / self._places.width
        self.size = figures.SIZE[0], float(min(MOST, high + HEADING))

    @property
    def gates(self):
        """The DrawnGates, in the order in which they compute."""
        return self._plan.gates

    def draw(self, formula, show=False):
        """A new figure with the picture, all of the first passes, below what one sees in it.

        formula   the cost as mathematical text
        """
        figure, axes = figures.sheet(size=self.size, show=show)
        given = finding.given(self.graph, self.passes[0], formula, self.learning_rate)
        figures.finding(figure, finding.words(self.graph, self.passes[0]), given)
        self.paint(axes, complete(len(self.graph.gates)))
        return figure

    def paint(self, axes, moment):
        """Draw it into these axes, as it is in a Moment."""
        places = self._places
        pen = Pen(axes, places.width, places.height)
        painting = Painting(pen, places, self._labels, moment)
        for number, (text, names) in enumerate(self._frames):
            painting.frame(number, text, names)
        for wire in places.wires:
            painting.wire(wire)
        for gate in places.gates:
            painting.gate(gate)
        for more in places.more:
            painting.more(*more)
        if places.key is not None and moment.backward is not None:
            painting.key(self._plan.lines[0].gates[-1])


def _frames(graph, outputs):
    """(title, names of wires) for each neuron."""
    outputs = [name for name in outputs if name in graph.wires]
    frames, before = [], set()
    for number, name in enumerate(outputs, start=1):
        title = "the neuron" if len(outputs) == 1 else f"neuron {number}"
        names = graph.up_to(name)
        frames.append((title, names - before))
        before |= names
    return frames
