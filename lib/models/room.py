"""Where texts have room between the lines of a picture."""

import re

import numpy as np
from matplotlib.patheffects import withStroke

from lib.show.figures import TEXT

FEW = 400  # places of a line that are looked at
LETTER = np.array([0.0225, 0.06])  # a letter's size, as a part of the axes'
GAPS = 0.015, 0.03, 0.06, 0.1, 0.14  # between a text and what it names
AROUND = np.array([(i, j) for i in (-1, -0.5, 0, 0.5, 1) for j in (-1, -0.5, 0, 0.5, 1)])
AROUND = AROUND[np.abs(AROUND).max(axis=1) == 1]  # the places around a square
HALO = [withStroke(linewidth=2.5, foreground="white")]


class Room:
    """The room in some axes. All places are parts of the axes' width and height, shape [n, 2]."""

    def __init__(self, axes):
        self._axes = axes
        self._taken = np.empty([0, 2])

    def take(self, line):
        """Keep texts away from a line through these places; one with gaps, nan, has them dense."""
        finite = np.isfinite(line).all(axis=1)
        if finite.all() and len(line):
            some = np.arange(len(line))
            if len(line) > FEW:  # a path's first steps are its longest
                some = np.unique(np.geomspace(1, len(line), FEW).round().astype(int)) - 1
            part = np.linspace(0, 1, 12)[:, np.newaxis, np.newaxis]
            between = line[some][:-1] + part * np.diff(line[some], axis=0)
            self._taken = np.vstack([self._taken, between.reshape(-1, 2)])
        self._taken = np.vstack([self._taken, line[finite][:: 1 + len(line) // FEW]])

    def freest(self, text, places):
        """Where this text would be farthest from all that is taken: (its middle, how far).

        Below 0 there is no room; (None, -1) if it would not be inside anywhere.
        """
        size = _size(text)
        places = places[(np.abs(places - 0.5) < 0.5 - size / 2).all(axis=1)]
        if not len(places):
            return None, -1.0
        right, up = (
            np.abs(places[:, [axis]] - self._taken[:, axis]) - size[axis] / 2 for axis in (0, 1)
        )
        far = np.maximum(right, up).min(axis=1, initial=1.0)
        return places[np.argmax(far)], float(far.max())

    def put(self, text, middle, color=TEXT):
        """Write a text there, and keep others away from it."""
        self._axes.text(
            *middle, text, transform=self._axes.transAxes, ha="center", va="center", color=color,
            path_effects=HALO, zorder=6,
        )  # fmt: skip
        parts = np.meshgrid(np.linspace(-0.5, 0.5, 9), np.linspace(-0.5, 0.5, 3))
        self._taken = np.vstack([self._taken, middle + np.reshape(parts, [2, -1]).T * _size(text)])

    def write(self, text, places, others=None):
        """Write a text beside one of these places, if it has room there.

        `others`: places to which it must not seem to belong.
        """
        for gap in GAPS:
            beside = AROUND * (_size(text) / 2 + gap)
            spots = (places[:, np.newaxis] + beside).reshape(-1, 2)
            if others is not None:
                spots = spots[_distance(spots, places) < 0.88 * _distance(spots, others)]
            spot, far = self.freest(text, spots)
            if far > 0.01:
                self.put(text, spot)
                return


def _distance(spots, places):
    """How far each spot is from the nearest of some places; infinite if there are none."""
    away = np.linalg.norm(spots[:, np.newaxis] - places, axis=-1)
    return away.min(axis=1, initial=np.inf)


def _size(text):
    lines = re.sub(r"\\\w+", "**", text.replace("$", "")).splitlines()
    return LETTER * [max(map(len, lines)), len(lines)]
