"""Back-propagation gate by gate: the slides' numbers, every slope, and that all can be read."""

import itertools

import numpy as np
import pytest
from reading import is_korean, is_whole, numbers

from lib.program.quiet import tf

BACKPROP = "#backprop"
STEP = "\ue014"
TAB, ENTER = "\ue004", "\ue007"
HAIR = 4  # pixels that boxes may have in common: letters do not fill them
WILD = {"x": -99.87, "y": -99.7, "w": 99.73, "b": -98.6, "rate": 9.876}
KINDS = {"slide": 9, "bias": 11, "three": 11}  # moments in a round


@pytest.fixture(scope="module")
def address(page_with):
    return page_with("backprop")


@pytest.fixture
def backprop(opened):
    page = opened()
    page.focus("#backprop .place > .buttons button:nth-child(3)")
    return page


def sentence(page):
    return page.text("#backprop .sentence")


def box(kind, name):
    names = {"slide": "x y w α", "bias": "x y w b α", "three": "w α"}[kind].split()
    place = names.index("α" if name == "rate" else name) + 1
    return f"#backprop .boxes label:nth-of-type({place}) input"


def choose(page, kind, **typed):
    page.run(f"document.querySelector('#backprop input[value={kind}]').click()")
    for name, value in typed.items():
        page.enter(box(kind, name), value)
    page.focus("#backprop .place > .buttons button:nth-child(3)")


def test_the_slides_numbers_moment_by_moment(backprop):
    expected = [
        "x = 1, w = 3, y = 1", "h = w · x = 3 · 1 = 3", "e = h − y = 3 − 1 = 2", "E = e² = 2² = 4",
        "∂E/∂E = 1", "2e = 4, times the slope at its output, 1: ∂E/∂e = 4",
        "1 (for h) and −1 (for y), times the slope at its output, 4: ∂E/∂h = 4, ∂E/∂y = −4",
        "x = 1 (for w) and w = 3 (for x), times the slope at its output, 4: ∂E/∂w = 4, ∂E/∂x = 12",
        "w = 3 − 0.1 · 4 = 2.6. E falls from 4 to 2.56", "Round 2. The numbers stand at the "
        "inputs: x = 1, w = 2.6, y = 1",
    ]  # fmt: skip
    for words in expected:
        assert words in sentence(backprop)
        backprop.press(STEP)
    backprop.press("\ue012" * 2)
    assert expected[-2] in sentence(backprop)
    backprop.click("Reset", BACKPROP)
    assert expected[0] in sentence(backprop)


@pytest.mark.parametrize("points", [[(1.0, 1.0)], [(-2, 5), (0, 1)]])
def test_each_slope_is_local_gradient_times_slope_at_the_output(module, points):
    X, Y = (list(map(float, column)) for column in zip(*points, strict=True))
    for w, b in [(3.0, 0.0), (-1.5, 2.0)]:
        found = module("neuron").gates(X, Y, w, b)["slopes"]
        local = module("neuron").local_gradients(X, Y, w, b)
        ones = [1.0] * len(X)
        outputs = {
            "w": "product", "x": "product", "product": "h", "b": "h", "h": "e", "y": "e",
            "e": "squared", "squared": None,
        }  # fmt: skip
        for wire, output in outputs.items():
            after = found[output] if output else ones
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
    choose(backprop, "three")
    backprop.press(STEP * 9)
    assert "Each point adds its part" in sentence(backprop)
    rows = backprop.run(
        "[...document.querySelectorAll('#backprop .slope')].map((row) => row.innerText)"
    )
    # 1 · 4/3 + 2 · 8/3 + 3 · 4 = 56/3
    products = [numbers(row) for row in rows if numbers(row)[:1] in ([1], [2], [3])]
    assert [1, 1.33, 1.33] in products and [2, 2.67, 5.33] in products and [3, 4, 12] in products
    assert "sum = 18.67" in rows
    backprop.press(STEP)
    assert numbers(sentence(backprop)) == [3, 0.1, 18.7, 1.133, 18.7, 0.083]


# A graph, numbers other than the usual ones, and what is said of the update
SAID = [
    ("slide", {"w": 1}, "learning has ended"),
    ("slide", {"rate": 1}, "E stays 4"),
    ("slide", {"rate": 1.1}, "above the limit, 2 / curvature = 1. It explodes"),
    ("slide", {"y": 5}, "w = 3 − 0.1 · (−4) = 3.4"),
    ("bias", {"rate": 0.6}, "above the limit, 2 / curvature = 0.5. It explodes"),
    ("bias", {}, "w = 3 − 0.1 · 6 = 2.4, b = 1 − 0.1 · 6 = 0.4"),
    ("three", {"rate": 0.3}, "above the limit, 2 / curvature = 0.214. It explodes"),
    ("slide", {"rate": 10}, "explodes"),
]


def test_the_update(backprop):
    missing = []
    for kind, typed, words in SAID:
        usual = {"x": 1, "y": 1, "w": 3, "b": 1, "rate": 0.1} | typed
        if kind != "bias":
            del usual["b"]
        if kind == "three":
            del usual["x"], usual["y"]
        choose(backprop, kind, **usual)
        backprop.steps("backprop", KINDS[kind] - 1)
        if words not in sentence(backprop):
            missing.append((words, sentence(backprop)))
    assert missing == []


def test_boxes_show_what_is_computed(backprop):
    choose(backprop, "bias")
    shown = {}
    for name, value, key in [
        ("x", 2, TAB), ("y", 4, ENTER), ("w", 5, TAB), ("b", -3, ENTER), ("rate", 0.25, TAB),
    ]:  # fmt: skip
        backprop.type(box("bias", name), f"{value}{key}")
        shown[name] = float(backprop.find(box("bias", name)).get_property("value"))
    assert shown == {"x": 2, "y": 4, "w": 5, "b": -3, "rate": 0.25}
    assert numbers(sentence(backprop)) == [1, 2, 5, -3, 4]


# A number that is typed, what is said of it, and what is kept: the last one on the way there
REFUSED = [
    ("rate", -1, "α must be above 0, and 10 at most.", 0.1),
    ("rate", 0, "α must be above 0, and 10 at most.", 0.1),
    ("rate", 11, "α must be above 0, and 10 at most.", 1),
    ("x", 101, "x must be from −100 to 100.", 10),
    ("w", -200, "w must be from −100 to 100.", -20),
]


def test_numbers_that_are_refused(backprop):
    for name, value, words, kept in REFUSED:
        backprop.type(box("slide", name), f"{value}{TAB}")
        assert backprop.text("#backprop .refused") == words
        assert float(backprop.find(box("slide", name)).get_property("value")) == kept
        assert name == "rate" or f"{name} = {kept}".replace("-", "−") in sentence(backprop)
    backprop.type(box("slide", "w"), "5")
    assert backprop.text("#backprop .refused") == ""


def test_no_moment_has_a_number_that_is_none(backprop, browser):
    script = """const [kind, language] = arguments;
      document.documentElement.lang = language;
      const found = [];
      for (const learning_rate of [0.1, 1, 7, 1e4]) {
        for (const [x, w] of [[1, 3], [0, 0], [-1e4, 1e4], [1e-3, -2]]) {
          const model = module_backprop_backprop.model_of({kind, x, y: 1, w, b: 1, learning_rate});
          found.push(...model.moments.map((each) => module_backprop_words.sentence(model, each)));
        }
      }
      return found;"""
    for kind, language in itertools.product(KINDS, ("ko", "en")):
        texts = browser.execute_script(script, kind, language)
        assert len(texts) > 100
        assert [text for text in texts if not is_whole(text)] == []
        assert [text for text in texts if is_korean(text) != (language == "ko")] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("hash", "rounds", "typed"), [("lang=ko", 1, {}), ("", 4, {}), ("", 1, WILD)]
)
def test_its_texts_do_not_lie_on_each_other(opened, kind, hash, rounds, typed):
    page = opened(hash, size=(1600, 900))
    names = {"slide": "x y w rate", "bias": "x y w b rate", "three": "w rate"}[kind].split()
    choose(page, kind, **{name: value for name, value in typed.items() if name in names})
    page.steps("backprop", KINDS[kind] * rounds - 1)
    faults = {}
    for width in (1600, 1000, 360):
        page.resize(width)
        boxes = page.run("""[...document.querySelectorAll("#backprop .label > *")].map((one) => {
            const box = one.getBoundingClientRect();
            return [one.innerText, box.left, box.right, box.top, box.bottom];
            })""")
        assert len(boxes) > 20
        cut = [text for text, left, right, *_ in boxes if left < 0 or right > width]
        overlaps = [
            (one[0], other[0])
            for one, other in itertools.combinations(boxes, 2)
            if min(one[2], other[2]) - max(one[1], other[1]) > HAIR
            and min(one[4], other[4]) - max(one[3], other[3]) > HAIR
        ]
        if cut or overlaps:
            faults[width] = cut, overlaps
    assert faults == {}
