"""What the neuron says beside the right answers: a picture."""

import numpy as np

from lib.show import drawing
from lib.show.style import DATA, FAINT, H


def draw(axes, Y, h):
    """What the neuron says against the right answers: on the line it is right."""
    ends = [np.min(Y), np.max(Y)]
    axes.plot(ends, ends, color=FAINT, linewidth=1.4, label="$h = y$")
    axes.plot(Y, h, "o", color=H, markeredgecolor=DATA, label="points")
    axes.set(title="The hypothesis and the right answers", xlabel="$y$  (right answer)")
    axes.set(ylabel="$h$  (hypothesis)")
    drawing.plain_ticks(axes.xaxis, axes.yaxis)
    drawing.legend(axes)
