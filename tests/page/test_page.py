"""The page as a whole: both languages, every width, no request, nothing that shuts anybody out."""

import re

import browsing
import pytest
from reading import is_whole

from lib.page import assemble, korean

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


def test_each_word_has_a_pair_that_has_the_same_values_and_is_used():
    scripts = "".join(path.read_text(encoding="utf-8") for path in assemble.FOLDER.glob("*.js"))
    frame = (assemble.FOLDER / "page.html").read_text(encoding="utf-8")
    places = {*re.findall(r'say(?:\(|=)["`]([^"`]+)', scripts), *re.findall(r"{{([\w.]+)}}", frame)}
    families = [re.escape(place) for place in places]
    families = [re.sub(r"\\\$\\\{.*?\\\}", r"[\\w-]+", family) for family in families]
    for key, texts in korean.WORDS.items():
        assert len(texts) == 2, key
        english, own = texts
        if key != "page.other_language":  # which is the other one's name
            assert not re.search("[가-힣]", english)
            assert re.search("[가-힣]", own) or not re.search(
                "[a-z]{4}", re.sub("{.*?}", "", english)
            )
        values = [set(re.findall(r"{(\w+)}", re.sub(r"\{[가-힣/]+\}", "", text))) for text in texts]
        assert values[0] == values[1], key
        known = key in scripts or key.endswith((".title", ".intro"))
        assert known or any(re.fullmatch(one, key) for one in families), key


PARTICLES = [
    ({"text": "abc"}, "‘abc’는"), ({"text": "점"}, "‘점’은"), ({"text": "10⁶"}, "‘10⁶’은"),
    ({"text": "2"}, "‘2’는"), ({"text": "3.1"}, "‘3.1’은"), ({"text": "4)"}, "‘4)’는"),
]  # fmt: skip


def test_korean_particles_follow_what_is_read(opened):
    page = opened("lang=ko")
    for values, expected in PARTICLES:
        said = page.run("module_page.say('box.no_number', {kept: '0', ...arguments[0]})", values)
        assert said.startswith(expected)
    for number, particle in (
        ("1", "1로"),
        ("2.6", "2.6으로"),
        ("7", "7로"),
        ("0", "0으로"),
        ("9", "9로"),
    ):
        assert particle in page.run(
            "module_page.say('backprop.lower', {from: 1, to: arguments[0]})", number
        )


def test_no_word_is_left_in_the_other_language(opened):
    page = opened()
    for hash in ("", BIAS, "w=3&a=1.6&x=1&y=1", "x=1&y=1,2"):
        page.go(f"{hash}&lang=en")
        english = page.seen(WORDS)
        assert not [text for text in english if re.search("[가-힣]", text)]
        page.switch_language()
        page.click("한 단계")
        korean = page.seen(WORDS)
        assert not [text for text in korean if re.search(r"[A-Za-z]{2}", text.replace("BMI", ""))]
        assert len(korean) == pytest.approx(len(english), rel=0.2)
        assert page.run("document.documentElement.lang") == "ko"


def test_which_language_it_speaks(opened, browser):
    agent = browser.execute_script("return navigator.userAgent")
    own = {"userAgent": agent, "acceptLanguage": "ko-KR,ko"}
    heading = "document.querySelector('h1').innerText"
    browser.execute_cdp_cmd("Emulation.setUserAgentOverride", own)
    assert opened("").seen(heading) == "뉴런 하나가 배우는 법"
    browser.execute_cdp_cmd("Emulation.setUserAgentOverride", own | {"acceptLanguage": "en-US"})
    page = opened("")
    assert page.seen(heading) == "One neuron learns"
    page.switch_language()
    assert opened("").seen(heading) == "뉴런 하나가 배우는 법"  # it is kept
    page = opened("lang=en")  # the address has the last word
    assert page.seen(heading) == "One neuron learns"
    page.switch_language()
    assert page.run("location.hash") == "#lang=ko"


@pytest.mark.parametrize("hash", ["lang=en", "lang=ko&" + BIAS], ids=["one point", "bias"])
def test_it_fits(opened, hash):
    page = opened(hash)
    for width in (1920, 1280, 768, 360):
        page.resize(width)
        page.seen("null")
        assert page.seen("document.documentElement.scrollWidth") <= width
        visible = "filter((one) => one.checkVisibility()"
        assert (
            page.run(f"""[...document.querySelectorAll("main *, header *")].{visible}
            && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
            && parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => one.outerHTML)""")
            == []
        )
        assert (
            page.run(f"""[...document.querySelectorAll("button, input.number")].{visible}
            && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)""")
            == []
        )
        assert (
            page.run(f"""[...document.querySelectorAll("svg text")].{visible}
            && (one.getBoundingClientRect().left < 0
            || one.getBoundingClientRect().right > innerWidth)).map((one) => one.textContent)""")
            == []
        )


@pytest.mark.parametrize(("size", "dark"), [((360, 740), True), ((1280, 900), False)])
def test_an_accessibility_checker_finds_nothing_serious(opened, browser, size, dark):
    axe = browsing.checker()
    page = opened(BIAS, size=size, dark=dark)
    ground = page.run("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(20, 22, 26)" if dark else "rgb(255, 255, 255)")
    checker = axe.Axe(browser)
    checker.inject()
    found = checker.run()
    assert len(found["passes"]) > 20
    serious = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
    assert not serious, axe.Axe.report(serious)


# Typed numbers: a part, a box, what is typed, what is said, and what the box shows and uses then
TYPED = [
    ("playground", ".of-w .number", "1/3", "“1/3” is not a number: 3 stays.", "3"),
    ("playground", ".of-w .number", "0x10", "“0x10” is not a number: 3 stays.", "3"),
    ("playground", ".of-w .number", "", "The box is empty: 3 stays.", "3"),
    ("playground", ".of-w .number", "1e309", "w must be from −1·10¹² to 1·10¹²: 3 stays.", "3"),
    ("playground", ".of-w .number", "−1e−3", "", "−0.001"),
    ("playground", ".of-w .number", "-1,5", "", "−1.5"),
    ("playground", ".rate .number", "0", "α must be above 0 and at most 1·10¹²: 0.1 stays.", "0.1"),
    ("race", ".number", "5e6", "w must be from −1000000 to 1000000: −3 stays.", "−3"),
    ("race", ".number", "123456.5", "", "123456.5"),
    (
        "backprop",
        ".boxes > label:nth-of-type(1) input",
        "101",
        "x must be from −100 to 100: 1 stays.",
        "1",
    ),
    ("landscape", ".slider .number", "0", "α must be above 0 and at most 10: 0.1 stays.", "0.1"),
    (
        "landscape",
        ".boxes > label:nth-of-type(1) input",
        "9",
        "w must be from −5 to 7: −3 stays.",
        "−3",
    ),
    ("patients", ".slider .number", "11", "α must be above 0 and at most 10: 1 stays.", "1"),
]


def test_typed_numbers(opened):
    page = opened()
    for page.part, box, text, said, shown in TYPED:
        before = page.one(box, "e.value")
        page.type(box, text)
        refused = [told for told in page.all(".refused", "e.innerText") if told]
        assert refused == ([said] if said else [])
        page.press("\ue004")
        assert page.one(box, "e.value") == shown
        assert [told for told in page.all(".refused", "e.innerText") if told] == refused
        page.type(box, before, "\ue004")  # which takes the line away
        assert not any(page.all(".refused", "e.innerText"))
    page.part = "playground"
    page.type(".of-w .number", "1/3", "\ue004")
    page.switch_language()
    assert page.text(".of-w .refused") == "‘1/3’은 수가 아니므로 앞의 값 3을 씁니다."
    page.click("한 단계")
    assert page.value(".of-w .number") == 2.6 and not any(page.all(".refused", "e.innerText"))


def test_nothing_is_asked_for_and_nothing_is_complained_of(opened, browser, address):
    browser.get_log("browser")
    browsing.requested(browser)
    page = opened(BIAS)
    for page.part in assemble.PARTS:
        for name in ("Step", "Run", "Play", "Back", "Reset", "Three points", "saddle"):
            names = f"[...document.querySelectorAll('#{page.part} button, .choice span')]"
            page.run(f"{names}.find((e) => e.textContent === arguments[0])?.click()", name)
            assert is_whole(page.text(""))
    addresses = {re.split("[?#]", text)[0] for text in browsing.requested(browser)}
    assert addresses - {"data:,"} == {address}
    assert browser.get_log("browser") == []


def test_the_whole_screen(opened):
    for part in assemble.PARTS:
        page = opened(part=part, size=(1366, 768))
        page.find(".full-screen").click()
        page.until("document.fullscreenElement?.id", part)
        page.until(f"document.querySelector('#{part} .full-screen').innerText", "Leave full screen")
        assert page.seen("document.fullscreenElement.scrollHeight") <= 768, part
        page.find(".full-screen").click()
        page.until("document.fullscreenElement", None)


def broken(tmp_path, old, new):
    """The address of a page in whose scripts a text is another one."""
    text = assemble.page("{{race}}", {"patients": assemble.patients()})
    assert text.count(old) == 1
    path = tmp_path / "broken.html"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return f"{path.as_uri()}?{hash(new)}#lang=en"


def test_a_part_that_fails_says_so_and_leaves_the_others_alone(opened, browser, tmp_path):
    page = opened()
    start, later = "function start_race(redraw, section) {", "  const ordered ="
    for place, wrong in ((start, f"{start} null.a;"), (later, "  const ordered = null.a +")):
        browser.get(broken(tmp_path, place, wrong))
        page.part = "race"
        page.run("document.querySelector('#race .player button:nth-child(3)')?.click()")
        page.wait(lambda: "This part does not work in this browser" in page.text(""))
        page.part = "playground"
        page.click("Step")
        assert page.value(".of-w .number") == 2.6
    browser.get_log("browser")


def test_a_browser_that_can_t_read_it_gets_a_sentence(opened, browser, tmp_path):
    page = opened()
    assert page.run("document.getElementById('too-old').hidden")
    browser.get(broken(tmp_path, "const module_start =", "const const module_start ="))
    assert "needs a browser of 2023" in page.run("document.querySelector('main').innerText")
    browser.get_log("browser")
