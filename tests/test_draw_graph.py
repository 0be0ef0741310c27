"""lib/draw_graph.py: what stands in the picture, from the figure's own objects, and where."""

import functools
import itertools

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from lib import draw_graph, plot
from lib.graph import Graph
from lib.quiet import tf


def constant(*numbers):
    return tf.constant(numbers, tf.float64)


def learn(cost, inputs, learning_rate=0.1, updates=1, **parameters):
    """A graph, and its passes before and after some updates."""
    variables = {name: tf.Variable([value], dtype=tf.float64) for name, value in parameters.items()}
    inputs = {name: constant(*value) for name, value in inputs.items()}
    graph = Graph(lambda *x: cost(*x, **variables), inputs, variables)
    passes = [graph.passes()]
    for _ in range(updates):
        for name, one in variables.items():
            one.assign_sub(learning_rate * passes[-1].slope[name])
        passes.append(graph.passes())
    return graph, passes


def neuron(x=(1.0,), y=(1.0,), w=3.0, updates=1, **options):
    def cost(x, y, w):
        e = tf.subtract(tf.multiply(w, x, name="h"), y, name="e")
        return tf.reduce_mean(tf.square(e))

    graph, passes = learn(cost, {"x": x, "y": y}, w=w, updates=updates)
    notes = {"x": "the input data; what flows here are tensors", "h": "the neuron's output"}
    return draw_graph.Picture(
        graph, passes, 0.1, title=plot.formula(x, y), notes=notes,
        frames=[("the neuron", graph.up_to("h"))], chain="w", **options,
    )  # fmt: skip


def three_inputs(count=1):
    def cost(x1, x2, x3, y, w1, w2, w3, b):
        h = tf.add(w1 * x1 + w2 * x2 + w3 * x3, b, name="h")
        return tf.reduce_mean(tf.square(tf.subtract(h, y, name="e")))

    scores = [[73, 93, 89, 96], [80, 88, 91, 98], [75, 93, 90, 100], [152, 185, 180, 196]]
    x = dict(zip(["x1", "x2", "x3", "y"], [row[:count] for row in scores], strict=True))
    graph, passes = learn(cost, x, 1e-5, w1=0.5, w2=-1.0, w3=2.0, b=0.25)
    return draw_graph.Picture(graph, passes, 1e-5, frames=[("the neuron", graph.up_to("h"))])


def two_neurons():
    def cost(x, y, w1, w2):
        h = tf.multiply(w2, tf.multiply(w1, x, name="h1"), name="h")
        return tf.square(tf.subtract(h, y, name="e"))

    graph, passes = learn(cost, {"x": [1], "y": [1]}, w1=0.5, w2=-1.0)
    first = graph.up_to("h1")
    frames = [("neuron 1", first), ("neuron 2", graph.up_to("h") - first)]
    return draw_graph.Picture(graph, passes, 0.1, frames=frames, chain="w1")


def fifteen_gates():
    """Wires that are used several times, and pass by several gates."""

    def cost(x, y, w, u):
        h = w * x
        t = (h * u + w) * h - w * y
        return tf.reduce_mean(tf.square(t - y) + tf.abs(t + u * y) + w * w)

    graph, passes = learn(cost, {"x": [1, 2, 3, 4], "y": [1, 1, 5, 6]}, w=2.0, u=0.3, updates=0)
    assert len(graph.gates) == 15
    return draw_graph.Picture(graph, passes)


def long_chain():
    def cost(x, y, w):
        for _ in range(13):
            x = w * x
        return tf.square(x - y)

    return draw_graph.Picture(*learn(cost, {"x": [1], "y": [1]}, w=1.5, updates=0))


PICTURES = {
    "neuron": neuron,
    "three points": lambda: neuron([1, 2, 3], [1, 2, 3]),
    "many points": lambda: neuron(range(-20, 20), np.linspace(-7e-5, 1e7, 40), -1 / 3),
    "large numbers": lambda: neuron([123456.789], [-9.87e-12], -3.21e15),
    "three inputs": three_inputs,
    "three inputs, four samples": lambda: three_inputs(4),
    "two neurons": two_neurons,
    "fifteen gates": fifteen_gates,
    "long chain": long_chain,
}


@functools.cache
def shown(which):
    """One of PICTURES, its axes, and the boxes of its texts."""
    picture = PICTURES[which]()
    axes = drawn(picture)
    return picture, axes, boxes(axes)


def drawn(picture, **options):
    figure = Figure(figsize=picture.size)
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    picture.draw(axes, **options)
    return axes


def texts(axes, kind=""):
    """A dict from gid to text."""
    return {
        text.get_gid(): text.get_text()
        for text in axes.texts
        if text.get_text() and text.get_gid().startswith(kind)
    }


def boxes(axes):
    """A dict from gid to the box of a text, with its background."""
    renderer = axes.figure.canvas.get_renderer()
    found = {}
    for text in axes.texts:
        if text.get_text():
            box = text.get_window_extent(renderer)
            if text.get_bbox_patch():
                text.update_bbox_position_size(renderer)
                box = text.get_bbox_patch().get_window_extent(renderer)
            assert text.get_gid() not in found
            found[text.get_gid()] = box
    return found


def overlap(a, b):
    """How far two boxes reach into each other, in pixels."""
    return min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)


# What stands there


def test_the_slides_numbers():  # L1.10 to L1.14
    words = texts(shown("neuron")[1])
    assert [words[f"sign:{k}"][-1] for k in (1, 2, 3)] == ["×", "−", "²"]
    assert {name: words[f"value:{name}"] for name in "wxhyeE"} == {
        "w": "3", "x": "1", "h": "3", "y": "1", "e": "2", "E": "4",
    }  # fmt: skip
    slopes = {name: words[f"slope:{name}"] for name in "wxhyeE"}
    assert slopes == {
        "w": r"$\partial E/\partial w$ = 1 · 4 = 4",
        "x": r"$\partial E/\partial x$ = 3 · 4 = 12",
        "h": r"$\partial E/\partial h$ = 1 · 4 = 4",
        "y": r"$\partial E/\partial y$ = −1 · 4 = −4",
        "e": r"$\partial E/\partial e$ = 4 · 1 = 4",
        "E": r"$\partial E/\partial E$ = 1",
    }
    assert texts(shown("neuron")[1], "local") == {
        "local:1:0": "1", "local:1:1": "3", "local:2:0": "1", "local:2:1": "−1", "local:3:0": "4",
    }  # fmt: skip
    assert words["update:w"] == "$w$ ← 3 − 0.1 · 4 = 2.6"
    assert words["name:h"] == "$h$"


def test_the_chain_of_people():  # L1.12
    words = texts(shown("neuron")[1])
    assert [words[f"role:{name}"] for name in "wheE"] == [
        "the boss: $w$", "the head of department: $h$", "the team leader: $e$", "the worker: $E$",
    ]  # fmt: skip
    assert words["chain:0"].endswith("1 · 1 · 4 = 4")
    x = {name: box.x0 for name, box in shown("neuron")[2].items()}
    assert x["role:w"] < x["role:h"] < x["role:e"] < x["role:E"]


def test_notes_stand_at_their_wires():
    _, axes, labels = shown("neuron")
    note, slope = labels["note:x:0"], labels["slope:x"]
    assert note.x0 < (slope.x0 + slope.x1) / 2 < note.x1
    assert 0 < slope.y0 - note.y1 < 40
    assert " ".join(texts(axes, "note:x").values()) == "the input data; what flows here are tensors"


def test_the_frame_holds_the_neuron_and_nothing_else():  # L1.9
    _, axes, found = shown("neuron")
    patches = {patch.get_gid(): patch.get_window_extent() for patch in axes.patches}
    frame = patches["frame:0"]
    inside = {gid for gid, box in found.items() if min(overlap(frame, box)) > 0}
    wires = {gid.split(":")[1] for gid in inside if gid.startswith(("name", "value", "slope"))}
    assert wires == {"x", "w"}
    assert "sign:1" in inside
    assert "sign:2" not in inside
    assert min(overlap(frame, patches["gate:1"])) >= 2 * patches["gate:1"].width / 2 - 1


def test_a_wire_with_many_samples_says_how_many():
    words = texts(drawn(neuron(range(1, 26), range(1, 26))))
    assert words["value:x"] == "1, 2, 3, … (25)"
    assert words["value:h"] == "3, 6, 9, … (25)"
    assert words["slope:a"].endswith("0.04 (all 25)")
    assert words["local:1:0"] == "1, 2, 3, …"


def test_the_colours_of_all_figures():
    axes = shown("neuron")[1]
    lines = {line.get_gid(): line for line in axes.lines}
    colours = {name: lines[f"wire:{name}"].get_color() for name in "xywhE"}
    assert colours == {"x": plot.DATA, "y": plot.DATA, "w": plot.W, "h": plot.H, "E": plot.E}
    assert {lines[f"wire:{name}"].get_linestyle() for name in "xywhE"} == {"-"}
    assert {lines[f"back:{name}"].get_linestyle() for name in "xywhE"} == {"--"}


def test_values_stand_over_and_slopes_under_their_wires():
    _, axes, labels = shown("neuron")
    for name in "wxhyeE":
        wire = next(line for line in axes.lines if line.get_gid() == f"wire:{name}")
        y = axes.transData.transform(wire.get_xydata()[0])[1]
        assert labels[f"value:{name}"].y0 > y > labels[f"slope:{name}"].y1


# Where it stands


@pytest.mark.parametrize("which", PICTURES)
def test_nothing_overlaps(which):
    _, axes, found = shown(which)
    width, height = axes.figure.get_size_inches() * axes.figure.dpi
    for gid, box in found.items():
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height, gid
    for (a, box), (b, other) in itertools.combinations(found.items(), 2):
        assert min(overlap(box, other)) <= 0.5, (a, b)


@pytest.mark.parametrize("which", PICTURES)
def test_gates_stand_free(which):
    picture, axes, labels = shown(which)
    gates = {patch.get_gid(): patch for patch in axes.patches if patch.get_gid()}
    gates = {gid: patch.get_window_extent() for gid, patch in gates.items() if "gate" in gid}
    assert len(gates) == len(picture.graph.gates)
    for a, b in itertools.combinations(gates.values(), 2):
        assert min(overlap(a, b)) <= 0
    for gid, gate in gates.items():
        number = gid.split(":")[1]
        centre = np.array([gate.x0 + gate.x1, gate.y0 + gate.y1]) / 2
        for label, box in labels.items():
            corners = np.array(list(itertools.product([box.x0, box.x1], [box.y0, box.y1])))
            away = np.hypot(*(corners - centre).T)
            if label.startswith(("sign", "local")) and label.split(":")[1] == number:
                assert away.max() < gate.width / 2, label
            else:
                assert away.min() > gate.width / 2 - 1, (gid, label)


@pytest.mark.parametrize("which", PICTURES)
def test_wires_cross_no_labels_and_no_gates(which):
    picture, axes, labels = shown(which)
    gates = {gate.output: f"gate:{gate.number}" for gate in picture.graph.gates}
    circles = {patch.get_gid(): patch.get_window_extent() for patch in axes.patches}
    for line in axes.lines:
        if line.get_gid() is None:
            continue
        kind, name = line.get_gid().split(":")
        if kind != "wire":
            continue
        points = axes.transData.transform(line.get_xydata())
        for label, box in labels.items():
            inside = (points > [box.x0, box.y0]) & (points < [box.x1, box.y1])
            if label != f"name:{name}":
                assert not inside.all(axis=1).any(), (name, label)
        own = {f"gate:{gate.number}" for gate, _ in picture.graph.wires[name].uses}
        for gid in {*gates.values()} - own - {gates.get(name)}:
            circle = circles[gid]
            centre = [(circle.x0 + circle.x1) / 2, (circle.y0 + circle.y1) / 2]
            away = np.hypot(*(points - centre).T)
            assert away.min() > circle.width / 2, (name, gid)


def test_a_smaller_page_has_smaller_letters():
    picture = shown("neuron")[0]
    figure = Figure(figsize=[side / 2 for side in picture.size])
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    picture.draw(axes)
    found = boxes(axes)
    for (a, box), (b, other) in itertools.combinations(found.items(), 2):
        assert min(overlap(box, other)) <= 0.5, (a, b)


# Parts of it


def test_the_forward_pass_fills_in_from_the_left():
    picture = shown("neuron")[0]
    known = [
        {gid[6:] for gid in texts(drawn(picture, forward=k, backward=0), "value")} for k in range(4)
    ]
    start = {"w", "x", "y"}
    assert known == [start, start | {"h"}, start | {"h", "e"}, start | {"h", "e", "E"}]
    assert not texts(drawn(picture, forward=3, backward=0), "slope")
    assert {*texts(drawn(picture, forward=1, backward=0), "local")} == {"local:1:0", "local:1:1"}


def test_the_backward_pass_fills_in_from_the_right():
    picture = shown("neuron")[0]
    known = [{gid[6:] for gid in texts(drawn(picture, backward=k), "slope")} for k in range(4)]
    assert known == [set(), {"E", "e"}, {"E", "e", "h", "y"}, {"E", "e", "h", "y", "w", "x"}]


def test_a_wire_used_twice_waits_for_all_shares():
    def cost(x, y, w):
        return tf.square(w * x) + w * y

    graph, passes = learn(cost, {"x": [1], "y": [1]}, w=2.0)
    picture = draw_graph.Picture(graph, passes, 0.1)
    last = graph.wires["w"].uses
    first = min(gate.number for gate, _ in last)
    count = len(graph.gates)
    assert "slope:w" not in texts(drawn(picture, backward=count - first))
    assert "slope:w" in texts(drawn(picture, backward=count - first + 1))


def test_the_update_comes_last():
    picture = shown("neuron")[0]
    assert "update:w" not in texts(drawn(picture, backward=2))
    assert "update:w" not in texts(drawn(picture, backward=3, updated=False))
    assert "update:w" in texts(drawn(picture))
    after = texts(drawn(picture, at=1))
    assert after["value:w"] == "2.6"
    assert after["slope:w"].endswith("1 · 3.2 = 3.2")


def test_no_update_follows_the_last_passes():
    picture = shown("neuron")[0]
    assert "update:w" not in texts(drawn(picture, at=1))


def test_frames_of_an_animation():
    picture = neuron(updates=2)
    frames = draw_graph.frames(picture.graph, 2)
    assert len(frames) == 2 * (4 + 3 + 1) + 4
    first = frames[:8]
    assert [frame.get("forward") for frame in first[:4]] == [0, 1, 2, 3]
    assert [frame["backward"] for frame in first[4:7]] == [1, 2, 3]
    assert first[7]["updated"]
    assert [frame["at"] for frame in frames] == [0] * 8 + [1] * 8 + [2] * 4


def test_animation_has_these_frames(tmp_path):
    picture = shown("neuron")[0]
    path = tmp_path / "passes.html"
    draw_graph.animate(str(path), neuron(updates=0), widest=4.0)
    frames = draw_graph.frames(picture.graph, 0)
    assert path.read_text().count("data:image/png") == len(frames) == 4
