"""Back-propagation gate by gate: the slides' numbers, and what is said of each moment."""

import itertools

import pytest
from browsing import LEFT, RIGHT
from reading import is_korean, is_whole, numbers


@pytest.fixture
def backprop(opened):
    return opened(part="backprop")


def test_the_slides_numbers_moment_by_moment(backprop):
    expected = [
        "x = 1, w = 3, y = 1", "h = w · x = 3 · 1 = 3", "e = h − y = 3 − 1 = 2", "E = e² = 2² = 4",
        "∂E/∂E = 1", "2e = 4, times the slope at its output, 1: ∂E/∂e = 4",
        "1 (for h) and −1 (for y), times the slope at its output, 4: ∂E/∂h = 4, ∂E/∂y = −4",
        "x = 1 (for w) and w = 3 (for x), times the slope at its output, 4: ∂E/∂w = 4, ∂E/∂x = 12",
        "w = 3 − 0.1 · 4 = 2.6. E falls from 4 to 2.56", "Round 2. The numbers stand at the "
        "inputs: x = 1, w = 2.6, y = 1",
    ]  # fmt: skip
    # So many numbers are on the graph: values, then slopes, too
    for words, count in zip(expected, [3, 4, 5, 6, 7, 8, 10, 12, 12, 3], strict=True):
        assert words in backprop.sentence()
        shown = backprop.all(".graph .value, .graph .slope", "e.innerText")
        assert sum(" = " in text for text in shown) == count
        backprop.press(RIGHT)
    backprop.press(LEFT * 2)
    assert expected[-2] in backprop.sentence()


def test_three_points_add_their_parts(backprop):
    backprop.click("three points")
    backprop.click("Step", 9)
    assert "Each point adds its part" in backprop.sentence()
    slope, *_ = backprop.all(".below .slope", "e.innerText")
    assert numbers(slope) == [1.33, 5.33, 12, 18.67]  # 1 · 4/3 + 2 · 8/3 + 3 · 4 = 56/3
    assert "· (1, 2, 3)" in backprop.all(".factor .local", "e.innerText")
    backprop.click("Step")
    assert numbers(backprop.sentence()) == [3, 0.1, 18.67, 1.133, 18.7, 0.083]


# A graph, numbers other than the slides', and what is said of the first update
SAID = [
    ("slide", {"w": 1}, "learning has ended"),
    ("slide", {"learning_rate": 1}, "E stays 4"),
    ("slide", {"learning_rate": 1.1}, "above the limit, 2 / curvature = 1. It explodes"),
    ("slide", {"y": 5}, "w = 3 − 0.1 · (−4) = 3.4"),
    ("bias", {}, "w = 3 − 0.1 · 6 = 2.4, b = 1 − 0.1 · 6 = 0.4"),
    ("bias", {"learning_rate": 0.6}, "above the limit, 2 / curvature = 0.5. It explodes"),
    ("three", {"learning_rate": 0.3}, "above the limit, 2 / curvature = 0.214. It explodes"),
]


def test_the_update(backprop):
    for kind, numbers_, words in SAID:
        given = {"kind": kind, "x": 1, "y": 1, "w": 3, "b": 1, "learning_rate": 0.1} | numbers_
        assert words in backprop.run("""((model) => module_backprop.sentence(model,
            model.moments.find(({phase}) => phase === "update")))
            (module_backprop.model_of(arguments[0]))""", given)  # fmt: skip


def test_no_moment_has_a_number_that_is_none(module, browser):
    module("neuron", "limit", [])
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
