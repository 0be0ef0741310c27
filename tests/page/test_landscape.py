"""The landscape: its costs and paths, what is said of them, and the ways to start and to turn."""

import numpy as np
import pytest
from reading import is_korean, is_whole, numbers

from lib.learning import stability
from lib.program.quiet import tf

LANDSCAPE = "#landscape"
STEP = "\ue014"
DESCENT = "module_landscape_landscape.descent_of(...arguments)"
SADDLE = "--model", "two-neurons"
BOWL = "--model", "bias"


@pytest.fixture(scope="module")
def address(page_with):
    return page_with("landscape")


@pytest.fixture
def landscape(opened):
    page = opened()
    page.focus("#landscape .place > .buttons button:nth-child(3)")
    return page


def sentence(page):
    return page.text("#landscape .sentence")


def choose(page, kind, start=None, learning_rate=None):
    page.run(f"document.querySelector('#landscape input[value={kind}]').click()")
    if start is not None:
        for k, value in enumerate(start):
            page.enter(f"#landscape .boxes label:nth-of-type({k + 1}) input", value)
    if learning_rate is not None:
        page.enter("#landscape .slider .number", learning_rate)


def costs(kind):
    """The cost of a kind of landscape, from two TensorFlow Variables."""
    X = tf.constant([1.0, 2, 3] if kind == "bowl" else [1.0], tf.float64)

    def cost(one, two):
        h = two * (one * X) if kind == "saddle" else one * X + two
        return tf.reduce_mean(tf.square(h - X))

    return cost


@pytest.mark.parametrize("kind", ["bowl", "valley", "saddle"])
def test_cost_slope_and_curvature_are_tensorflow_s(module, browser, kind):
    module("neuron")
    places = np.random.default_rng(1).uniform(-3, 4, [20, 2]).tolist()
    found = browser.execute_script(
        """const {terrains, place, numbers_of} = module_landscape_terrains;
        const terrain = terrains[arguments[0]];
        return arguments[1].map((numbers) => {
          const at = place(terrain, numbers);
          const matrix = terrain.second_derivative(at);
          return [terrain.cost(at), numbers_of(terrain, terrain.slope(at)),
            matrix, module_neuron.curvatures(matrix), module_neuron.steepest(matrix)];
        });""",
        kind,
        places,
    )
    one, two = (tf.Variable(0, dtype=tf.float64) for _ in range(2))
    cost = costs(kind)
    for place, (E, slope, matrix, curvatures, angle) in zip(places, found, strict=True):
        one.assign(place[0])
        two.assign(place[1])
        with tf.GradientTape() as tape:
            expected = cost(one, two)
        assert pytest.approx(float(expected)) == E
        assert slope == pytest.approx([float(s) for s in tape.gradient(expected, [one, two])])
        second = stability.second_derivative(lambda: cost(one, two), {"1": one, "2": two})
        np.testing.assert_allclose(matrix, second, rtol=1e-9, atol=1e-9)
        values, vectors = np.linalg.eigh(second)
        assert curvatures == pytest.approx(values.tolist(), abs=1e-9)
        assert abs(vectors[:, 1] @ [np.cos(angle), np.sin(angle)]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("kind", "options", "start"), [("bowl", BOWL, [-3, 4]), ("saddle", SADDLE, [2, -0.5])]
)
def test_the_paths_are_those_of_06(module, browser, once, kind, options, start):
    module("neuron")
    descent = once("06_extend_graph.py", "--no-figure", *options).names["descent"]
    script = f"return {DESCENT}.path"
    place = dict(zip(descent.names, start, strict=True))
    path = browser.execute_script(script, kind, place, 0.1)
    path = np.array([[at[name] for name in descent.names] for at in path])
    expected = np.column_stack([descent[name] for name in descent.names])
    steps = descent.at < len(path)
    assert steps.sum() > 5
    np.testing.assert_allclose(path[descent.at[steps]], expected[steps], atol=1e-12)


# A landscape, a start, a learning rate, so many steps, and what is said then
SAID = [
    ("bowl", None, None, 0, "straight downhill"),
    ("bowl", None, None, 5, "zigzags"),
    ("bowl", None, 0.05, 2, "Across it is quick"),
    ("bowl", None, 0.19, 9, "explodes"),
    ("bowl", (-4, 6), 0.19, 0, "will explode"),
    ("bowl", (1, 0), None, 0, "lowest point"),
    ("valley", None, None, 60, "another place of the floor"),
    ("valley", None, 0.25, 1, "stands on the floor"),
    ("valley", None, 0.5, 7, "never arrives"),
    ("valley", (0.25, 0.75), None, 0, "on the floor"),
    ("saddle", None, None, 40, "other branch"),
    ("saddle", (0, 0), None, 0, "it is the saddle"),
    ("saddle", (-1, 1), None, 80, "straight to the saddle"),
    ("saddle", (-0.82, 1.01), None, 3, "E fell from"),
    ("saddle", (-0.3, 0.31), None, 1, "the steps are small"),
    ("saddle", (1.5, 1.2), 0.4, 1, "E rose from"),
    ("saddle", (2.3, 2.3), 0.5, 9, "left the picture"),
]


def test_what_is_said_is_true(landscape):
    missing, broken = [], []
    for kind, start, learning_rate, steps, words in SAID:
        choose(landscape, "valley" if kind == "bowl" else "bowl")  # the other one's start is gone
        choose(landscape, kind, start, learning_rate)
        landscape.steps("landscape", steps)
        if words not in sentence(landscape):
            missing.append((words, sentence(landscape)))
        broken += [text for text in [landscape.text(LANDSCAPE)] if not is_whole(text)]
        landscape.switch_language()
        korean = landscape.text(LANDSCAPE)
        broken += [korean] * (not is_whole(korean) or not is_korean(korean))
        landscape.switch_language()
    assert missing == []
    assert broken == []


def test_the_limit_is_2_over_the_largest_curvature(landscape):
    matrix = 2 * np.array([[14 / 3, 2], [2, 1]])
    limit = 2 / np.linalg.eigvalsh(matrix)[-1]
    for times, explodes in ((0.99, False), (1.01, True)):
        choose(landscape, "bowl", learning_rate=round(times * limit, 5))
        landscape.steps("landscape", 30)
        told = sentence(landscape)
        assert ("explodes" in told) is explodes
    assert numbers(told)[-1] == pytest.approx(limit, rel=1e-3)


def test_numbers_of_each_step(landscape):
    w, b = -3.0, 4.0
    x = np.array([1.0, 2, 3])
    for k in range(6):
        e = w * x + b - x
        told = numbers(sentence(landscape).replace("₁", "").replace("₂", ""))
        assert told[k > 0 :][:3] == pytest.approx([w, b, np.mean(e**2)], rel=6e-3)
        w, b = w - 0.1 * np.mean(2 * e * x), b - 0.1 * np.mean(2 * e)
        landscape.press(STEP)


def test_what_is_refused(landscape):
    landscape.type("#landscape .slider .number", "0")
    assert landscape.text(f"{LANDSCAPE} .refused.range") == "α must be above 0, and 10 at most."
    assert "lowest point" not in sentence(landscape)
    landscape.press("\ue004")
    landscape.type("#landscape .boxes label:nth-of-type(1) input", "9")
    assert landscape.text(f"{LANDSCAPE} .refused.range") == "w must be from −5 to 7."
    landscape.press("\ue004")
    assert starts(landscape) == [-3, 4]
    landscape.click("from the left", LANDSCAPE)
    assert landscape.text(f"{LANDSCAPE} .refused.range") == ""


def starts(page):
    page.seen("null")
    boxes = "[...document.querySelectorAll('#landscape .boxes input')]"
    return page.run(f"{boxes}.map((box) => Number(box.value))")


def test_click_drag_and_keys_set_the_start(landscape):
    assert starts(landscape) == [-3, 4]
    x, y = landscape.middle("#landscape .path .start")
    (cx, cy) = landscape.middle("#landscape .view .lowest")
    landscape.drag((cx, cy))
    assert starts(landscape) == pytest.approx([1, 0], abs=0.05)
    landscape.drag((cx, cy), ((x + cx) / 2, (y + cy) / 2), (x, y))
    assert starts(landscape) == pytest.approx([-3, 4], abs=0.05)
    landscape.focus("#landscape .above")
    landscape.press("\ue014", "\ue014", "\ue013")  # right, right, up
    assert starts(landscape) == pytest.approx([-2.5, 4.25], abs=0.06)
    landscape.drag((cx, cy), (cx - 5000, cy - 5000))
    assert starts(landscape) == [-5, 6]  # not outside of the map


def test_a_finger_sets_the_start_where_it_is_lifted(landscape, browser):
    x, y = landscape.middle("#landscape .view .lowest")
    for kind, points in (("touchStart", [{"x": x, "y": y}]), ("touchEnd", [])):
        before = starts(landscape)
        touch = {"type": kind, "touchPoints": points}
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", touch)
    assert before == [-3, 4]
    assert starts(landscape) == pytest.approx([1, 0], abs=0.05)


def test_contour_lines_lie_where_the_cost_is_theirs(module, browser):
    module("neuron")
    worst = browser.execute_script("""
    return Object.values(module_landscape_terrains.terrains).map((terrain) => {
      const {heights, cells, levels, lines_through} = module_landscape_contours;
      const lines = cells(heights(terrain, terrain.map, 71))
        .flatMap((cell) => lines_through(cell, levels(terrain)));
      const off = lines.flat().map(([x, y, E]) =>
        Math.abs(terrain.cost(module_landscape_terrains.place(terrain, [x, y])) - E));
      return [Math.max(...off) / terrain.apart, lines.length];
    })""")
    for off, count in worst:
        assert off < 0.15 and count > 500


def test_other_starts(landscape):
    choose(landscape, "saddle")
    ends = set()
    for name in ("beside the ridge", "on its other side"):
        landscape.click(name, LANDSCAPE)
        landscape.steps("landscape", 70)
        told = sentence(landscape)
        assert "stands on the floor" in told
        ends.add(told.split("w₁ = ")[1][0] == "−")
    assert ends == {True, False}
