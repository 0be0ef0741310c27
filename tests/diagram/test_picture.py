"""What stands in the picture, from the figure's own objects, and where."""

import functools

import numpy as np
import pytest
from boxes import faults, given
from drawn import lines, neuron, overlap, slides, ways
from drawn import texts as words
from graphs import traced
from matplotlib.patches import FancyBboxPatch

from lib.diagram.picture import Picture
from lib.program.quiet import tf
from lib.show import style


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


def fifteen_gates():
    """Wires that are used several times, and pass by several gates."""

    def cost(x, y, w, u):
        h = w * x
        t = (h * u + w) * h - w * y
        return tf.reduce_mean(tf.square(t - y) + tf.abs(t + u * y) + w * w)

    graph, passes = traced(cost, {"x": [1, 2, 3, 4], "y": [1, 1, 5, 6]}, w=2.0, u=0.3)
    assert len(graph.gates) == 15
    return Picture(graph, passes)


SCORES = [73, 93, 89, 96] * 6, [80, 88, 91, 98] * 6, [75, 93, 90, 100] * 6
LECTURE = {
    "neuron": slides,
    "three points": lambda: neuron([1, 2, 3], [1, 2, 3]),
    "many points": lambda: neuron(np.arange(442) / 100, np.arange(442.0)),
    "bias": lambda: neuron_of([1, 2, 3], bias=4, w=-3),
    "bias, many points": lambda: neuron_of(np.arange(1e5), bias=4, w=-3),
    "two inputs": lambda: neuron_of([1], [1]),
    "three inputs": lambda: neuron_of(*SCORES, bias=0, w=0),
    "many inputs": lambda: neuron_of(*SCORES * 2, bias=0.1),
    "two neurons": two_neurons,
}
ODD = {
    "large and small": lambda: neuron_of([1e5, 2e7, -3e12], bias=1e-7, y=[1e-11, 1e100, 2], w=-3e9),
    "large, many points": lambda: neuron(np.linspace(-20, 20, 40), np.linspace(-7e-5, 1e7, 40)),
    "penalty": penalty,
    "fifteen gates": fifteen_gates,
}


@functools.cache
def shown(which):
    """The figure of a picture."""
    return {**LECTURE, **ODD}[which]().draw("$E = (w x - y)^2$")


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


def test_a_gate_is_labelled_in_place():
    said = words(axes("neuron"), "key:")
    assert [*said.values()] == ["this\nslope", "local\ngradient", "slope at\nits output"]
    x = {text.get_gid(): text.get_position()[0] for text in axes("neuron").texts}
    assert x["name:e"] == x["key:0"] < x["key:1"] < x["key:2"] == x["name:E"]
    assert not words(axes("penalty"), "key:")  # something comes from below there


def test_over_several_points_the_sum_is_shown_where_it_happens():
    shown = axes("bias")
    # E = mean((w x + b - y)^2) at w = -3, b = 4
    assert lines(shown, "slope:w1")[1:] == [
        "   1 · 0",
        "+ 2 · (−2.67)",
        "+ 3 · (−5.33)",
        "= −21.33",
    ]
    assert lines(shown, "slope:b")[1:] == ["   0", "+ (−2.67)", "+ (−5.33)", "= −8"]
    assert lines(shown, "value:E") == ["(0 + 16 + 64) / 3", "= 26.67"]


def test_the_title_says_what_one_sees_and_below_it_stands_what_was_given():
    figure = shown("neuron")
    title = "Values go right, slopes come back, each a product of two"
    assert figure.get_suptitle().strip() == title
    assert given(figure) == r"$E = (w x - y)^2$,   $w$ = 3,   $\alpha = 0.1$"


def test_many_inputs_meet_in_one_gate():
    said = words(axes("many inputs"))
    assert [text for text in said.values() if text == "Σ"] == ["Σ"]
    assert {gid for gid in said if gid.startswith("name:w")} == {"name:w1", "name:w6"}
    (more,) = (text for gid, text in said.items() if gid.startswith("more"))
    assert more == "… and 4 more, in the same way"


def test_a_name_stands_again_where_a_wire_is_used_again():
    tags = [text.get_gid() for text in axes("penalty").texts if text.get_text() == "$w$"]
    assert sorted(tags) == ["name:w", "name:w:again", "name:w:again"]


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


def test_values_stand_over_and_slopes_under_their_wires():
    boxes = {text.get_gid(): text.get_position()[1] for text in axes("neuron").texts}
    for name in "wheE":
        assert boxes[f"value:{name}:0"] > boxes[f"name:{name}"] > boxes[f"slope:{name}:0"]


def frames(which):
    return [patch for patch in axes(which).patches if (patch.get_gid() or "").startswith("frame")]


@pytest.mark.parametrize(
    ("which", "inside"),
    [
        ("neuron", ["wx"]),  # L1.9
        ("bias", [["w1", "x1", "a", "b"]]),
        ("two neurons", [["w1", "x"], ["h1", "w2"]]),
        ("penalty", ["wx"]),
    ],
)
def test_a_frame_holds_a_neuron_and_nothing_else(which, inside):
    found = []
    for frame in frames(which):
        box = frame.get_bbox()
        found.append({
            text.get_gid().removeprefix("name:") for text in axes(which).texts
            if text.get_gid().startswith("name:") and box.contains(*text.get_position())
        })  # fmt: skip
    assert found == [set(names) for names in inside]


def test_a_frame_ends_over_what_does_not_belong_to_it():
    (frame,) = frames("penalty")
    (again, _) = (t for t in axes("penalty").texts if t.get_gid() == "name:w:again")
    assert again.get_position()[1] < frame.get_bbox().y0


def test_the_colours_of_all_figures():
    wires = {line.get_gid(): line.get_color() for line in axes("neuron").lines}
    assert {name: wires[f"wire:{name}"] for name in "xywhE"} == {
        "x": style.DATA, "y": style.DATA, "w": style.W, "h": style.H, "E": style.E,
    }  # fmt: skip
    assert {colour for gid, colour in wires.items() if gid.startswith("back")} == {style.BACK}


def test_factors_are_tinted_as_where_they_come_from():
    def tints(gid):
        """The colours of the chips behind a text, from left to right."""
        (text,) = (text for text in axes("neuron").texts if text.get_gid() == gid)
        box = text.get_window_extent()
        chips = [
            patch for patch in axes("neuron").patches
            if isinstance(patch, FancyBboxPatch) and not patch.get_gid()
            and min(overlap(box, patch.get_window_extent())) > 3
        ]  # fmt: skip
        chips.sort(key=lambda chip: chip.get_x())
        return [chip.get_facecolor() for chip in chips]

    shown("neuron").draw_without_rendering()
    (local,), (slope,) = tints("local:3:left"), tints("slope:E:0")
    assert local != slope
    assert tints("slope:e:0") == [local, slope, slope]  # 4 · 1 = 4


def wrong(figure, *sizes):
    """Its faults in windows of these sizes, where letters are smaller or larger, too."""
    return [fault for fault in faults(figure, sizes) if not fault.startswith("small")]


@pytest.mark.parametrize("which", LECTURE)
def test_it_fits_a_small_window_with_letters_of_11_points(which):
    figure = shown(which)
    wide, high = figure.get_size_inches()
    assert wide == 10 and high <= 6.5
    figure.draw_without_rendering()
    assert min(text.get_fontsize() for text in axes(which).texts) > 10.99
    assert wrong(figure, (8, 5.2)) == []


def test_it_fits_windows_of_other_sizes():
    assert wrong(shown("neuron"), (10, 6.5), (19.2, 10.2)) == []


@pytest.mark.parametrize("which", ODD)
def test_nothing_overlaps_in_odd_pictures(which):
    figure = shown(which)
    assert figure.get_size_inches()[1] <= 6.5
    assert wrong(figure, (10, 6.5)) == []
