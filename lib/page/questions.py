"""The questions at a script's end with their answers, from both ANSWERS files, to unfold."""

import html
import re
from dataclasses import dataclass

from lib.page import copying, korean
from lib.program import files

ADDRESS = re.compile(r"lecture\.html(#[^\s)]+)")
KOREAN = files.ROOT / "ANSWERS.ko.md"


@dataclass
class Question:
    """A question; what a console shows, each (command, output); and the answer in words."""

    question: str
    shown: list
    answer: str


def html_of(script):
    """The questions of a script, each with its answer folded away."""
    koreans = read(KOREAN.read_text(encoding="utf-8"), script)
    english = read((files.ROOT / "ANSWERS.md").read_text(encoding="utf-8"), script)
    asked = zip(english, koreans, strict=True)
    return '<div class="questions">' + "".join(_folded(*pair) for pair in asked) + "</div>"


def read(text, script):
    """The questions in the part of this script, in the form of ANSWERS.md."""
    part = re.search(rf"^## {re.escape(script)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    pieces = re.split(r"^\*\*(.+)\*\*$", part[1], flags=re.MULTILINE)[1:]
    return [_question(*pair) for pair in zip(pieces[::2], pieces[1::2], strict=True)]


def section(script, name):
    """A section of its own with the questions of a script; `name` is its id."""
    heading = f"<h2>{korean.both('Questions to try')}</h2>"
    return f'<section id="{name}" class="topic">\n{heading}\n{html_of(script)}\n</section>'


def _question(question, text):
    shown = re.findall(r"^```console\n\$ ([^\n]+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    answer = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return Question(question, shown, " ".join(answer.split()))


def _folded(english, own):
    shown = "".join(
        f'{copying.command(command)}<pre translate="no" tabindex="0">{html.escape(output)}</pre>'
        for command, output in english.shown
    )
    question = korean.pair(html.escape(english.question), html.escape(own.question))
    answer = korean.pair(_linked(english.answer), _linked(own.answer), "p")
    return f"<details><summary>{question}</summary>{shown}{answer}</details>"


def _linked(answer):
    """Html of an answer, in which an address of the page is a link to it."""
    return ADDRESS.sub(r'<a href="\1" translate="no">\g<0></a>', html.escape(answer, quote=False))
