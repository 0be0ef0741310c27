"""What stands in the picture, from the figure's own objects, and where."""

import functools

import numpy as np
from drawn import lines, slides, ways
from drawn import texts as words
from graphs import traced

from lib.diagram.picture import Picture
from lib.program.quiet import tf


def neuron_of(*columns, bias=None, y=None, w=0.5):
    """The picture of a neuron with these columns of x, as 06 computes it."""

    def cost(*wires, b=None, **w):
        *x, y = wires
        h = w["w1"] * x[0]
        for k in range(1, len(x)):
            h = h + w[f"w{k + 1}"] * x[k]
        h = tf.identity(h if b is None else h + b, name="h")
        return tf.reduce_mean(tf.square(tf.subtract(h, y, name="e")))

    names = range(1, len(columns) + 1)
    start = {f"w{k}": w for k in names} | ({} if bias is None else {"b": bias})
    inputs = {f"x{k}": column for k, column in zip(names, columns, strict=True)}
    y = columns[0] if y is None else y
    graph, passes = traced(cost, {**inputs, "y": y}, **start)
    return Picture(graph, passes, 0.1, neurons=["h1", "h"])


def two_neurons():
    def cost(x, y, w1, w2):
        h = tf.multiply(w2, tf.multiply(w1, x, name="h1"), name="h")
        return tf.reduce_mean(tf.square(tf.subtract(h, y, name="e")))

    graph, passes = traced(cost, {"x": 1, "y": 1}, w1=2.0, w2=-0.5)
    return Picture(graph, passes, 0.1, neurons=["h1", "h"])


def penalty():
    """A cost that uses w in three places."""

    def cost(x, y, w):
        h = tf.multiply(w, x, name="h")
        return tf.reduce_mean(tf.square(h - y)) + 0.1 * w * w

    graph, passes = traced(cost, {"x": 1, "y": 1}, 1, w=3)
    return Picture(graph, passes, 0.1, neurons=["h"])


SCORES = [73, 93, 89, 96] * 6, [80, 88, 91, 98] * 6, [75, 93, 90, 100] * 6
PICTURES = {
    "neuron": slides,
    "bias": lambda: neuron_of([1, 2, 3], bias=4, w=-3),
    "many inputs": lambda: neuron_of(*SCORES * 2, bias=0.1),
    "two neurons": two_neurons,
    "penalty": penalty,
}


@functools.cache
def shown(which):
    """The figure of a picture."""
    return PICTURES[which]().draw("$E = (w x - y)^2$")


def axes(which):
    return shown(which).axes[0]


# What stands there


def test_the_slides_numbers():  # L1.10 to L1.14
    shown = axes("neuron")
    said = words(shown)
    assert [said[f"sign:{k}"] for k in (1, 2, 3)] == ["×", "−", "( )²"]
    values = {name: lines(shown, f"value:{name}") for name in "wxhyeE"}
    assert values == {"w": ["3"], "x": ["1"], "h": ["3"], "y": ["1"], "e": ["2"], "E": ["4"]}
    assert {name: lines(shown, f"slope:{name}")[0] for name in "wxhyeE"} == {
        "w": r"$\partial E/\partial w$ = 1 · 4 = 4",
        "x": r"$\partial E/\partial x$ = 3 · 4 = 12",
        "h": r"$\partial E/\partial h$ = 1 · 4 = 4",
        "y": r"$\partial E/\partial y$ = (−1) · 4 = −4",
        "e": r"$\partial E/\partial e$ = 4 · 1 = 4",
        "E": r"$\partial E/\partial E$ = 1",
    }
    assert words(shown, "local") == {
        "local:1:left": "1", "local:1:below": "3", "local:2:left": "1", "local:2:below": "−1",
        "local:3:left": "4",
    }  # fmt: skip
    assert lines(shown, "update:w")[-1] == "= 3 − 0.1 · 4 = 2.6"
    assert said["meaning:w"] == "the synapse"


def test_many_inputs_meet_in_one_gate():
    said = words(axes("many inputs"))
    assert [text for text in said.values() if text == "Σ"] == ["Σ"]
    assert {gid for gid in said if gid.startswith("name:w")} == {"name:w1", "name:w6"}
    (more,) = (text for gid, text in said.items() if gid.startswith("more"))
    assert more == "… and 4 more, in the same way"


# Where it stands


def test_w_h_e_and_E_are_on_one_straight_line_and_x_and_y_come_from_below():
    wires = ways(axes("neuron"), "wire")
    heights = {y for name in "wheE" for part in wires[f"wire:{name}"] for y in part[:, 1]}
    assert len(heights) == 1
    for name in "xy":
        (part,) = wires[f"wire:{name}"]
        assert np.ptp(part[:, 0]) == 0 and part[0, 1] < part[-1, 1] < min(heights)


def test_values_go_right_and_slopes_come_back():
    wires, back = ways(axes("neuron"), "wire"), ways(axes("neuron"), "back")
    for name in "whe":
        assert all(part[0, 0] < part[-1, 0] for part in wires[f"wire:{name}"])
        assert all(part[0, 0] > part[-1, 0] for part in back[f"back:{name}"])


def frames(which):
    return [patch for patch in axes(which).patches if (patch.get_gid() or "").startswith("frame")]


def test_a_frame_holds_a_neuron_and_nothing_else():
    for which, inside in [
        ("neuron", ["wx"]),  # L1.9
        ("bias", [["w1", "x1", "a", "b"]]),
        ("two neurons", [["w1", "x"], ["h1", "w2"]]),
        ("penalty", ["wx"]),
    ]:
        found = []
        for frame in frames(which):
            box = frame.get_bbox()
            found.append({
                text.get_gid().removeprefix("name:") for text in axes(which).texts
                if text.get_gid().startswith("name:") and box.contains(*text.get_position())
            })  # fmt: skip
        assert found == [set(names) for names in inside]
