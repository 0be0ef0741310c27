"""The page in the browser that all tests share: all of it, made once, or parts of it, made again.

A part takes a tenth of a second to begin: most files test the page with their own part alone.
"""

import itertools
import time

import pytest

from lib.page import assemble, patients

OTHERS = itertools.count()  # with another hash only, a browser would stay where it is


@pytest.fixture(scope="session")
def page_with(tmp_path_factory):
    """page_with("race", ...): the address of a page with these parts and without topics."""
    folder = tmp_path_factory.mktemp("page")

    def page_with(*parts):
        path = folder / f"{'-'.join(parts) or 'playground'}.html"
        places = "".join(f"{{{{{name}}}}}" for name in parts)
        text = assemble.page(places, {"patients": patients.points()})
        path.write_text(text, encoding="utf-8")
        return path.as_uri()

    return page_with


@pytest.fixture(scope="module")
def address(page_with):
    """The address of the page that a file tests, with the playground; a file may have its own."""
    return page_with()


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The path of the whole page; it is made when the first test wants it."""
    return tmp_path_factory.mktemp("whole") / "lecture.html"


@pytest.fixture
def whole_page(made, run):
    """The path of the whole page, as the script makes it, of the runs that all tests share."""
    if not made.exists():
        result = run("10_make_page.py", "--html", made)
        assert (result.code, result.err) == (0, ""), result.out
    return made


@pytest.fixture
def module(browser, address):
    """module("neuron"): calls what this module of the page exports: module("neuron").cost(...).

    `each` is for many calls at once: module("neuron").each("cost", [[X, Y, w, b], ...]).
    """
    if browser.current_url != address:
        browser.get(address)

    class Module:
        def __init__(self, name):
            self.name = name

        def __getattr__(self, function):
            return lambda *arguments: self.each(function, [arguments])[0]

        def each(self, function, calls):
            call = f"arguments[0].map((each) => module_{self.name}.{function}(...each))"
            return browser.execute_script(f"return {call}", calls)

    return Module


@pytest.fixture
def opened(browser, address):
    """opened(hash, size=..., dark=..., motion=...): the page, just opened, an `Opened`."""

    def opened(hash="", size=(1280, 900), dark=False, motion=False):
        width, height = size
        sizes = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)
        wishes = {
            "prefers-color-scheme": "dark" if dark else "light",
            "prefers-reduced-motion": "no-preference" if motion else "reduce",
        }
        features = [{"name": name, "value": value} for name, value in wishes.items()]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.get(f"{address}?{next(OTHERS)}" + f"#{hash}" * bool(hash))
        return Opened(browser)

    yield opened
    browser.execute_script("localStorage.clear()")
    browser.get("about:blank")  # so that nothing is drawn anew
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


class Opened:
    """A page in the browser: what is seen there, and ways to use it."""

    def __init__(self, browser):
        self.browser = browser

    def go(self, hash):
        """Follow a link to another address of this page, which is not loaded again."""
        self.run("location.hash = arguments[0]", f"{hash}&again={next(OTHERS)}")
        self.seen("null")

    def run(self, script, *arguments):
        return self.browser.execute_script(f"return {script}", *arguments)

    def seen(self, script, *arguments):
        """As run, once what was changed is drawn."""
        return self.browser.execute_async_script(
            "const [...given] = arguments; const done = given.pop();"
            f"requestAnimationFrame(() => done(((...arguments) => {script})(...given)))",
            *arguments,
        )

    def wait(self, condition):
        end = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < end, self.run("document.querySelector('main').innerText")
            time.sleep(0.02)

    def find(self, selector):
        return self.browser.find_element("css selector", selector)

    def text(self, selector):
        """What is shown there, in the language of the page."""
        return self.seen("document.querySelector(arguments[0]).innerText", selector)

    def click(self, name, within="#playground"):
        """Press the button with this name."""
        names = f"[...document.querySelectorAll('{within} button')]"
        self.run(f"{names}.find((one) => one.textContent === arguments[0]).click()", name)

    def resize(self, width, height=900):
        sizes = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)
        self.seen("null")  # what watches its size is told
        self.seen("null")  # and draws in the next frame

    def steps(self, part, count):
        """Press the button for one step so often, without a picture after each."""
        button = f"document.querySelector('#{part} .place > .buttons button:nth-child(3)')"
        self.run(f"Array.from({{length: {count}}}, () => {button}.click()).length")

    def press(self, *keys):
        self.browser.switch_to.active_element.send_keys(*keys)

    def focus(self, selector):
        self.run("document.querySelector(arguments[0]).focus()", selector)

    def type(self, selector, text):
        box = self.find(selector)
        box.send_keys("\ue009a", "\ue017")  # all, deleted
        box.send_keys(text)

    def enter(self, selector, value):
        """As type, at once."""
        self.run(
            """((box, text) => {
            box.value = text;
            box.dispatchEvent(new Event("input"));
            })(document.querySelector(arguments[0]), arguments[1])""",
            selector,
            str(value),
        )

    def switch_language(self):
        self.run("document.getElementById('language').click()")

    def middle(self, selector):
        """Where on the screen the middle of an element is."""
        return self.run(
            "((box) => [box.x + box.width / 2, box.y + box.height / 2])"
            "(document.querySelector(arguments[0]).getBoundingClientRect())",
            selector,
        )

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
