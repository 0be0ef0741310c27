"""The cost over two parameters: on a grid, as a surface, and as contours with a descent's path."""

import numpy as np
from matplotlib.colors import BoundaryNorm, LinearSegmentedColormap
from matplotlib.patheffects import withStroke

from lib import plot

SHADES = LinearSegmentedColormap.from_list("E", [plot.E, "#7FA6C9", "#F4F8FB"])
INK = {"color": plot.W, "markeredgecolor": "white"}
# With a white edge the path is seen in grey, too.
EDGE = [withStroke(linewidth=3.6, foreground="white")]
LINE = {"color": plot.W, "linewidth": 1.8, "path_effects": EDGE}
APART = 0.025  # of the picture's width: marks that are closer would run together
SIDE = 121  # the grid's points along each parameter


class Surface:
    """The cost on a grid that shows the whole path of a descent.

    names   the two parameters
    u, v    their values, shape [SIDE] each
    E       the cost, shape [SIDE, SIDE]: E[j, i] is at u[i], v[j]
    path    the steps, shape [steps + 1, 2], and their cost, shape [steps + 1]

    `convex`: whether the picture needs to show the path alone.
    `cost(p)` takes a dict of columns of the parameters' values, and returns as many costs.
    """

    def __init__(self, cost, descent, convex):
        self.names = descent.names
        self.path = np.column_stack([descent[name] for name in self.names])
        self.path_E = descent["cost"]
        # Two neurons have their saddle at 0, and on the other side of it the cost is the same.
        seen = self.path if convex else np.vstack([self.path, -self.path])
        low, high = seen.min(axis=0), seen.max(axis=0)
        # The same scale in both directions, so that a valley looks as long as it is.
        half = 0.6 * max(high - low) or 2.0
        middle = (low + high) / 2
        self.u, self.v = (np.linspace(m - half, m + half, SIDE) for m in middle)
        rows = [cost(dict(zip(self.names, self._columns(v), strict=True))) for v in self.v]
        self.E = np.array([np.ravel(row) for row in rows])
        self.marked = _apart(self.path, 2 * half * APART)
        # More levels where the cost is low: the way on the floor of a valley counts, too.
        low, high = self.E.min(), self.E.max()
        self.levels = low + (high - low or 1.0) * np.linspace(0, 1, 17) ** 2.5
        self.shade = BoundaryNorm(self.levels, SHADES.N)

    def _columns(self, v):
        return self.u[:, np.newaxis], np.full([SIDE, 1], v)

    def draw(self, above, beside):
        """From above, as contours, and from the side, as a surface, with the path on both."""
        self._contours(above)
        self._surface(beside)

    def _contours(self, axes):
        axes.contourf(self.u, self.v, self.E, self.levels, cmap=SHADES, norm=self.shade)
        axes.contour(self.u, self.v, self.E, self.levels, colors="white", linewidths=0.7)
        axes.plot(*self.path.T, "o-", label="steps", markersize=5, markevery=self.marked, **LINE)
        axes.plot(*self.path[0], "s", label="start", markersize=10, zorder=5, **INK)
        axes.plot(*self.path[-1], "*", label="end", markersize=17, zorder=5, **INK)
        first, second = map(plot.symbol, self.names)
        axes.set(xlabel=first, ylabel=second, title="The cost from above", aspect="equal")
        axes.grid(False)
        plot.legend(axes)

    def _surface(self, axes):
        u, v = np.meshgrid(self.u, self.v)
        axes.computed_zorder = False  # the path is in front, also where the surface hides it
        axes.plot_surface(
            u, v, self.E, cmap=SHADES, norm=self.shade, rcount=80, ccount=80, linewidth=0
        )
        axes.plot(*self.path.T, self.path_E, "-", zorder=9, **LINE)
        few = self.marked
        axes.plot(*self.path[few].T, self.path_E[few], "o", markersize=4, zorder=9, **LINE)
        for at, mark, size in ((0, "s", 9), (-1, "*", 16)):
            place = [[one] for one in (*self.path[at], self.path_E[at])]
            axes.plot(*place, mark, markersize=size, zorder=10, **INK)
        first, second = map(plot.symbol, self.names)
        axes.set(xlabel=first, ylabel=second, zlabel="$E$", title="The cost as a surface")
        for axis in (axes.xaxis, axes.yaxis):  # their labels would meet in the corners
            axis.get_major_locator().set_params(nbins=5)
        axes.view_init(elev=38, azim=-60)
        axes.set_box_aspect(None, zoom=1.12)


def _apart(path, distance):
    """The steps of a path that are at least so far from the last one chosen."""
    chosen = [0]
    for step, place in enumerate(path):
        if np.max(np.abs(place - path[chosen[-1]])) >= distance:
            chosen.append(step)
    return chosen


def sheet(args, picture, below=5.6):
    """A figure with a graph's picture on top, drawn, and two axes of `below` inches' height.

    Returns the figure and these axes; for two parameters the second one is for a surface.
    """
    wide, high = picture.size
    high += 0.5  # between the graph and what is below
    surface = {"projection": "3d"} if len(args.start) == 2 else {}
    figure, axes = plot.mosaic(
        args,
        [["graph", "graph"], ["left", "right"]],
        (max(wide, 12.0), high + below),
        height_ratios=[high, below],
        per_subplot_kw={"right": surface},
    )
    total = high + below
    picture.draw(axes["graph"], box=(0, (below + 0.5) / total, 1, (high - 0.5) / total))
    return figure, axes["left"], axes["right"]
