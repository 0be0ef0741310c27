"""The page that plays drawings, in a browser, if there is one and selenium to drive it."""

import json
import re
import time

import pytest
from browsing import requested

from lib.show import animation, figures, player, vector

FRAMES = 5


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """page(seconds): the address of a page whose pictures are shown so long."""
    made = {}

    def page(seconds):
        if seconds not in made:
            path = tmp_path_factory.mktemp("page") / "moving.html"
            figure = figures.blank((10, 4.8))
            left, _ = (part.subplots() for part in figure.subfigures(1, 2))
            left.set(xlim=(0, FRAMES), ylim=(0, 1))
            (point,) = left.plot(0, 0.5, "o")

            def draw(k):
                point.set_xdata([k])
                return f"Step ${k}$: the slope is $-6.4$, so $w$ goes up by $0.64$"

            animation.write(str(path), figure, draw, FRAMES, "$x = 1$", 1 / seconds, parts=2)
            made[seconds] = path.as_uri()
        return made[seconds]

    return page


@pytest.fixture
def player_of(browser, page):
    """player_of(seconds): the page, just opened: what is seen there, and ways to use it."""

    def player_of(seconds):
        browser.get(page(seconds))
        return Shown(browser)

    yield player_of
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


class Shown:
    def __init__(self, browser):
        self.browser = browser

    def run(self, script):
        return self.browser.execute_script(f"return {script}")

    def step(self):
        return int(re.match(r"Step (\d)", self.text("sentence"))[1])

    def text(self, name):
        return self.run(f"document.getElementById('{name}').textContent")

    def point(self):
        """How far right the point is, on the screen."""
        return self.run(
            "document.querySelector('#drawing g[clip-path] use').getBoundingClientRect().x"
        )

    def click(self, name):
        self.browser.find_element("id", name).click()

    def press(self, key):
        self.browser.switch_to.active_element.send_keys(key)

    def wait(self, condition):
        end = time.monotonic() + 5
        while not condition():
            assert time.monotonic() < end
            time.sleep(0.02)


def test_it_starts_by_itself_and_holds_the_last_picture(player_of, browser, page):
    requested(browser)
    shown = player_of(0.05)
    shown.wait(lambda: shown.step() == FRAMES - 1 and shown.text("toggle") == "Replay")
    at = shown.point()
    time.sleep(0.2)
    assert (shown.step(), shown.point()) == (FRAMES - 1, at)
    toggle = "document.getElementById('toggle')"
    assert shown.run(f"({toggle}.click(), {toggle}.textContent)") == "Pause"
    shown.wait(lambda: shown.step() == FRAMES - 1)
    assert requested(browser) == [page(0.05)]  # itself, and nothing more
    assert browser.get_log("browser") == []


def test_buttons(player_of):
    shown = player_of(60)
    assert (shown.step(), shown.text("toggle")) == (0, "Pause")
    places = [shown.point()]
    for button, step in [("next", 1), ("next", 2), ("last", 4), ("next", 4), ("back", 3)]:
        shown.click(button)
        assert shown.step() == step
        assert shown.run("document.getElementById('position').value") == str(step)
        places.append(shown.point())
    assert sorted(places) == [places[k] for k in (0, 1, 2, 5, 3, 4)]
    assert len(set(places)) == 5
    shown.click("first")
    assert (shown.step(), shown.text("toggle")) == (0, "Play")


def test_keys(player_of):
    shown = player_of(60)
    for key, step in [
        ("\ue014", 1), ("\ue014", 2), ("\ue012", 1), ("\ue010", 4), ("\ue011", 0), ("\ue012", 0),
    ]:  # fmt: skip
        shown.press(key)  # right, right, left, end, home, left
        assert shown.step() == step
    assert shown.text("toggle") == "Play"
    shown.press(" ")
    assert shown.text("toggle") == "Pause"
    shown.click("toggle")  # which has the focus now
    shown.press(" ")
    assert shown.text("toggle") == "Pause"


def test_the_slider(player_of):
    shown = player_of(60)
    shown.run("document.getElementById('position').focus()")
    shown.press("\ue014")
    assert shown.step() == 1  # not two


@pytest.mark.parametrize("size", [(360, 740), (800, 600), (1366, 768), (1920, 1080)])
def test_it_fits(player_of, browser, size):
    width, height = size
    sizes = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)
    shown = player_of(60)
    assert shown.run("document.documentElement.scrollWidth") <= width
    boxes = shown.run(
        "[...document.querySelectorAll('p, svg[viewBox], button, input')]"
        ".map(e => { const b = e.getBoundingClientRect();"
        " return [b.left, b.right, b.top, b.bottom, e.tagName]; })"
    )
    for left, right, _, _, name in boxes:
        assert left >= 0 and right <= width, name
    (left, _, top, bottom, _), (beside, _, below, *_) = [box for box in boxes if box[4] == "svg"]
    one_below_the_other = below >= bottom - 1 and beside == left
    side_by_side = below == top and beside > left
    assert (one_below_the_other, side_by_side) == (width == 360, width > 360)
    other_part = "document.querySelector('svg[viewBox] > use').getBoundingClientRect().width"
    assert shown.run(other_part) > 100  # it is not empty
    assert all(low <= height for *_, low, name in boxes if name in ("BUTTON", "INPUT"))


def test_who_wants_no_motion_starts_it(player_of, browser):
    features = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    shown = player_of(0.05)
    time.sleep(0.2)
    assert (shown.step(), shown.text("toggle")) == (0, "Play")
    shown.click("toggle")
    shown.wait(lambda: shown.step() == FRAMES - 1)


def test_readers_for_the_blind_read_the_sentence(player_of):
    shown = player_of(60)
    live = "document.getElementById('sentence').ariaLive"
    assert shown.run(live) == "off"  # while it plays
    shown.click("next")
    assert shown.run(live) == "polite"
    names = shown.run("[...document.querySelectorAll('button')].map(b => b.textContent)")
    assert names == ["First", "Back", "Play", "Next", "Last"]
    assert shown.run("document.getElementById('position').ariaLabel") == "Picture"


# Without a browser


def test_words_can_not_end_the_page(tmp_path):
    text = player.page(
        vector.Frames("", ["<g></g></script>"], [[0]]),
        ["</script><!--<script>"],
        (10, 5),
        "<a>",
        "a < b",
    )
    assert text.count("</script>") == 2 and "<title>&lt;a&gt;</title>" in text
    assert "a &lt; b" in text and "{{" not in text
    film = json.loads(re.search(r'id="film">(.*?)</script>', text)[1])
    assert film["sentences"] == ["&lt;/script&gt;&lt;!--&lt;script&gt;"]
