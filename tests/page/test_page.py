"""The page as a whole: both languages, every width, no request, nothing that shuts anybody out."""

import re

import browsing
import pytest
from browsing import TAB
from reading import is_whole

from lib.page import assemble

BIAS = "w=0&b=0&a=0.1&x=1,2,3&y=3,5,7"
LONG = "w=-1000&b=-0.01234&a=0.1&x=-1000,2&y=1,2"
# All words that are seen or heard, but for code and for the names of things: w, E, dE/dw
WORDS = """\
((texts) => texts.filter((text) => text && text.trim()))([
  ...(function* () {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent.closest("script, style, noscript, [translate=no], #languages, code")) continue;
      if (parent.checkVisibility()) yield walker.currentNode.data;
    }
  })(),
  ...[...document.querySelectorAll("[aria-label]")].filter((one) => one.checkVisibility())
    .map((one) => one.getAttribute("aria-label")),
  document.title,
])
"""


# All that can be pressed or chosen in a part, but for the whole screen; and the page to its end
USE = """(document.querySelectorAll("details").forEach((e) => { e.open = true; }),
  document.querySelectorAll(`#${arguments[0]} :is(.buttons button, .choice input, .check input,
    .tasks button)`).forEach((e) => e.click()), scrollTo(0, 1e6))"""


def test_no_word_is_left_in_the_other_language(opened):
    page = opened("")
    for hash in ("", BIAS, "w=3&a=1.6&x=1&y=1", "x=1&y=1,2"):
        page.go(f"{hash}&lang=en")
        english = page.seen(WORDS)
        assert not [text for text in english if re.search("[가-힣]", text)]
        page.switch_language()
        korean = page.seen(WORDS)
        assert not [text for text in korean if re.search(r"[A-Za-z]{2}", text.replace("BMI", ""))]
        assert len(korean) == pytest.approx(len(english), rel=0.2)
        assert page.run("document.documentElement.lang") == "ko"


def test_which_language_it_speaks(opened, browser):
    agent = browser.execute_script("return navigator.userAgent")
    heading = "document.querySelector('h1').innerText"
    english, korean = "One neuron learns", "뉴런 하나가 배우는 법"
    for language, expected in (("ko-KR,ko", korean), ("en-US", english)):
        own = {"userAgent": agent, "acceptLanguage": language}
        browser.execute_cdp_cmd("Emulation.setUserAgentOverride", own)
        page = opened("")
        assert page.seen(heading) == expected
    page.switch_language()
    assert opened("").seen(heading) == korean  # it is kept
    page = opened("lang=en")  # the address has the last word
    assert page.seen(heading) == english
    page.switch_language()
    assert "lang=ko" in page.run("location.hash")


# What is too small, or reaches out of the page
MISFITS = """[document.documentElement.scrollWidth > innerWidth,
  ...[["main *, header *", (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
      && parseFloat(getComputedStyle(e).fontSize) < (e.closest(".graph") ? 12 : 16)],
    ["button, input.number", (e) => e.getBoundingClientRect().height < 44],
    ["svg text", (e) => e.getBoundingClientRect().left < 0
      || e.getBoundingClientRect().right > innerWidth],
  ].flatMap(([these, is_wrong]) => [...document.querySelectorAll(these)]
    .filter((e) => e.checkVisibility() && is_wrong(e)).map((e) => e.outerHTML))].filter(Boolean)"""


def test_it_fits(opened):
    page = opened()
    for width in (1920, 1366, 768, 360):
        page.resize(width)
        for hash in ("w=3&lang=en", f"{BIAS}&lang=ko", f"{LONG}&lang=en"):
            page.go(hash)
            assert page.seen(MISFITS) == []


def assert_nothing_serious(browser):
    """What an accessibility checker finds."""
    axe = browsing.checker()
    checker = axe.Axe(browser)
    checker.inject()
    found = checker.run()
    assert len(found["passes"]) > 20
    serious = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
    assert not serious, axe.Axe.report(serious)


@pytest.mark.parametrize(("size", "dark"), [((360, 740), True), ((1280, 900), False)])
def test_an_accessibility_checker_finds_nothing_serious(opened, browser, size, dark):
    page = opened(BIAS, size=size, dark=dark)
    ground = page.run("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(20, 22, 26)" if dark else "rgb(255, 255, 255)")
    assert_nothing_serious(browser)


@pytest.mark.slow
def test_nor_on_the_whole_page(opened, browser, whole_page):
    browser.set_script_timeout(300)
    page = opened("lang=ko", at=whole_page.as_uri(), size=(360, 740))
    page.run(USE, "playground")
    assert_nothing_serious(browser)


# Typed numbers: a part, a box, what is typed, what is said, and what the box shows and uses then
FIRST, SLIDER = ".boxes > label:nth-of-type(1) input", ".slider .number"
TYPED = [
    ("playground", SLIDER, "1/3", "“1/3” is not a number: 3 stays.", "3"),
    ("playground", SLIDER, "0x10", "“0x10” is not a number: 3 stays.", "3"),
    ("playground", SLIDER, "", "The box is empty: 3 stays.", "3"),
    ("playground", SLIDER, "1e309", "w must be from −1·10¹² to 1·10¹²: 3 stays.", "3"),
    ("playground", SLIDER, "−1e−3", "", "−0.001"),
    ("playground", SLIDER, "-1,5", "", "−1.5"),
    ("race", SLIDER, "5e6", "w must be from −1000000 to 1000000: −3 stays.", "−3"),
    ("race", SLIDER, "123456.5", "", "123456.5"),
    ("backprop", FIRST, "101", "x must be from −100 to 100: 1 stays.", "1"),
    ("landscape", SLIDER, "0", "α must be above 0 and at most 10: 0.1 stays.", "0.1"),
    ("landscape", FIRST, "9", "w must be from −5 to 7: −3 stays.", "−3"),
    ("patients", SLIDER, "11", "α must be above 0 and at most 10: 1 stays.", "1"),
]


def test_typed_numbers(opened):
    page = opened("w=3&lang=en")

    def refused():
        return [told for told in page.all(".refused", "e.innerText") if told]

    for page.part, box, text, said, shown in TYPED:
        before = page.one(box, "e.value")
        page.type(box, text, TAB)
        assert refused() == ([said] if said else [])
        assert page.one(box, "e.value") == shown
        page.type(box, before, TAB)  # which takes the line away
        assert not refused()
    page.part = "playground"
    page.type(SLIDER, "50", "")  # while somebody types nothing else changes
    assert "slope is 4" in page.text(".finding")
    page.press(TAB)
    assert "slope is 98" in page.text(".finding")
    page.type(SLIDER, "3")
    page.type(SLIDER, "1/3", TAB)
    page.switch_language()
    assert refused() == ["‘1/3’은 수가 아니므로 앞의 값 3을 씁니다."]
    page.click("한 단계")
    assert page.value(SLIDER) == 2.6 and not refused()


def test_the_whole_page_in_both_languages_asks_for_nothing(opened, browser, whole_page):
    browser.get_log("browser")
    browsing.requested(browser)
    page = opened(f"{BIAS}&lang=en", at=whole_page.as_uri())
    for language in ("en", "ko"):
        for page.part in assemble.PARTS:
            page.run(USE, page.part)
            assert is_whole(page.text())
        words = [text.replace("BMI", "") for text in page.seen(WORDS)]
        wrong = "[가-힣]" if language == "en" else "^[^가-힣]*[A-Za-z]{4}[^가-힣]*$"
        assert len(words) > 800 and not [text for text in words if re.search(wrong, text)]
        page.resize(360)
        assert page.seen("document.documentElement.scrollWidth") <= 360
        page.switch_language()
    # Where the clipboard is forbidden the command is marked
    page.run("void Object.defineProperty(navigator, 'clipboard', {value: {}})")
    page.run("document.querySelector('.topic [data-copy]').click()")
    page.wait(lambda: page.run("String(getSelection()).trim()").startswith("python 0"))
    asked = {re.split("[?#]", text)[0] for text in browsing.requested(browser)}
    assert {text for text in asked if not text.startswith("data:")} == {whole_page.as_uri()}
    assert browser.get_log("browser") == []


def test_the_whole_screen(opened, browser):
    page = opened(size=(1366, 768))
    for page.part in assemble.PARTS:
        button = browser.find_element("css selector", page.path(".full-screen"))
        button.click()  # which a script may not do
        page.wait(lambda: page.run("document.fullscreenElement?.id") == page.part)
        page.wait(lambda: page.text(".full-screen") == "Leave full screen")
        assert page.seen("document.fullscreenElement.scrollHeight") <= 768, page.part
        assert len({*page.all(".lane .drawn", "e.clientHeight")}) < 2
        page.resize(390, 844)  # a small one is scrolled
        pictures = page.all(".drawn, .view, .graph-place", "e.clientHeight")
        assert page.seen("document.fullscreenElement.scrollWidth") <= 390
        button.click()
        page.wait(lambda: page.run("document.fullscreenElement") is None)
        assert pictures == pytest.approx(
            page.all(".drawn, .view, .graph-place", "e.clientHeight"), rel=0.1
        )
        page.resize(1366, 768)


BROKEN = [
    ("function start_race(redraw, section) {", "function start_race(redraw, section) { null.a;"),
    ("  const ordered =", "  const ordered = null.a +"),
    ("const module_start =", "const const module_start ="),
]


def test_what_fails_says_so_and_leaves_the_others_alone(opened, browser, tmp_path):
    assert opened().run("document.getElementById('too-old').hidden")
    for k, (old, new) in enumerate(BROKEN):
        text = assemble.page("{{race}}")
        assert text.count(old) == 1
        path = tmp_path / f"{k}.html"
        path.write_text(text.replace(old, new), encoding="utf-8")
        page = opened(at=path.as_uri())
        if old == "const module_start =":
            main = page.run("document.querySelector('main').innerText")
            assert "needs a browser of 2023" in main
            continue
        page.part = "race"
        page.run("document.querySelector('#race .player button:nth-child(3)')?.click()")
        page.wait(lambda page=page: "This part does not work in this browser" in page.text())
        page.part = "playground"
        page.click("Step")
        assert page.value(".of-w .number") == 2.6
    browser.get_log("browser")
