"""The page in the browser that all tests share: all that can be played with, made once."""

import itertools
import json
import time
from pathlib import Path

import pytest
from browsing import DELETE, ENTER

from lib.page import assemble

AGAIN = itertools.count()  # with another hash only, a browser would stay where it is


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of a page with all that can be played with, and without topics."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    places = "".join(f"{{{{{name}}}}}" for name in assemble.PARTS[1:])
    path.write_text(assemble.page(places), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def whole_page(address, run):
    """The path of the whole page, as the script makes it, of the runs that all tests share."""
    made = Path(address.removeprefix("file://")).parent / "whole" / "lecture.html"
    if not made.exists():
        made.parent.mkdir()
        result = run("10_make_page.py", "--html", made)
        assert (result.code, result.err) == (0, ""), result.out
    return made


@pytest.fixture
def module(browser, address):
    """module("neuron", "cost", [[X, Y, w, b], ...]): what a function of a module gives."""
    if not browser.current_url.startswith(address):
        browser.get(address)
    return lambda name, function, calls: browser.execute_script(
        f"return arguments[0].map((each) => module_{name}.{function}(...each))", calls
    )


@pytest.fixture
def opened(browser, address):
    """opened(hash, part=..., size=..., dark=..., motion=..., at=...): the page, as it begins.

    Where the playground alone is wanted, a page that is there already goes to the address.
    """

    def opened(
        hash="lang=en", part="playground", size=(1280, 900), dark=False, motion=False, at=address
    ):
        page = Opened(browser, part)
        page.resize(*size)
        wishes = {
            "prefers-color-scheme": "dark" if dark else "light",
            "prefers-reduced-motion": "no-preference" if motion else "reduce",
        }
        features = [{"name": name, "value": value} for name, value in wishes.items()]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        is_there = browser.current_url.startswith(f"{at}?")
        if is_there and hash and part == "playground" and not dark and not motion:
            page.go(hash)
            return page
        browser.get(f"{at}?{next(AGAIN)}" + f"#{hash}" * bool(hash))
        page.seen("null")
        if part != "playground":
            page.run("document.getElementById(arguments[0]).scrollIntoView()", part)
            page.focus(".player button:nth-child(3)")
        return page

    yield opened
    browser.execute_script("localStorage.clear()")


class Opened:
    """A page in the browser: what is seen in one of its parts, and ways to use it."""

    def __init__(self, browser, part):
        self.browser, self.part = browser, part

    def run(self, script, *arguments):
        return self.browser.execute_script(f"return {script}", *arguments)

    def seen(self, script, *arguments):
        """As run, once what was changed is drawn."""
        return self.browser.execute_async_script(
            "const [...given] = arguments; const done = given.pop(); requestAnimationFrame(() =>"
            " requestAnimationFrame(() =>"
            f" done(((...arguments) => {script})(...given))))",
            *arguments,
        )

    def go(self, hash):
        """Follow a link to another address of this page, which is not loaded again."""
        self.run("document.activeElement.blur()")
        self.run("location.hash = arguments[0]", f"{hash}&again={next(AGAIN)}")
        self.seen("null")

    def wait(self, condition):
        end = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < end, self.text("")
            time.sleep(0.02)

    def path(self, selector):
        """A selector inside of the part."""
        return ", ".join(f"#{self.part} {one}" for one in selector.split(", "))

    def all(self, selector, value):
        """This value, of script with `e`, for all elements."""
        elements = f"[...document.querySelectorAll({json.dumps(self.path(selector))})]"
        return self.seen(f"{elements}.map((e) => {value})")

    def one(self, selector, value):
        return self.all(selector, value)[0]

    def text(self, selector=""):
        """What is shown there, in the language of the page."""
        return self.one(selector or ".place", "e.innerText")

    def sentence(self):
        return self.text(".sentence")

    def click(self, name, times=1):
        """Press the button, or what is chosen, with this name, in the part."""
        self.run(
            """((part, name, times) => {
            const all = document.querySelectorAll(`#${part} button, #${part} label`);
            const one = [...all].find((one) => one.textContent.trim() === name);
            for (let k = 0; k < times; k += 1) one.click();
            })(...arguments)""",
            self.part, name, times,
        )  # fmt: skip
        self.seen("null")

    def resize(self, width, height=900):
        sizes = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)

    def press(self, *keys):
        self.browser.switch_to.active_element.send_keys(*keys)

    def focus(self, selector):
        self.run("document.querySelector(arguments[0]).focus()", self.path(selector))

    def type(self, selector, text, end=ENTER):
        """Type into a box; `end`: a key that ends it."""
        box = self.browser.find_element("css selector", self.path(selector))
        box.send_keys("\ue009a", DELETE)  # all, deleted
        box.send_keys(str(text) + end)

    def value(self, selector):
        """The number in a box."""
        return float(self.one(selector, "e.value").replace("−", "-"))

    def switch_language(self):
        self.run("document.getElementById('language').click()")

    def box(self, selector):
        """Where an element is on the screen: left, top, width, ..."""
        return self.one(selector, "e.getBoundingClientRect().toJSON()")

    def middle(self, selector):
        box = self.box(selector)
        return [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]

    def drag(self, place, *others):
        """Press the mouse's button here, move there and there, and let it go."""
        for kind, (x, y), buttons in [
            ("mousePressed", place, 1),
            *(("mouseMoved", other, 1) for other in others),
            ("mouseReleased", (others or [place])[-1], 0),
        ]:
            event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": buttons}
            self.browser.execute_cdp_cmd("Input.dispatchMouseEvent", event | {"clickCount": 1})
        self.seen("null")
