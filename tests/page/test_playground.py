"""The neuron to play with: what it shows, and every way to change it."""

import re
import shlex

import numpy as np
import pytest
from browsing import DELETE, LEFT, RIGHT, TAB, UP
from conftest import ROOT
from reading import numbers

W, B, RATE = ".of-w .number", ".of-b .number", ".rate .number"
SLIDES = "w=3&a=0.1&x=1&y=1&lang=en"
THREE = "w=3&a=0.1&x=1,2,3&y=1,2,3&lang=en"
BIAS = "w=0&b=0&a=0.1&x=1,2,3&y=3,5,7"


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
    page.click("Step")
    assert (page.value(W), graph(page)["E"]) == (2.6, 2.56)
    assert page.text(".next") == "w ← 2.6 − 0.1 · 3.2 = 2.28"
    page.click("Step")
    said = "document.getElementById('said').textContent"
    told = "w = 2.28, E = 1.638. The slope is 2.56: more w raises E, so lower w."
    page.wait(lambda: page.run(said) == told)


def test_all_change_together(opened):
    page = opened(THREE)
    before = page.middle(".cost-w .now")[0]
    page.type(W, "-1")
    X = np.array([1.0, 2.0, 3.0])
    e = -2 * X
    assert numbers(page.text(".finding"))[0] == pytest.approx(2 * (e * X).mean(), abs=0.005)
    # The graph shows the first point; E is that of all
    assert (graph(page)["e"], graph(page)["E"]) == (-2, pytest.approx((e**2).mean(), abs=0.005))
    assert page.middle(".cost-w .now")[0] < before
    assert page.all("text.error", "e.textContent") == ["−2", "−4", "−6"]
    assert page.one(".of-w input[type=range]", "e.value") == "-1"
    page.click("›")
    assert graph(page)["e"] == -4
    assert page.text(".which output") == "point 2 of 3; all together: ∂E/∂w = −18.67"
    page.go(SLIDES)
    page.type(W, "5")
    page.type(RATE, "0.25")
    # Reset leads to where the steps began, then to where the page began
    for name, w in zip(("Step", "Step", "Back", "Reset", "Reset"), (3, 2, 3, 5, 3), strict=True):
        page.click(name)
        assert page.value(W) == w


def test_a_run_glides_can_be_paused_and_comes_to_the_bottom(opened):
    page = opened(SLIDES, motion=True)
    page.run("""(window.seen = new Set(), new MutationObserver(() => seen.add(
        document.querySelector(".cost-w .now").getAttribute("cx"))).observe(
        document.querySelector(".cost-w .front"), {attributes: true, subtree: true}))""")
    page.click("Run")
    page.wait(lambda: page.value(W) < 2.5)
    assert page.run("seen.size") > 4
    page.click("Pause")
    page.run("new Promise((done) => setTimeout(done, 400))")
    at = page.value(W)
    page.run("new Promise((done) => setTimeout(done, 500))")
    assert page.value(W) == at
    page.type(RATE, "0.5")
    page.click("Run")
    page.wait(lambda: "The slope is 0, and so is E: the line fits" in page.text(".finding"))
    assert page.value(W) == 1


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


def test_what_a_rate_does_and_an_explosion(opened):
    page = opened(SLIDES)
    for rate, said in RATES.items():
        page.type(RATE, rate)
        assert said in page.text(".fate")
        assert "The limit: 2/curvature = 2/2 = 1." in page.text(".fate")
    page.go("x=1000000&y=1&a=1e-13&lang=en")
    assert "2/curvature = 2/(2·10¹²) = 1·10⁻¹²." in page.text(".fate")
    page.go("w=3&a=1.6&x=1&y=1&lang=en")
    page.click("Step", 40)
    assert "Learning exploded: α = 1.6 is above the limit, 1." in page.text(".finding")
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
    page = opened(SLIDES)
    browser.get_log("browser")
    for hash in STRANGE:
        page.go(hash)
        for name in ("Step", "Run", "Back", "Reset", "Step"):
            page.click(name)
            html = page.run("document.querySelector('#playground').outerHTML")
            assert not re.search(r"NaN|Infinity|undefined|too large", html)
    assert browser.get_log("browser") == []


def test_all_is_seen_on_one_screen(opened):
    for hash in (SLIDES, "lang=ko", f"{BIAS}&lang=en"):
        page = opened(hash, size=(1366, 625))  # what a browser leaves of 768
        for one in (".line", ".cost-w", ".graph-figure", ".drive"):
            assert page.box(one)["bottom"] <= 625
        plots = page.all("svg.plot", "((b) => [b.y, b.height])(e.getBoundingClientRect())")
        assert len({tuple(plot) for plot in plots}) == 1 and plots[0][1] > 180


def test_whatever_the_numbers_are_the_graph_is_a_row_and_full_screen_can_be_left(opened, browser):
    for hash in (BIAS, "w=0&b=0&a=0.1&x=23,31,44,52&y=40,45,60,70"):
        page = opened(f"{hash}&lang=en", size=(1366, 625))
        browser.find_element("css selector", page.path(".full-screen")).click()
        page.wait(lambda page=page: page.text(".full-screen") == "Leave full screen")
        for _ in range(11):
            assert page.seen("document.fullscreenElement.scrollHeight") <= 625
            assert page.one(".graph", "e.matches('.row') && e.scrollWidth <= e.clientWidth")
            assert page.box(".line .plot")["height"] > 120
            at = page.middle(".full-screen")
            assert page.run(
                "document.elementFromPoint(...arguments[0]).closest('.full-screen')", at
            )
            page.click("Step")
        browser.find_element("css selector", page.path(".full-screen")).click()
        page.wait(lambda page=page: page.run("document.fullscreenElement") is None)


def test_line_curve_and_points_are_dragged(opened):
    page = opened(SLIDES)
    x, y = page.middle(".line .handle .point")  # (1, 1); the line is at (1, 3)
    top = page.box("path.error")["top"]
    page.drag((x, top), (x, (top + y) / 2))
    assert page.value(W) == pytest.approx(2, abs=0.03)
    page.drag((x, (top + y) / 2), (x, (top + y) / 2 - 5), (x, y))
    assert page.value(W) == pytest.approx(1, abs=0.03)
    page.go(SLIDES)
    x, y = page.middle(".cost-w .now")
    page.drag((x, y), ((x + page.box(".cost-w .zero")["x"]) / 2, y))
    assert page.value(W) == pytest.approx(1.5, abs=0.05)
    page.go("w=1&b=0&a=0.1&x=1,2,3&y=2,3,4&lang=en")  # with a bias it is shifted at the axis
    axis = page.box(".line .grid line.zero")["x"]
    heights = dict(page.all(".line .grid text[text-anchor=end]", "[e.textContent, "
                            "((b) => b.y + b.height / 2)(e.getBoundingClientRect())]"))  # fmt: skip
    page.drag((axis + 3, heights["0"]), (axis + 3, heights["2"]))
    assert (page.value(B), page.value(W)) == (pytest.approx(2, abs=0.1), 1)
    page.go(THREE)  # points are dragged, added and removed
    second, third = (page.middle(f".line .handle:nth-child({k}) .point") for k in (2, 3))
    page.drag(second, (second[0], third[1]))
    assert points(page) == [[1, 1], [2, 3], [3, 3]]
    page.drag(((second[0] + third[0]) / 2, second[1]))  # a click where nothing is
    assert points(page)[3] == [pytest.approx(2.5, abs=0.03), pytest.approx(2, abs=0.15)]
    page.focus(".line .handle:nth-child(4)")
    page.press(DELETE)
    assert points(page) == [[1, 1], [2, 3], [3, 3]]


def test_points_are_typed_and_pasted(opened, browser):
    page = opened(SLIDES)
    page.type("#points", "1 2\n3", end="")
    assert page.text("#wrong-points") == "Line 2: a point has two numbers, x and y."
    assert graph(page)["y"] == 2  # as long as the text is wrong, the last right one holds
    page.press(" 5")
    assert page.text("#wrong-points") == ""
    e = 3 * np.array([1, 3]) - [2, 5]
    assert graph(page)["E"] == pytest.approx((e**2).mean(), rel=1e-3)
    page.run("""((box, event) => {
        event.clipboardData.setData("text", "hours\\tscore\\n1,5\\t2\\n3\\t4,25\\n");
        if (box.dispatchEvent(event))
            document.execCommand("insertText", false, event.clipboardData.getData("text"));
    })(document.getElementById("points"), new ClipboardEvent("paste",
        {clipboardData: new DataTransfer(), bubbles: true, cancelable: true}))""")
    page.wait(lambda: page.text(".share code").endswith("--x 1.5 3 --y 2 4.25"))
    page.go("w=2&lang=en&" + "&".join(
        f"{name}={','.join(f'{times * k / 100:g}' for k in range(1, 1001))}"
        for name, times in (("x", 1), ("y", 2))))  # fmt: skip
    assert page.text(".finding").startswith("The slope is 0, and so is E")


def test_a_link_opens_what_it_says_and_the_address_follows(opened):
    page = opened("w=-1&b=0.5&a=0.02&x=1,2&y=2,-3.5&lang=en")
    assert (page.value(W), page.value(B), page.value(RATE)) == (-1, 0.5, 0.02)
    assert points(page) == [[1, 2], [2, -3.5]]
    for hash, w in (("w=7&lang=en", 7), ("lang=en", 3)):
        page.run("location.hash = arguments[0]", hash)
        page.wait(lambda w=w: page.value(W) == w)
        assert points(page) == [[1, 1]]
    page.click("Step")
    page.wait(lambda: page.run("location.hash") == "#lang=en&w=2.6&a=0.1&x=1&y=1")
    page.click("with a bias b")
    page.wait(lambda: page.run("location.hash") == "#lang=en&w=2.6&a=0.1&x=1&y=1&b=0")
    for hash in ("w=x", "x=1,2&y=1", "a=0", "a=-1", "w=1e13", "x=1e10&y=1", "x=1,,2&y=1,2,3"):
        page.go("w=5")
        page.go(f"{hash}&lang=en")
        assert page.text(".finding").startswith("The address makes no sense")
        assert (page.value(W), page.value(RATE), points(page)) == (3, 0.1, [[1, 1]])


def test_the_command_does_the_same_and_is_copied(opened, once, table, browser):
    page = opened(SLIDES)
    for hash in (THREE, "w=-2.5&b=1&a=0.05&x=1,-2,3&y=0.5,1e-3,7&lang=en"):
        page.go(hash)
        _, *command = shlex.split(page.text(".share code"))
        before, after = table(once(*command, "--steps", 1, "--float64", "--no-figure").out)
        assert graph(page)["E"] == pytest.approx(before["cost"], rel=6e-3)
        page.click("Step")
        assert page.value(W) == pytest.approx(after["w"], rel=1e-4)
        assert graph(page)["E"] == pytest.approx(after["cost"], rel=6e-3)
    browser.execute_cdp_cmd("Browser.grantPermissions", {
        "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})  # fmt: skip
    page.click("Copy the command")
    page.wait(lambda: page.all(".copied", "1"))
    copied = "navigator.clipboard.readText().then(arguments[0], arguments[0])"
    assert browser.execute_async_script(copied) == page.text(".share code")


def test_the_keyboard_alone(opened):
    page = opened(SLIDES)
    page.run("""(window.reached = [], document.addEventListener("focusin", ({target}) =>
        reached.push((target.ariaLabel || target.textContent || target.id).trim())))""")
    page.run("document.querySelector('.skip').focus()")
    page.press(TAB * 32)
    names = (
        "Step,Run,Back,Reset,Weight w,Learning rate α,points,한국어,Copy the command,Full screen"
    )
    assert {*names.split(",")} <= {*page.run("reached")}
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


# The addresses in the answers to the script's questions: so many steps, and w then
ANSWERS = (ROOT / "ANSWERS.md").read_text(encoding="utf-8").split("## 10_make_page.py\n")[1]
LEADS = {
    "w=3&a=0.5&x=1&y=1": (1, "1"), "w=3&a=1.1&x=1&y=1": (3, "-2.456"),
    "w=3&a=1&x=1&y=1": (3, "-1"), "w=3&a=0.1&x=1,2,3&y=1,2,9": (300, "2.286"),
}  # fmt: skip


def test_where_the_answers_addresses_lead(opened):
    assert set(re.findall(r"lecture\.html#(\S+?)[).,]*(?=\s)", ANSWERS)) <= {*LEADS}
    page = opened(SLIDES)
    for hash, (steps, w) in LEADS.items():
        page.go(f"{hash}&lang=en")
        page.click("Step", steps)
        assert page.value(W) == pytest.approx(float(w), abs=1e-3)
        assert w in ANSWERS
