"""06: the model and the shape of its cost in words, how learning ended, and the figures."""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.ticker import MaxNLocator

from lib.graph import picture
from lib.learning import ending, line, stability
from lib.learning.descent import SLOPE_0
from lib.learning.training import assign, flat, placed
from lib.program.quiet import tf
from lib.program.words import counted
from lib.show import figures, tables
from lib.show.figures import BACK, FAINT, TEXT, W, symbol
from lib.show.numbers import drawable, require_finite, tex, text

BOWL, VALLEY, SADDLE, OTHER = "bowl", "valley", "saddle", "other"  # kinds of costs
ASCII = str.maketrans({"×": "*", "−": "-", "²": "^2", "÷": "/", "Σ": "sum"})
SLOW = 100  # times: curvatures that differ more make learning slow
NUDGE = 1e-3  # beside a value above 1
ROWS, MANY_ROWS = 5, 100  # of the answers; with --details


def to_standardized(start, scales):
    """The parameters, a dict, for standardized x, where they are given for x."""
    return _translate(start, scales, line.to_standardized)


def _translate(values, scales, rule):
    """Several weights and the bias, a dict, for other scales; `rule`: line.to_standardized, ..."""
    values = dict(values)
    for name, scale in zip(values, scales, strict=False):
        values[name], b = rule(values[name], values.get("b", 0.0), *scale)
        values |= {"b": b} if "b" in values else {}
    return values


# ------------------------------------------------------------------------------ before learning


def show_graph(model, graph, parameters):
    """How many parameters there are to tune, and how many gates of each kind."""
    print(f"{model}: {counted(len(parameters), 'parameter')} to tune: {', '.join(parameters)}")
    kinds = Counter(gate.sign.translate(ASCII) for gate in graph.gates)
    words = ", ".join(sign if count == 1 else f"{count} {sign}" for sign, count in kinds.items())
    print(f"The graph has {counted(len(graph.gates), 'gate')}: {words}")


def show_slopes(cost, parameters, slope, details):
    """Each parameter's value and slope; with details what a nudge says of it, too."""
    values, slopes = flat(parameters.values()).numpy(), flat(slope.values()).numpy()
    require_finite(cost(), slopes)
    columns = {"": [*parameters], "value": values, "slope": slopes}
    if details:
        nudges = np.diag(NUDGE * np.maximum(1.0, np.abs(values)))
        E = everywhere(cost, parameters)(values + np.stack([nudges, -nudges]))[0]
        nudged = (E[0] - E[1]) / (2 * nudges.diagonal())
        columns |= {"by a nudge": nudged, "difference": nudged - slopes}
    tables.show(columns, left=[""])


def everywhere(cost, parameters):
    """A function of places, shape [..., n], that gives cost(), shape [...], and its slopes there.

    It is asked at one place after the other, so it may be any cost, also of many points.
    """
    variables = [*parameters.values()]

    def one(place):
        assign(parameters, place)
        with tf.GradientTape() as tape:
            E = cost()
        return flat([E, *tape.gradient(E, variables, unconnected_gradients="zero")])

    @partial(tf.function, autograph=False, reduce_retracing=True)
    def each(places):
        return tf.map_fn(one, places, parallel_iterations=1)

    def at(places):
        with placed(parameters, flat(variables)):
            found = each(tf.constant(np.reshape(places, [-1, len(variables)]), tf.float64)).numpy()
        return found[:, 0].reshape(np.shape(places)[:-1]), found[:, 1:].reshape(np.shape(places))

    return at


class Shape(NamedTuple):
    """What is known of the cost before learning."""

    cost: Callable  # E of all points, where the parameters are
    parameters: dict
    x: list  # columns, as they were given,
    X: list  # and as learning sees them
    y: list
    scales: list  # mean and spread: X is (x - mean) / spread
    squared: bool  # whether it is the mean of (h - y)^2
    largest: float  # of its curvatures at the start
    lowest: float  # the lowest mean of (h - y)^2 that these models can have
    settled: float  # a row with a cost that is not above it is the table's last but one
    kind: str = OTHER
    place: np.ndarray | None = None  # its lowest place, or where it is the least convex,
    curvatures: np.ndarray | None = None  # and its curvatures there, ascending


def shape(cost, parameters, points, details):
    """Say whether the cost is convex, and give its Shape; `points`: x, y and the scales of x."""
    x, y, scales = points
    X, bias = line.standardize(x, scales), "b" in parameters
    largest = stability.largest_curvature(cost, parameters)
    require_finite(largest, what="the curvature of the cost")
    squared = ending.is_squared(cost, parameters, X, y)
    lowest = line.least_squares(x, y, bias)[0]
    settled = lowest + ending.little(y) if squared and not details else -math.inf
    found = Shape(cost, parameters, x, X, y, scales, squared, largest, lowest, settled)
    if details:
        print(ending.CURVATURES)
    one_neuron = squared and len(parameters) == len(x) + bias
    kind, place, curvatures = _computed(X, y, bias) if one_neuron else _asked(cost, parameters)
    return found._replace(kind=kind, place=np.array(place, float), curvatures=curvatures)


def _computed(X, y, bias):
    """The mean of (h - y)^2 of one neuron has the same curvatures everywhere: those of X."""
    curvatures = line.curvatures(X, bias)
    _, place, unique = line.least_squares(X, y, bias)
    if not unique:  # the lowest is 0, but for rounding, or because there are few points
        curvatures = np.append(0.0, curvatures[len(curvatures) + 1 - len(place) :])
    kind = BOWL if unique else VALLEY
    low, high = text(curvatures[0], 6), text(curvatures[-1], 6)
    print(f"Convex, a {kind}: the curvatures go from {low} to {high}, the same everywhere.")
    if kind == VALLEY:
        print("Along the bottom of the valley the cost does not change.")
    elif curvatures[-1] > SLOW * curvatures[0]:
        times = text(curvatures[-1] / max(curvatures[0], stability.TINY), 3)
        print(f"The largest is {times} times the lowest, so learning is slow.")
    return kind, place, curvatures


def _asked(cost, parameters):
    """Any other cost is known at some places only; the place is where it is the least convex."""
    n, found = len(parameters), []
    now, at = flat(parameters.values()).numpy(), everywhere(cost, parameters)
    for place in [now, np.zeros(n), *2 * np.eye(n), *-2 * np.eye(n), np.full(n, 2), np.full(n, -2)]:
        with placed(parameters, np.array(place, float)):
            curvatures = stability.curvatures(cost, parameters)
        if np.isfinite(curvatures).all():
            saddle = curvatures[0] < 0 < curvatures[-1] and not np.any(at(place)[1])
            found.append((not saddle, curvatures[0], len(found), place, curvatures))
    no_saddle, lowest, _, place, curvatures = min(found)
    where = ", ".join(f"{name} = {text(v, 6)}" for name, v in zip(parameters, place, strict=True))
    if lowest < -1e-9 * np.abs(curvatures).max():
        low, high = text(lowest, 6), text(curvatures[-1], 6)
        print(f"Not convex: at {where} the curvatures go from {low} to {high}.")
    else:
        print(f"At the {len(found)} places tried no curvature is below 0: the cost may be convex.")
    if not no_saddle:
        print("This is a saddle: the cost falls in one direction and rises in another.")
    return (OTHER if no_saddle else SADDLE), place, curvatures


# ------------------------------------------------------------------------------- after learning


def result(shape, descent, learning_rate):
    """Say how learning ended, how near to the lowest cost that is, and what the parameters are."""
    kept, computed = shape.squared and descent.rule_kept, shape.kind in (BOWL, VALLEY)
    near = "" if computed else "the start"
    ending.of_descent(descent, learning_rate, shape.largest if kept else None, near=near)
    if descent.diverged or descent.step < 0:
        return
    ending.show_changed(shape.squared, kept, "(h - y)^2")
    learned, cost = {name: descent.last[name] for name in descent.names}, descent.last["cost"]
    given, bias = _translate(learned, shape.scales, line.to_given), "b" in learned
    there, lines = shape.squared and cost <= shape.lowest + ending.little(shape.y), []
    if computed and cost:  # of a cost of 0 it was said
        verdict, lines = ending.judge(shape.x, shape.y, [*given.values()], bias)
        if verdict == "off" and kept:
            run = shape.X, shape.y, [*learned.values()], learning_rate, descent.step, bias
            lines += ending.advice(*run, *_standardized(shape, bias))
    elif there and cost:
        lines = ["This is the lowest cost there is."]
    print(*(f"{words}\n" for words in lines), sep="", end="")
    ending.show_values(given)
    if shape.squared and descent.ending == SLOPE_0 and not there:
        print("The slope is 0, but this is not the lowest cost: nothing is learned from here.")


def _standardized(shape, bias):
    """x as --standardize has it, and the options for that; nothing where that was done, or can't"""
    if not bias or shape.scales[0] != line.AS_GIVEN:
        return ()
    other = "--model several-inputs " * (len(shape.x) == 1)
    X = line.standardize(shape.x, [line.mean_and_spread(x, True) for x in shape.x])
    return X, f"{other}--standardize"


def answers(shape, descent, hypothesis, inputs, details):
    """What the neuron says of each point, beside the right answer, and of `inputs`, rows of x."""
    if descent.diverged or not descent.finished:
        return
    h = np.array(hypothesis(*map(tf.constant, shape.X)))
    most, count = MANY_ROWS if details else ROWS, len(shape.y)
    names = [f"x{k + 1}" for k in range(len(shape.x))] if len(shape.x) > 1 else ["x"]
    pairs = zip([*names, "y"], [*shape.x, shape.y], strict=True)
    columns = {name: [text(number, 10) for number in column[:most]] for name, column in pairs}
    tables.show({"point": [*range(1, min(most, count) + 1)], **columns, "h": h[:most]})
    if count > most:
        print(f"... and {count - most} more{'' if details else ' (--details)'}")
    for row in inputs:
        h = hypothesis(*map(tf.constant, line.standardize(row, shape.scales)))
        print(f"hypothesis({', '.join(text(x, 10) for x in row)}) = {text(h, None)}")


# ----------------------------------------------------------------------------------- the figures


def draw(model, shape, graph, descent, learning_rate, path, show):
    """Draw the graph, and the cost over two parameters, or at each step."""
    second = landscape if len(descent.names) == 2 else fall
    run = shape, descent, learning_rate, show
    drawn = {"": graph_figure(graph, *run), "cost": second(*run)}
    figures.finish(f"06_extend_graph_{model}", drawn, path, show)


def formula(shape):
    """The cost as mathematical text, with its point if there is only one."""
    if not shape.squared:
        return "$E$: the cost"
    w = [symbol(name)[1:-1] for name in shape.parameters if name != "b"]
    inputs = [f"x_{{{k + 1}}}" for k in range(len(shape.x))] if len(shape.x) > 1 else ["x"]
    terms = [rf"{one}\,{other}" for one, other in zip(w, inputs, strict=False)]
    terms = terms if len(terms) < 4 else [terms[0], r"\ldots", terms[-1]]
    terms = terms if len(w) == len(inputs) else [r" \cdot ".join([*w[::-1], *inputs])]
    square = f"({' + '.join(terms + ['b'] * ('b' in shape.parameters))} - y)^2$"
    if len(shape.y) > 1:
        return f"$E =$ mean of ${square},   {counted(len(shape.y), 'point')}"
    given = zip([*inputs, "y"], [*shape.x, shape.y], strict=True)
    return f"$E = {square} with " + ", ".join(f"${name} = {tex(v[0], 7)}$" for name, v in given)


# ....................................................... the graph, and the parts of its slopes

FEW = 2  # points whose parts of a slope are shown one by one
ONE_ROW = 3.5  # inches: a graph that is higher has room below its right half
MOST_INPUTS = 3  # of more the points' votes have no room


def graph_figure(graph, shape, descent, learning_rate, show):
    """The graph with the numbers of the last point, and how the parts of all points add up."""
    start = dict(zip(descent.names, descent.rows[0, 1:], strict=False))
    passes, look, given = graph.passes(**start), {"neurons": ("h1", "h")}, formula(shape)
    unknown = any(place is None for gate in passes.local for place in gate)
    count = len(shape.y)
    if count == 1 or len(start) > MOST_INPUTS + 1 or unknown:
        return picture.draw(graph, passes, given, **look, learning_rate=learning_rate, show=show)
    parts = {name: _parts(graph, passes, name) for name in start}
    if not drawable(*passes.value.values(), *parts.values()):
        return None
    last = _last(graph, passes, parts)
    wide, high = picture.size(graph, last, **look)
    beside = high > ONE_ROW
    figure = figures.blank((wide, high + (0.75 if beside else 3.2)), show)
    rows = figure.add_gridspec(2, 1, height_ratios=[high, 1e-3 if beside else 2.3])
    axes, below = figure.add_subplot(rows[0]), rows[1].subgridspec(1, 2)
    picture.paint(axes, graph, last, **look)
    for k, name in enumerate([*start][:: len(start) - 1]):  # the first and the last
        place = [0.53 + 0.24 * k, 0.04, 0.225, 0.36]
        panel = axes.inset_axes(place) if beside else figure.add_subplot(below[k])
        _votes(panel, name, parts[name], start[name], learning_rate)
    title = f"The parts of {count} points add up to each slope"
    given += rf",   $\alpha = {tex(learning_rate)}$;   at the gates: only the last point"
    figures.finding(figure, title, given)
    return figure


def _parts(graph, passes, name):
    """What each point adds to the slope at a parameter, shape [points]."""
    parts = 0.0
    for gate, place in graph.wires[name].uses:
        local, back = passes.local[gate.number - 1][place], passes.slope[gate.output]
        parts = parts + np.ravel(local) * np.ravel(back)
    return parts


def _last(graph, passes, parts):
    """The same passes with the numbers of the last point only; a mean still has those of all."""

    def cut(numbers):
        return None if numbers is None else np.ravel(numbers)[-1:]

    means = {name for gate in graph.gates if gate.sign == "mean" for name in gate.inputs}
    value = {k: v if k in means else cut(v) for k, v in passes.value.items()}
    slope = {k: cut(parts.get(k, v)) for k, v in passes.slope.items()}
    local = [[cut(place) for place in gate] for gate in passes.local]
    return replace(passes, value=value, slope=slope, local=local)


def _votes(axes, name, parts, value, learning_rate):
    """Each point's part of a slope as a bar that begins where the one before it ends; their sum."""
    slope, shown, names = parts.sum(), parts, [f"{k + 1}" for k in range(len(parts))]
    if len(parts) > FEW + 1:
        shown = np.append(parts[:FEW], parts[FEW:].sum())
        names = [*names[:FEW], f"{len(parts) - FEW} more"]
    at = np.arange(len(shown))
    bars = axes.bar(at, shown, 0.7, np.cumsum(shown) - shown, color=BACK, alpha=0.45)
    axes.bar_label(bars, [f"${tex(part, 3)}$" for part in shown], padding=2)
    axes.bar_label(axes.bar(len(at), slope, 0.7, color=BACK), [f"${tex(slope)}$"], padding=2)
    axes.set_xticks([*at, len(at)], [*names, "sum"])
    axes.set_xlabel("point")
    axes.axhline(0, color=TEXT, linewidth=1)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(left=False, labelleft=False, bottom=False)
    axes.margins(y=0.3)
    axes.grid(False)
    new = rf"new {symbol(name)} $= {tex(value)} - \alpha \cdot ({tex(slope)}) = "
    new += f"{tex(value - learning_rate * slope)}$"
    axes.set_title(f"slope at {symbol(name)}, all points: ${tex(slope)}$\n{new}", color=W, pad=20)


# .............................................................. the cost over two parameters

TITLES = {
    BOWL: "A bowl: every start leads to the same lowest point",
    VALLEY: "A valley: each start has its own end, all equally low",
    SADDLE: "A saddle: the start decides on which side learning ends",
    OTHER: "The cost over two parameters, and the steps on it",
}
LOW_TO_HIGH = LinearSegmentedColormap.from_list("low to high", ["#FFFFFF", "#A9C6E2", "#3B74AC"])
WIDE = 2.0  # as far is shown around a path that stands still
MOST, GRID = 500, 81  # steps of a path; places in each direction
FAR = 20  # times the first cost: steps that climb higher lead out of the picture


def landscape(shape, descent, learning_rate, show):
    """The cost over two parameters, from above and from the side, and the way down from starts."""
    at, kind = everywhere(shape.cost, shape.parameters), shape.kind
    path = np.column_stack([descent[name] for name in descent.names])
    path = np.vstack([path[:MOST], path[-1:]])
    high = np.flatnonzero(~(at(path)[0] <= FAR * descent["cost"][0]))
    left = bool(len(high)) and descent["cost"][0] > 0
    inside, path = (path[: high[0]], path[: high[0] + 1]) if left else (path, path)
    center = path[0] if kind == OTHER else shape.place
    with placed(shape.parameters, center):
        second = stability.second_derivative(shape.cost, shape.parameters)
    curvatures, frame = np.linalg.eigh(second)
    paths = [path]
    if kind != OTHER and not left and learning_rate < stability.limit(curvatures[-1]):
        starts = center + _starts(kind, (path[0] - center) @ frame) @ frame.T
        second = None if kind == SADDLE else second  # which gives all slopes, where it is the same
        most = min(descent.step or MOST, MOST)
        paths += _descend(at, center, second, starts, learning_rate, most)
    shown = np.vstack([inside, *paths[1:], *([center[None]] if kind in (BOWL, SADDLE) else [])])
    shown = np.vstack([shown, 2 * center - shown]) if kind == SADDLE else shown
    top = at(shown)[0].max()
    if not drawable(shown, top):
        return None
    middle, half = (shown.max(axis=0) + shown.min(axis=0)) / 2, 0.6 * np.ptp(shown, axis=0)
    half = np.full(2, half.max() or WIDE) if half.max() <= 4 * half.min() else half  # one scale
    half = np.maximum(half, half.max() / 1000)
    grid = _grid(np.transpose([middle - half, middle + half]))
    mesh, E = grid, at(grid)[0]
    if not np.ptp(E) > 1e-9 * np.abs(E).max():
        print("No figure of the cost: it is the same everywhere.")
        return None
    if kind != OTHER:
        height = 1.15 * (top - at(center)[0]) or 1.0
        mesh = center + _mesh(kind, (shown - center) @ frame, height, curvatures) @ frame.T
    figure = figures.blank((10, 5.6), show)
    figure.get_layout_engine().set(w_pad=0.1, h_pad=0.1)
    above = figure.add_subplot(1, 2, 1, title="from above: on each line $E$ is the same")
    beside = figure.add_subplot(1, 2, 2, projection="3d", computed_zorder=False)
    beside.set_title("from the side: the height is $E$")
    _from_above(above, grid, E, top, np.vstack(paths))
    _from_the_side(beside, mesh, at(mesh)[0])
    for axes, pad in ((above, 2), (beside, 8)):
        axes.set_xlabel(symbol(descent.names[0]), labelpad=pad)
        axes.set_ylabel(symbol(descent.names[1]), labelpad=pad)
        for one in paths:
            places = [*one.T]
            if axes is beside:  # where the surface is
                one = inside if one is path else one
                places = [*one.T, at(one)[0]]
            look = {"color": W, "markersize": 9, "markeredgewidth": 2, "zorder": 5}
            axes.plot(*places, color="white", linewidth=4, zorder=5)
            axes.plot(*places, linewidth=2, **look)
            axes.plot(*(each[:1] for each in places), "o", markerfacecolor="white", **look)
            axes.plot(*(each[-1:] for each in places), "o", **look)
        if kind == SADDLE:
            places = [*center[:, None], at(center[None])[0]][: 3 if axes is beside else 2]
            axes.plot(*places, "X", color=TEXT, markersize=13, markeredgecolor="white", zorder=6)
    if kind == VALLEY:
        above.axline(center, center + frame[:, 0], color=TEXT, linestyle="--", linewidth=1.6)
    title = TITLES[kind]
    if left:
        title = "The learning rate is too large: the steps lead out of the picture"
    elif descent.ending == SLOPE_0 and descent.step == 0:
        title = "At the start the slope is 0: nothing moves"
    elif kind == BOWL and any(np.abs(one[-1] - center).max() > 0.05 * half.max() for one in paths):
        title = "A bowl: the steps have not come to its lowest point yet"
    given = rf"{formula(shape)},   learning rate $\alpha = {tex(learning_rate)}$   (○ start, ● end"
    figures.finding(figure, title, f"{given}{', × slope 0' * (kind == SADDLE)})")
    return figure


def _descend(at, center, second, starts, learning_rate, most):
    """The paths from these starts, by the rule; `second`: the second derivative of a parabola."""
    steps = [starts]
    for _ in range(most):
        slope = at(steps[-1])[1] if second is None else (steps[-1] - center) @ second
        step = learning_rate * slope
        if not np.abs(step).max() > 1e-9 * np.abs(steps[-1]).max():
            break
        steps.append(steps[-1] - step)
    return [*np.moveaxis(steps, 0, 1)]


def _starts(kind, start):
    """Other starts: this and those are told along the frame, from its center."""
    far = np.hypot(*start) or WIDE
    along, across = np.where(np.abs(start) < 0.1 * far, 0.3 * far, start)
    others = {BOWL: [[along, -across], [-along, -across]], VALLEY: [[-along, -across]]}
    return np.array(others.get(kind, [[-along, start[1]]]))


def _mesh(kind, shown, height, curvatures):
    """Places that show the shape, along the frame, from its center: shape [..., 2]."""
    if kind == BOWL:  # up to a rim of one height
        turn, part = np.meshgrid(np.linspace(0, 2 * np.pi, GRID), np.linspace(0, 1, GRID // 2))
        rim = np.sqrt(2 * height / curvatures)
        return np.stack([part * rim[0] * np.cos(turn), part * rim[1] * np.sin(turn)], axis=-1)
    ends = np.transpose([shown.min(axis=0), shown.max(axis=0)])
    wide = max(1.1 * np.abs(ends[1]).max(), 0.4 * np.ptp(ends[0])) or WIDE
    room = 0.07 * np.ptp(ends[0]) if kind == SADDLE else max(0.2 * np.ptp(ends[0]), 0.5 * wide)
    return _grid([ends[0] + [-room, room], [-wide, wide]])


def _grid(ends):
    """Places between these ends of both: shape [GRID, GRID, 2]."""
    return np.stack(np.meshgrid(*(np.linspace(*some, GRID) for some in ends)), axis=-1)


def _from_above(axes, grid, E, top, taken):
    """Lines of equal cost with their numbers; the darker, the higher."""
    low = 0.0 if 0 <= E.min() < 1e-3 * E.max() else E.min()
    levels = MaxNLocator(8, steps=figures.ROUND).tick_values(low, E.max())
    if low == 0:
        power = 10.0 ** math.floor(math.log10(E.max()))
        levels = [part * power * ten for ten in (0.01, 0.1, 1) for part in (1, 2, 5)]
    least = max(E.min(), low + 0.05 * (top - low))
    levels = [level for level in levels if least < level < E.max()]
    x, y = np.moveaxis(grid, -1, 0)
    colours = {"cmap": LOW_TO_HIGH, "norm": PowerNorm(0.5)}
    axes.pcolormesh(x, y, E, **colours, shading="gouraud", rasterized=True)
    lines = axes.contour(x, y, E, levels, colors=figures.E, linewidths=1)
    corner, size, chosen = grid[0, 0], grid[-1, -1] - grid[0, 0], []
    for parts in lines.allsegs:  # one number a line, where the paths and the others leave room
        places = np.vstack(parts)
        inside = (np.abs((places - corner) / size - 0.5) < 0.42).all(axis=1)
        apart = (places[:, None] - np.vstack([taken, *chosen])) / size
        room = np.linalg.norm(apart, axis=-1).min(axis=1) * inside
        chosen += [places[[np.argmax(room)]]] if room.any() else []
    axes.clabel(lines, fontsize=11, fmt=lambda E: text(E, 4), manual=[*np.reshape(chosen, [-1, 2])])
    axes.set(xlim=(x.min(), x.max()), ylim=(y.min(), y.max()))
    axes.grid(False)


def _from_the_side(axes, mesh, E):
    """The cost as a surface."""
    x, y = np.moveaxis(mesh, -1, 0)
    look = {"rcount": GRID, "ccount": GRID, "antialiased": False, "rasterized": True}
    colours = {"cmap": LOW_TO_HIGH, "norm": PowerNorm(0.5)}
    axes.plot_surface(x, y, E, **colours, **look, linewidth=0)
    axes.set(xlim=(x.min(), x.max()), ylim=(y.min(), y.max()))
    axes.view_init(elev=30, azim=-65)
    axes.set_box_aspect((1, 1, 0.85), zoom=0.95)
    for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
        axis.set_major_locator(MaxNLocator(5, steps=figures.ROUND))


# ................................................................... the cost at each step


def fall(shape, descent, learning_rate, show):
    """How far the cost is above the lowest one at each step, on x as given and standardized.

    The run that was made is drawn as it went. What the curvatures say of its next steps is dashed,
    and of the other one, with the learning rate auto, too.
    """
    figure, axes = figures.sheet(show=show)
    axes.set(xlabel="step", yscale="log")
    axes.set_xscale("symlog", linthresh=1, linscale=0.5)
    if shape.kind == OTHER or not descent.rule_kept or descent.diverged:
        at, E = descent.at, descent["cost"]
        seen = (E > 1e-100) & (E < 1e100)
        axes.plot(at[seen], E[seen], color=figures.E)
        axes.set_ylabel("$E$ (cost)")
        title = "The cost at each step"
        title = "The learning rate is too large: the cost grows" if descent.diverged else title
        figures.finding(figure, title, rf"{formula(shape)},   $\alpha = {tex(learning_rate)}$")
        return figure
    start = dict(zip(descent.names, descent.rows[0, 1:], strict=False))
    start = _translate(start, shape.scales, line.to_given)
    there, needed, rates = ending.little(shape.y), [], []
    for standardized, colour in ((False, TEXT), (True, figures.E)):
        mine = standardized == (shape.scales[0] != line.AS_GIVEN)  # this is the run that was made
        scales = [line.mean_and_spread(x, True) for x in shape.x]
        scales = scales if standardized else [line.AS_GIVEN] * len(scales)
        X, values = line.standardize(shape.x, scales), [*to_standardized(start, scales).values()]
        rate, above, steps = ending.prediction(
            X, shape.y, values, True, learning_rate if mine else None
        )
        end = 1.5 * min(steps, 1e12)
        step = np.unique(np.append(0, np.geomspace(1, max(end, 10), 400).round()))
        made = step <= descent.step * mine
        axes.plot(step, above(step), "--", color=colour, linewidth=2)
        axes.plot(step[made], above(step[made]), color=colour, linewidth=3.5)
        axes.plot(steps, there, "o", color=colour, markersize=9)
        name = "standardized" if standardized else "x as given"
        look = {"ha": "right", "va": "top", "color": colour, "fontsize": 12}
        needed.append(ending.rounded(steps))
        axes.text(steps, there / 2, f"{name}: {needed[-1]} steps  ", **look)
        rates.append(rf"$\alpha = {tex(rate, 3)}$ {name}")
    axes.axhline(there, color=FAINT, linewidth=1.2, zorder=1)
    axes.text(0, 1.5 * there, "as good as the lowest", color=TEXT, fontsize=12)
    axes.set(ylim=(there / 100, None), ylabel="$E$ above the lowest cost")
    axes.set_xlabel("step   (thick: this run;  dashed: what the curvatures say)")
    title = f"Standardized, the same neuron is there after {needed[1]} steps instead of {needed[0]}"
    figures.finding(figure, title, f"{formula(shape)},   {',   '.join(rates)}")
    return figure
