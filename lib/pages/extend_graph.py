"""06: the model and the shape of its cost in words, how learning ended, and the figures."""

import math
from collections import Counter
from dataclasses import replace
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
NUDGE = 1e-3  # beside a value above 1
ROWS, MANY_ROWS = 5, 100  # of the answers; with --details


def translated(values, scales, rule):
    """The parameters, a dict, for x of another scale; `rule`: line.to_standardized or to_given."""
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
        right, left = everywhere(cost, parameters)(values + np.stack([nudges, -nudges]))[0]
        nudged = (right - left) / (2 * nudges.diagonal())
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

    # traced once, whatever the number of places
    @tf.function(autograph=False, input_signature=[tf.TensorSpec([None, len(variables)], "double")])
    def each(places):
        return tf.map_fn(one, places, parallel_iterations=1)

    def at(places):
        with placed(parameters, flat(variables)):
            found = each(np.reshape(places, [-1, len(variables)])).numpy()
        return found[:, 0].reshape(np.shape(places)[:-1]), found[:, 1:].reshape(np.shape(places))

    return at


class Shape(NamedTuple):
    """What is known of the cost before learning."""

    cost: object  # a function: E of all points, where the parameters are
    parameters: dict
    x: list  # columns, as they were given,
    X: list  # and as learning sees them
    y: list
    scales: list  # mean and spread: X is (x - mean) / spread
    squared: bool  # whether it is the mean of (h - y)^2
    largest: float  # of its curvatures at the start
    lowest: float  # the lowest mean of (h - y)^2 that these models can have
    settled: float  # a row with a cost that is not above it is the table's last but one
    kind: str
    place: np.ndarray  # its lowest place, or where it is the least convex,
    curvatures: np.ndarray  # and its curvatures there, ascending


def shape(cost, parameters, points, details):
    """Say whether the cost is convex, and give its Shape; `points`: x, y and the scales of x."""
    x, y, scales = points
    X, bias = line.standardize(x, scales), "b" in parameters
    largest = stability.largest_curvature(cost, parameters)
    require_finite(largest, what="the curvature of the cost")
    squared = ending.is_squared(cost, parameters, X, y)
    lowest = line.least_squares(x, y, bias)[0]
    settled = lowest + ending.little(y) if squared and not details else -math.inf
    if details:
        print(ending.CURVATURES)
    one_neuron = squared and len(parameters) == len(x) + bias
    kind = _computed(X, y, bias) if one_neuron else _asked(cost, parameters)
    return Shape(cost, parameters, x, X, y, scales, squared, largest, lowest, settled, *kind)


def _computed(X, y, bias):
    """Kind, place, curvatures of one neuron's mean of (h - y)^2: X has the same everywhere."""
    curvatures = line.curvatures(X, bias)
    _, place, unique = line.least_squares(X, y, bias)
    if not unique:  # the lowest is 0, but for rounding, or because there are few points
        curvatures = np.append(0.0, curvatures[len(curvatures) + 1 - len(place) :])
    kind = BOWL if unique else VALLEY
    low, high = text(curvatures[0], 6), text(curvatures[-1], 6)
    print(f"Convex, a {kind}: the curvatures go from {low} to {high}, the same everywhere.")
    if kind == VALLEY:
        print("Along the bottom of the valley the cost does not change.")
    elif curvatures[-1] > ending.FAR_APART * curvatures[0]:
        times = text(curvatures[-1] / max(curvatures[0], stability.TINY), 3)
        print(f"The largest is {times} times the lowest, so learning is slow.")
    return kind, np.array(place), curvatures


def _asked(cost, parameters):
    """The same of any other cost, which is known at some places only."""
    n, found = len(parameters), []
    now, along, all_alike = flat(parameters.values()).numpy(), 2 * np.eye(n), np.full(n, 2)
    places = np.vstack([now, 0 * now, along, -along, all_alike, -all_alike])
    for place, slopes in zip(places, everywhere(cost, parameters)(places)[1], strict=True):
        with placed(parameters, place):
            curvatures = stability.curvatures(cost, parameters)
        if np.isfinite(curvatures).all():
            saddle = curvatures[0] < 0 < curvatures[-1] and not slopes.any()
            found.append((saddle, place, curvatures))
    # A saddle if there is one, else the least convex
    saddle, place, curvatures = min(found, key=lambda one: (not one[0], one[2][0]))
    lowest = curvatures[0]
    where = ", ".join(f"{name} = {text(v, 6)}" for name, v in zip(parameters, place, strict=True))
    if lowest < -1e-9 * np.abs(curvatures).max():
        low, high = text(lowest, 6), text(curvatures[-1], 6)
        print(f"Not convex: at {where} the curvatures go from {low} to {high}.")
    else:
        print(f"At the {len(found)} places tried no curvature is below 0: the cost may be convex.")
    if saddle:
        print("This is a saddle: the cost falls in one direction and rises in another.")
    return (SADDLE if saddle else OTHER), place, curvatures


# ------------------------------------------------------------------------------- after learning


def result(shape, descent, learning_rate):
    """Say how learning ended, how near to the lowest cost that is, and what the parameters are."""
    kept, computed = shape.squared and descent.rule_kept, shape.kind in (BOWL, VALLEY)
    near = "" if computed else "the start"
    ending.of_descent(descent, learning_rate, shape.largest if kept else None, near=near)
    if descent.diverged or descent.step < 0:
        return
    ending.show_changed_cost(shape.squared, "(h - y)^2")
    ending.show_changed_rule(descent.rule_kept)
    learned, cost = {name: descent.last[name] for name in descent.names}, descent.last["cost"]
    given, bias = translated(learned, shape.scales, line.to_given), "b" in learned
    there, lines = shape.squared and cost <= shape.lowest + ending.little(shape.y), []
    if computed and cost:  # of a cost of 0 it was said
        verdict, lines = ending.judge(shape.x, shape.y, [*given.values()], bias)
        if verdict == "off" and kept:
            run = shape.X, shape.y, [*learned.values()], learning_rate, descent.step, bias
            spreads = [line.mean_and_spread(x, True) for x in shape.x]
            can = bias and shape.scales[0] == line.AS_GIVEN
            X = line.standardize(shape.x, spreads) if can else None
            options = "--model several-inputs " * (len(shape.x) == 1) + "--standardize"
            lines += ending.advice(*run, X, options)
    elif there and cost:
        lines = ["This is the lowest cost there is."]
    print(*(f"{words}\n" for words in lines), sep="", end="")
    ending.show_values(given)
    if shape.squared and descent.ending == SLOPE_0 and not there:
        print("The slope is 0, but this is not the lowest cost: nothing is learned from here.")


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
    w = [symbol(name) for name in shape.parameters if name != "b"]
    x = [f"x_{{{k + 1}}}" for k in range(len(shape.x))] if len(shape.x) > 1 else ["x"]
    terms = [rf"{one}\,{other}" for one, other in zip(w, x, strict=False)]
    terms = terms if len(terms) < 4 else [terms[0], r"\ldots", terms[-1]]
    terms = terms if len(w) == len(x) else [r" \cdot ".join([*w[::-1], *x])]
    square = f"({' + '.join(terms + ['b'] * ('b' in shape.parameters))} - y)^2$"
    if len(shape.y) > 1:
        return f"$E =$ mean of ${square},   {counted(len(shape.y), 'point')}"
    given = zip([*x, "y"], [*shape.x, shape.y], strict=True)
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
    parts = {}  # what each point adds to the slope at a parameter
    for name in start:
        for gate, place in graph.wires[name].uses:
            local = passes.local[gate.number - 1][place]
            parts[name] = parts.get(name, 0.0) + np.ravel(local * passes.slope[gate.output])
    if not drawable(*passes.value.values(), *parts.values()):
        return None
    plan = picture.Plan(graph, _last(graph, passes, parts), **look, point=count)
    beside = plan.height > ONE_ROW
    figure = figures.blank((plan.width, plan.height + (0.75 if beside else 3.2)), show)
    rows = figure.add_gridspec(2, 1, height_ratios=[plan.height, 1e-3 if beside else 2.3])
    axes, below = figure.add_subplot(rows[0]), rows[1].subgridspec(1, 2)
    picture.paint(axes, plan)
    panel = None
    for k, name in enumerate([*start][:: len(start) - 1]):  # the first and the last
        place, one = [0.53 + 0.24 * k, 0.04, 0.225, 0.36], {"sharey": panel}
        panel = axes.inset_axes(place, **one) if beside else figure.add_subplot(below[k], **one)
        _votes(panel, name, parts[name], start[name], learning_rate)
    *names, last = (f"${symbol(name)}$" for name in start)
    title = f"{', '.join(names)} and {last} each have a slope: the sum of the points' parts"
    given += rf",   $\alpha = {tex(learning_rate)}$;   at the gates: point {count}"
    figures.finding(figure, title, given)
    return figure


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
    axes.hlines(np.cumsum(shown), at, at + 1, color=BACK, linewidth=1)
    bars = axes.bar(at, shown, 0.7, np.cumsum(shown) - shown, color=BACK, alpha=0.45)
    axes.bar_label(bars, [f"${tex(part, 3)}$" for part in shown], padding=3)
    axes.bar_label(axes.bar(len(at), slope, 0.7, color=BACK), [f"${tex(slope)}$"], padding=3)
    axes.set_xticks([*at, len(at)], [*names, "sum"])
    axes.set_xlabel("point")
    axes.axhline(0, color=TEXT, linewidth=1)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(left=False, labelleft=False, bottom=False)
    axes.margins(y=0.3)
    axes.grid(False)
    new = rf"new ${symbol(name)} = {tex(value)} - \alpha \cdot ({tex(slope)}) = "
    new += f"{tex(value - learning_rate * slope)}$"
    axes.set_title(f"slope at ${symbol(name)}$, all points: ${tex(slope)}$\n{new}", color=W, pad=20)


# .............................................................. the cost over two parameters

TITLES = {
    BOWL: "A bowl: all {} starts lead to the same lowest point",
    VALLEY: "A valley: each start has its own end, all equally low",
    SADDLE: "A saddle between two valleys: the start decides in which one learning ends",
    OTHER: "The cost over two parameters, and the steps on it",
}
LOW_TO_HIGH = LinearSegmentedColormap.from_list("low to high", ["#FFFFFF", "#A9C6E2", "#3B74AC"])
WIDE = 2.0  # as far is shown around a path that stands still
MOST, GRID = 500, 81  # steps of a path; places in each direction
TURN = np.linspace(0, 2 * np.pi, 2 * GRID)
DISK = np.linspace(0, 1, GRID // 2)[:, None, None] * np.stack([np.cos(TURN), np.sin(TURN)], axis=-1)
FAR = 20  # times the first cost: steps that climb higher lead out of the picture


def landscape(shape, descent, learning_rate, show):
    """The cost over two parameters, from above and from the side, and the way down from starts."""
    at, kind = everywhere(shape.cost, shape.parameters), shape.kind
    path = np.column_stack([descent[name] for name in descent.names])
    path = np.vstack([path[:MOST], path[-1:]])
    E = at(path)[0]
    high = np.flatnonzero(~(FAR * E[0] >= E))
    left = len(high) > 0
    end = high[0] if left else len(path)
    inside, path = path[:end], path[: end + 1]
    center, paths = path[0] if kind == OTHER else shape.place, [path]
    if kind != OTHER:
        with placed(shape.parameters, center):
            second = stability.second_derivative(shape.cost, shape.parameters)
        curvatures, frame = np.linalg.eigh(second)
        if not left and learning_rate < stability.limit(curvatures[-1]):
            starts = center + _starts(kind, (path[0] - center) @ frame) @ frame.T
            paths += _descend(shape, at, second, starts, learning_rate, descent.step or MOST)
    shown = np.vstack([inside, *paths[1:], *([center[None]] if kind != OTHER else [])])
    shown = np.vstack([shown, 2 * center - shown]) if kind == SADDLE else shown
    top = at(shown)[0].max()
    if not drawable(shown, top):
        return None
    middle, half = (shown.max(axis=0) + shown.min(axis=0)) / 2, 0.6 * np.ptp(shown, axis=0)
    wide = half.max()  # both have one scale, if they are not too different
    half = np.full(2, wide or WIDE) if wide <= 4 * half.min() else np.maximum(half, wide / 1000)
    ends = np.array([middle - half, middle + half])
    grid = mesh = np.stack(np.meshgrid(*np.linspace(*ends, GRID).T), axis=-1)
    E, slopes = at(grid)
    if not np.ptp(E) > 1e-9 * np.abs(E).max():
        print("No figure of the cost: it is the same everywhere.")
        return None
    E_center = at(center)[0]
    height = 1.15 * (top - E_center) or 1.0
    cut = f", cut at ${tex(E_center + height, 3)}$" if kind != OTHER else ""
    if kind == BOWL:  # up to a rim of one height, beyond the picture, too
        mesh = center + DISK * np.sqrt(2 * height / curvatures) @ frame.T
    elif kind != OTHER:
        mesh = center + _below(lambda way: at(center + way)[0] <= E_center + height, ends - center)
    figure = figures.blank((10, 5.9), show)
    figure.get_layout_engine().set(w_pad=0.1, h_pad=0.1)
    above = figure.add_subplot(1, 2, 1, title="from above: on each line $E$ is the same")
    beside = figure.add_subplot(1, 2, 2, projection="3d", computed_zorder=False)
    beside.set_title(f"from the side: the height is $E${cut}")
    _from_above(above, grid, E, top, np.vstack(paths))
    _from_the_side(beside, mesh, at(mesh)[0], *((48, -100) if kind == SADDLE else (30, -65)))
    for axes, pad in ((above, 2), (beside, 8)):
        axes.set_xlabel(f"${symbol(descent.names[0])}$", labelpad=pad)
        axes.set_ylabel(f"${symbol(descent.names[1])}$", labelpad=pad)
        for one in paths:
            places = [*one.T]
            if axes is beside:  # where the surface is
                one = inside if one is path else one
                places = [*one.T, at(one)[0]]
            axes.plot(*places, color="white", linewidth=4, zorder=5)
            axes.plot(*places, ".-", color=W, markersize=7, linewidth=1.5, zorder=5, label="a step")
            look = {"color": W, "markersize": 9, "markeredgewidth": 2, "zorder": 5}
            for word, part, fill in [("start", 0, "white"), ("end", -1, W)][: 1 if left else 2]:
                ends = ([each[part]] for each in places)
                axes.plot(*ends, "o", markerfacecolor=fill, label=word, **look)
        if kind == SADDLE:
            places = [*center[:, None], [E_center]][: 3 if axes is beside else 2]
            look = {"color": TEXT, "markeredgecolor": "white", "zorder": 6}
            axes.plot(*places, "X", markersize=13, label="saddle: slope 0", **look)
    handles, words = above.get_legend_handles_labels()
    named = dict(zip(words, handles, strict=True))
    if kind in (VALLEY, SADDLE) and shape.squared:  # its bottom: where the cost stops falling
        lowest = shape.lowest if shape.lowest > ending.little(shape.y) else 0.0
        way, most = (frame[:, 1], np.inf) if kind == VALLEY else (grid - center, E_center)
        rise = np.ma.masked_where((lowest + most) / 2 < E, np.sum(slopes * way, axis=-1))
        look = {"colors": TEXT, "linestyles": "--", "linewidths": 1.6}
        bottom = above.contour(*np.moveaxis(grid, -1, 0), rise, [0], **look)
        named[f"valley: $E = {tex(lowest)}$"] = bottom.legend_elements()[0][0]
    figure.legend(named.values(), named, loc="outside lower left", ncols=len(named), fontsize=12)
    title = TITLES[kind].format(len(paths))
    if left:
        title = "The learning rate is too large: the steps lead out of the picture"
    elif descent.ending == SLOPE_0 and descent.step == 0:
        title = "At the start the slope is 0: nothing moves"
    elif descent["cost"][-1] >= descent["cost"][0] and descent.step > 0:
        title = "The learning rate is too large: the steps come no lower"
    elif kind == BOWL and any(np.abs(one[-1] - center).max() > 0.05 * half.max() for one in paths):
        title = "A bowl: the steps have not come to its lowest point yet"
    given = rf"{formula(shape)},   learning rate $\alpha = {tex(learning_rate)}$"
    figures.finding(figure, title, given)
    return figure


def _starts(kind, start):
    """Other starts: this and those are told along the frame, from its center."""
    far = np.hypot(*start) or WIDE
    along, across = np.where(np.abs(start) < 0.1 * far, 0.3 * far, start)
    others = {BOWL: [[along, -across], [-along, -across]], VALLEY: [[-along, -across]]}
    return np.array(others.get(kind, [[-along, start[1]]]))


def _descend(shape, at, second, starts, learning_rate, most):
    """The paths from these starts, by the rule, in at most so many steps."""
    steps = [starts]
    for _ in range(min(most, MOST)):
        now = steps[-1]  # a parabola's second derivative gives all slopes
        slope = at(now)[1] if shape.kind == SADDLE else (now - shape.place) @ second
        if not np.abs(learning_rate * slope).max() > 1e-9 * np.abs(now).max():
            break
        steps.append(now - learning_rate * slope)
    return [*np.moveaxis(steps, 0, 1)]


def _below(is_low, ends):
    """Ways in all directions, as far as the cost is low and the picture goes: shape [..., 2]."""
    way = DISK[-1]
    near, far = 0 * way[:, 0], np.max(ends[:, None] / np.where(way, way, 1e-9), axis=0).min(axis=-1)
    for _ in range(20):
        middle = (near + far) / 2
        low = is_low(middle[:, None] * way)
        near, far = np.where(low, middle, near), np.where(low, far, middle)
    return far[:, None] * DISK


def _from_above(axes, grid, E, top, taken):
    """Lines of equal cost with their numbers; the darker, the higher."""
    low = 0.0 if 0 <= E.min() < 1e-3 * E.max() else E.min()
    levels = MaxNLocator(8, steps=figures.ROUND).tick_values(low, E.max())
    if low == 0:
        power = 10.0 ** math.floor(math.log10(E.max()))
        levels = [part * power * ten for ten in (0.01, 0.1, 1) for part in (1, 3)]
    least = max(E.min(), low + 0.05 * (top - low))
    levels = [level for level in levels if least < level < E.max()]
    x, y = np.moveaxis(grid, -1, 0)
    colours = {"cmap": LOW_TO_HIGH, "norm": PowerNorm(0.5)}
    axes.pcolormesh(x, y, E, **colours, shading="gouraud", rasterized=True)
    lines = axes.contour(x, y, E, levels, colors=figures.E, linewidths=1)
    corner, size, chosen = grid[0, 0], grid[-1, -1] - grid[0, 0], []
    taken = np.unique(np.round((taken - corner) / size, 2), axis=0)
    for parts in lines.allsegs:  # one number a line, where the paths and the others leave room
        places = (np.vstack(parts) - corner) / size
        room = np.linalg.norm(places[:, None] - np.vstack([taken, *chosen]), axis=-1).min(axis=1)
        room *= (np.abs(places - 0.5) < 0.42).all(axis=1)
        chosen += [places[np.argmax(room)]] * bool(room.any())
    chosen = corner + size * np.reshape(chosen, [-1, 2])
    axes.clabel(lines, fontsize=11, fmt=lambda E: text(E, 4), manual=[*chosen])
    axes.set(xlim=(x.min(), x.max()), ylim=(y.min(), y.max()))
    axes.grid(False)


def _from_the_side(axes, mesh, E, high, turned):
    """The cost as a surface."""
    x, y = np.moveaxis(mesh, -1, 0)
    look = {"rstride": 1, "cstride": 1, "antialiased": False, "rasterized": True}
    axes.plot_surface(x, y, E, cmap=LOW_TO_HIGH, norm=PowerNorm(0.5), linewidth=0, **look)
    axes.set(xlim=(x.min(), x.max()), ylim=(y.min(), y.max()))
    axes.view_init(elev=high, azim=turned)
    axes.set_box_aspect((1, 1, 0.85), zoom=0.95)
    for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
        axis.set_major_locator(MaxNLocator(5, steps=figures.ROUND))


# ................................................................... the cost at each step


def fall(shape, descent, learning_rate, show):
    """How far the cost is above the lowest one at each step, on x as given and standardized.

    Both lines are what the curvatures say, which is what the steps do; a ring is where the run that
    was made stops. The run has its own learning rate, the other one that of auto.
    """
    figure, axes = figures.sheet(show=show)
    figure.get_layout_engine().set(w_pad=0.1, h_pad=0.1)
    axes.set(xlabel="step", yscale="log")
    axes.set_xscale("symlog", linthresh=1, linscale=0.5)
    axes.xaxis.set_major_formatter(lambda x, at: f"{x:,.0f}" if x < 1e7 else f"${tex(x)}$")
    there, needed = ending.little(shape.y), []
    if not there or shape.kind == OTHER or not descent.rule_kept or descent.diverged:
        at, E = descent.at, descent["cost"]
        seen = (E > 1e-100) & (E < 1e100)
        axes.plot(at[seen], E[seen], color=figures.E)
        axes.set_ylabel("$E$ (cost)")
        title = "The cost at each step"
        title = "The learning rate is too large: the cost grows" if descent.diverged else title
        figures.finding(figure, title, rf"{formula(shape)},   $\alpha = {tex(learning_rate)}$")
        return figure
    start = dict(zip(descent.names, descent.rows[0, 1:], strict=False))
    start = translated(start, shape.scales, line.to_given)
    spreads = [line.mean_and_spread(x, True) for x in shape.x]
    for name, scales, colour in (
        ("$x$ as given", [line.AS_GIVEN] * len(shape.x), TEXT),
        ("$x$ standardized: minus its mean, divided by its spread", spreads, figures.E),
    ):
        is_run = scales[0] == shape.scales[0]
        values = [*translated(start, scales, line.to_standardized).values()]
        X, rate = line.standardize(shape.x, scales), learning_rate if is_run else None
        rate, above, steps = ending.prediction(X, shape.y, values, True, rate)
        needed.append(ending.rounded(steps))
        last = math.ceil(steps) if math.isfinite(steps) else 10**9
        step = np.unique(np.append([0, last], np.geomspace(1, last or 1, 400).round()))
        words = rf"{name} ($\alpha = {tex(rate, 3)}$)"
        axes.plot(step, above(step), color=colour, label=words)
        if is_run and descent.step < steps:
            ring = {"color": colour, "markerfacecolor": "white", "markeredgewidth": 2}
            words = f"here the run stopped, after {counted(descent.step, 'step', ',')}"
            axes.plot(descent.step, above(descent.step), "o", **ring, label=words)
        axes.plot(steps, there, "o", color=colour, markersize=9)
        look = {"xytext": (0, -12), "textcoords": "offset points", "va": "top", "ha": "center"}
        axes.annotate(f"{needed[-1]} steps", (steps, there), **look, color=colour, fontsize=12)
    axes.axhline(there, color=FAINT, linewidth=1.2, zorder=1, label="as good as the lowest cost")
    axes.set(ylim=(there / 30, None), ylabel="$E$ above the lowest cost")
    axes.set_xlim(-0.4, 7 * axes.dataLim.x1)
    axes.legend(fontsize=12)
    title = f"Standardized inputs: {needed[1]} steps to the lowest cost instead of {needed[0]}"
    figures.finding(
        figure, title, f"{formula(shape)},   lines calculated without running the steps"
    )
    return figure
