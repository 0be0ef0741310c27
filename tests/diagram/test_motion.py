from drawn import neuron, slides
from graphs import traced

from lib.diagram import motion
from lib.diagram.moment import all_moments
from lib.diagram.picture import Picture
from lib.program.quiet import tf


def sentences(picture, updates=1):
    moments = all_moments([drawn.gate.number for drawn in picture.gates], updates)
    return [*map(motion.Sentences(picture).of, moments)]


def test_a_sentence_for_each_moment():  # L1.11 to L1.14
    assert sentences(slides()) == [
        "Step 0: w = 3",
        "Step 0, forward: h = w · x = 3 · 1 = 3",
        "Step 0, forward: e = h − y = 3 − 1 = 2",
        "Step 0, forward: E = e² = 2² = 4",
        "Step 0, backward: ∂E/∂e = 4 · 1 = 4",
        "Step 0, backward: ∂E/∂h = 1 · 4 = 4, ∂E/∂y = (−1) · 4 = −4",
        "Step 0, backward: ∂E/∂w = 1 · 4 = 4, ∂E/∂x = 3 · 4 = 12",
        "Step 0, update: w ← w − α · slope = 3 − 0.1 · 4 = 2.6",
        "Step 1, forward: the cost is 2.56, it was 4",
    ]


def test_further_steps_have_three_sentences():
    assert sentences(neuron(updates=2), 2)[9:] == [
        "Step 1, backward: ∂E/∂w = 1 · 3.2 = 3.2",
        "Step 1, update: w ← w − α · slope = 2.6 − 0.1 · 3.2 = 2.28",
        "Step 2, forward: the cost is 1.638, it was 2.56",
    ]


def test_sums_and_wires_used_twice_have_sentences():
    def cost(x, y, w1, b):
        h = w1 * x + x + b
        return tf.square(h - y) + 0.1 * w1 * w1

    graph, passes = traced(cost, {"x": 1, "y": 1}, 1, w1=3, b=1)
    said = sentences(Picture(graph, passes, 0.1))
    assert said[0] == "Step 0: w₁ = 3, b = 1"
    assert "Step 0, forward: f = sum = 5" in said  # 3 + 1 + 1
    assert "Step 0, backward: ∂E/∂f = 1 · 8 = 8, ∂E/∂y = (−1) · 8 = −8" in said
    assert "Step 0, backward: ∂E/∂w₁ = 8 + 0.3 + 0.3 = 8.6" in said
