"""The slides' numbers beside the program's, as 08_check_slides.py finds them."""

import html
import re

from lib.page import korean
from lib.pages import check_slides

MATHEMATICS = {
    "alpha": "α", "y_hat": "ŷ", r"\bsum ": "Σ ", r"\^2": "²", "-&gt;": "→", r" \* ": " · ",
    r"\*": "×", r"\b1/2(?!\d)": "½", r"\b1/3 ": "⅓ ", r"(?<!\w)-(?=[\w( ,])": "−",
    r"\bw 1 ": "w · 1 ", r"\b([wx])(\d)\b": r"\1<sub>\2</sub>", "_new": "<sub>new</sub>",
}  # fmt: skip
# Of a verdict: the class of its cell, and its sign
VERDICTS = {
    "agrees": ("agrees", "✓"), "slide's mistake": ("mistake", "✓"), "DIFFERS": ("differs", "✗"),
}  # fmt: skip


def table(results):
    """A table of some check_slides.Results in their order: those of one id are a group with it."""
    if not results:
        return ""
    heads = korean.heads("statement", "number", "program", "agrees?")
    bodies = []
    for name in dict.fromkeys(result.row.id for result in results):
        group = [result for result in results if result.row.id == name]
        heading = f'<code class="id">{name}</code> {korean.both(group[0].row.slide, mathematics)}'
        bodies.append(
            f'<tbody id="{name}"><tr><th scope="rowgroup" colspan="4">{heading}</th></tr>'
            f"{''.join(map(_row, group))}</tbody>"
        )
    return f'<table class="numbers"><thead><tr>{heads}</tr></thead>{"".join(bodies)}</table>'


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


def _row(result):
    """A row of the table. Where it is too narrow for columns, labels are seen in the cells."""
    row, verdict = result.row, check_slides.verdict(result)
    right = ""
    if row.mistake:
        numbers = mathematics(check_slides.listed(row.right, row))
        right = f"<br>{korean.both('right')}: {korean.both(row.mistake, mathematics)}: {numbers}"
    slide = mathematics(check_slides.listed(row.numbers, row)) + right
    program = mathematics(check_slides.found(result))
    kind, sign = VERDICTS[verdict]
    return (
        f'<tr><td class="says"><span>{korean.both(row.says, mathematics)}'
        f" <small>{korean.both(f'({row.source})')}</small></span></td>"
        f'<td class="slide">{_label("number")}<span>{slide}</span></td>'
        f'<td class="program" translate="no">{_label("program")}<span>{program}</span></td>'
        f'<td class="verdict {kind}"><span><span aria-hidden="true">{sign}</span>'
        f" {korean.both(verdict)}</span></td></tr>"
    )


def _label(word):
    return f'<span class="which">{korean.both(word)}</span> '


def mathematics(text):
    """Html of a text with its mathematics as on a slide; 08 has only letters of ASCII."""
    text = html.escape(text)
    for letters, sign in MATHEMATICS.items():
        text = re.sub(letters, sign, text)
    return text
