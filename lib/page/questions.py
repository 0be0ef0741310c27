"""The questions at a script's end with their answers, from both ANSWERS files, to unfold."""

import html
import re
from typing import NamedTuple

from lib.page import korean
from lib.program import files

ADDRESS = re.compile(r"lecture\.html(#[^\s)]+)")
KOREAN = files.ROOT / "ANSWERS.ko.md"


class Question(NamedTuple):
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
    console = re.compile(r"^```console\n\$ ([^\n]+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    block = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
    return [
        Question(question, console.findall(text), " ".join(block.sub("", text).split()))
        for question, text in zip(pieces[::2], pieces[1::2], strict=True)
    ]


def _folded(english, own):
    shown = "".join(
        f'{command(line)}<pre translate="no" tabindex="0">{html.escape(output)}</pre>'
        for line, output in english.shown
    )
    question = korean.pair(html.escape(english.question), html.escape(own.question))
    answer = korean.pair(_linked(english.answer), _linked(own.answer), "p")
    return f"<details><summary>{question}</summary>{shown}{answer}</details>"


def _linked(answer):
    """Html of an answer, in which an address of the page is a link to it."""
    return ADDRESS.sub(r'<a href="\1" translate="no">\g<0></a>', html.escape(answer, quote=False))


def command(text, before=""):
    """The html of a command, with a button that copies it. before: English words in front of it."""
    said = korean.both(before) + " " if before else ""
    words = " ".join(f"<span>{html.escape(word)}</span>" for word in text.split(" "))
    return (
        f'<p class="command">{said}<code translate="no">{words}</code> '
        f'<button type="button" data-copy="{html.escape(text)}">{korean.both("Copy")}</button></p>'
    )
