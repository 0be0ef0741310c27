"""What the lectures' topics are made of: texts, code, numbers, questions, words, runs."""

import html
import re
from collections import Counter

import pytest
from conftest import ROOT

from lib.page import code, korean, runs, sections, slides, topics
from lib.pages import check_slides, statements
from lib.pages.statements import Row

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in korean.TEXTS.glob("*.html")}


def test_everything_of_the_lectures_has_its_place():
    ids = Counter(name for topic in topics.ALL for name in topic.ids)
    assert set(ids) == set(statements.IDS) and set(ids.values()) == {1}
    for key, group in topics.LECTURES.items():
        assert all(name.startswith(key) for topic in group for name in topic.ids)
    scripts = {path.name for path in ROOT.glob("0[0-8]_*.py")}
    assert {topic.script for topic in topics.ALL} == scripts
    widgets = {topic.widget: topic.script[:2] for topic in topics.ALL if topic.widget}
    assert widgets == {"race": "03", "backprop": "05", "landscape": "06", "patients": "07"}
    names = [topic.name for topic in topics.ALL]
    assert sorted(TEXTS) == sorted(names) and set(code.on_the_slide()) <= set(names)


def test_each_text_has_two_languages_some_sentences_a_formula_and_quotes_its_slides():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for topic in topics.ALL:
        whole = TEXTS[topic.name]
        text = re.sub(r'<span translate="no" lang="ko-KR">.*?</span>', "", whole, flags=re.DOTALL)
        found = {
            language: [html.unescape(re.sub("<[^>]*>", "", part)) for _, part in re.findall(
                rf'<(\w+)[^>]* ?lang="{language}">(.*?)</\1>', text, re.DOTALL)]
            for language in ("en", "ko")
        }  # fmt: skip
        assert len(found["en"]) == len(found["ko"]) >= 2
        assert not any(re.search("[가-힣]", part) for part in found["en"])
        assert all(re.search("[가-힣]", part) for part in found["ko"] if len(part) > 9)
        for language in found:
            (part,) = re.findall(rf'^<p lang="{language}">(.*?)</p>', whole, re.DOTALL | re.M)
            assert 2 <= len(re.findall(r"[.?](?=\s|$)", re.sub("<[^>]*>", "", part).strip())) <= 8
        assert '<math display="block">' in whole or topic.name == "check-slides"
        source = (ROOT / topic.script).read_text(encoding="utf-8") + readme
        quoted = re.findall("“(.+?)”", whole)
        if topic.script != topics.CHECK:
            assert any(re.split(r"[ ,(]", slide)[0] in source for slide in quoted)


def test_the_glossary_has_each_word_in_both_languages():
    english = sections.words("README.md", "## Words")
    own = sections.words("README.ko.md", "## 용어")
    text = sections.glossary()
    assert text.count("<dt>") == len(english) == len(own) >= 20
    for (word, in_korean, _), (name, in_english, _) in zip(english, own, strict=True):
        assert re.split(r"[ ,=]", in_english)[0] in word  # the same word in both READMEs
        assert re.split(r"[ ,(]", in_korean)[0] in name
        assert f'<span lang="en">{word} <small' in text and f'<span lang="ko">{name} <small' in text


# Code


def test_the_code_of_today_is_the_scripts():
    for topic in (*code.on_the_slide(), "find-w"):
        text = code.beside(topic)
        script = re.search(r"today</span>.*?<code>(\w+\.py)</code>", text)[1]
        lines = [line.strip() for line in (ROOT / script).read_text("utf-8").splitlines()]
        cells = re.findall(r'<td class="now"><pre[^>]*><code>(.*?)</code>', text, re.DOTALL)
        wanted = len(code.on_the_slide()[topic][1]) if topic in code.on_the_slide() else 10
        assert len(cells) >= wanted
        for cell in cells:
            part = html.unescape(re.sub("<[^>]*>", "", cell)).splitlines()
            at = lines.index(part[0].strip())
            assert lines[at : at + len(part)] == [line.strip() for line in part]


def test_every_old_line_and_every_note_stand_there():
    page = (ROOT / "docs" / "then_and_now.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if re.match(r"\| `(?!module)", line)]
    text = code.then_and_now()
    assert text.count('<td class="then">') == len(rows) > 10
    plain = re.sub(r'<span class="token-\w+">|(?<!<)</span>', "", text)
    assert all(html.escape(re.match(r"\| `(.+?)` \|", row)[1]) in plain for row in rows)
    notes = re.findall(r'<p lang="(en|ko)">(.+?)</p>', text)
    assert len(notes) == 2 * len(rows)
    assert all(bool(re.search("[가-힣]", note)) == (language == "ko") for language, note in notes)


SOURCE = (
    '\nclass A:\n    def go(self):  # why\n        if True:\n            return "a < b"\n\ngo = 1\n'
)
CUT = {
    "if True": 'if True:\n    return "a < b"',
    "def go(": 'def go(self):  # why\n    if True:\n        return "a < b"',
    "go = ": "go = 1",
    "gone": "",
}


def test_a_statement_is_cut_out_whole():
    assert {beginning: code.cut(SOURCE, beginning) for beginning in CUT} == CUT


# The slides' numbers


def result(name, numbers, program, agrees, says="says", **more):
    row = Row(name, "slide", says, numbers, "page", "", lambda page: page, **more)
    return check_slides.Result(row, program, "", agrees)


RESULTS = [
    result("L1.1", [1, "×", True, -0.4], [1.0, "×", True, -0.4], True),
    result("L1.1", [2.5], [2.5], True, "more"),
    result("L1.2", [2], [-3.5], False),
    result("L2.4", [4], [5], True, mistake="-(y - y_hat) x", right=(5,)),
]


def cells(text, kind):
    own = (cell for cell in text.split("<td") if cell.startswith(f' class="{kind}"'))
    found = [re.search(r"<span>(.*)</span></td>", cell)[1] for cell in own]
    return [html.unescape(re.sub("<[^>]*>", "", cell)) for cell in found]


def test_the_numbers_are_those_of_08():
    text = slides.table(RESULTS)
    assert cells(text, "slide")[:3] == ["1, ×, yes, −0.4", "2.5", "2"]
    assert cells(text, "slide")[3].endswith("−(y − ŷ) x: 5")
    assert cells(text, "program") == ["1, ×, yes, −0.4", "2.5", "−3.5", "5"]
    assert check_slides.found(RESULTS[2]) == "-3.5"
    assert re.findall(r'<tbody id="([^"]+)">', text) == ["L1.1", "L1.2", "L2.4"]
    assert [group.count("<tr>") for group in text.split("<tbody")[1:]] == [3, 2, 2]
    kinds = re.findall(r'class="verdict (\w+)"', text)
    assert kinds == ["agrees", "agrees", "differs", "mistake"]
    assert slides.table([]) == ""
    summary = slides.summary(RESULTS)
    assert "3 of 4 statements agree" in summary and "4개 가운데 3개" in summary
    assert "In 1 of them" in summary and "1개는" in summary


MATHEMATICS = [
    ("-2 - 0.1 * (-6)", "−2 − 0.1 · (−6)"), ("E = (w 1 - 1)^2", "E = (w · 1 − 1)²"),
    ("E = |w 1 - 1|", "E = |w · 1 − 1|"), ("gates *, -, ^2", "gates ×, −, ²"),
    ("back-propagation, lab 03-X, 32-bit", "back-propagation, lab 03-X, 32-bit"),
    ("w1 = 2, y_hat, alpha", "w<sub>1</sub> = 2, ŷ, α"), ("a -> b < c", "a → b &lt; c"),
]  # fmt: skip


def test_mathematics_is_as_on_a_slide():
    assert [slides.mathematics(text) for text, _ in MATHEMATICS] == [way for _, way in MATHEMATICS]


# Runs

SCRIPT = """
import sys
from pathlib import Path
from lib.show import figures

words = sys.argv[1:]
Path({log!r}).open("a").write(" ".join(words) + "\\n")
if "--no-figure" not in words:
    figures.finish("page", {{"": "first", "rates": "second"}})
print("the last line")
{end}
"""


def test_each_script_runs_once_and_draws_where_it_is_wanted(tmp_path):
    log = tmp_path / "log"
    (tmp_path / "page.py").write_text(SCRIPT.format(log=str(log), end=""), encoding="utf-8")
    both, plain = ("page.py", "--w 3"), ("page.py", "")
    done = runs.run_all(tmp_path, [both], [plain, both, plain])
    assert sorted(log.read_text().splitlines()) == ["--no-figure", "--w 3 --no-show"]
    assert done[both].figures == {"": "first", "rates": "second"} and done[plain].figures == {}


ENDS = {"1 / 0": "ZeroDivisionError: division by zero", "sys.exit(2)": "the last line"}


@pytest.mark.parametrize("end", ENDS)
def test_no_page_without_a_good_run(tmp_path, capsys, end):
    text = SCRIPT.format(log=str(tmp_path / "log"), end=end)
    (tmp_path / "page.py").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as error:
        runs.run_all(tmp_path, [], [("page.py", "--w 3")])
    said = capsys.readouterr().err
    why = f"because page.py --w 3 did not run to its end: {ENDS[end]}\n"
    assert error.value.code == 1 and said.endswith(why) and said.count("\n") == 1
