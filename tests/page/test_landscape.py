"""The landscape: its costs and paths, what is said of them, and the ways to start and to turn."""

import numpy as np
import pytest
from browsing import RIGHT, UP
from reading import is_korean, is_whole, numbers

SIDE, RATE = ".boxes > label:nth-of-type({}) input", ".slider .number"


@pytest.fixture
def landscape(opened):
    return opened(part="landscape")


X, STANDARD = np.arange(1, 4), (np.arange(3) - 1) / np.sqrt(2 / 3)
COSTS = {
    "bowl": lambda w, b: np.mean((w * X + b - X) ** 2),
    "round": lambda w, b: np.mean((w * STANDARD + b - X) ** 2),
    "valley": lambda w, b: (w + b - 1) ** 2,
    "saddle": lambda w1, w2: (w2 * w1 - 1) ** 2,
}
FOUND = """const {terrains, place} = module_terrains;
const terrain = terrains[arguments[0]];
return arguments[1].map((numbers) => {
  const at = place(terrain, numbers);
  const matrix = terrain.second_derivative(at);
  return [terrain.cost(at), Object.values(terrain.slope(at)), matrix,
    module_neuron.curvatures(matrix), module_neuron.steepest(matrix)];
});"""


def test_cost_slope_and_curvature_are_those_of_small_differences(module, browser):
    module("neuron", "limit", [])
    places = np.random.default_rng(1).uniform(-3, 4, [8, 2])
    step, sides = 1e-4, 1e-4 * np.eye(2)
    for kind, cost in COSTS.items():
        for place, (E, slope, matrix, curvatures, angle) in zip(
            places, browser.execute_script(FOUND, kind, places.tolist()), strict=True
        ):
            assert cost(*place) == pytest.approx(E)
            near = [(cost(*(place + d)) - cost(*(place - d))) / (2 * step) for d in sides]
            assert slope == pytest.approx(near, rel=1e-5, abs=1e-5)
            second = [
                [sum(i * j * cost(*(place + i * d + j * e)) for i in (1, -1) for j in (1, -1))
                 for d in sides] for e in sides
            ]  # fmt: skip
            np.testing.assert_allclose(matrix, np.divide(second, 4 * step**2), rtol=1e-4, atol=1e-4)
            values, vectors = np.linalg.eigh(matrix)
            assert curvatures == pytest.approx(values.tolist(), abs=1e-9)
            if kind != "round":  # there all directions are curved alike
                assert abs(vectors[:, 1] @ [np.cos(angle), np.sin(angle)]) == pytest.approx(1)


# A landscape, a start, a learning rate, so many steps, and what is said then
SAID = [
    ("bowl", None, None, 0, "straight downhill"),
    ("bowl", None, None, 5, "jumps across"),
    ("bowl", None, 0.05, 2, "Across it is quick"),
    ("bowl", None, 0.19, 9, "explodes"),
    ("bowl", (-4, 6), 0.19, 0, "will explode"),
    ("bowl", (1, 0), None, 0, "lowest point"),
    ("round", None, 0.5, 1, "every start ends here"),  # 1 / curvature lands in one step
    ("round", None, 1, 3, "jumps for ever"),
    ("valley", None, None, 60, "another place of the floor"),
    ("valley", None, 0.25, 1, "stands on the floor"),
    ("valley", None, 0.5, 7, "never arrives"),
    ("valley", (0.25, 0.75), None, 0, "on the floor"),
    ("saddle", None, None, 40, "other branch"),
    ("saddle", (0, 0), None, 0, "This is the saddle"),
    ("saddle", (-1, 1), None, 80, "This is the saddle"),
    ("saddle", (-0.82, 1.01), None, 3, "E fell from"),
    ("saddle", (-0.3, 0.31), None, 1, "the steps are small"),
    ("saddle", (1.5, 1.2), 0.4, 1, "E rose from"),
    ("saddle", (2.3, 2.3), 0.5, 9, "left the picture"),
]


def test_what_is_said_is_true_and_in_both_languages(module, browser):
    module("neuron", "limit", [])
    script = """const [said, language] = arguments;
      document.documentElement.lang = language;
      return said.map(([kind, start, learning_rate, steps]) => {
        const terrain = module_terrains.terrains[kind];
        const from = start ? module_terrains.place(terrain, start) : terrain.start;
        const descent = module_landscape.descent_of(kind, from, learning_rate ?? 0.1);
        return module_landscape.sentence(descent, Math.min(steps, descent.path.length - 1));
      });"""
    for text, own, (*_, words) in zip(
        *(browser.execute_script(script, SAID, language) for language in ("en", "ko")),
        SAID, strict=True,
    ):  # fmt: skip
        assert words in text and is_whole(text) and is_whole(own) and is_korean(own)


def test_numbers_of_each_step_and_the_limit(landscape):
    landscape.type(SIDE.format(1), "1.2345")  # which is used to its last digit
    w, b = 1.2345, 4.0
    x = np.array([1.0, 2, 3])
    for k in range(6):
        e = w * x + b - x
        assert numbers(landscape.sentence())[k > 0 :][:3] == pytest.approx(
            [w, b, np.mean(e**2)], rel=6e-3
        )
        w, b = w - 0.1 * np.mean(2 * e * x), b - 0.1 * np.mean(2 * e)
        landscape.click("Step")
    limit = 2 / np.linalg.eigvalsh(2 * np.array([[14 / 3, 2], [2, 1]]))[-1]
    for times, explodes in ((0.99, False), (1.01, True)):
        landscape.type(RATE, round(times * limit, 5))
        landscape.click("Step", 30)
        assert ("explodes" in landscape.sentence()) is explodes


def test_click_drag_keys_and_finger_set_the_start(landscape, browser):
    def start():
        landscape.seen("null")
        return [landscape.value(SIDE.format(k)) for k in (1, 2)]

    assert start() == [-3, 4]
    x, y = landscape.middle("circle.start")
    cx, cy = landscape.middle(".lowest")
    landscape.drag((cx, cy))
    assert start() == pytest.approx([1, 0], abs=0.05)
    landscape.drag((cx, cy), ((x + cx) / 2, (y + cy) / 2), (x, y))
    assert start() == pytest.approx([-3, 4], abs=0.05)
    landscape.focus(".above")
    landscape.press(RIGHT, RIGHT, UP)
    assert start() == pytest.approx([-2.5, 4.25], abs=0.06)
    landscape.drag((cx, cy), (cx - 5000, cy - 5000))
    assert start() == [-5, 6]  # not outside of the map
    # A finger may be about to scroll: it sets the start where it is lifted
    for kind, points, expected in (
        ("touchStart", [{"x": cx, "y": cy}], [-5, 6]), ("touchEnd", [], [1, 0]),
    ):  # fmt: skip
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        assert start() == pytest.approx(expected, abs=0.05)
