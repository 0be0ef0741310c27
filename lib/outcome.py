"""What became of a descent, in words: judged by its path, not by its learning rate."""

import numpy as np


def of(w, slope_w, lowest):
    """What happened on the path w (shape [steps + 1]) with these slopes: two short texts.

    `lowest`: the w where the cost is lowest. The first text is a verdict, the second a measure.
    """
    steps = len(w) - 1
    finite = np.isfinite(w)
    far = np.abs(np.where(finite, w, np.inf) - lowest)
    hair = 1e-12 * (far[0] + abs(lowest))
    if slope_w[0] == 0 or far[0] <= hair:
        return "nothing to learn", "the slope is 0 where it starts"
    if steps == 0:
        return "not moved", "no steps were asked for"
    if far[-1] > far[0] * (1 + 1e-6):
        return "explodes", f"ends {_times(far[-1] / far[0])} as far away"
    there = (far <= hair) | (slope_w == 0)
    if there[-1]:
        landing = steps + 1 - int(np.argmin(there[::-1]))
        return f"lands in {_count(landing)}", f"$w = {_short(w[-1])}$, and stays there"
    left = f"{_percent(far[-1] / far[0])} of the way is left"
    crossings = np.flatnonzero(np.diff(np.sign(w - lowest)))
    if len(crossings) and _goes_on(far):
        some = w[-max(2, (steps + 1) // 3) :]
        return "jumps for ever", f"between $w = {_short(min(some))}$ and ${_short(max(some))}$"
    near = far[-1] <= 0.1 * far[0]
    if len(crossings):
        return "jumps across, " + ("arrives" if near else "comes nearer"), left
    return "good" if near else "too small", left


def _goes_on(far):
    """Whether the last third of a path is no nearer to the bottom than the third before it."""
    if len(far) < 4:
        return far[-1] >= far[0] * (1 - 1e-6)
    third = max(2, len(far) // 3)
    return max(far[-third:]) >= 0.999 * max(far[-2 * third : -third])


def _count(steps):
    return "one step" if steps == 1 else f"{steps} steps"


def _short(value):
    return f"{value:.4g}"


def _times(ratio):
    return f"{ratio:.2g} times" if np.isfinite(ratio) else "more than any number"


def _percent(part):
    return f"{100 * part:.2g} %" if part < 0.1 else f"{100 * part:.0f} %"
