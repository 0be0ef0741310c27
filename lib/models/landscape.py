"""The cost over two parameters as a picture: contours and a surface, with a descent's path."""

import numpy as np
from matplotlib.colors import BoundaryNorm, LinearSegmentedColormap
from matplotlib.patheffects import withStroke

from lib.show import drawing, style

SHADES = LinearSegmentedColormap.from_list("E", [style.E, "#7FA6C9", "#F4F8FB"])
INK = {"color": style.W, "markeredgecolor": "white"}
# With a white edge the path is seen in grey, too.
EDGE = [withStroke(linewidth=3.6, foreground="white")]
LINE = {"color": style.W, "linewidth": 1.8, "path_effects": EDGE}
APART = 0.025  # of the picture's width: marks that are closer would run together
# Beyond these matplotlib can't compute with its own numbers any more.
FARTHEST, HIGHEST = 1e50, 1e100


def draw(surface, above, beside):
    """From above, as contours, and from the side, as a surface, with the path on both.

    `surface`: a grid.Surface. `above`, `beside`: axes, those beside in three dimensions.
    """
    if np.max(np.abs([surface.u, surface.v])) > FARTHEST or not surface.E.max() <= HIGHEST:
        for axes in (above, beside):
            axes.set_title("The numbers are too large to be drawn")
            axes.set_axis_off()
        return
    marked = _apart(surface.path, APART * np.ptp(surface.u))
    # More levels where the cost is low: the way on the floor of a valley counts, too.
    low, high = surface.E.min(), surface.E.max()
    room = max(high - low, 1e-9 * high) or 1.0
    levels = low + room * np.linspace(0, 1, 17) ** 2.5
    shade = {"cmap": SHADES, "norm": BoundaryNorm(levels, SHADES.N)}
    _contours(surface, above, levels, shade, marked)
    _surface(surface, beside, shade, marked)


def _contours(surface, axes, levels, shade, marked):
    axes.contourf(surface.u, surface.v, surface.E, levels, **shade)
    axes.contour(surface.u, surface.v, surface.E, levels, colors="white", linewidths=0.7)
    cut = surface.step < surface.ended
    label = f"up to step {surface.step} of {surface.ended}" if cut else "steps"
    way = [*surface.path, surface.way_out] if cut else surface.path
    axes.plot(*np.transpose(way), "o-", label=label, markersize=5, markevery=marked, **LINE)
    for place, word, mark, size in _ends(surface):
        axes.plot(*surface.path[place], mark, label=word, markersize=size + 1, zorder=5, **INK)
    first, second = map(drawing.symbol, surface.names)
    axes.set(xlabel=first, ylabel=second, title="The cost from above", aspect="equal")
    axes.set(xlim=surface.u[[0, -1]], ylim=surface.v[[0, -1]])
    axes.grid(False)
    drawing.legend(axes)


def _surface(surface, axes, shade, marked):
    u, v = np.meshgrid(surface.u, surface.v)
    axes.computed_zorder = False  # the path is in front, also where the surface hides it
    axes.plot_surface(u, v, surface.E, rcount=80, ccount=80, linewidth=0, **shade)
    steps = np.column_stack([surface.path, surface.path_E])
    axes.plot(*steps.T, "-", zorder=9, **LINE)
    axes.plot(*steps[marked].T, "o", markersize=4, zorder=9, **LINE)
    for place, _, mark, size in _ends(surface):
        axes.plot(*steps[[place]].T, mark, markersize=size, zorder=10, **INK)
    first, second = map(drawing.symbol, surface.names)
    axes.set(xlabel=first, ylabel=second, zlabel="$E$", title="The cost as a surface")
    for axis in (axes.xaxis, axes.yaxis):  # their labels would meet in the corners
        axis.get_major_locator().set_params(nbins=5)
    axes.tick_params("z", pad=8)
    axes.zaxis.labelpad = 12
    axes.view_init(elev=38, azim=-60)
    axes.set_box_aspect(None, zoom=1.12)


def _ends(surface):
    """The start and, if it is on the grid, the end: place on the path, word, mark and its size."""
    ends = [(0, "start", "s", 9), (-1, "end", "*", 16)]
    return ends if surface.step == surface.ended else ends[:1]


def _apart(path, distance):
    """The steps of a path that are at least so far from the last one chosen."""
    chosen = [0]
    for step, place in enumerate(path):
        if np.max(np.abs(place - path[chosen[-1]])) >= distance:
            chosen.append(step)
    return chosen
