"""The page as a whole: both languages, every width, no request, nothing that shuts anybody out."""

import re

import browsing
import pytest

WIDTHS = 1920, 1280, 768, 360
BIAS = "w=0&b=0&a=0.1&x=1,2,3&y=3,5,7"
# All words that are seen or heard, but for code and for the names of things: w, E, dE/dw
WORDS = """\
((texts) => texts.filter((text) => text && text.trim()))([
  ...(function* () {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent.closest("script, style, noscript, [translate=no], #languages")) continue;
      if (parent.checkVisibility()) yield walker.currentNode.data;
    }
  })(),
  ...[...document.querySelectorAll("[aria-label]")].filter((one) => one.checkVisibility())
    .map((one) => one.getAttribute("aria-label")),
  document.title,
])
"""


@pytest.fixture(scope="module")
def address(page_with):
    """Here all of it is tested, but for the topics, which tests/page/test_sections.py reads."""
    return page_with("landscape", "race", "patients", "backprop")


def test_no_word_is_left_in_the_other_language(opened):
    page = opened()
    for hash in ("lang=en", BIAS, "w=3&a=1.6&x=1&y=1", "x=1&y=1,2"):
        page.go(f"{hash}&lang=en")
        english = page.seen(WORDS)
        assert not [text for text in english if re.search("[가-힣]", text)]
        page.find("#language").click()
        page.click("한 단계")
        korean = page.seen(WORDS)
        assert not [text for text in korean if re.search(r"[A-Za-z]{2}", text.replace("wx", ""))]
        assert len(korean) == pytest.approx(len(english), rel=0.2)
        assert page.run("document.documentElement.lang") == "ko"


def test_the_language_is_kept_and_the_address_has_the_last_word(opened):
    page = opened()
    page.find("#language").click()
    assert page.text("h1") == "뉴런 하나가 배우는 법"
    assert opened().text("h1") == "뉴런 하나가 배우는 법"
    page = opened("lang=en")
    assert page.text("h1") == "One neuron learns"
    page.find("#language").click()
    assert page.run("location.hash") == "#lang=ko"
    page.run("localStorage.clear()")
    page.find("#language").click()
    assert page.text("h1") == "One neuron learns"


def test_the_browser_s_language_comes_first(opened, browser):
    agent = browser.execute_script("return navigator.userAgent")
    korean = {"userAgent": agent, "acceptLanguage": "ko-KR,ko"}
    browser.execute_cdp_cmd("Emulation.setUserAgentOverride", korean)
    assert opened().text("h1") == "뉴런 하나가 배우는 법"
    browser.execute_cdp_cmd("Emulation.setUserAgentOverride", {**korean, "acceptLanguage": "en-US"})
    assert opened().text("h1") == "One neuron learns"


@pytest.mark.parametrize("hash", ["", "lang=ko&" + BIAS], ids=["one point", "bias"])
def test_it_fits(opened, hash):
    page = opened(hash)
    for _ in range(2):
        page.run("document.querySelector('#playground .strong').click()")
    for width in WIDTHS:
        page.resize(width)
        fits(page, width)


def fits(page, width):
    assert page.seen("document.documentElement.scrollWidth") <= width
    small = page.run("""[...document.querySelectorAll("main *, header *")].filter((one) =>
        one.checkVisibility() && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
        && parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => one.outerHTML)""")
    assert small == []
    low = page.run("""[...document.querySelectorAll("button, input.number")].filter((one) =>
        one.checkVisibility() && one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML)""")
    assert low == []
    cut = page.run("""[...document.querySelectorAll("svg text")].filter((one) => {
        const box = one.getBoundingClientRect();
        return one.checkVisibility() && (box.left < 0 || box.right > innerWidth);
        }).map((one) => one.textContent)""")
    assert cut == []


def test_nothing_is_asked_for_and_nothing_is_complained_of(opened, browser, address):
    browser.get_log("browser")
    browsing.requested(browser)
    page = opened(BIAS)
    for name in ("Step", "Run", "Back", "Reset", "Three points"):
        page.click(name)
        page.seen("null")
    addresses = {re.split("[?#]", text)[0] for text in browsing.requested(browser)}
    assert addresses - {"data:,"} == {address}
    assert browser.get_log("browser") == []


@pytest.mark.parametrize(
    ("size", "dark"),
    [((360, 740), True), ((1280, 900), False)],
    ids=["narrow, dark", "wide, light"],
)
def test_an_accessibility_checker_finds_nothing_serious(opened, browser, size, dark):
    axe = browsing.checker()
    page = opened(BIAS, size=size, dark=dark)
    page.seen("null")
    checker = axe.Axe(browser)
    checker.inject()
    found = checker.run()
    assert len(found["passes"]) > 20
    serious = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
    assert not serious, axe.Axe.report(serious)


def test_the_dark_has_colours_of_its_own(opened):
    ground = "getComputedStyle(document.body).backgroundColor"
    assert opened().run(ground) == "rgb(255, 255, 255)"
    assert opened(dark=True).run(ground) == "rgb(20, 22, 26)"


def test_the_whole_screen(opened):
    page = opened()
    page.find(".full-screen").click()
    page.wait(lambda: page.run("document.fullscreenElement?.id") == "playground")
    page.wait(lambda: page.text(".full-screen") == "Leave full screen")
    page.find(".full-screen").click()
    page.wait(lambda: page.run("document.fullscreenElement") is None)
    page.wait(lambda: page.text(".full-screen") == "Full screen")
