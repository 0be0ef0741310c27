"""Both languages: each text has its pair, and particles follow what is read."""

import re

from lib.page import assemble, korean
from lib.pages import statements

FORMULA = re.compile(r"[^A-Za-z]*(?:(?:[A-Za-z]{1,4}|y_hat|alpha|w_new|b_new)\b[^A-Za-z]*)*")
STATED = {text for row in statements.ROWS for text in (row.slide, row.says, row.mistake) if text}


def numbers(text):
    return sorted(re.findall(r"(?<![A-Za-z_])\d+(?:\.\d+)?", re.sub(r"\\frac", "", text)))


def test_each_statement_has_a_korean_and_each_korean_the_same_numbers():
    assert [text for text in STATED - {*korean.KOREAN} if not FORMULA.fullmatch(text)] == []
    for english, own in korean.KOREAN.items():
        assert re.search("[가-힣]", own) or FORMULA.fullmatch(english)
        assert not re.search("[가-힣]", english)
        assert numbers(own) == numbers(english)


def test_a_text_of_a_figure_is_found_whatever_its_numbers():
    table = korean.Translation([("slope $-8$: by $0.1 \\cdot 8$", "$0.1 \\cdot 8$: 기울기 $-8$")])
    assert table.line("slope $-4$: by $0.2 \\cdot 4$") == "$0.2 \\cdot 4$: 기울기 $-4$"
    assert table.line("another $w_{1}$") == "another $w_{1}$"


def test_each_word_has_a_pair_that_has_the_same_values_and_is_used():
    code = [*assemble.FOLDER.glob("*.js"), *korean.TEXTS.parent.glob("*.py")]
    scripts = "".join(path.read_text(encoding="utf-8") for path in code)
    frame = (assemble.FOLDER / "page.html").read_text(encoding="utf-8")
    places = {*re.findall(r'say(?:\(|=)["`]([^"`]+)', scripts), *re.findall(r"{{([\w.]+)}}", frame)}
    places = {place for place in places if place[0] != "$"}
    families = [re.sub(r"\\\$\\\{.*?\\\}", r"[\\w-]+", re.escape(place)) for place in places]
    for key, (english, own) in korean.WORDS.items():
        if key != "page.other_language":  # which is the other one's name
            plain = re.sub("{.*?}", "", english)
            assert not re.search("[가-힣]", english)
            assert re.search("[가-힣]", own) or not re.search("[a-z]{4}", plain)
        values = [set(re.findall(r"{(\w+)}", re.sub(r"\{[가-힣/]+\}", "", text)))
                  for text in (english, own)]  # fmt: skip
        assert values[0] == values[1], key
        part, last = key.split(".", 1)
        chosen = part in assemble.PARTS and re.search(rf"\b{last}\b", scripts)
        known = key in scripts or chosen or last in ("title", "intro")
        assert known or any(re.fullmatch(one, key) for one in families), key


PARTICLES = {
    "box.no_number": [
        "abc: ‘abc’는",
        "점: ‘점’은",
        "10⁵: ‘10⁵’은",
        "2: ‘2’는",
        "4): ‘4)’는",
        "8: ‘8’은",
    ],
    "backprop.lower": ["1: 1로", "2.6: 2.6으로", "7: 7로", "0: 0으로", "9: 9로"],
}


def test_korean_particles_follow_what_is_read(opened):
    page = opened("lang=ko")
    for key, cases in PARTICLES.items():
        for text, expected in (case.split(": ") for case in cases):
            values = {"text": text, "to": text, "kept": 0, "from": 1}
            assert expected in page.run("module_page.say(...arguments)", key, values)
