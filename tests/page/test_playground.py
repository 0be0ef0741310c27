"""The neuron to play with: what it shows, and every way to change it."""

import re
import shlex

import numpy as np
import pytest
from conftest import ROOT
from reading import is_whole, numbers

W, B, RATE = ".of-w .number", ".of-b .number", ".rate .number"
TAB, LEFT, UP, RIGHT, DELETE = "\ue004", "\ue012", "\ue013", "\ue014", "\ue017"
THREE = "w=3&a=0.1&x=1,2,3&y=1,2,3&lang=en"
PICTURES = ".line", ".cost-w", ".graph-figure"


def points(page):
    rows = page.one("#points", "e.value").splitlines()
    return [[float(number) for number in row.split()] for row in rows]


def graph(page):
    """The numbers on the computation graph, by name: w, ∂E/∂w, ..."""
    said = page.one(".graph", "e.getAttribute('aria-label')")
    return {name: numbers(value)[0] for name, value in re.findall(r"([^ ]+) = ([^;]+)", said)}


def test_it_starts_as_the_slides_do_and_one_step_gives_2_6(opened):
    page = opened()
    assert (page.value(W), page.value(RATE), points(page)) == (3, 0.1, [[1, 1]])
    assert page.text(".finding") == "The slope is 4: more w raises E, so lower w."
    assert page.text(".next") == "w ← 3 − 0.1 · 4 = 2.6"
    assert graph(page) == {
        "w": 3, "∂E/∂w": 4, "x": 1, "∂E/∂x": 12, "h": 3, "∂E/∂h": 4, "y": 1, "∂E/∂y": -4,
        "e": 2, "∂E/∂e": 4, "E": 4, "∂E/∂E": 1,
    }  # fmt: skip
    assert page.all(".factor .local", "e.innerText") == ["· 1", "· 1", "· 4"]
    page.click("Step")
    assert page.value(W) == 2.6
    assert page.text(".next") == "w ← 2.6 − 0.1 · 3.2 = 2.28"
    assert graph(page)["E"] == 2.56


def test_all_change_together(opened):
    page = opened(THREE)
    before = page.one(".cost-w .now", "Number(e.getAttribute('cx'))")
    page.type(W, "-1")
    X = np.array([1.0, 2.0, 3.0])
    e = -2 * X
    assert numbers(page.text(".finding"))[0] == pytest.approx(2 * (e * X).mean(), abs=0.005)
    assert "more w lowers E" in page.text(".finding")
    # The graph shows the first point; E is that of all
    assert (graph(page)["e"], graph(page)["E"]) == (-2, pytest.approx((e**2).mean(), abs=0.005))
    assert page.one(".cost-w .now", "Number(e.getAttribute('cx'))") < before
    assert page.all("text.error", "e.textContent") == ["−2", "−4", "−6"]
    assert page.one(".of-w input[type=range]", "e.value") == "-1"
    page.click("›")
    assert graph(page)["e"] == -4
    assert page.text(".which output") == "point 2 of 3; all together: ∂E/∂w = −18.67"


def test_back_and_reset(opened):
    page = opened()
    page.type(W, "5")
    page.type(RATE, "0.25")
    seen = []
    for name in ("Step", "Step", "Back", "Reset", "Reset", "Back"):
        page.click(name)
        seen.append(page.value(W))
    # Reset leads to where the steps began, then to where the page began
    assert seen == [3, 2, 3, 5, 3, 3]
    assert page.all(".was", "1") == []


def test_a_run_comes_to_the_bottom_and_can_be_paused(opened):
    page = opened()
    page.click("Run")
    page.wait(lambda: page.value(W) < 2.2)
    page.click("Pause")
    at = page.value(W)
    assert page.run("new Promise((done) => setTimeout(done, 500))") is None
    assert page.value(W) == at
    page.type(RATE, "0.4")
    page.click("Run")
    page.wait(lambda: "Learning has ended" in page.text(".finding"))
    assert page.value(W) == pytest.approx(1, abs=1e-4)
    assert "nearly 0, and so is E: the line fits" in page.text(".finding")


def test_a_step_is_seen_to_move(opened):
    page = opened(motion=True)
    page.run("""(window.seen = new Set(), new MutationObserver(() => seen.add(
        document.querySelector(".cost-w .now").getAttribute("cx"))).observe(
        document.querySelector(".cost-w .front"), {attributes: true, subtree: true}))""")
    page.click("Step")
    page.wait(lambda: page.value(W) == 2.6)
    assert page.run("seen.size") > 2


# A rate, and what it does, in the words of 03
RATES = {
    "0.01": "too small, 98 % of the distance is left",
    "0.1": "comes nearer, 80 % of the distance is left",
    "0.5": "lands in one step, no distance is left",
    "0.9": "jumps across, 80 % of the distance is left",
    "1": "jumps for ever, 100 % of the distance is left",
    "1.1": "explodes, 1.2 times as far",
    "1e-12": "too small, almost all of the distance is left",
    "1.0001": "explodes, a little more than the distance is left",
}


def test_what_a_rate_does_and_where_its_slider_is_marked(opened):
    page = opened()
    for rate, said in RATES.items():
        page.type(RATE, rate)
        assert said in page.text(".fate")
        assert "The limit: 2/curvature = 2/2 = 1." in page.text(".fate")
    page.go("x=1000000&y=1&a=1e-13&lang=en")
    assert "2/curvature = 2/(2·10¹²) = 1·10⁻¹²." in page.text(".fate")
    page.go(THREE)
    high = float(page.one(".rate input[type=range]", "e.max"))
    left, width = page.one(".rate input[type=range]",
                           "((b) => [b.x, b.width])(e.getBoundingClientRect())")  # fmt: skip
    places = page.all(".rate .slider-marks line", "e.getBoundingClientRect().x")
    curvature, thumb = 2 * np.mean([1, 4, 9]), 24
    for place, rate in zip(places, (1 / curvature, 2 / curvature), strict=True):
        assert place == pytest.approx(left + thumb / 2 + (width - thumb) * rate / high, abs=1.5)


def test_an_explosion_is_said_with_the_limit(opened):
    page = opened("w=3&a=1.6&x=1&y=1&lang=en")
    page.click("Step", 40)
    assert page.text(".finding") == (
        "Learning exploded: α = 1.6 is above the limit, 1. Take a smaller α, and reset."
    )
    far = page.value(W)
    page.click("Step")  # no further
    assert page.value(W) == far
    page.type(RATE, "0.1")  # from there a good rate leads back
    assert page.text(".finding").startswith("w is far away. α = 0.1, step by step: comes nearer")
    page.click("Step")
    assert page.value(W) == pytest.approx(1 + 0.8 * (far - 1), rel=1e-4)


STRANGE = [
    "w=1e12&a=1e12&x=1e9&y=-1e9", "w=-1e12&b=1e12&a=1e12&x=1e9,-1e9&y=1e9,1e9",
    "w=3&a=0.1&x=0&y=0", "w=3&b=1&a=0.1&x=0,0&y=1,2", "w=3&a=0.1&x=1e-200&y=1e-200",
    "w=3&a=1e-12&x=1e-9,2e-9&y=1e9,-1e9", "w=3&b=2&a=0.1&x=1,1,1&y=5,5,5",
]  # fmt: skip


def test_no_number_is_nan_or_infinite(opened, browser):
    page = opened()
    browser.get_log("browser")
    for hash in STRANGE:
        page.go(hash)
        for name in ("Step", "Step", "Run", "Back", "Reset", "Step"):
            page.click(name)
            html = page.seen("document.querySelector('#playground').outerHTML")
            assert not re.search(r"NaN|Infinity|undefined|too large", html)
    assert browser.get_log("browser") == []


LONG = [
    "w=2.01&b=0.969&a=0.1&x=1,2,3&y=3,5,7", "w=-1000&a=0.1&x=-1000,2,3&y=1,2,3",
    "w=-1000&b=-0.01234&a=0.1&x=-1000,2&y=1,2", "w=3&a=0.1&x=0&y=5",
]  # fmt: skip


@pytest.mark.parametrize(("width", "lang"), [(1366, "en"), (900, "en"), (360, "en"), (1280, "ko")])
def test_long_numbers_lie_on_nothing(opened, width, lang):
    page = opened(size=(width, 900))
    for hash in LONG:
        page.go(f"{hash}&lang={lang}")
        assert page.overlaps() == []
        for plot in (".cost-w", ".cost-b") if "b=" in hash else (".cost-w",):
            text, axis = (
                page.all(f"{plot} {name}", "e.getBoundingClientRect().toJSON()")[-1]
                for name in ("text.slope", ".grid line.zero")
            )
            assert text["width"] > 0 and text["top"] < axis["bottom"]


def test_all_is_seen_on_one_screen(opened):
    for hash in ("lang=en", "lang=ko", "w=0&b=0&a=0.1&x=1,2,3&y=3,5,7&lang=en"):
        page = opened(hash, size=(1366, 625))  # what a browser leaves of 768
        boxes = [page.one(one, "e.getBoundingClientRect().toJSON()") for one in PICTURES]
        assert max(box["bottom"] for box in boxes) <= 625
        assert page.one(".drive", "e.getBoundingClientRect().bottom") <= 625
        plots = page.all("svg.plot", "((b) => [b.y, b.height])(e.getBoundingClientRect())")
        assert len({tuple(plot) for plot in plots}) == 1 and plots[0][1] > 180


# Dragging


def test_the_line_is_dragged(opened):
    page = opened()
    x, y = page.middle(".line .handle .point")  # (1, 1); the line is at (1, 3)
    top = page.one("path.error", "e.getBoundingClientRect().y")
    page.drag((x, top), (x, (top + y) / 2))
    assert page.value(W) == pytest.approx(2, abs=0.03)
    page.drag((x, (top + y) / 2), (x, (top + y) / 2 - 5), (x, y))
    assert page.value(W) == pytest.approx(1, abs=0.03)


def test_the_line_is_shifted_at_the_axis_if_there_is_a_bias(opened):
    page = opened("w=1&b=0&a=0.1&x=1,2,3&y=2,3,4&lang=en")
    axis, *_ = page.all(".line .grid line.zero", "e.getBoundingClientRect().x")
    heights = dict(page.all(".line .grid text[text-anchor=end]", "[e.textContent, "
                            "((b) => b.y + b.height / 2)(e.getBoundingClientRect())]"))  # fmt: skip
    page.drag((axis + 3, heights["0"]), (axis + 3, heights["2"]))
    assert page.value(B) == pytest.approx(2, abs=0.1)
    assert page.value(W) == 1


def test_the_point_on_the_cost_is_dragged(opened):
    page = opened()
    x, y = page.middle(".cost-w .now")
    one = page.all(".cost-w .zero", "e.getBoundingClientRect().x")[0]
    page.drag((x, y), ((x + one) / 2, y))
    assert page.value(W) == pytest.approx(1.5, abs=0.05)


def test_points_are_dragged_added_and_removed(opened):
    page = opened(THREE)
    second, third = (page.middle(f".line .handle:nth-child({k}) .point") for k in (2, 3))
    page.drag(second, (second[0], third[1]))
    assert points(page) == [[1, 1], [2, 3], [3, 3]]
    page.drag(((second[0] + third[0]) / 2, second[1]))  # a click where nothing is
    assert points(page)[3] == [pytest.approx(2.5, abs=0.03), pytest.approx(2, abs=0.15)]
    page.focus(".line .handle:nth-child(4)")
    page.press(DELETE)
    assert points(page) == [[1, 1], [2, 3], [3, 3]]


# Typing and pasting


def test_points_are_typed(opened):
    page = opened()
    page.type("#points", "1 2\n3")
    assert page.text("#wrong-points") == "Line 2: a point has two numbers, x and y."
    assert graph(page)["y"] == 2  # as long as the text is wrong, the last right one holds
    page.press(" 5")
    assert page.text("#wrong-points") == ""
    e = 3 * np.array([1, 3]) - [2, 5]
    assert graph(page)["E"] == pytest.approx((e**2).mean(), rel=1e-3)


def test_columns_of_a_spreadsheet_take_the_place_of_the_points(opened):
    page = opened()
    page.run("""((box, event) => {
        box.focus();
        box.setSelectionRange(0, 0);
        event.clipboardData.setData("text", "hours\\tscore\\n1,5\\t2\\n3\\t4,25\\n");
        if (box.dispatchEvent(event))
            document.execCommand("insertText", false, event.clipboardData.getData("text"));
    })(document.getElementById("points"), new ClipboardEvent("paste",
        {clipboardData: new DataTransfer(), bubbles: true, cancelable: true}))""")
    page.wait(lambda: page.text(".command").endswith("--x 1.5 3 --y 2 4.25"))


def test_many_points(opened, browser):
    page = opened()
    text = "\n".join(f"{k / 100} {2 * k / 100}" for k in range(1, 1001))
    page.run("((b) => { b.value = arguments[0]; b.dispatchEvent(new Event('input')); })"
             "(document.getElementById('points'))", text)  # fmt: skip
    page.type(W, "2")
    assert page.text(".finding").startswith("The slope is 0, and so is E")
    assert browser.get_log("browser") == []


def test_the_axes_come_back_with_the_steps_and_stay_near_the_lowest_point(opened):
    page = opened("w=1000&a=0.25&x=1&y=1")
    seen = []
    for _ in range(25):
        page.click("Step")
        seen.append(page.all(".cost-w .grid text[text-anchor=middle]", "e.textContent"))
    assert max(numbers(" ".join(seen[-1]))) <= 6
    assert len({str(axis) for axis in seen}) <= 7  # they do not jump at every step


# The address, and the command


def test_a_link_opens_what_it_says_and_the_address_follows(opened):
    page = opened("w=-1&b=0.5&a=0.02&x=1,2&y=2,-3.5&lang=en")
    assert (page.value(W), page.value(B), page.value(RATE)) == (-1, 0.5, 0.02)
    assert points(page) == [[1, 2], [2, -3.5]]
    page.run("location.hash = 'w=7&lang=en'")
    page.wait(lambda: page.value(W) == 7)
    assert points(page) == [[1, 1]]
    page.run("location.hash = 'lang=en'")
    page.wait(lambda: page.value(W) == 3)
    page.click("Step")
    page.wait(lambda: page.run("location.hash") == "#lang=en&w=2.6&a=0.1&x=1&y=1")
    for end in ("&b=0", ""):
        page.find("input[type=checkbox]").click()
        page.until("location.hash", f"#lang=en&w=2.6&a=0.1&x=1&y=1{end}")


def test_an_address_that_makes_no_sense(opened):
    page = opened("lang=en&w=x")
    for hash in ("w=x", "x=1,2&y=1", "a=0", "a=-1", "w=1e13", "x=1e10&y=1", "x=1,,2&y=1,2,3"):
        page.go("w=5")
        page.go(f"{hash}&lang=en")
        assert page.text(".finding").startswith("The address makes no sense")
        assert (page.value(W), page.value(RATE), points(page)) == (3, 0.1, [[1, 1]])


def test_the_command_does_the_same(opened, once, table):
    page = opened()
    for hash in (THREE, "w=-2.5&b=1&a=0.05&x=1,-2,3&y=0.5,1e-3,7"):
        page.go(hash)
        python, *command = shlex.split(page.text(".command"))
        assert python == "python"
        result = once(*command, "--steps", 1, "--float64", "--no-figure")
        before, after = table(result.out)
        assert graph(page)["E"] == pytest.approx(before["cost"], rel=6e-3)
        page.click("Step")
        assert page.value(W) == pytest.approx(after["w"], rel=1e-4)
        assert graph(page)["E"] == pytest.approx(after["cost"], rel=6e-3)


def test_copying(opened, browser):
    page = opened()
    browser.execute_cdp_cmd("Browser.grantPermissions", {
        "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})  # fmt: skip
    page.click("Copy the command")
    page.wait(lambda: page.text(".copied") == "Copied.")
    copied = browser.execute_async_script(
        "navigator.clipboard.readText().then(arguments[0], arguments[0])"
    )
    assert copied == "python 01_find_w.py --w 3 --learning-rate 0.1 --x 1 --y 1"


# Keyboard, and readers for the blind


def test_the_keyboard_alone(opened):
    page = opened()
    page.run("""(window.reached = [], document.addEventListener("focusin", ({target}) =>
        reached.push((target.ariaLabel || target.textContent || target.id).trim())))""")
    page.browser.find_element("css selector", "body").send_keys(TAB * 32)
    reached = page.run("reached")
    for name in ("Step", "Run", "Back", "Reset", "Weight w", "Learning rate α", "points",
                 "Copy the command", "한국어", "Full screen", "Three points"):  # fmt: skip
        assert name in reached
    for box, key, one in ((W, LEFT, ".of-w"), (RATE, RIGHT, ".rate")):
        page.focus(f"{one} input[type=range]")
        page.press(key)
        assert page.value(box) == {W: 2.98, RATE: 0.105}[box]
    page.focus(".line .handle")
    page.press(UP)
    assert points(page)[0][1] > 1
    page.focus(".share pre")
    at = page.value(W)
    page.press(RIGHT)
    assert page.value(W) < at
    page.press(LEFT)
    assert page.value(W) == at
    page.press(" ")
    page.wait(lambda: page.value(W) < at)
    assert "Pause" in page.text(".hand")


def test_the_numbers_are_said_once_nothing_changes(opened):
    page = opened()
    said = "document.getElementById('said').textContent"
    assert page.run("document.getElementById('said').ariaLive") == "polite"
    page.click("Step", 2)
    assert page.run(said) == ""
    page.wait(lambda: page.run(said) != "")
    assert page.run(said) == "w = 2.28, E = 1.638. The slope is 2.56: more w raises E, so lower w."


# The answers to the script's questions

ANSWERS = (ROOT / "ANSWERS.md").read_text(encoding="utf-8").split("## 10_make_page.py\n")[1]


def test_where_the_answers_addresses_lead(opened):
    page = opened()
    for hash, steps in {
        "w=3&a=0.5&x=1&y=1": ["1"],
        "w=3&a=1.1&x=1&y=1": ["-1.4", "3.88", "-2.456"],
        "w=3&a=1&x=1&y=1": ["-1", "3", "-1"],
    }.items():
        assert f"lecture.html#{hash}" in ANSWERS
        page.go(hash)
        for w in steps:
            page.click("Step")
            assert page.value(W) == float(w)
            assert re.search(rf"(?<![\d.-]){w}(?![\d]|\.\d)", ANSWERS)
    page.go(THREE)
    assert "slope is 18.67" in page.text(".finding") and "Before it is 18.67." in ANSWERS
    after = "w=3&a=0.1&x=1,2,3&y=1,2,9"
    assert f"lecture.html#{after}" in ANSWERS
    page.go(f"{after}&lang=en")
    assert "slope is 6.667" in page.text(".finding") and "After it is 6.667:" in ANSWERS
    page.click("Step", 300)
    assert page.value(W) == pytest.approx((1 + 4 + 27) / 14, abs=1e-3)
    assert "ends at w = 2.286." in ANSWERS and is_whole(page.text(""))
