"""03: what a slope and a learning rate do, in words, in two figures, and as a gif."""

import bisect

import numpy as np
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox

from lib.learning import ending, stability
from lib.program.words import counted
from lib.show import figures, tables
from lib.show.figures import BACK, TEXT, H, W
from lib.show.numbers import require_finite, tex, text

HAIR = 1e-11  # what rounding may do, relative to the numbers that are rounded
SOON = 20  # steps: on straight lines a learning rate that needs more is too small
LONG = 10_000  # steps: so many tell whether a descent on straight lines ever ends
BELOW = {"va": "top", "fontsize": 12}
NOTHING = "nothing to learn", "the slope is 0 where it starts"


def show_updates(columns, curvature):
    """Print what the slope says at each w; `columns`: by heading an array of numbers or words."""
    some = columns["cost"], columns["slope_w"], curvature, columns["next_w"]
    require_finite(*some, what="the cost here, its slope, or an update")
    _show(columns)


def _show(columns):
    for heading, cells in columns.items():
        digits = 15 if heading == "w" else 6
        columns[heading] = [c if isinstance(c, str) else text(c, digits) for c in cells]
    tables.show(columns, left=["what happens step by step"])


def explain(squared, learning_rate, curvature, y, details):
    """Print what update and penalty in the table are, and what limits the learning rate."""
    bad = f"{'the root of ' * squared}E is above {text(np.mean(np.abs(y)), 6)}"
    print(f"The update is -learning_rate * slope_w, with learning_rate = {text(learning_rate, 8)}.")
    print(f"The penalty is big where {bad}, the mean of |y|.")
    if squared:
        print(ending.curvature_is(curvature) if curvature else ending.NO_CURVATURE)
    else:
        print("E is made of straight lines: it has no curvature, so no learning rate explodes.")
    if details and squared and curvature:
        one, two = text(1 / curvature, None), text(stability.limit(curvature), None)
        print("One update multiplies the distance from the lowest point by")
        print(f"1 - learning_rate * curvature. Above {stability.MOST_LEFT} the rate is too small.")
        print(f"  1 / curvature = {one}  lands in one step")
        print(f"  2 / curvature = {two}  is the limit: it jumps for ever. A larger one explodes.")
    elif details and not squared:
        print("Near the lowest point the slope is not smaller, so the updates are not smaller.")
        print("Learning ends only if a step lands exactly there. If none does, w jumps for ever.")
        print(f"If the way takes more than {SOON} steps, the learning rate is too small.")
    print()


def show_fates(rates, path, fates):
    """Print where each descent is after its last step, and what becomes of it."""
    last = np.array([w[np.isfinite(w)][-1] for w in path])
    last[np.abs(last) <= 1e-15 * np.abs(path[:, 0])] = 0  # but for rounding
    happens = {"what happens step by step": map(": ".join, fates)}
    _show({"learning_rate": rates, "last w": last} | happens)


# What becomes of a descent: for each learning rate a verdict and its number, in words


def several(unit, squared, learning_rate):
    """Six learning rates, ascending; the reader's own takes its like's place, or the second's."""
    rates = unit * np.array([0.02, 0.2, 1, 1.8, 2, 2.2] if squared else [0.1, 0.7, 1, 2, 3, 5])
    same = np.isclose(rates, learning_rate, rtol=1e-9, atol=0)  # it may have been read off a table
    rates[np.argmax(same) if same.any() else 1] = learning_rate
    return np.sort(rates)


def fates(rates, start, squared, cost_and_slope, curvature, x, y):
    """The lowest w, and what becomes of a descent at each rate."""
    if squared:
        lowest = stability.lowest(cost_and_slope, curvature)[0]
        found = lowest, on_parabola(rates, curvature, start, lowest)
    else:
        found = on_lines(rates, start, x, y)
    require_finite(rates, found[0], what="the way to the lowest point")
    return found


def on_parabola(rates, curvature, start, lowest):
    """There each step multiplies the distance from the lowest point by 1 - rate * curvature."""
    if curvature == 0 or abs(start - lowest) <= HAIR * abs(lowest):
        return [NOTHING] * len(rates)
    factors = [1 - rate * curvature for rate in rates.tolist()]
    return [(stability.fate(factor), _left(abs(factor))) for factor in factors]


def _left(part):
    percent = text(100 * part, 3)
    if part <= stability.HAIR:
        return "no distance is left"
    if percent == "100" and abs(part - 1) > stability.HAIR:
        return f"{'almost' if part < 1 else 'more than'} the distance is left"
    further = f"{text(part, 3)} times as far"
    return further if part > 1.001 else f"{percent} % of the distance is left"


def on_lines(rates, start, x, y):
    """The w where E = mean |w x - y| is lowest, and what becomes of a descent on these lines."""
    x, y = np.array(x), np.array(y)
    with np.errstate(over="ignore"):
        corners = y[x != 0] / x[x != 0]
    order = np.argsort(corners)
    corners, bends = corners[order].tolist(), 2 / len(x) * np.abs(x[x != 0])[order]
    slopes = np.append(0.0, np.cumsum(bends)) - bends.sum() / 2  # left of all corners, then between
    slopes, tiny = slopes.tolist(), HAIR * slopes[-1]
    lowest = next((c for c, s in zip(corners, slopes[1:], strict=True) if s >= -tiny), 0.0)
    side, hair = np.sign(start - lowest), HAIR * (abs(start - lowest) + abs(lowest))

    def slope(w):  # in a corner TensorFlow takes the middle
        left, right = bisect.bisect_left(corners, w - hair), bisect.bisect(corners, w + hair)
        return (slopes[left] + slopes[right]) / 2

    def fate(rate):
        if abs(slope(start)) <= tiny:
            return NOTHING
        w = [start]
        while len(w) < LONG and abs(slope(w[-1])) > tiny:
            w.append(w[-1] - rate * slope(w[-1]))
        landing = len(w) - 1  # or the end of our patience
        way = next((k for k in range(landing) if (w[k] - lowest) * side <= hair), landing)
        if way > SOON:
            return "too small", f"{'over ' * (way == LONG - 1)}{way} steps to the lowest point"
        if abs(slope(w[-1])) <= tiny:
            rounded = ", but for rounding" if 0 < abs(w[-1] - lowest) <= hair else ""
            return "arrives", f"w = {text(w[-1])} after {counted(landing, 'step')}{rounded}"
        low, high = min(w[LONG // 2 :]), max(w[LONG // 2 :])
        low, high = (0.0 if abs(end) <= HAIR * (high - low) else end for end in (low, high))
        return "jumps for ever", f"between w = {text(low)} and {text(high)}"

    return lowest, [fate(rate) for rate in rates.tolist()]


# The figures. `curve`: `at`, which gives E and its slope for an array of w's; the lowest w, the
# curvature, and E's formula. `update`: w, next w, learning rate. `descents`: rates, path, fates


def draw(curve, update, descents, path, show):
    """Draw both figures, as files or in windows."""
    shown = {"": slope_figure(curve, *update, show), "rates": rates_figure(curve, *descents, show)}
    figures.finish("03_follow_slope", shown, path, show)


def _curve(axes, at, lowest, places, room):
    """On all axes the cost, `room` times as far as these places: its ends, and how low and high."""
    half = room * float(np.max(np.abs(places - lowest))) or 4.0
    w = np.linspace(lowest - half, lowest + half, 801)
    E = at(w)[0]
    low, tall = E.min(), np.ptp(E) or E[0] or 1.0
    for each in np.ravel(axes):
        each.plot(w, E, color=figures.E, zorder=2)
        each.axis((w[0], w[-1], low - 0.07 * tall, low + 1.04 * tall))
        each.set(xlabel="$w$  (weight)", ylabel="$E$  (cost)")
        figures.ticks(each.xaxis, each.yaxis)
    return w[0], w[-1], low, low + tall


def slope_figure(curve, w, next_w, learning_rate, show):
    """The cost, and at up to three w's its tangent, the triangle of its slope, and the update."""
    at, lowest, _, about = curve
    figure, axes = figures.sheet(show=show)
    left, right, low, high = _curve(axes, at, lowest, w, 1.13)
    wide, tall = right - left, high - low
    E, slope = at(w)
    longest = max(len(tex(abs(number), 3)) for number in (learning_rate, *slope))
    beside = np.clip(0.07 * longest, 0.2, 0.42) * wide  # for the words
    axes.axis((left - beside, right + beside, low - 0.28 * tall, high + 0.04 * tall))
    axes.set_yticks([tick for tick in axes.get_yticks() if low - HAIR * tall <= tick <= high])
    run = np.diff(MaxNLocator(12, steps=figures.ROUND).tick_values(0, wide))[0]
    order = np.lexsort((-E, -np.abs(slope)))  # the steepest first, then one on the other side
    other_side = [k for k in order if slope[k] * slope[order[0]] < 0][:1]
    seen = {}  # each with the room that it takes
    for k in dict.fromkeys([order[0], *other_side, order[-1], *order]):
        rise = run * abs(slope[k])
        side = np.sign(slope[k]) * (rise > 0.01 * tall)  # 0: it looks level
        inside = w[k] - 0.9 * run * (side or 1), E[k] - max(rise + 0.08 * tall, 0.3 * tall)
        room = Bbox([inside, (w[k] + (0.45 * side or 0.09) * wide, E[k])])
        if len(seen) < 3 and not any(room.overlaps(other) for other in seen.values()):
            seen[k] = room
            _point(axes, w[k], E[k], slope[k], side, run, high, next_w[k], learning_rate)
    sizes = {text(abs(slope[k])) for k in seen} - {"0"}
    title = "The slope says which way to change $w$" if sizes else "Where the slope is 0, $w$ stays"
    if len(sizes) > 1:
        title = "The slope's sign says which way, its size how far"
    rule = r"next $w = w - \alpha \cdot$ slope"
    figures.finding(figure, title, rf"{about};   {rule} with $\alpha = {tex(learning_rate, 3)}$")
    return figure


def _point(axes, w, E, slope, side, run, high, next_w, learning_rate):
    """Its tangent, below it a triangle, `run` to the lower side; slope and update; their words."""
    wide, tall = np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim())
    back = run * side if side else 0.7 * run
    up = min(0.5 * run, (high - E) / abs(slope)) * side if side else back
    rise = slope * back if side else 0.0
    thin = {"color": BACK, "linewidth": 1.4, "zorder": 3}
    axes.plot([w - back, w + up], [E - rise, E + slope * up * bool(side)], **thin)
    if side:
        axes.plot([w, w, w - back], [E, E - rise, E - rise], **thin)
        width, height = (f"${tex(each, 3)}$" for each in (run, rise))
        if len(width) < 7:  # there is no room for more
            figures.write(axes, width, (w - back / 2, E - rise), (0, -4), BACK, **BELOW)
        if len(height) < 6 and rise > 0.12 * tall:
            figures.write(axes, height, (w, E - rise), (-5 * side, 16), BACK, **BELOW)
    rate, size, by = (tex(abs(x), 3) for x in (learning_rate, slope, learning_rate * slope))
    by = rf"{rate} \cdot {size} = {by}" if len(rate + size) < 20 else by
    do = f"{'lower' if slope > 0 else 'raise'} $w$ by\n${by}$" if slope else "keep $w$"
    figures.write(axes, f"slope ${tex(slope, 3)}$:", (w, E), (8 * side, -8), BACK, **BELOW)
    figures.write(axes, do, (w, E), (8 * side, -26), W, **BELOW)
    end = np.clip(next_w, *axes.get_xlim())  # it may be further out
    if abs(end - w) > 0.02 * wide:
        style = {"arrowstyle": "-|>", "color": W, "linewidth": 2.4, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (end, E), (w, E), arrowprops=style, zorder=5)
    axes.plot(w, E, "o", color="white", markeredgecolor=W, zorder=6)


def rates_figure(curve, rates, path, fates, show):
    """The same descent at six learning rates, on the cost, and above it what becomes of it."""
    at, lowest, curvature, about = curve
    figure, every = figures.sheet(2, 3, (10, 6.5), show)
    figure.get_layout_engine().set(h_pad=0.08, w_pad=0.08)
    start = path[0, 0]
    left, right, *_ = _curve(every, at, lowest, path[0, :1], 1.5)
    far = 1000 * (right - left)  # further out of sight matplotlib can't draw
    bottom = lowest, at(np.array([lowest]))[0][0]
    for axes, rate, w, (verdict, words) in zip(every.flat, rates, path, fates, strict=True):
        w = np.clip(w[np.isfinite(w)], lowest - far, lowest + far)
        E = at(w)[0]
        axes.plot(w, E, "o-", color=W, linewidth=1.3, markeredgecolor="white", zorder=4)
        axes.plot(w[0], E[0], "o", color=W, markeredgecolor="white", markersize=11, zorder=5)
        axes.plot(*bottom, "x", color=TEXT, markeredgewidth=1.8, zorder=6)
        alpha = rf"$\alpha = {tex(rate, 3)}$: "
        axes.set_title(alpha + verdict, loc="left", fontweight="bold", fontsize=11, pad=24)
        words, place = words.replace("-", "\N{MINUS SIGN}"), ((0, 1), (0, 8), "axes fraction")
        axes.annotate(words, *place, textcoords="offset points", color=TEXT, in_layout=False)
        axes.label_outer()
        if curvature and np.abs(w - lowest).max() > (right - left) / 2:
            above = {"xycoords": "axes fraction", **BELOW}
            figures.write(axes, "goes on\noutside", (0.5, 1), (0, -2), **above)
    side = 0 if NOTHING in fates else np.sign(lowest - start)
    place = start, at(start)[0]
    figures.write(every[0, 0], "start", place, (10 * side, 14 if side else 24), **BELOW)
    given = f"{about};   {counted(path.shape[1] - 1, 'step')} from $w = {tex(start, 10)}$"
    given += ";   each step changes the distance to the lowest point, ×" * bool(curvature)
    if NOTHING in fates:
        title = "Nothing to learn: where it starts, the slope is 0"
    elif curvature:
        limit = tex(stability.limit(curvature), 3)
        title = rf"Above a learning rate of $\mathbf{{{limit}}}$ it explodes"
    else:
        arrive = f"{sum(verdict == 'arrives' for verdict, _ in fates)} of {len(rates)} arrive"
        title = f"No learning rate explodes; {arrive} at the lowest point"
    figures.finding(figure, title, given)
    return figure


def animate(file, curve, w, learning_rate, x, y, names):
    """Write the descent, a step a picture, on the cost, and the line h = w x beside it."""
    at, lowest, _, about = curve
    figure, (left, right) = figures.sheet(1, 2, (10, 4.8))
    low, high, *_ = _curve(left, at, lowest, w[:1], 1.5)
    figures.points(right, x, y, names)
    ends = np.array([min(0, np.min(x)), max(0, np.max(x))])
    right.plot(ends, np.outer(ends, [w[0], 2 * lowest - w[0]]), alpha=0)  # room for the line
    figures.ticks(right.xaxis, right.yaxis)
    w = w[np.isfinite(w)]
    (way,) = left.plot([], [], "o-", color=W, linewidth=1.3, markeredgecolor="white", zorder=4)
    (tangent,) = left.plot([], [], color=BACK, linewidth=1.4, zorder=3)
    (line,) = right.plot(ends, 0 * ends, color=H, linewidth=3)
    # At most 50 pictures; until it leaves them, or moves less than can be seen
    goes_on = (np.abs(np.diff(w)) > 5e-4 * (high - low)) & (w[1:] >= low) & (w[1:] <= high)
    frames = int(np.argmin(np.append(goes_on[:49], False))) + 1
    E, slope = at(w[:frames])

    def draw(k):
        way.set_data(w[: k + 1], E[: k + 1])
        tangent.set_data([low, high], E[k] + slope[k] * (np.array([low, high]) - w[k]))
        line.set_ydata(w[k] * ends)
        here = f"Step {k}: $w = {tex(w[k], 3)}$, the slope is ${tex(slope[k], 3)}$"
        if slope[k] == 0:
            return f"{here}. Learning has ended"
        do = "lower" if slope[k] > 0 else "raise"
        return f"{here}: {do} $w$ by ${tex(learning_rate * abs(slope[k]), 3)}$"

    figures.gif(file, figure, draw, frames, rf"{about};   $\alpha = {tex(learning_rate, 3)}$")
