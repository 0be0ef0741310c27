"""The picture: its numbers, where gates are, and that all words can be read, whatever the cost."""

import pytest
from boxes import faults
from graphs import squared_error, traced

from lib.graph import people, picture
from lib.program.quiet import tf


def error(h, y):
    return tf.square(tf.subtract(tf.identity(h, name="h"), y, name="e"))


def two_neurons(x, y, w1, w2):
    return error(w2 * tf.multiply(w1, x, name="h1"), y)


def several(x1, x2, x3, y, w1, w2, w3, b):
    return error(w1 * x1 + w2 * x2 + w3 * x3 + b, y)


SLIDES = (squared_error, {"x": 1, "y": 1}, {"w": 3})
COSTS = {
    "slides": SLIDES,
    "three points": (squared_error, {"x": [1, 2, 3], "y": [1, 2, 3]}, {"w": 3}),
    "five points": (squared_error, {"x": [1.234, -2, 3, 4, 5], "y": [1, 2, 3, 4, 5]}, {"w": -0.73}),
    "large numbers": (squared_error, {"x": -123456.7, "y": 3.2e15}, {"w": -3.2e-15}),
    "slope 0": (squared_error, {"x": 0, "y": 2}, {"w": 1}),
    "bias": (lambda x, y, w, b: error(w * x + b, y), {"x": -3, "y": 3}, {"w": -3.21, "b": -4.32}),
    "bias, three points": (
        lambda x, y, w, b: tf.reduce_mean(error(w * x + b, y)),
        {"x": [1, 2, 3], "y": [1, 2, 3]}, {"w": -3, "b": 4},
    ),
    "three inputs": (
        several, {"x1": 73, "x2": 80, "x3": 75, "y": 152},
        {"w1": 0.1, "w2": -1.25, "w3": 12345.678, "b": 1e-5},
    ),
    "two neurons": (two_neurons, {"x": 1, "y": 1}, {"w1": 2, "w2": -0.5}),
    "two inputs": (
        lambda x1, x2, y, w1, w2: error(w1 * x1 + w2 * x2, y),
        {"x1": 1, "x2": 1, "y": 1}, {"w1": 3, "w2": 1},
    ),
    "other gates": (
        lambda x, y, w: tf.reduce_mean(tf.abs(tf.sigmoid(w * x) - y) ** 10),
        {"x": [1, 2], "y": [1, 3]}, {"w": 0.3},
    ),
    "a weight used three times": (
        lambda x, y, w: tf.square(y - w * x) + 0.1 * w * w, {"x": 1, "y": 2}, {"w": 3},
    ),
}  # fmt: skip


def drawn(cost, inputs, parameters, rate=0.1):
    graph, passes = traced(cost, inputs, **parameters)
    return graph, passes, picture.draw(graph, passes, "given", ["h1", "h"], rate)


def words(figure, kind):
    """The texts whose gid begins so, without signs of mathematics: from left to right, or down."""
    found = [text for text in figure.axes[0].texts if (text.get_gid() or "").startswith(kind)]
    downwards = kind.startswith(("slope:w", "slope:b"))
    found.sort(
        key=lambda text: text.get_position()[0] if not downwards else -text.get_position()[1]
    )
    plain = (text.get_text().replace("$", "").replace(r"\cdot", "*") for text in found)
    return [text.replace("=\\", "=") for text in plain]


FEW = "slides", "three inputs", "two neurons"
SOME = [pytest.param(name, marks=[pytest.mark.slow] * (name not in FEW)) for name in COSTS]


@pytest.mark.parametrize("name", SOME)
def test_it_can_be_read_and_its_slopes_are_those_of_the_passes(name):
    _, passes, figure = drawn(*COSTS[name])
    assert faults(figure) == []
    assert figure.get_figheight() < 7.2
    for wire in COSTS[name][2]:  # how the slope comes about, and what it is: to three figures
        lines = [line for line in words(figure, f"slope:{wire}") if "its part" not in line]
        told = " ".join(lines).replace("^{", "**(").replace("}", ")").replace("\\ ", " ")
        parts = told.split("=")
        for part in parts[1 + ("the" in parts[1]) :]:
            assert eval(part) == pytest.approx(passes.slope[wire].item(), rel=1e-2)


def test_the_slides_picture():  # L1.9 to L1.14
    *_, figure = drawn(*SLIDES)
    assert figure.get_figwidth() == 10
    assert words(figure, "gate:") == ["×", "−", r"(\,)^2"]
    assert words(figure, "value:") == ["w = 3", "x = 1", "h = 3", "y = 1", "e = 2", "E = 4"]
    names = "weight (synapse), input, hypothesis, right answer, error, cost"
    assert [*filter(None, words(figure, "name:"))] == names.split(", ")
    assert words(figure, "frame:") == ["the neuron"]
    assert words(figure, "factor:") == ["times x = 1", "times 1", "times 2e = 4"]
    assert words(figure, "slope:w")[-1].endswith("= 4 * 1 * 1 = 4")  # back from E
    slopes = [words(figure, f"slope:{name}") for name in "xhyeE"]
    assert slopes == [["slope 12"], ["slope 4"], ["slope -4"], ["slope 4"], ["slope 1"]]
    assert r"4 \cdot 1 \cdot 1 = 4" in figure.get_suptitle()
    assert words(figure, "update")[0].endswith("new w = 3 - 0.1 * 4 = 2.6")
    assert words(drawn(*SLIDES, rate=None)[-1], "update") == [""]


def test_nine_gates_are_drawn_and_ten_are_not(capsys):
    for count in (9, 10):

        def cost(x, w, count=count):
            for _ in range(count - 1):
                x = tf.tanh(x)
            return w * x

        *_, figure = drawn(cost, {"x": 1}, {"w": 3})
        assert faults(figure) == [] if count == 9 else figure is None
    assert "10 gates" in capsys.readouterr().out


def test_people():  # L1.12, L1.13
    for name in ("slides", "three points", "large numbers"):
        graph, passes = traced(*COSTS[name][:2], **COSTS[name][2])
        figure = people.draw(graph, passes, "w", "given")
        assert faults(figure) == []
        if name == "slides":
            assert words(figure, "role:")[::3] == ["the boss", "the worker"]
            assert words(figure, "times") == ["times x = 1", "times 1", "times 2e = 4"]
            assert words(figure, "product")[0].endswith("1 * 1 * 4 = 4")
    cost, inputs, parameters = COSTS["a weight used three times"]
    assert people.draw(*traced(cost, inputs, **parameters), "w", "given") is None
