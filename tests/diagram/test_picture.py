"""What stands in the picture, from the figure's own objects, and where."""

import functools
import itertools

import numpy as np
import pytest
from drawn import boxes, drawn, neuron, overlap, slides, texts
from graphs import traced
from matplotlib.backend_bases import ResizeEvent
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from lib.diagram.picture import Picture
from lib.program.quiet import tf
from lib.show import style


def three_inputs(samples):
    def cost(x1, x2, x3, y, w1, w2, w3, b):
        h = tf.add(w1 * x1 + w2 * x2 + w3 * x3, b, name="h")
        return tf.reduce_mean(tf.square(tf.subtract(h, y, name="e")))

    scores = [[73, 93, 89, 96], [80, 88, 91, 98], [75, 93, 90, 100], [152, 185, 180, 196]]
    x = dict(zip(["x1", "x2", "x3", "y"], [row[:samples] for row in scores], strict=True))
    graph, passes = traced(cost, x, 1, 1e-5, w1=0.5, w2=-1.0, w3=2.0, b=0.25)
    return Picture(graph, passes, 1e-5, frames=[("the neuron", graph.up_to("h"))])


def two_neurons():
    def cost(x, y, w1, w2):
        h = tf.multiply(w2, tf.multiply(w1, x, name="h1"), name="h")
        return tf.square(tf.subtract(h, y, name="e"))

    graph, passes = traced(cost, {"x": 1, "y": 1}, 1, w1=0.5, w2=-1.0)
    first = graph.up_to("h1")
    frames = [("neuron 1", first), ("neuron 2", graph.up_to("h") - first)]
    return Picture(graph, passes, 0.1, frames=frames, chain="w1")


def fifteen_gates():
    """Wires that are used several times, and pass by several gates."""

    def cost(x, y, w, u):
        h = w * x
        t = (h * u + w) * h - w * y
        return tf.reduce_mean(tf.square(t - y) + tf.abs(t + u * y) + w * w)

    graph, passes = traced(cost, {"x": [1, 2, 3, 4], "y": [1, 1, 5, 6]}, w=2.0, u=0.3)
    assert len(graph.gates) == 15
    return Picture(graph, passes)


def long_chain():
    def cost(x, y, w):
        for _ in range(13):
            x = w * x
        return tf.square(x - y)

    return Picture(*traced(cost, {"x": 1, "y": 1}, w=1.5))


PICTURES = {
    "neuron": slides,
    "three points": lambda: neuron([1, 2, 3], [1, 2, 3]),
    "many points": lambda: neuron(range(-20, 20), np.linspace(-7e-5, 1e7, 40), -1 / 3),
    "large numbers": lambda: neuron([123456.789], [-9.87e-12], -3.21e15),
    "three inputs": lambda: three_inputs(1),
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


# What stands there


def test_the_slides_numbers():  # L1.10 to L1.14
    words = texts(shown("neuron")[1])
    assert [words[f"sign:{k}"] for k in (1, 2, 3)] == ["×", "−", "( )²"]
    assert {name: words[f"value:{name}"] for name in "wxhyeE"} == {
        "w": "3", "x": "1", "h": "3", "y": "1", "e": "2", "E": "4",
    }  # fmt: skip
    assert {name: words[f"slope:{name}"] for name in "wxhyeE"} == {
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
    assert words["title"] == "$E = (w x - y)^2$"


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


def test_the_colours_of_all_figures():
    lines = {line.get_gid(): line for line in shown("neuron")[1].lines}
    colours = {name: lines[f"wire:{name}"].get_color() for name in "xywhE"}
    assert colours == {"x": style.DATA, "y": style.DATA, "w": style.W, "h": style.H, "E": style.E}
    assert {lines[f"wire:{name}"].get_linestyle() for name in "xywhE"} == {"-"}
    assert {lines[f"back:{name}"].get_linestyle() for name in "xywhE"} == {"--"}


def test_values_stand_over_and_slopes_under_their_wires():
    _, axes, labels = shown("neuron")
    wires = {line.get_gid(): line for line in axes.lines}
    for name in "wxhyeE":
        y = axes.transData.transform(wires[f"wire:{name}"].get_xydata()[0])[1]
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
    corners = {
        label: np.array([*itertools.product([box.x0, box.x1], [box.y0, box.y1])])
        for label, box in labels.items()
    }
    for gid, gate in gates.items():
        number = gid.split(":")[1]
        centre = np.array([gate.x0 + gate.x1, gate.y0 + gate.y1]) / 2
        for label, places in corners.items():
            away = np.hypot(*(places - centre).T)
            if label.startswith(("sign", "local")) and label.split(":")[1] == number:
                assert away.max() < gate.width / 2, label
            else:
                assert away.min() > gate.width / 2 - 1, (gid, label)


@pytest.mark.parametrize("which", PICTURES)
def test_wires_cross_no_labels_and_no_gates(which):
    picture, axes, labels = shown(which)
    gates = {gate.output: f"gate:{gate.number}" for gate in picture.graph.gates}
    circles = {patch.get_gid(): patch.get_window_extent() for patch in axes.patches}
    wires = [line for line in axes.lines if (line.get_gid() or "").startswith("wire:")]
    assert {line.get_gid() for line in wires} == {f"wire:{name}" for name in picture.graph.wires}
    for line in wires:
        name = line.get_gid().removeprefix("wire:")
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
    found = boxes(drawn(slides(), part=0.5))
    for (a, box), (b, other) in itertools.combinations(found.items(), 2):
        assert min(overlap(box, other)) <= 0.5, (a, b)


def test_it_stays_in_its_box_when_the_window_changes_its_size():
    picture = slides()
    figure = Figure(figsize=[picture.size[0], 2 * picture.size[1]])
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    picture.draw(axes, box=(0, 0.5, 1, 0.5))
    for size in ((13.66, 7.68), (6, 11)):
        figure.set_size_inches(size)
        event = ResizeEvent("resize_event", figure.canvas)
        figure.canvas.callbacks.process("resize_event", event)
        wide, high = figure.get_size_inches() * figure.dpi
        axes.apply_aspect()
        found = boxes(axes)
        assert {"value:w", "role:w", "title", "sign:3"} <= {*found}
        shapes = [patch.get_window_extent() for patch in axes.patches]
        for box in [*found.values(), *shapes]:
            assert box.x0 > -1 and box.x1 < wide + 1 and high / 2 - 1 < box.y0 and box.y1 < high + 1
        # It takes its box's whole width or height, and its letters fit, as before
        edges = axes.get_window_extent()
        assert max(edges.width / wide, edges.height / (high / 2)) == pytest.approx(1, abs=0.01)
        for box, other in itertools.combinations(found.values(), 2):
            assert min(overlap(box, other)) <= 0.5
