"""The page asks what the scripts ask and answers as ANSWERS.md, in both languages."""

import html
import re

from conftest import ROOT

from lib.page import questions, sections, topics

SCRIPTS = [*(topic.script for topic in topics.ALL if topic.questions), sections.PAGE]
ENGLISH = (ROOT / "ANSWERS.md").read_text(encoding="utf-8")
KOREAN = questions.KOREAN.read_text(encoding="utf-8")


def numbers(text):
    return sorted(re.findall(r"(?<![\w^])-?\d+(?:\.\d+)?", text))


def options(text):
    return sorted(re.findall(r"--[a-z][a-z0-9-]*", text))


def test_all_scripts_are_asked_once():
    # 09 goes beyond the lectures
    numbered = {path.name for path in ROOT.glob("[0-9][0-9]_*.py")} - {"09_grow_data.py"}
    assert sorted(SCRIPTS) == sorted(numbered)


def test_the_questions_are_those_of_the_scripts_and_of_the_answers():
    for script in SCRIPTS:
        cell = (ROOT / script).read_text(encoding="utf-8").split("Try it\n")[1]
        asked = re.findall("# - (.+)", cell)
        text = questions.html_of(script)
        shown = re.findall(r'<summary><span lang="en">(.*?)</span>', text)
        assert [*map(html.unescape, shown)] == asked
        assert [each.question for each in questions.read(ENGLISH, script)] == asked


def test_the_answers_and_what_is_printed_are_there():
    for script in SCRIPTS:
        part = ENGLISH.split(f"## {script}\n")[1].split("\n## ")[0]
        text = html.unescape(questions.html_of(script))
        for command, output in re.findall(r"```console\n\$ (.+)\n((?:.*\n)+?)```", part):
            assert f'data-copy="{command}"' in text and f">{output}</pre>" in text
        for answer in questions.read(ENGLISH, script):
            assert f'<p lang="en">{answer.answer}</p>' in re.sub("</?a.*?>", "", text)
            assert "```" not in answer.answer and len(answer.answer) > 20


def test_the_korean_says_the_same():
    for script in SCRIPTS:
        english, own = (questions.read(text, script) for text in (ENGLISH, KOREAN))
        for one, other in zip(english, own, strict=True):
            assert options(one.question) == options(other.question)
            assert numbers(one.question) == numbers(other.question)
            assert numbers(one.answer) == numbers(other.answer)
            assert re.search("[가-힣]", other.question) and re.search("[가-힣]", other.answer)
