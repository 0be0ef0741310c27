"""What the lectures' topics are made of: texts, code, numbers, questions, words, runs."""

import html
import re
from collections import Counter

import pytest
from conftest import ROOT

from lib.page import code, korean, sections, slides, topics
from lib.pages import check_slides, statements
from lib.pages.statements import Row


def plain(text):
    return html.unescape(re.sub("<[^>]*>", "", text))


def test_everything_of_the_lectures_has_its_place():
    ids = Counter(name for topic in topics.ALL for name in topic.ids)
    assert set(ids) == set(statements.IDS) and set(ids.values()) == {1}
    scripts = {path.name for path in ROOT.glob("0[0-8]_*.py")}
    assert {topic.script for topic in topics.ALL} == scripts
    widgets = {topic.widget: topic.script[:2] for topic in topics.ALL if topic.widget}
    assert widgets == {"race": "03", "backprop": "05", "landscape": "06", "patients": "07"}
    names = {topic.name for topic in topics.ALL}
    assert {path.stem for path in korean.TEXTS.glob("*.html")} == names > {*code.on_the_slide()}


def test_the_glossary_has_each_word_in_both_languages():
    english = sections.words("README.md", "## Words")
    own = sections.words("README.ko.md", "## 용어")
    text = sections.glossary()
    assert text.count("<dt>") == len(english) == len(own) >= 20
    for (word, in_korean, _), (name, in_english, _) in zip(english, own, strict=True):
        assert re.split(r"[ ,=]", in_english)[0] in word  # the same word in both READMEs
        assert re.split(r"[ ,(]", in_korean)[0] in name
        assert f'<span lang="en">{word} <small' in text and f'<span lang="ko">{name} <small' in text


def test_the_code_of_today_is_the_scripts():
    for topic in (*code.on_the_slide(), "find-w"):
        text = code.beside(topic)
        script = re.search(r"today</span>.*?<code>(\w+\.py)</code>", text)[1]
        lines = [line.strip() for line in (ROOT / script).read_text("utf-8").splitlines()]
        cells = re.findall(r'<td class="now"><pre[^>]*><code>(.*?)</code>', text, re.DOTALL)
        wanted = len(code.on_the_slide()[topic][1]) if topic in code.on_the_slide() else 10
        assert len(cells) >= wanted
        for cell in cells:
            part = plain(cell).splitlines()
            at = lines.index(part[0].strip())
            assert lines[at : at + len(part)] == [line.strip() for line in part]


def test_every_old_line_and_every_note_stand_there():
    page = (ROOT / "docs" / "then_and_now.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `((?!module).+?)` \|", page, re.MULTILINE)
    text = code.then_and_now()
    then = re.findall(r'<td class="then">(.*?)</td>', text, re.DOTALL)
    assert [plain(cell) for cell in then] == rows and len(rows) > 10
    notes = re.findall(r'<p lang="(en|ko)">(.+?)</p>', text)
    assert len(notes) == 2 * len(rows)
    assert all(bool(re.search("[가-힣]", note)) == (language == "ko") for language, note in notes)


def test_the_numbers_are_those_of_08():
    """What agrees, what differs, and where the slide has a mistake, as on the page."""
    results = []
    for name, numbers_, program, agrees, more in [
        ("L1.1", [1, "×", True, -0.4], [1.0, "×", True, -0.4], True, {}),
        ("L1.2", [2], [-3.5], False, {}),
        ("L2.4", [4], [5], True, {"mistake": "-(y - y_hat) x", "right": (5,)}),
    ]:
        row = Row(name, "slide", "says", numbers_, "page", "", lambda page: page, **more)
        results.append(check_slides.Result(row, program, "", agrees))
    text = slides.table(results)
    cells = re.findall(r'<td class="(?:slide|program)".*?</span> <span>(.*?)</span></td>', text)
    assert [plain(cell).replace("예", "") for cell in cells] == [
        "1, ×, yes, −0.4", "1, ×, yes, −0.4", "2", "−3.5",
        "4right올바른 값: −(y − ŷ) x−(y − ŷ) x: 5", "5"]  # fmt: skip
    assert re.findall(r'class="verdict (\w+)"', text) == ["agrees", "differs", "mistake"]
    summary = slides.summary(results)
    assert "2 of 3 statements agree" in summary and "3개 가운데 2개" in summary


MATHEMATICS = {
    "-2 - 0.1 * (-6)": "−2 − 0.1 · (−6)", "E = (w 1 - 1)^2": "E = (w · 1 − 1)²",
    "E = |w 1 - 1|": "E = |w · 1 − 1|", "gates *, -, ^2": "gates ×, −, ²",
    "back-propagation, lab 03-X, 32-bit": "back-propagation, lab 03-X, 32-bit",
    "w1 = 2, y_hat, alpha": "w<sub>1</sub> = 2, ŷ, α", "a -> b < c": "a → b &lt; c",
}  # fmt: skip


def test_mathematics_is_as_on_a_slide():
    assert {text: slides.mathematics(text) for text in MATHEMATICS} == MATHEMATICS


ENDS = {"1 / 0": "ZeroDivisionError: division by zero", "sys.exit(2)": "the last line"}


@pytest.mark.parametrize("end", ENDS)
def test_no_page_without_a_good_run(tmp_path, capsys, end):
    script = f"import sys\nprint('the last line')\n{end}\n"
    (tmp_path / "page.py").write_text(script, encoding="utf-8")
    with pytest.raises(SystemExit) as error:
        topics.run_all(tmp_path, {("page.py", "--w 3"): False})
    why = f"because page.py --w 3 did not run to its end: {ENDS[end]}\n"
    said = capsys.readouterr().err
    assert error.value.code == 1 and said.endswith(why) and said.count("\n") == 1
