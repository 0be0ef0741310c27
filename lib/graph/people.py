"""Influence as among people, slide "사람 사이의 영향력": the boss moves all others, one by one."""

import numpy as np
from matplotlib.patches import Circle, Wedge

from lib.graph import picture
from lib.graph.passes import chain, common, roles
from lib.show import figures
from lib.show.figures import BACK, DATA, TEXT, symbol
from lib.show.numbers import tex

TITLE = "The boss's influence on the worker is a product"
APART, END, HIGH = 1.95, 1.2, 3.3  # inches: at least between people; beside them; of all


def draw(graph, passes, name, given, show=False):
    """A new figure with the people from the wire `name` to the cost; None if there are several ways

    `given`: what stands below the title, as mathematical text.
    """
    wires, local = chain(graph, passes, name)
    if not wires:
        return None
    apart = max(APART, (figures.SIZE[0] - 0.1 - 2 * END) / (len(wires) - 1))
    wide = 2 * END + apart * (len(wires) - 1)
    figure, axes = figures.sheet(size=(wide + 0.1, HIGH + 0.75), show=show)
    axes.set(xlim=(0, wide), ylim=(0, HIGH), aspect="equal")
    axes.axis("off")
    x, middle = END + apart * np.arange(len(wires)), {"ha": "center", "va": "center"}
    for at, wire, role in zip(x, wires, roles(len(wires)), strict=True):
        style = {"color": picture.colour(graph, wire), **middle}
        axes.text(at, HIGH - 0.2, role, size=13, gid=f"role:{wire}", **style)
        axes.add_patch(Circle((at, 2.55), 0.2, color=style["color"]))
        axes.add_patch(Wedge((at, 1.9), 0.42, 0, 180, color=style["color"]))
        value = np.ravel(passes.value[wire])
        equals = f" = {tex(value[0])}" if len(value) == 1 else ""
        axes.text(at, 1.62, f"${symbol(wire)}{equals}$", size=16, **style)
        axes.text(at, 1.32, picture.meaning(wire).split(" (")[0], size=12, **style)
    times, factors = zip(*(picture.influence(passes, *use) for use in graph.way(name)), strict=True)
    for start, words in zip(x, times, strict=False):
        picture.arrow(axes, [(start + 0.55, 2.15), (start + apart - 0.55, 2.15)], DATA)
        axes.text(start + apart / 2, 2.42, words, size=13, gid="times", **middle)
    picture.arrow(axes, [(x[0], 0.85), (x[-1], 0.85)], BACK)
    slope = np.ravel(passes.slope[name])
    total = f" = {tex(slope[0])}" if len(slope) == 1 else ""
    product = r" \cdot ".join(f"({some})" if some[0] == "-" else some for some in factors)
    sums = "the sum of " * (max(np.size(common(some)) for some in local) > 1)
    words = f"from the boss to the worker:  {sums}${product}{total}$"
    axes.text(wide / 2, 0.58, words, size=14, gid="product", color=BACK, **middle)
    w = symbol(name)
    moved = f"{'fall' if slope[0] < 0 else 'rise'} ${tex(abs(slope[0]))}$ times"
    words = f"a bit more ${w}$ makes $E$ {moved} that bit: the slope at ${w}$"
    words = rf"{words}, $\partial E/\partial {w}{total}$"
    axes.text(wide / 2, 0.22, words * bool(total), size=13, color=TEXT, **middle)
    between = " and ".join(f"${symbol(wire)}$" for wire in wires[1:-1])
    words = f"${w}$ is like a boss: it moves $E$ only through {between}"
    figures.finding(figure, TITLE, f"{words}.   {given}" if between else given)
    return figure
