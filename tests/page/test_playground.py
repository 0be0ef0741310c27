"""The neuron to play with: what it shows, and every way to change it."""

import re
import shlex

import numpy as np
import pytest
from conftest import ROOT

W, RATE = "#playground .of-w .number", "#playground .rate .number"
POINTS, LINE, COST = "#points", ".line .drawn", ".cost-w .drawn"
TAB, LEFT, UP, RIGHT, DELETE = "\ue004", "\ue012", "\ue013", "\ue014", "\ue017"
THREE = "w=3&a=0.1&x=1,2,3&y=1,2,3"


def value(page, selector):
    return float(page.seen("document.querySelector(arguments[0]).value", selector))


def points(page):
    rows = page.seen("document.getElementById('points').value").splitlines()
    return [[float(number) for number in row.split()] for row in rows]


def graph(page):
    """The numbers on the computation graph, by name: w, ∂E/∂w, ..."""
    said = page.seen("document.querySelector('.graph svg').getAttribute('aria-label')")
    pairs = re.findall(r"([^ ]+) = ([^,;]+)", said)
    return {name: float(number.replace("−", "-")) for name, number in pairs}


def test_it_starts_as_the_slides_do_and_one_step_gives_2_6(opened):
    page = opened()
    assert (value(page, W), value(page, RATE), points(page)) == (3, 0.1, [[1, 1]])
    assert page.text(".finding") == "The slope is 4: more w raises E, so lower w."
    assert page.text(".next") == "w ← 3 − 0.1 · 4 = 2.6"
    assert graph(page) == {
        "w": 3, "∂E/∂w": 4, "x": 1, "∂E/∂x": 12, "h": 3, "∂E/∂h": 4, "y": 1, "∂E/∂y": -4,
        "e": 2, "∂E/∂e": 4, "E": 4, "∂E/∂E": 1,
    }  # fmt: skip
    page.click("Step")
    assert value(page, W) == 2.6
    assert page.text(".next") == "w ← 2.6 − 0.1 · 3.2 = 2.28"
    assert graph(page)["E"] == 2.56


def test_all_change_together(opened):
    page = opened(THREE)
    before = page.run("document.querySelector('.cost-w .now').getAttribute('cx')")
    page.type(W, "-1")
    X = Y = np.array([1.0, 2.0, 3.0])
    e = -X - Y
    assert page.text(".finding").startswith("The slope is −18.67: more w lowers E")
    assert 2 * (e * X).mean() == pytest.approx(-18.67, abs=0.005)
    assert graph(page)["E"] == pytest.approx((e**2).mean(), abs=0.005)
    assert page.run("document.querySelector('.cost-w .now').getAttribute('cx')") < before
    errors = page.run("[...document.querySelectorAll('text.error')].map((e) => e.textContent)")
    assert errors == ["−2", "−4", "−6"]
    assert page.run("document.querySelector('.of-w input[type=range]').value") == "-1"


def test_back_and_reset(opened):
    page = opened()
    page.type(W, "5")
    page.type(RATE, "0.25")
    for expected in (3, 2):
        page.click("Step")
        assert value(page, W) == expected
    page.click("Back")
    assert value(page, W) == 3
    page.click("Reset")  # to where the steps began
    assert value(page, W) == 5
    page.click("Reset")  # to where the page began
    assert value(page, W) == 3
    page.click("Back")
    assert value(page, W) == 3
    assert page.run("document.querySelectorAll('.was').length") == 0


def test_a_run_comes_to_the_bottom(opened):
    page = opened("w=3&a=0.4&x=1&y=1")
    page.click("Run")
    page.wait(lambda: "Learning has ended" in page.text(".finding"))
    assert value(page, W) == pytest.approx(1, abs=1e-4)
    assert page.text(".finding") == (
        "The slope is nearly 0, and so is E: the line fits. Learning has ended."
    )
    page.click("Run")  # there is nothing to do
    assert "Run" in page.text(".hand")


def test_a_run_can_be_paused(opened):
    page = opened()
    page.click("Run")
    page.wait(lambda: value(page, W) < 2.2)
    page.click("Pause")
    at = value(page, W)
    assert page.run("new Promise((done) => setTimeout(done, 600))") is None
    assert value(page, W) == at


def test_a_step_is_seen_to_move(opened):
    page = opened(motion=True)
    page.run("""(window.seen = new Set(), new MutationObserver(() => seen.add(
        document.querySelector(".cost-w .now").getAttribute("cx"))).observe(
        document.querySelector(".cost-w .front"), {childList: true}))""")
    page.click("Step")
    page.wait(lambda: value(page, W) == 2.6)
    assert page.run("seen.size") > 2


RATES = {
    "0.1": "Each step leaves 80 % of the way.",
    "0.5": "One step leads to the lowest point: α = 1/curvature.",
    "0.9": "Each step jumps over the lowest point, and 80 % of the way is left.",
    "1": "Each step jumps over the lowest point, as far as before, for ever: α is the limit.",
    "1.1": "It explodes: each step leads 1.2 times as far away.",
    "1e-12": "Each step goes only 2·10⁻¹⁰ % of the way.",
    "0.9999": "Each step jumps over the lowest point and comes only 0.02 % nearer to it.",
    "1.0001": "It explodes: each step leads 0.02 % further away.",
}


def test_what_a_rate_does(opened):
    page = opened()
    for rate, sentence in RATES.items():
        page.type(RATE, rate)
        assert page.text(".fate") == f"{sentence} The limit: 2/curvature = 2/2 = 1."


def test_the_rate_s_slider_goes_past_the_limit_and_has_its_marks(opened):
    page = opened(THREE)
    page.seen("null")
    slider = "document.querySelector('.rate input[type=range]')"
    high = float(page.run(f"{slider}.max"))
    left, width = page.run(f"((b) => [b.x, b.width])({slider}.getBoundingClientRect())")
    marks = "[...document.querySelectorAll('.rate .slider-marks line')]"
    places = page.run(f"{marks}.map((line) => line.getBoundingClientRect().x)")
    curvature = 2 * np.mean([1, 4, 9])
    assert high > 2 / curvature
    thumb = 24  # wide
    for place, rate in zip(places, (1 / curvature, 2 / curvature), strict=True):
        assert place == pytest.approx(left + thumb / 2 + (width - thumb) * rate / high, abs=1.5)
    assert page.text(".fate").endswith("The limit: 2/curvature = 2/9.333 = 0.2143.")


def test_a_power_of_ten_below_a_line_has_brackets(opened):
    page = opened("x=1000000&y=1&a=1e-13")
    assert page.text(".fate").endswith("2/curvature = 2/(2·10¹²) = 1·10⁻¹².")


def test_an_explosion_is_said_with_the_limit(opened):
    page = opened("w=3&a=1.6&x=1&y=1")
    page.click("Run")
    page.wait(lambda: "exploded" in page.text(".finding"))
    assert page.text(".finding") == (
        "Learning exploded: α = 1.6 is above the limit, 1. Take a smaller α, and reset."
    )
    far = value(page, W)
    page.click("Step")  # no further
    assert value(page, W) == far
    page.type(RATE, "0.1")  # from there a good rate leads back
    assert page.text(".finding") == "w is far away. Each step leaves 80 % of the way."
    page.click("Step")
    assert value(page, W) == pytest.approx(1 + 0.8 * (far - 1), rel=1e-4)
    page.click("Reset")
    assert value(page, W) == 3


STRANGE = [
    "w=1e12&a=1e12&x=1e9&y=-1e9",
    "w=-1e12&b=1e12&a=1e12&x=1e9,-1e9&y=1e9,1e9",
    "w=3&a=0.1&x=0&y=0",
    "w=3&b=1&a=0.1&x=0,0&y=1,2",
    "w=3&a=0.1&x=1e-200&y=1e-200",
    "w=3&a=1e-12&x=1e-9,2e-9&y=1e9,-1e9",
    "w=3&b=2&a=0.1&x=1,1,1&y=5,5,5",
]


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


# Texts stand apart


def collisions(page, selector):
    """The texts that lie on others, or to the left or right of the playground."""
    return page.seen(
        """((selector) => {
        const panel = document.querySelector("#playground").getBoundingClientRect();
        const all = [...document.querySelectorAll(selector)].filter((e) => e.textContent.trim())
          .map((e) => [e.textContent, e.getBoundingClientRect()]);
        const found = all.filter(([, a]) => a.left < panel.left || a.right > panel.right)
          .map(([text]) => text);
        all.forEach(([one, a], k) => all.slice(k + 1).forEach(([other, b]) => {
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > 0.5 && high > 5) found.push(`${one} | ${other}`);
        }));
        return found;
    })(arguments[0])""",
        selector,
    )


def crossings(page, selector, lines):
    """The texts that lie on one of these lines."""
    return page.seen(
        """((selector, lines) => {
        const boxes = [...document.querySelectorAll(lines)].map((e) => e.getBoundingClientRect());
        return [...document.querySelectorAll(selector)].filter((e) => {
          const a = e.getBoundingClientRect();
          return boxes.some((b) => b.left < a.right && b.right > a.left &&
            b.top < a.bottom - 4 && b.bottom > a.top + 4);
        }).map((e) => e.textContent);
    })(arguments[0], arguments[1])""",
        selector,
        lines,
    )


LONG = [
    "w=2.01&b=0.969&a=0.1&x=1,2,3&y=3,5,7",
    "w=-1000&a=0.1&x=1&y=1",
    "w=-1000&a=0.1&x=-1000,2,3&y=1,2,3",
    "w=-1000&b=-0.01234&a=0.1&x=-1000,2&y=1,2",
    "w=3&a=0.1&x=0&y=5",
    "w=2.01&b=0.969&a=0.1&x=1&y=3",
]


@pytest.mark.parametrize(("width", "lang"), [(1280, "en"), (900, "en"), (360, "en"), (1280, "ko")])
def test_long_numbers_on_the_graph_and_at_the_curve(opened, width, lang):
    page = opened(size=(width, 900))
    for hash in LONG:
        page.go(f"{hash}&lang={lang}")
        check_graph(page, width)
        check_curves(page, hash)


def check_graph(page, width):
    texts = ".graph .drawn text:not(.symbol):not(.sign):not(.word)"
    assert collisions(page, texts) == []
    assert crossings(page, texts, ".graph .drawn line, .graph .drawn .box, .graph .gate") == []
    frame = page.run("((e) => e && ((b) => [b.left, b.right])(e.getBoundingClientRect()))"
                     "(document.querySelector('.neuron rect'))")  # fmt: skip
    assert (frame is None) == (width == 360)
    for edge in frame or []:
        boxes = page.run(
            f"[...document.querySelectorAll('{texts}')].map((e) => "
            "[e.textContent, ...Object.values(e.getBoundingClientRect().toJSON())])"
        )
        assert [text for text, x, _, wide, *_ in boxes if x < edge < x + wide] == []


def check_curves(page, hash):
    for plot in (".cost-w", ".cost-b") if "b=" in hash else (".cost-w",):
        assert collisions(page, f"{plot} text.slope") == []
        inside = page.run(
            "((text, axis) => [text.bottom <= axis.top + 1, text.width > 0])("
            f"...['.slope', '.grid line.zero[x1]:not([x1=\"0\"])'].map((name) => [...document"
            f".querySelectorAll('{plot} ' + name)].at(-1).getBoundingClientRect()))"
        )
        assert inside == [True, True]


def test_all_points_together_have_a_slope_at_b_too(opened):
    page = opened("w=0&b=0&a=0.1&x=1,2,3&y=3,5,7&lang=en")
    assert page.text(".which output") == ("point 1 of 3; all together: ∂E/∂w = −22.67, ∂E/∂b = −10")


# Dragging


def test_the_line_is_dragged(opened):
    page = opened()
    x, y = page.middle(".line .handle .point")  # (1, 1); the line is at (1, 3)
    top = page.run("document.querySelector('path.error').getBoundingClientRect().y")
    page.drag((x, top), (x, (top + y) / 2))
    assert value(page, W) == pytest.approx(2, abs=0.02)
    page.drag((x, (top + y) / 2), (x, (top + y) / 2 - 5), (x, y))
    assert value(page, W) == pytest.approx(1, abs=0.02)


def test_the_line_is_shifted_at_the_axis_if_there_is_a_bias(opened):
    page = opened("w=1&b=0&a=0.1&x=1,2,3&y=2,3,4")
    axis = page.run("document.querySelector('.line .grid line.zero').getBoundingClientRect().x")
    texts = "[...document.querySelectorAll('.line .grid text')]"
    zero, two = (
        page.run(f"((b) => b.y + b.height / 2)({texts}.filter((e) => e.textContent === '{name}')"
                 ".at(-1).getBoundingClientRect())")
        for name in "02"
    )  # fmt: skip
    page.drag((axis + 3, zero), (axis + 3, two))
    assert value(page, "#playground .of-b .number") == pytest.approx(2, abs=0.1)
    assert value(page, W) == 1


def test_the_point_on_the_cost_is_dragged(opened):
    page = opened()
    x, y = page.middle(".cost-w .now")
    one = page.run("document.querySelector('.cost-w .zero').getBoundingClientRect().x")
    page.drag((x, y), ((x + one) / 2, y))
    assert value(page, W) == pytest.approx(1.5, abs=0.05)
    assert float(page.run("document.querySelector('.cost-w .now').getAttribute('cx')")) < x


def test_points_are_dragged_added_and_removed(opened):
    page = opened(THREE)
    second, third = (page.middle(f".line .handle:nth-child({k}) .point") for k in (2, 3))
    page.drag(second, (second[0], third[1]))
    assert points(page) == [[1, 1], [2, 3], [3, 3]]
    page.drag(((second[0] + third[0]) / 2, second[1]))  # a click where nothing is
    assert points(page)[3] == [pytest.approx(2.5, abs=0.03), pytest.approx(2, abs=0.1)]
    page.focus(".line .handle:nth-child(4)")
    page.press(DELETE)
    assert points(page) == [[1, 1], [2, 3], [3, 3]]


# Typing and pasting


def test_points_are_typed(opened):
    page = opened()
    page.type(POINTS, "1 2\n3")
    assert page.text("#wrong-points") == "Line 2: a point has two numbers, x and y."
    assert graph(page)["y"] == 2  # as long as the text is wrong, the last right one holds
    page.press(" 5")
    assert page.text("#wrong-points") == ""
    e = 3 * np.array([1, 3]) - [2, 5]
    assert graph(page)["E"] == pytest.approx((e**2).mean(), rel=1e-3)


def test_columns_of_a_spreadsheet_take_the_place_of_the_points(opened):
    page = opened()
    page.run("""document.getElementById("points").focus()""")
    page.run("""((box, event) => {
        box.setSelectionRange(0, 0);
        event.clipboardData.setData("text", "hours\\tscore\\n1,5\\t2\\n3\\t4,25\\n");
        if (box.dispatchEvent(event))
            document.execCommand("insertText", false, event.clipboardData.getData("text"));
    })(document.getElementById("points"), new ClipboardEvent("paste",
        {clipboardData: new DataTransfer(), bubbles: true, cancelable: true}))""")
    page.wait(lambda: page.text(".command").endswith("--x 1.5 3 --y 2 4.25"))


def as_float(text):
    """A number of the page: −2, 1·10⁷."""
    return float(text.translate(str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")).replace("·10", "e"))


def ranges(page, drawing):
    """The lowest and the highest number at the axes of this plot: of x, then of y."""
    texts = page.seen(f"[...document.querySelectorAll('{drawing} .grid text:not(.axis-name)')]"
                      ".map((e) => [e.getAttribute('text-anchor'), e.textContent])")  # fmt: skip
    axes = []
    for anchor in ("middle", "end"):
        numbers = [as_float(text) for place, text in texts if place == anchor]
        axes.append((min(numbers), max(numbers)))
    return axes


def test_the_axes_come_back_with_the_steps_and_stay_near_the_lowest_point(opened):
    page = opened("w=1000&a=0.25&x=1&y=1")
    seen = []
    for _ in range(25):
        page.click("Step")
        seen.append(str(ranges(page, ".cost-w")))
    assert ranges(page, ".cost-w")[0][1] <= 6
    assert len(set(seen)) <= 7  # they do not jump at every step


@pytest.mark.parametrize("box", [W, RATE])
def test_what_is_no_number_is_said(opened, box):
    page = opened()
    said = box.replace(".number", ".refused")
    for text in ("1/3", "3e", "abc", "", "1e309", "5 6", "1e13", "-", "0x10"):
        page.go("w=3&a=0.1&x=1&y=1&lang=en")
        old = value(page, box)
        page.type(box, text)
        assert page.text(said).endswith(f"{old:g} stays.")
        assert "not a number" in page.text(said) or text in ("", "1e309", "1e13")
        assert page.text(said).startswith("The box is empty: ") == (text == "")
        page.press(TAB)
        assert (value(page, W), value(page, RATE)) == (3, 0.1)
        assert page.text(said) != ""
    assert page.run(f"document.querySelector('{said}').role") == "status"
    page.click("한국어", "body")
    assert "그대로입니다" in page.text(said)
    page.click("한 단계")
    assert value(page, W) == 2.6
    assert (page.text(said) == "") == (box == W)  # it goes when the number changes


def test_a_rate_has_to_be_above_0(opened):
    page = opened()
    for old, text in (("1000", "0"), ("0.1", "0"), ("0.1", "-1")):
        page.go(f"a={old}&lang=en")
        page.type(RATE, text)
        page.focus(W)
        assert value(page, RATE) == float(old)
        assert page.text(".rate .refused") == f"α must be above 0 and at most 10¹²: {old} stays."
        page.type(RATE, "0.2")
        assert (value(page, RATE), page.text(".rate .refused")) == (0.2, "")
        page.focus(W)


def test_many_points(opened, browser):
    page = opened()
    text = "\n".join(f"{k / 100} {2 * k / 100}" for k in range(1, 1001))
    page.run("((b) => { b.value = arguments[0]; b.dispatchEvent(new Event('input')); })"
             "(document.getElementById('points'))", text)  # fmt: skip
    page.type(W, "2")
    assert page.text(".finding").startswith("The slope is 0, and so is E")
    assert browser.get_log("browser") == []


# The words


def test_a_visitor_is_told_what_to_do_and_what_the_words_mean(opened):
    page = opened("lang=en")
    assert "Press Step:" in page.text("#playground .cue")
    assert "neuron" in page.text("#playground .cue")
    assert page.text(".rate").index("curvature says") > 0
    page.click("한국어", "body")
    assert "‘한 단계’" in page.text("#playground .cue[lang=ko]") and "곡률은" in page.text(".rate")
    words = page.text("#playground")
    assert "걸음" not in words and "비용" not in words
    axes = page.text(".cost-w .drawn")
    assert "가중치 w" in axes and "오류 함수 E" in axes


# The address, and the command


def test_a_link_opens_what_it_says(opened):
    page = opened("w=-1&b=0.5&a=0.02&x=1,2&y=2,-3.5&lang=en")
    assert (value(page, W), value(page, RATE)) == (-1, 0.02)
    assert value(page, "#playground .of-b .number") == 0.5
    assert points(page) == [[1, 2], [2, -3.5]]
    page.run("location.hash = 'w=7&lang=en'")
    page.wait(lambda: value(page, W) == 7)
    assert points(page) == [[1, 1]]


def test_the_address_follows(opened):
    page = opened("lang=en")
    page.click("Step")
    page.wait(lambda: page.run("location.hash") == "#lang=en&w=2.6&a=0.1&x=1&y=1")
    page.find("#playground input[type=checkbox]").click()
    page.wait(lambda: page.run("location.hash") == "#lang=en&w=2.6&a=0.1&x=1&y=1&b=0")
    page.find("#playground input[type=checkbox]").click()
    page.wait(lambda: page.run("location.hash") == "#lang=en&w=2.6&a=0.1&x=1&y=1")


def test_an_address_that_makes_no_sense(opened):
    page = opened("w=x")
    for hash in ("w=x", "x=1,2&y=1", "a=0", "a=-1", "w=1e13", "x=1e10&y=1", "x=1,,2&y=1,2,3"):
        if hash != "w=x":
            page.go("w=5")
            page.go(hash)
        assert page.text(".finding").startswith("The address makes no sense")
        assert (value(page, W), value(page, RATE), points(page)) == (3, 0.1, [[1, 1]])


def test_the_command_does_the_same(opened, once, table):
    page = opened()
    for hash in (THREE, "w=-2.5&b=1&a=0.05&x=1,-2,3&y=0.5,1e-3,7"):
        page.go(hash)
        python, *command = shlex.split(page.text(".command"))
        assert python == "python"
        result = once(*command, "--steps", 1, "--float64", "--no-figure")
        before, after = table(result.out)
        assert graph(page)["E"] == pytest.approx(before["cost"], rel=1e-3)
        page.click("Step")
        assert value(page, W) == pytest.approx(after["w"], rel=1e-4)
        assert graph(page)["E"] == pytest.approx(after["cost"], rel=1e-3)


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
        reached.push((target.textContent || target.ariaLabel || target.id).trim())))""")
    page.find("body").send_keys(TAB * 32)
    reached = page.run("reached")
    for name in ("Step", "Run", "Back", "Reset", "Weight w", "Learning rate α", "points",
                 "Copy the command", "한국어", "Full screen", "Three points"):  # fmt: skip
        assert name in reached
    page.focus(".of-w input[type=range]")
    page.press(LEFT)
    assert value(page, W) == 2.98
    page.focus(".rate input[type=range]")
    page.press(RIGHT)
    assert value(page, RATE) > 0.1
    page.focus(".line .handle")
    page.press(UP)
    assert points(page)[0][1] > 1


def test_arrows_step_and_space_runs(opened):
    page = opened()
    page.focus(".share pre")
    page.press(RIGHT)
    assert value(page, W) == 2.6
    page.press(LEFT)
    assert value(page, W) == 3
    page.press(" ")
    page.wait(lambda: value(page, W) < 2.5)
    assert "Pause" in page.text(".hand")


def test_the_numbers_are_said_once_nothing_changes(opened):
    page = opened()
    said = "document.getElementById('said').textContent"
    assert page.run("document.getElementById('said').ariaLive") == "polite"
    page.click("Step")
    page.click("Step")
    assert page.run(said) == ""
    page.wait(lambda: page.run(said) != "")
    assert page.run(said) == (
        "w = 2.28, E = 1.638. The slope is 2.56: more w raises E, so lower w."
    )


# The answers to the script's questions

ANSWERS = (ROOT / "ANSWERS.md").read_text(encoding="utf-8").split("## 10_make_page.py\n")[1]
ADDRESSES = re.findall(r"lecture\.html#([^\s)]+)", ANSWERS)


def test_where_the_answers_steps_lead(opened):
    page = opened()
    for hash, steps in {
        "w=3&a=0.5&x=1&y=1": ["1"],
        "w=3&a=1.1&x=1&y=1": ["-1.4", "3.88", "-2.456"],
        "w=3&a=1&x=1&y=1": ["-1", "3", "-1"],
    }.items():
        assert hash in ADDRESSES
        page.go(hash)
        for w in steps:
            page.click("Step")
            assert value(page, W) == float(w)
            assert re.search(rf"(?<![\d.-]){w}(?![\d]|\.\d)", ANSWERS)


def test_the_answer_about_a_point_that_is_dragged(opened):
    before, after = opened(THREE), "w=3&a=0.1&x=1,2,3&y=1,2,9"
    assert "slope is 18.67" in before.text(".finding") and "Before it is 18.67." in ANSWERS
    assert after in ADDRESSES
    page = opened(after)
    assert "slope is 6.667" in page.text(".finding") and "After it is 6.667:" in ANSWERS
    assert points(page)[2] == [3, 9]
    page.click("Run")
    page.wait(lambda: "Learning has ended" in page.text(".finding"))
    assert value(page, W) == pytest.approx((1 + 4 + 27) / 14, abs=1e-3)
    assert "ends at w = 2.286." in ANSWERS
