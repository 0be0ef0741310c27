"""What a neuron says beside the right answers: a picture."""

import numpy as np

from lib.models.room import Room
from lib.show import figures, numbers
from lib.show.figures import TEXT, E, H

FEW, MANY = 60, 3000  # more points have no lines to them; many more are drawn as a density
FAR = 100  # answers that are so many times as far away as the right ones lie apart are not drawn
EXACT = 1e-9  # an error that is so small beside the right answers is none


def draw(axes, Y, h, name):
    """What the neuron says, over the right answers: on the line it is right.

    `Y`, `h`: a number for each point. `name`: what y is, in words.
    """
    Y, h = np.array(Y), np.array(h)
    wide = np.ptp(Y) or max(abs(Y[0]), 1.0)
    near = np.abs(h - Y) < FAR * wide
    if not near.all():
        axes.set_title("the answers are too far away to be drawn", fontsize=11)
        axes.set(xticks=[], yticks=[])
        return
    axes.set(xlabel=figures.named("y", name), ylabel="$h$  (hypothesis)")
    ends = np.array([np.min(Y) - 0.06 * wide, np.max(Y) + 0.06 * wide])
    low, high = min(ends[0], h.min() - 0.03 * wide), max(ends[1], h.max() + 0.03 * wide)
    axes.set(xlim=ends, ylim=(low, high))
    figures.ticks(axes.xaxis, axes.yaxis)
    axes.plot(ends, ends, color=TEXT, linewidth=1.4, zorder=4)
    if len(Y) > MANY:
        figures.density(axes, Y, h)
    else:
        if len(Y) <= FEW:
            axes.vlines(Y, Y, h, color=E, linewidth=1.3, zorder=3)
        size, alpha = (7, 1) if len(Y) <= FEW else (4, 0.4)
        axes.plot(Y, h, "o", color=H, markersize=size, alpha=alpha, markeredgewidth=0, zorder=5)
    off = float(np.sqrt(np.mean((h - Y) ** 2)))
    words = "all right" if off < EXACT * wide else f"typically off by ${numbers.tex(off, 3)}$"
    axes.set_title(f"answers: {words}", fontsize=11)
    _names(axes, Y, h, ends)


def _names(axes, Y, h, ends):
    """Says at the line that there h is right, where there is room."""
    low, high = axes.get_ylim()
    room = Room(axes)

    def part(x, y):
        return np.transpose([(x - ends[0]) / np.ptp(ends), (y - low) / (high - low)])

    some = slice(None, None, -(-len(Y) // 500))
    for x, y, right in zip(Y[some], h[some], Y[some], strict=True):
        room.take(part(np.array([x, x]), np.array([y, right])))
    room.take(part(ends, ends))
    on_line = np.linspace(*ends, 20)
    room.write("right: $h = y$", part(on_line, on_line))
