"""A cost over two parameters as a map: contour lines, and the paths on it."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

from lib.models.room import Room
from lib.models.scene import BOWL, SADDLE, VALLEY
from lib.show import figures, numbers
from lib.show.figures import TEXT, E, W

SHADES = LinearSegmentedColormap.from_list("E", ["#85AED2", "#F3F7FB"])
LEVELS = 16  # at most so many contour lines
LABELS = 6  # and so many of them with their cost
APART = 0.035  # of the picture's width: marks that are closer would run together
# With a white edge the paths are seen in grey, too.
EDGE = {"path_effects": [withStroke(linewidth=3.8, foreground="white")]}
OWN = {"label": "path", "color": W, "linewidth": 2.4, **EDGE}
OTHER = {"label": "other path", "color": W, "linewidth": 1.3, **EDGE}
DOT = {"color": W, "markeredgecolor": "white", "markersize": 8}
START = {"color": "white", "markeredgecolor": W, "markeredgewidth": 1.4, "markersize": 6}
FLOOR = {"label": "floor", "color": E, "linewidth": 3.2, "solid_capstyle": "butt"}
FALLS = {"label": "falls", "color": TEXT, "linewidth": 1.6}
RISES = FALLS | {"label": "rises", "linestyle": "--"}
LOWEST = {
    "label": "lowest",
    "marker": "D",
    "color": E,
    "markeredgecolor": "white",
    "markersize": 15,
}
ON_SADDLE = {
    "label": "saddle",
    "marker": "X",
    "color": TEXT,
    "markeredgecolor": "white",
    "markersize": 11,
}


def draw(axes, scene):
    """Contour lines in equal steps of E, the paths with their steps, the floor or the saddle."""
    surface = scene.surface
    axes.set(xlim=surface.u[[0, -1]], ylim=surface.v[[0, -1]])
    axes.set(xlabel=figures.symbol(surface.names[0]), ylabel=figures.symbol(surface.names[1]))
    axes.grid(False)
    figures.ticks(axes.xaxis, axes.yaxis)
    levels = contour_levels(scene)
    shade = {"cmap": SHADES, "vmin": scene.low, "vmax": scene.top}
    axes.contourf(surface.u, surface.v, surface.E, [scene.low, *levels, scene.top], **shade)
    lines = axes.contour(surface.u, surface.v, surface.E, levels, colors=E, linewidths=0.8)
    room = Room(axes)

    def plot(places, *mark, **style):
        axes.plot(*np.transpose(places), *mark, **style)
        room.take(_part(scene, places))

    for places, style in features(scene):
        plot(places, **style)
    for path in scene.others:
        plot(path, **OTHER)
        plot(path[:1], "o", **START)
        plot(path[-1:], "o", **DOT | {"markersize": 6})
    plot(_with_way_out(scene), **OWN)
    steps = marked(scene)
    plot(scene.path.places[steps], "o", zorder=5, **DOT)
    dots = _part(scene, scene.path.places[steps])
    for text, places in names(scene).items():
        if len(places):
            room.write(text, _part(scene, places))
    for k, at in enumerate(steps):
        room.write(f"step {scene.path.steps[at]:,}", dots[[k]], others=np.delete(dots, k, axis=0))
    _label(scene, lines, levels, room)


def contour_levels(scene):
    """The costs of the contour lines: round numbers, in equal steps."""
    levels = MaxNLocator(LEVELS, steps=figures.ROUND).tick_values(scene.low, scene.top)
    return levels[(levels > scene.low + 1e-9 * np.ptp(levels)) & (levels < scene.top)]


def features(scene):
    """What belongs to the shape of the cost: a list of places, shape [n, 2], and their style."""
    found = []
    if scene.kind in (VALLEY, SADDLE):
        found += [(line, FLOOR) for line in scene.surface.floor()]
    if scene.kind == BOWL:
        found.append((scene.center[np.newaxis], LOWEST))
    if scene.kind == SADDLE:
        found += [(_falling(scene), FALLS), (_rising(scene), RISES)]
        found.append((scene.center[np.newaxis], ON_SADDLE))
    return found


def names(scene):
    """What these are called: a dict from a text to the places one of which it may stand beside."""
    surface, center = scene.surface, scene.center[np.newaxis]
    starts = np.reshape([path[0] for path in scene.others], [-1, 2])
    floor = np.concatenate([np.empty([0, 2]), *surface.floor()])[::50]
    floor = floor[np.isfinite(floor).all(axis=1)]
    if scene.kind == SADDLE:
        falls, rises = _falling(scene), _rising(scene)
        return {
            "saddle,\nslope 0": center,
            f"lowest: $E = {_cost(scene, floor)}$": floor,
            "two starts,\nside by side": starts,
            "$E$ falls": falls[np.r_[60:160:20, 260:360:20]],
            "$E$ rises": rises[[len(rises) // 5, -len(rises) // 5]],
        }
    found = {}
    if scene.kind == VALLEY:
        found[f"floor: $E = {_cost(scene, center)}$"] = floor
    if scene.kind == BOWL:
        found[f"lowest: $E = {_cost(scene, center)}$"] = center
    return found | {"other start" + "s" * (len(starts) > 1): starts}


def _cost(scene, places):
    """The cost at the first of some places, as mathematical text."""
    cost = float(scene.surface.cost(places)[0]) if len(places) else 0.0
    return numbers.tex(0 if abs(cost) < 1e-6 * scene.top else cost, 3)


def _falling(scene):
    """The line on which the cost falls from a saddle to both sides, to where it is lowest."""
    return scene.center + np.linspace(-1, 1, 401)[:, np.newaxis] * scene.bottom * scene.along


def _rising(scene):
    """The line on which it rises, as high as is shown."""
    far = np.linspace(-3, 3, 1001)[:, np.newaxis] * scene.surface.half
    line = scene.center + far * scene.across
    inside = np.abs(scene.surface.part(line)).max(axis=1) <= 1
    return line[inside & (scene.surface.cost(line) <= scene.top)]


def marked(scene):
    """Which of its places are marked on the reader's path: steps 0, 1, 2, 10, 100, ...; the last.

    Those are left out that would lie on others.
    """
    path = scene.path
    last = len(path.steps) - 1
    chosen = [0]
    named = np.isin(path.steps, [0, 1, 2, *(10**power for power in range(1, 8))])
    for at in (last, *np.flatnonzero(named)):
        gaps = np.abs(path.places[at] - path.places[chosen]).max(axis=1)
        if gaps.min() > APART * 2 * scene.surface.half:
            chosen.append(int(at))
    return sorted(chosen)


def _with_way_out(scene):
    path = scene.path
    if path.way_out is None:
        return path.places
    way = path.way_out - path.places[-1]
    out = path.places[-1] + way * min(1.0, 3 * scene.surface.half / np.abs(way).max())
    return np.vstack([path.places, out])


def _label(scene, lines, levels, room):
    """The cost at each contour line that has room for it."""
    every = -(-len(levels) // LABELS)
    for level, parts in [*zip(levels, lines.allsegs, strict=True)][every - 1 :: every]:
        text = f"$E = {numbers.tex(level, 10)}$"
        places = _part(scene, np.concatenate(parts) if parts else np.empty([0, 2]))
        spot, far = room.freest(text, places[::3])
        if far > 0.02:
            room.put(text, spot, color=E)


def _part(scene, places):
    """Places as parts of the axes, from 0 to 1."""
    return (scene.surface.part(places) + 1) / 2
