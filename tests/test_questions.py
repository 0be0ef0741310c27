"""The questions at the scripts' ends: everywhere the same, with the same answers.

They stand in the scripts, in ANSWERS.md, in ANSWERS.ko.md, in lecture.ipynb and on 10's page.
"""

import html
import json
import re

import pytest
from conftest import ROOT

from lib.page import questions, sections, topics

ENGLISH, KOREAN = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("ANSWERS.md", "ANSWERS.ko.md")
)
CELLS = json.loads((ROOT / "lecture.ipynb").read_text(encoding="utf-8"))["cells"]
NOTEBOOK = {cell["id"]: "".join(cell["source"]) for cell in CELLS}
SCRIPTS = sorted(path.name for path in ROOT.glob("[0-9][0-9]_*.py"))
ON_THE_PAGE = [*(topic.script for topic in topics.ALL if topic.questions), sections.PAGE]


@pytest.fixture(params=SCRIPTS)
def script(request):
    return request.param


@pytest.fixture
def pairs(script):
    """A script's questions with their answers, in English and in Korean."""
    return [*zip(*(questions.read(text, script) for text in (ENGLISH, KOREAN)), strict=True)]


def test_all_places_ask_the_same(script, pairs):
    cell = (ROOT / script).read_text(encoding="utf-8").split("Try it\n")[1]
    both = [tuple(each.question for each in pair) for pair in pairs]
    assert cell.splitlines() == [f"# - {english}" for english, _ in both]
    assert len(both) in (2, 3, 4)
    if script != sections.PAGE:  # what 10 asks is answered on its page
        listed = NOTEBOOK[f"try-{script[:2]}"]
        assert re.findall(r"^- (.+)<br>\n  (.+)$", listed, re.MULTILINE) == both
    assert (script in ON_THE_PAGE) == (script[:2] != "09")  # which goes beyond the lectures


def test_the_page_shows_the_answers_and_what_is_printed(script, pairs):
    if script in ON_THE_PAGE:
        text = html.unescape(re.sub("</?a.*?>|</?span>", "", questions.html_of(script)))
        for english, own in pairs:
            for which in ("question", "answer"):
                for language, each in ("en", english), ("ko", own):
                    assert re.search(f'lang="{language}">{re.escape(getattr(each, which))}<', text)
            for command, output in english.shown:
                assert f'data-copy="{command}"' in text and f">{output}</pre>" in text


def numbers(text):
    return sorted(re.findall(r"(?<![\w^])-?\d+(?:\.\d+)?", text))


def options(text):
    return sorted(re.findall(r"--[a-z][a-z0-9-]*", text))


def test_the_korean_says_the_same(pairs):
    for english, own in pairs:
        assert options(own.question) == options(english.question)
        assert numbers(own.question) == numbers(english.question)
        assert numbers(own.answer) == numbers(english.answer)
        # Questions are polite and formal: -니까; what is to be done: -세요.
        for sentence in re.findall(r"(\w+)[.?](?=\s|$)", own.question):
            assert sentence.endswith(("니까", "니다", "세요")), own.question
        for sentence in re.findall(r"([가-힣]+)\.(?=\s|$)", own.answer):
            assert sentence.endswith("니다"), own.answer


def test_the_lesson_is_the_same_in_korean():
    english = ENGLISH.split("\n## A lesson: change the rule\n")[1]
    own = KOREAN.split("\n## 수업: 규칙 바꾸기\n")[1]
    assert english.split("```")[1] == own.split("```")[1]
    assert numbers(own) == numbers(english)


def test_each_answer_has_commands_of_its_script_and_words(script, pairs):
    for each, _ in pairs:
        assert bool(each.shown) == (script != sections.PAGE)
        assert all(command.startswith(f"python {script}") for command, _ in each.shown)
        assert re.fullmatch(r"[^`]{20,}\.", each.answer)
