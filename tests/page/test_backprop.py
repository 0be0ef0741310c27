"""Back-propagation gate by gate: the slides' numbers, every slope, and that all can be read."""

import itertools

import numpy as np
import pytest
from reading import is_korean, is_whole, numbers

from lib.program.quiet import tf

STEP, BACK = "\ue014", "\ue012"
KINDS = {"of the slides": 9, "with a bias": 11, "three points": 11}  # moments in a round
WILD = {"x": "-99.87", "y": "-99.7", "w": "99.73", "b": "-98.6", "α": "9.876"}


@pytest.fixture
def backprop(opened):
    return opened(part="backprop")


def sentence(page):
    return page.text(".sentence")


def choose(page, kind, typed):
    page.click(kind)
    labels = page.all(".boxes > label", "e.innerText.trim()[0]")
    for name, value in typed.items():
        if name in labels:
            page.type(f".boxes > label:nth-of-type({labels.index(name) + 1}) input", str(value))
    page.focus(".player button:nth-child(3)")


def test_the_slides_numbers_moment_by_moment(backprop):
    expected = [
        "x = 1, w = 3, y = 1", "h = w · x = 3 · 1 = 3", "e = h − y = 3 − 1 = 2", "E = e² = 2² = 4",
        "∂E/∂E = 1", "2e = 4, times the slope at its output, 1: ∂E/∂e = 4",
        "1 (for h) and −1 (for y), times the slope at its output, 4: ∂E/∂h = 4, ∂E/∂y = −4",
        "x = 1 (for w) and w = 3 (for x), times the slope at its output, 4: ∂E/∂w = 4, ∂E/∂x = 12",
        "w = 3 − 0.1 · 4 = 2.6. E falls from 4 to 2.56", "Round 2. The numbers stand at the "
        "inputs: x = 1, w = 2.6, y = 1",
    ]  # fmt: skip
    known = [3, 4, 5, 6, 7, 9, 11, 11, 11, 3]  # numbers on the graph: values, then slopes, too
    for words, count in zip(expected, [3, 4, 5, 6, 7, 8, 10, 12, 12, 3], strict=True):
        assert words in sentence(backprop)
        shown = backprop.all(".graph .value, .graph .slope", "e.innerText")
        assert sum(" = " in text for text in shown) == count, known
        backprop.press(STEP)
    backprop.press(BACK * 2)
    assert expected[-2] in sentence(backprop)


@pytest.mark.parametrize("points", [[(1.0, 1.0)], [(-2, 5), (0, 1)]])
def test_each_slope_is_local_gradient_times_slope_at_the_output(module, points):
    X, Y = (list(map(float, column)) for column in zip(*points, strict=True))
    for w, b in [(3.0, 0.0), (-1.5, 2.0)]:
        found = module("neuron").gates(X, Y, w, b)["slopes"]
        local = module("neuron").local_gradients(X, Y, w, b)
        outputs = {
            "w": "product", "x": "product", "product": "h", "b": "h", "h": "e", "y": "e",
            "e": "squared", "squared": None,
        }  # fmt: skip
        for wire, output in outputs.items():
            after = found[output] if output else [1.0] * len(X)
            np.testing.assert_allclose(found[wire], np.multiply(local[wire], after))
        x, y = tf.constant(X, tf.float64), tf.constant(Y, tf.float64)
        slope = {"w": tf.Variable(w, dtype=tf.float64), "b": tf.Variable(b, dtype=tf.float64)}
        with tf.GradientTape() as tape:
            tape.watch([x, y])
            E = tf.reduce_mean(tf.square(slope["w"] * x + slope["b"] - y))
        taped = tape.gradient(E, [slope["w"], slope["b"], x, y])
        for wire, expected in zip("wbxy", taped, strict=True):
            parts = np.array(found[wire])
            total = parts.sum() if wire in "wb" else parts
            np.testing.assert_allclose(total, expected.numpy(), atol=1e-12)


def test_three_points_add_their_parts(backprop):
    choose(backprop, "three points", {})
    backprop.press(STEP * 9)
    assert "Each point adds its part" in sentence(backprop)
    slope, *_ = backprop.all(".below .slope", "e.innerText")
    # 1 · 4/3 + 2 · 8/3 + 3 · 4 = 56/3
    assert numbers(slope) == [1.33, 5.33, 12, 18.67]
    assert "· (1, 2, 3)" in backprop.all(".factor .local", "e.innerText")
    backprop.press(STEP)
    assert numbers(sentence(backprop)) == [3, 0.1, 18.67, 1.133, 18.7, 0.083]


# A graph, numbers other than the usual ones, and what is said of the update
SAID = [
    ("of the slides", {"w": 1}, "learning has ended"),
    ("of the slides", {"α": 1}, "E stays 4"),
    ("of the slides", {"α": 1.1}, "above the limit, 2 / curvature = 1. It explodes"),
    ("of the slides", {"y": 5}, "w = 3 − 0.1 · (−4) = 3.4"),
    ("with a bias", {"α": 0.6}, "above the limit, 2 / curvature = 0.5. It explodes"),
    ("with a bias", {}, "w = 3 − 0.1 · 6 = 2.4, b = 1 − 0.1 · 6 = 0.4"),
    ("three points", {"α": 0.3}, "above the limit, 2 / curvature = 0.214. It explodes"),
    ("of the slides", {"α": 10}, "explodes"),
]


def test_the_update(backprop):
    for kind, typed, words in SAID:
        choose(backprop, kind, {"x": 1, "y": 1, "w": 3, "b": 1, "α": 0.1} | typed)
        backprop.click("Step", KINDS[kind] - 1)
        assert words in sentence(backprop)


def test_no_moment_has_a_number_that_is_none(module, browser):
    module("neuron")
    script = """const [kind, language] = arguments;
      document.documentElement.lang = language;
      return [0.1, 1, 7, 1e4].flatMap((learning_rate) =>
        [[1, 3], [0, 0], [-1e4, 1e4], [1e-3, -2]].flatMap(([x, w]) => {
          const model = module_backprop.model_of({kind, x, y: 1, w, b: 1, learning_rate});
          return model.moments.map((each) => module_backprop.sentence(model, each));
        }));"""
    for kind, language in itertools.product(("slide", "bias", "three"), ("ko", "en")):
        texts = browser.execute_script(script, kind, language)
        assert len(texts) > 100
        assert [text for text in texts if not is_whole(text)] == []
        assert [text for text in texts if is_korean(text) != (language == "ko")] == []


@pytest.mark.parametrize(("width", "lang"), [(1600, "en"), (1000, "ko"), (360, "en")])
def test_its_texts_do_not_lie_on_each_other(opened, width, lang):
    page = opened(f"lang={lang}", part="backprop", size=(width, 900))
    names = page.all(".choice span", "e.innerText")
    for (kind, moments), typed in itertools.product(
        zip(names, KINDS.values(), strict=True), ({}, WILD)
    ):
        choose(page, kind, {"x": 1, "y": 1, "w": 3, "b": 1, "α": 0.1} | typed)
        page.run("Array.from({length: arguments[0]}, () => document.querySelector("
                 "'#backprop .player button:nth-child(3)').click())", moments - 1)  # fmt: skip
        assert page.overlaps() == [], (kind, typed)
