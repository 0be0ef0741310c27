"""The questions at the scripts' ends: everywhere the same, with the same answers.

They stand in the scripts, in ANSWERS.md, in ANSWERS.ko.md, in lecture.ipynb and on 10's page.
"""

import html
import json
import re
import shlex

import printed
import pytest
from conftest import ROOT

from lib.page import questions, sections, topics

ENGLISH, KOREAN = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("ANSWERS.md", "ANSWERS.ko.md")
)
NOTEBOOK = json.loads((ROOT / "lecture.ipynb").read_text(encoding="utf-8"))["cells"]
SCRIPTS = sorted(path.name for path in ROOT.glob("[0-9][0-9]_*.py"))
ON_THE_PAGE = [*(topic.script for topic in topics.ALL if topic.questions), sections.PAGE]
SHOWN = re.findall(r"```console\n\$ python (.+)\n((?:.*\n)+?)```", ENGLISH)


def section(text, heading):
    """What one of the ANSWERS files says under a heading."""
    (found,) = re.findall(rf"^## {heading}\n((?:(?!## ).*\n)+)", text, re.MULTILINE)
    return found


def asked(script):
    """A table of a script's questions: place -> [(English, Korean or None)]."""
    cell = (ROOT / script).read_text(encoding="utf-8").split("Try it\n")[1]
    assert all(line.startswith("# - ") for line in cell.splitlines())
    table = {"script": [(question, None) for question in re.findall("# - (.+)", cell)]}
    both = [re.findall(r"^\*\*(.+)\*\*$", section(text, script), re.MULTILINE)
            for text in (ENGLISH, KOREAN)]  # fmt: skip
    table["answers"] = [*zip(*both, strict=True)]
    for cell in NOTEBOOK:
        if cell["id"] == f"try-{script[:2]}":
            listed = re.findall(r"^- (.+)<br>\n  (.+)$", "".join(cell["source"]), re.MULTILINE)
            table["notebook"] = listed
    if script in ON_THE_PAGE:
        summaries = re.findall("<summary>(.*?)</summary>", questions.html_of(script))
        table["page"] = [
            tuple(html.unescape(re.sub("<.*?>", "", part)) for part in summary.split("</span>")[:2])
            for summary in summaries
        ]
    return table


@pytest.mark.parametrize("script", SCRIPTS)
def test_all_places_ask_the_same(script):
    table = asked(script)
    # What 10 asks is answered on its page; 09 goes beyond the lectures, which the page has
    left_out = {"10": {"notebook"}, "09": {"page"}}.get(script[:2], set())
    assert {*table} == {"script", "answers", "notebook", "page"} - left_out
    assert len(table["script"]) in (2, 3, 4)
    for place, pairs in table.items():
        assert [english for english, _ in pairs] == [english for english, _ in table["script"]]
        if place != "script":
            assert pairs == table["answers"], place


def numbers(text):
    return sorted(re.findall(r"(?<![\w^])-?\d+(?:\.\d+)?", text))


def options(text):
    return sorted(re.findall(r"--[a-z][a-z0-9-]*", text))


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_korean_says_the_same(script):
    pairs = zip(*(questions.read(text, script) for text in (ENGLISH, KOREAN)), strict=True)
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
    english = section(ENGLISH, "A lesson: change the rule")
    own = section(KOREAN, "수업: 규칙 바꾸기")
    assert english.split("```")[1] == own.split("```")[1]
    assert numbers(own) == numbers(english)


def test_each_answer_has_commands_of_its_script_and_words():
    for script in SCRIPTS:
        for each in questions.read(ENGLISH, script):
            assert bool(each.shown) == (script != SCRIPTS[-1])
            assert all(command.startswith(f"python {script}") for command, _ in each.shown)
            assert re.fullmatch(r"[^`]{20,}\.", each.answer)


def test_the_page_shows_the_answers_and_what_is_printed():
    for script in ON_THE_PAGE:
        text = html.unescape(re.sub("</?a.*?>", "", questions.html_of(script)))
        pairs = zip(*(questions.read(text, script) for text in (ENGLISH, KOREAN)), strict=True)
        for english, own in pairs:
            assert f'<p lang="en">{english.answer}</p><p lang="ko">{own.answer}</p>' in text
            for command, output in english.shown:
                assert f'data-copy="{command}"' in text and f">{output}</pre>" in text


SLOW = "--shuffle", "--epochs 1000", "--block", "--steps 500"  # these compile, and take longest
SOME = [
    pytest.param(
        *shown, marks=pytest.mark.slow if any(map(shown[0].count, SLOW)) else (), id=shown[0]
    )
    for shown in SHOWN
]


@pytest.mark.parametrize(("command", "output"), SOME)
def test_what_is_shown_is_printed(once, command, output):
    result = once(*shlex.split(command))
    real = (result.out + result.err).splitlines()
    assert printed.quotes(output.splitlines(), real), f"printed:\n{result.out}{result.err}"
