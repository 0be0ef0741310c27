"""Words in both languages. What Python writes in English stands in korean.txt with its Korean."""

import html
from pathlib import Path

FILE = Path(__file__).parent / "texts" / "korean.txt"


def read(text):
    """The Korean for each English text: blocks of an English line and a Korean one."""
    blocks = (block.splitlines() for block in text.split("\n\n") if block.strip())
    found = {}
    for lines in blocks:
        english, korean = (line.strip() for line in lines if not line.startswith("#"))
        found[english] = korean
    return found


KOREAN = read(FILE.read_text(encoding="utf-8"))


def both(text, written=html.escape, tag="span"):
    """Html of an English text and its Korean, of which the page shows one.

    written  makes html of either
    tag      the element of each

    A text without Korean, as a changed script may have, is English in both.
    """
    return pair(written(text), written(KOREAN.get(text, text)), tag)


def pair(english, korean, tag="span"):
    """Html of the same in both languages, each html, too."""
    return f'<{tag} lang="en">{english}</{tag}><{tag} lang="ko">{korean}</{tag}>'
