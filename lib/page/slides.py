"""The slides' numbers beside the program's, as 08_check_slides.py finds them."""

import html
import re

from lib.page import korean
from lib.pages import check_slides

MATHEMATICS = {
    "alpha": "α",
    "y_hat": "ŷ",
    r"\bsum ": "Σ ",
    r"\^2": "²",
    "-&gt;": "→",
    r" \* ": " · ",
    r"\*": "×",
    r"\b1/2(?!\d)": "½",
    r"\b1/3 ": "⅓ ",
    r"(?<!\w)-(?=[\w( ,])": "−",
    r"\bw 1 ": "w · 1 ",
    r"\b([wx])(\d)\b": r"\1<sub>\2</sub>",
    "_new": "<sub>new</sub>",
}
SIGNS = {"agrees": "✓", "slide's mistake": "✓", "DIFFERS": "✗"}


def table(results):
    """A table of some check_slides.Results in their order: those of one id are a group with it."""
    if not results:
        return ""
    groups = {}
    for result in results:
        groups.setdefault(result.row.id, []).append(result)
    head = "".join(
        f'<th scope="col">{korean.both(word)}</th>'
        for word in ("statement", "number", "program", "agrees?")
    )
    bodies = "".join(_group(name, group) for name, group in groups.items())
    return f'<table class="numbers"><thead><tr>{head}</tr></thead>{bodies}</table>'


def summary(results):
    """How many of them agree, as 08_check_slides.py says it."""
    agree = sum(result.agrees for result in results)
    mistakes = sum(bool(result.row.mistake) and result.agrees for result in results)
    return korean.pair(
        f"<b>{agree} of {len(results)} statements agree.</b> In {mistakes} of them the slide has a"
        " mistake: there the right number agrees.",
        f"<b>{len(results)}개 가운데 {agree}개가 일치합니다.</b> 그 가운데 {mistakes}개는"
        " 슬라이드가 틀린 것으로, 올바른 값과 일치합니다.",
        "p",
    )


def _group(name, results):
    heading = f'<code class="id">{name}</code> {korean.both(results[0].row.slide, mathematics)}'
    rows = "".join(_row(result) for result in results)
    return (
        f'<tbody id="{name}"><tr><th scope="rowgroup" colspan="4">{heading}</th></tr>{rows}</tbody>'
    )


def _row(result):
    row, verdict = result.row, check_slides.verdict(result)
    state = {"DIFFERS": "differs", "slide's mistake": "mistake"}.get(verdict, "agrees")
    right = ""
    if row.mistake:
        numbers = mathematics(check_slides.listed(row.right, row))
        right = f"<br>{korean.both('right')}: {korean.both(row.mistake, mathematics)}: {numbers}"
    source = korean.both(f"({row.source})")
    sign = f'<span aria-hidden="true">{SIGNS[verdict]}</span>'
    cells = [
        ("says", "", f"{korean.both(row.says, mathematics)} <small>{source}</small>"),
        ("slide", "number", mathematics(check_slides.listed(row.numbers, row)) + right),
        ("program", "program", mathematics(check_slides.found(result))),
        (f"verdict {state}", "", f"{sign} {korean.both(verdict)}"),
    ]
    return "<tr>" + "".join(_cell(*cell) for cell in cells) + "</tr>"


def _cell(kind, label, content):
    """A cell; its label is seen where the table is too narrow for columns."""
    before = f'<span class="which">{korean.both(label)}</span> ' if label else ""
    same = ' translate="no"' if kind == "program" else ""
    return f'<td class="{kind}"{same}>{before}<span>{content}</span></td>'


def mathematics(text):
    """Html of a text with its mathematics as on a slide; 08 has only letters of ASCII."""
    text = html.escape(text)
    for letters, sign in MATHEMATICS.items():
        text = re.sub(letters, sign, text)
    return text
