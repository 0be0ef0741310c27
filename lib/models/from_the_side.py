"""A cost over two parameters as a surface in three dimensions, with the paths on it."""

import numpy as np
from matplotlib.colors import to_rgba
from mpl_toolkits.mplot3d import proj3d

from lib.models import from_above
from lib.models.from_above import DOT, OTHER, OWN, SHADES, START
from lib.models.room import HALO, Room
from lib.models.scene import BOWL, SADDLE, VALLEY
from lib.show import figures
from lib.show.figures import TEXT, E

HIGH = 0.8  # its height, as a part of its width
LAMP = np.radians(-60)  # from where it is lit, beside the reader
ELEVATION = np.radians(35)  # from where it is seen: so far above
ASIDE = 28  # degrees beside the direction in which the cost is curved least


def draw(axes, scene):
    """The surface up to the highest cost that is shown, with its name, and the paths on it."""
    surface = scene.whole
    mesh = surface.below(scene.top)
    axes.computed_zorder = False  # the paths are in front, also where the surface hides them
    azimuth = np.arctan2(*(scene.along / surface.half)[::-1]) + np.radians(ASIDE)
    axes.plot_surface(
        *_lifted(surface, mesh), facecolors=_lit(scene, mesh, azimuth), shade=False, linewidth=0,
        antialiased=False, rcount=len(mesh), ccount=mesh.shape[1], rasterized=True,
    )  # fmt: skip
    lines = [*from_above.features(scene), *((path, OTHER) for path in scene.others)]
    lines.append((scene.path.places, OWN))
    for places, style in lines:
        axes.plot(*_lifted(surface, places), zorder=8, **style)
    drawn = [places for places, _ in lines]
    for path in scene.others:
        axes.plot(*_lifted(surface, path[:1]), "o", zorder=8, **START)
        axes.plot(*_lifted(surface, path[-1:]), "o", zorder=9, **DOT | {"markersize": 6})
    steps = scene.path.places[from_above.marked(scene)]
    axes.plot(*_lifted(surface, steps), "o", zorder=10, **DOT)
    first, second = map(figures.symbol, surface.names)
    axes.set(xlabel=first, ylabel=second)
    axes.text2D(0.98, 0.97, "height: $E$", transform=axes.transAxes, ha="right", color=TEXT)
    axes.patch.set_visible(False)  # it would cover the map's last number
    axes.set(xlim=surface.u[[0, -1]], ylim=surface.v[[0, -1]], zlim=(scene.low, scene.top))
    for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
        axis.set_ticks([])  # the map has the numbers
        axis.set_pane_color("white")
        axis.labelpad = -10
        axis.set_rotate_label(False)
    axes.grid(False)
    axes.set_box_aspect((1, 1, HIGH), zoom=1.15)
    axes.view_init(elev=np.degrees(ELEVATION), azim=np.degrees(azimuth))
    if scene.kind in (BOWL, VALLEY, SADDLE):
        _name(axes, scene, azimuth, drawn)


def _name(axes, scene, azimuth, drawn):
    """The name of the shape on it, where there is room beside its center."""

    def part(places):
        """Where places in three dimensions are seen, as parts of the axes."""
        seen = np.transpose(proj3d.proj_transform(*np.transpose(places), axes.get_proj())[:2])
        return axes.transAxes.inverted().transform(axes.transData.transform(seen))

    room = Room(axes)
    for places in drawn:
        room.take(part(np.transpose(_lifted(scene.whole, places))))
    to_right = np.array([-np.sin(azimuth), np.cos(azimuth), 0])
    up = np.array([*(-np.sin(ELEVATION) * to_right[[1, 0]] * [1, -1]), np.cos(ELEVATION)])
    size = np.array([*2 * np.broadcast_to(scene.whole.half, 2), (scene.top - scene.low) / HIGH])
    angles = np.linspace(0, 2 * np.pi, 25)[:-1, np.newaxis]
    beside = np.concatenate([
        far * (np.cos(angles) * to_right + np.sin(angles) * up) for far in (0.12, 0.16, 0.2, 0.25)
    ])  # fmt: skip
    places = np.ravel(_lifted(scene.whole, scene.center[np.newaxis])) + beside * size
    spots = part(places)
    spot, far = room.freest(scene.kind, spots[spots.min(axis=1) > 0.25])  # beside the axis' name
    if far > 0:
        place = places[np.argmin(np.abs(spots - spot).sum(axis=1))]
        axes.text(
            *place, scene.kind, ha="center", va="center", color=TEXT, zorder=12, path_effects=HALO
        )


def _lit(scene, mesh, azimuth):
    """The colours of a mesh: light where E is large, and darker where it faces away from a lamp."""
    share = (scene.whole.cost(mesh) - scene.low) / (scene.top - scene.low)
    steep = scene.whole.slope(mesh) * 2 * scene.whole.half * HIGH / (scene.top - scene.low)
    lamp = np.array([np.cos(azimuth + LAMP), np.sin(azimuth + LAMP)])
    facing = (1 - steep @ lamp) / np.sqrt(2 * (1 + np.sum(steep**2, axis=-1)))
    light = 0.55 + 0.45 * np.clip(facing, 0, 1)[..., np.newaxis]
    return light * SHADES(share) + (1 - light) * np.array(to_rgba(E))


def _lifted(surface, places):
    """The places on the surface: u, v and E."""
    return (*np.moveaxis(places, -1, 0), surface.cost(places))
