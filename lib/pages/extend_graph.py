"""06: the model and the shape of its cost in words, how learning ended, and the figures."""

import math
from collections import Counter
from dataclasses import replace

import numpy as np
from matplotlib.colors import LightSource, LinearSegmentedColormap, PowerNorm
from matplotlib.ticker import MaxNLocator

from lib.graph import picture
from lib.learning import ending, line, nudge, stability
from lib.learning.descent import DIVERGED, SLOPE_0
from lib.learning.training import flat, placed
from lib.program.quiet import tf
from lib.program.words import counted
from lib.show import figures, tables
from lib.show.figures import BACK, FAINT, TEXT, W, symbol
from lib.show.numbers import drawable, tex, text

BOWL, VALLEY, SADDLE, OTHER = "bowl", "valley", "saddle", "other"  # kinds of costs
ASCII = str.maketrans({"×": "*", "−": "-", "²": "^2", "÷": "/", "Σ": "sum"})
SLOW = 100  # times: curvatures that differ more make learning slow
ROWS, MANY_ROWS = 5, 100  # of the answers; with --details
AS_GIVEN = 0.0, 1.0  # mean and spread of x that is not standardized


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
    columns = {"": [*parameters], "value": values, "slope": slopes}
    if details:
        nudged = np.array([nudge.central(cost, each)[0] for each in parameters.values()])
        columns |= {"by a nudge": nudged, "difference": nudged - slopes}
    tables.show(columns, left=[""])


def shape(cost, parameters, points, details):
    """Say whether the cost is convex: (its kind, a place, its curvatures, ascending).

    The mean of (h - y)^2 has the same curvatures everywhere if h is a neuron's: they are computed
    from x, and the place is the lowest. Any other cost is asked at some places.
    """
    x, y, scales = points
    bias = "b" in parameters
    if details:
        print(ending.CURVATURES)
    if len(parameters) != len(x) + bias or not ending.is_squared(cost, parameters, *points):
        return _asked(cost, parameters)
    X = line.standardize(x, scales)
    curvatures = line.curvatures(X, bias)
    _, place, unique = line.least_squares(X, y, bias)
    if not unique:  # the lowest is 0, but for rounding, or because there are few points
        curvatures = np.append(0.0, curvatures[len(curvatures) + 1 - len(parameters) :])
    kind = BOWL if unique else VALLEY
    low, high = text(curvatures[0], 6), text(curvatures[-1], 6)
    print(f"Convex, a {kind}: the curvatures go from {low} to {high}, the same everywhere.")
    if kind == VALLEY:
        print("Along the bottom of the valley the cost does not change.")
    elif curvatures[-1] > SLOW * curvatures[0]:
        times = text(curvatures[-1] / max(curvatures[0], stability.TINY), 3)
        print(f"The largest is {times} times the lowest, so learning is slow.")
    return kind, np.array(place), curvatures


def _asked(cost, parameters):
    """The same of a cost that is known at some places only; the place is the least convex."""
    n, found = len(parameters), []
    now = flat(parameters.values()).numpy()
    for place in [now, np.zeros(n), *2 * np.eye(n), *-2 * np.eye(n), np.full(n, 2), np.full(n, -2)]:
        with placed(parameters, np.array(place, float)):
            curvatures = stability.eigenvalues(stability.second_derivative(cost, parameters))
            with tf.GradientTape() as tape:
                E = cost()
            slope = tape.gradient(E, [*parameters.values()], unconnected_gradients="zero")
        if np.isfinite(curvatures).all():
            saddle = curvatures[0] < 0 < curvatures[-1] and not np.any(slope)
            found.append((not saddle, curvatures[0], len(found), place, curvatures))
    no_saddle, lowest, _, place, curvatures = min(found)
    at = ", ".join(f"{name} = {text(v, 6)}" for name, v in zip(parameters, place, strict=True))
    if lowest < -1e-9 * np.abs(curvatures).max():
        low, high = text(lowest, 6), text(curvatures[-1], 6)
        print(f"Not convex: at {at} the curvatures go from {low} to {high}.")
    else:
        print(f"At the {len(found)} places tried no curvature is below 0: the cost may be convex.")
    if not no_saddle:
        print("This is a saddle: the cost falls in one direction and rises in another.")
    return (OTHER if no_saddle else SADDLE), place, curvatures


# ------------------------------------------------------------------------------- after learning


def result(descent, points, learning_rate, kind, cost, parameters, curvature, lowest):
    """Say how learning ended, how near to the lowest cost that is, and what the parameters are.

    `curvature`: the largest at the start.
    """
    x, y, scales = points
    squared, kept = ending.is_squared(cost, parameters, *points), descent.rule_kept
    near = "" if kind in (BOWL, VALLEY) else "the start"
    ending.of_descent(descent, learning_rate, curvature if squared and kept else None, near=near)
    if descent.step < 0 or descent.ending == DIVERGED:
        return
    last, there = {k: descent.last[k] for k in descent.names}, lowest + ending.little(y)
    told, lines = line.translate(last, scales, line.to_given), []
    if not squared:
        print("The cost is not the mean of (h - y)^2: nothing is said of its lowest point.")
    elif not kept:
        print("The updates are not W - learning_rate * slope: nothing is said of their limits.")
    if squared and kind in (BOWL, VALLEY) and descent.last["cost"]:  # of a cost of 0 it was said
        verdict, lines = ending.judge(x, y, [*told.values()], "b" in last)
        if verdict == "off" and kept:
            lines += _advice(points, [*last.values()], "b" in last, learning_rate)
    elif squared and 0 < descent.last["cost"] <= there:
        lines = ["This is the lowest cost there is."]
    for words in lines:
        print(words)
    print(", ".join(f"{name} = {text(value, None)}" for name, value in told.items()), flush=True)
    if squared and descent.ending == SLOPE_0 and descent.last["cost"] > there:
        print("The slope is 0, but this is not the lowest cost: nothing is learned from here.")


def _advice(points, learned, bias, learning_rate):
    """How long the way to the lowest cost still is, and what to do, as lines."""
    x, y, scales = points
    X = line.standardize(x, scales)
    best = stability.best_rate(line.curvatures(X, bias)[-1])
    if learning_rate >= 2 * best:
        return []  # which was said
    more = ending.steps_needed(X, y, learned, bias, learning_rate)
    why = f"The curvatures say: from here it takes some {rounded(more)} more steps."
    if len(x) > 1 and bias and scales[0] == AS_GIVEN:
        *_, steps = _prediction(x, y, True, dict.fromkeys([*range(len(x)), "b"], 0.0))
        return [why, f"Try --standardize, which takes some {rounded(steps)} steps in all."]
    auto = learning_rate < best / 2 or not more < math.inf
    steps = float(f"{2 * more:.1g}")
    return [why, "Try --learning-rate auto." if auto else f"Try --steps {steps:.0f}."]


def rounded(steps):
    """A number of steps to two digits, as 3,300,000."""
    return f"{float(f'{steps:.2g}'):,.0f}" if math.isfinite(steps) else "endlessly many"


def answers(descent, points, h, details):
    """The inputs of each point, its right answer, and what the neuron says."""
    x, y, _ = points
    if descent.ending == DIVERGED or not descent.finished:
        return
    most = MANY_ROWS if details else ROWS
    names = [f"x{k + 1}" for k in range(len(x))] if len(x) > 1 else ["x"]
    columns = zip([*names, "y"], [*x, y], strict=True)
    table = {name: [text(number, 10) for number in column[:most]] for name, column in columns}
    tables.show({"point": [*range(1, len(y[:most]) + 1)], **table, "h": np.array(h[:most])})
    if len(y) > most:
        print(f"... and {len(y) - most} more{'' if details else ' (--details)'}")


def predict(descent, inputs, scales, hypothesis):
    """The hypothesis at these inputs, rows of numbers."""
    for row in inputs if descent.finished and descent.ending != DIVERGED else ():
        h = hypothesis(*(tf.constant(x) for x in line.standardize(row, scales)))
        print(f"hypothesis({', '.join(text(x, 10) for x in row)}) = {text(h, None)}")


def formula(cost, parameters, points):
    """The cost as mathematical text, with its point if there is only one."""
    x, y, _ = points
    if not ending.is_squared(cost, parameters, *points):
        return "$E$: the cost"
    w = [symbol(name)[1:-1] for name in parameters if name != "b"]
    inputs = [f"x_{{{k + 1}}}" for k in range(len(x))] if len(x) > 1 else ["x"]
    terms = [rf"{one}\,{other}" for one, other in zip(w, inputs, strict=False)]
    terms = terms if len(terms) < 4 else [terms[0], r"\ldots", terms[-1]]
    terms = terms if len(w) == len(x) else [r" \cdot ".join([*w[::-1], *inputs])]
    square = f"({' + '.join(terms + ['b'] * ('b' in parameters))} - y)^2$"
    if len(y) > 1:
        return f"$E =$ mean of ${square},   {counted(len(y), 'point')}"
    given = zip([*inputs, "y"], [*x, y], strict=True)
    return f"$E = {square} with " + ", ".join(f"${name} = {tex(v[0], 7)}$" for name, v in given)


# ----------------------------------------------------------------- the graph, and the points' votes

FEW = 3  # points whose parts of a slope are shown one by one
MOST_INPUTS = 3  # of more the points' votes have no room
ONE_ROW = 3.5  # inches: a graph that is higher has room below its right half


def graph_figure(graph, start, learning_rate, given, show):
    """The graph with the numbers of the last point, and how the parts of all points add up."""
    passes, neurons = graph.passes(**start), ("h1", "h")
    unknown = any(place is None for gate in passes.local for place in gate)
    count = np.size(passes.value["y"])
    if count == 1 or len(start) > MOST_INPUTS + 1 or unknown:
        look = {"neurons": neurons, "learning_rate": learning_rate, "show": show}
        return picture.draw(graph, passes, given, **look)
    parts = {name: _parts(graph, passes, name) for name in start}
    if not drawable(*passes.value.values(), *parts.values()):
        return None
    last = _last(graph, passes, parts)
    wide, high = picture.size(graph, last, neurons=neurons)
    beside = high > ONE_ROW
    figure = figures.blank((max(wide, 10), high + (0.75 if beside else 3.4)), show)
    rows = figure.add_gridspec(2, 1, height_ratios=[high, 1e-3 if beside else 2.4])
    axes, below = figure.add_subplot(rows[0]), rows[1].subgridspec(1, 2)
    picture.paint(axes, graph, last, neurons=neurons)
    for k, name in enumerate([*start][:: len(start) - 1]):  # the first and the last
        place = [0.53 + 0.24 * k, 0.04, 0.225, 0.36]
        panel = axes.inset_axes(place) if beside else figure.add_subplot(below[k])
        _votes(panel, name, parts[name], start[name], learning_rate)
    title = f"{count} points vote on each slope: their parts add up"
    given += rf",   $\alpha = {tex(learning_rate)}$;   the numbers at the gates: the last point"
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
    axes.set_title(f"slope at {symbol(name)}: ${tex(slope)}$\n{new}", color=W, pad=20)


# ------------------------------------------------------------------- the cost over two parameters

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


def landscape(descent, points, learning_rate, kind, place, cost, parameters, given, show):
    """The cost over two parameters, from above and from the side, and the way down from starts."""
    at = stability.everywhere(cost, parameters)
    path = np.column_stack([descent[name] for name in descent.names])
    path = np.vstack([path[:MOST], path[-1:]])
    high = np.flatnonzero(~(at(path)[0] <= FAR * descent["cost"][0]))
    left = bool(len(high)) and descent["cost"][0] > 0
    inside, path = (path[: high[0]], path[: high[0] + 1]) if left else (path, path)
    center = path[0] if kind == OTHER else place
    with placed(parameters, center):
        second = stability.second_derivative(cost, parameters)
    curvatures, frame = np.linalg.eigh(second)
    others = np.empty([1, 0, 2])
    if kind != OTHER and not left and learning_rate < stability.limit(curvatures[-1]):
        others = [center + _starts(kind, (path[0] - center) @ frame) @ frame.T]
        for _ in range(min(descent.step or MOST, MOST)):
            here = others[-1]
            slope = at(here)[1] if kind == SADDLE else (here - center) @ second
            if not np.abs(learning_rate * slope).max() > 1e-9 * np.abs(here).max():
                break
            others.append(here - learning_rate * slope)
    paths = [path, *np.moveaxis(others, 0, 1)]
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
    for axes in (above, beside):
        pad = 8 if axes is beside else 2
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
    given = rf"{given},   learning rate $\alpha = {tex(learning_rate)}$   (○ start, ● end"
    figures.finding(figure, title, f"{given}{', × slope 0' * (kind == SADDLE)})")
    return figure


def _starts(kind, start):
    """Other starts: this and those are told along the frame, from its center."""
    along, across = start
    far = np.hypot(along, across) or WIDE
    if kind == SADDLE:  # on the other side; beside the ridge on both
        sides = [-along] if abs(along) > 0.01 * far else [0.1 * far, -0.1 * far]
        return np.array([[side, across] for side in sides])
    across = across if abs(across) > 0.1 * far else 0.3 * far
    if kind == VALLEY:
        return np.array([[along + 1.2 * across, across], [along - 1.2 * across, -across]])
    along = along if abs(along) > 0.1 * far else 0.3 * far
    return np.array([[along, -across], [-along, -across]])


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
    look = {"cmap": LOW_TO_HIGH, "norm": PowerNorm(0.5), "shading": "gouraud", "rasterized": True}
    axes.pcolormesh(x, y, E, **look)
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
    """The cost as a surface, in the light."""
    x, y = np.moveaxis(mesh, -1, 0)
    box = np.stack([(part - part.min()) / (np.ptp(part) or 1.0) for part in (x, y, E)], axis=-1)
    normals = np.cross(*np.gradient(box, axis=(1, 0)))
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True) + 1e-12
    light = LightSource(225, 50).shade_normals(normals * np.sign(normals[..., 2:] + 1e-12))
    colours = LOW_TO_HIGH(0.1 + 0.7 * box[..., 2] ** 0.5)
    colours[..., :3] *= 0.75 + 0.25 * light[..., None]
    look = {"rcount": GRID, "ccount": GRID, "antialiased": False, "rasterized": True}
    axes.plot_surface(x, y, E, facecolors=colours, shade=False, linewidth=0, **look)
    axes.set(xlim=(x.min(), x.max()), ylim=(y.min(), y.max()))
    axes.view_init(elev=30, azim=-65)
    axes.set_box_aspect((1, 1, 0.85), zoom=0.95)
    for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
        axis.set_major_locator(MaxNLocator(5, steps=figures.ROUND))


# ------------------------------------------------------------------------- the cost at each step


def fall(descent, points, learning_rate, kind, start, given, show):
    """How far the cost is above the lowest one at each step, on x as given and standardized.

    The run that was made is drawn as it went. What the curvatures say of its next steps is dashed,
    and of the other one, with the learning rate auto, too.
    """
    x, y, scales = points
    at, E = descent.at, descent["cost"]
    figure, axes = figures.sheet(show=show)
    axes.set(xlabel="step", yscale="log")
    axes.set_xscale("symlog", linthresh=1, linscale=0.5)
    if kind == OTHER or not descent.rule_kept or descent.ending == DIVERGED:
        seen = (E > 1e-100) & (E < 1e100)
        axes.plot(at[seen], E[seen], color=figures.E)
        axes.set_ylabel("$E$ (cost)")
        grows = descent.ending == DIVERGED
        title = (
            "The learning rate is too large: the cost grows" if grows else "The cost at each step"
        )
        figures.finding(figure, title, rf"{given},   $\alpha = {tex(learning_rate)}$")
        return figure
    there, needed, rates = ending.little(y), [], []
    for standardized, colour in ((False, TEXT), (True, figures.E)):
        mine = standardized == (scales[0] != AS_GIVEN)  # this is the run that was made
        run = x, y, standardized, start, learning_rate if mine else None
        rate, above, steps = _prediction(*run)
        end = 1.5 * min(steps, 1e12)
        step = np.unique(np.append(0, np.geomspace(1, max(end, 10), 400).round()))
        made = step <= descent.step * mine
        axes.plot(step, above(step), "--", color=colour, linewidth=2)
        axes.plot(step[made], above(step[made]), color=colour, linewidth=3.5)
        axes.plot(steps, there, "o", color=colour, markersize=9)
        name = "standardized" if standardized else "x as given"
        look = {"ha": "right", "va": "top", "color": colour, "fontsize": 12}
        words = f"{name}: {rounded(steps)} steps  "
        axes.text(steps, there / 2, words, **look)
        needed.append(rounded(steps))
        rates.append(rf"$\alpha = {tex(rate, 3)}$ {name}")
    axes.axhline(there, color=FAINT, linewidth=1.2, zorder=1)
    axes.text(0, 1.5 * there, "as good as the lowest", color=TEXT, fontsize=12)
    axes.set(ylim=(there / 100, None), ylabel="$E$ above the lowest cost")
    axes.set_xlabel("step   (thick: this run;  dashed: what the curvatures say)")
    title = f"Standardized, the same neuron is there after {needed[1]} steps instead of {needed[0]}"
    figures.finding(figure, title, f"{given},   {',   '.join(rates)}")
    return figure


def _prediction(x, y, standardized, start, rate=None):
    """What the curvatures say of a descent on x, standardized or not: (rate, above, steps).

    `rate`: 1 / the largest curvature if none is given. `above`: a function of steps, how far above
    the lowest cost they lead; so many `steps` lead there.
    """
    scales = [line.mean_and_spread(each, True) if standardized else AS_GIVEN for each in x]
    X = line.standardize(x, scales)
    rate = rate or stability.best_rate(line.curvatures(X, True)[-1])
    run = X, y, [*line.translate(start, scales, line.to_standardized).values()], True, rate
    return rate, line.fall(*run), ending.steps_needed(*run)
