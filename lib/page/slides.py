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
    told = {"agree": agree, "all": len(results), "mistakes": mistakes}
    return korean.pair(*(t.format(**told) for t in korean.WORDS["numbers.summary"]), "p")


def _row(result):
    """A row of the table. Where it is too narrow for columns, labels are seen in the cells."""
    row, verdict = result.row, check_slides.verdict(result)
    right = ""
    if row.mistake:
        numbers = values(check_slides.listed(row.right, row))
        right = f"<br>{korean.both('right')}: {korean.both(row.mistake, mathematics)}: {numbers}"
    slide = values(check_slides.listed(row.numbers, row)) + right
    program = values(check_slides.found(result))
    kind, sign = VERDICTS[verdict]
    source = row.source.replace("follows", "computed from the slide")
    return (
        f'<tr><td class="says"><span>{korean.both(row.says, mathematics)}'
        f" <small>{korean.both(f'({source})')}</small></span></td>"
        f'<td class="slide">{_label("number")}<span>{slide}</span></td>'
        f'<td class="program">{_label("program")}<span>{program}</span></td>'
        f'<td class="verdict {kind}"><span><span aria-hidden="true">{sign}</span>'
        f" {korean.both(verdict)}</span></td></tr>"
    )


def values(text):
    """Html of numbers and words of a row, in both languages where there are words."""
    return korean.both(text, mathematics) if text in korean.KOREAN else mathematics(text)


def _label(word):
    return f'<span class="which">{korean.both(word)}</span> '


def mathematics(text):
    """Html of a text with its mathematics as on a slide; 08 has only letters of ASCII."""
    text = html.escape(text)
    for letters, sign in MATHEMATICS.items():
        text = re.sub(letters, sign, text)
    return text
