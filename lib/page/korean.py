"""Words in both languages, from one table, texts/words.txt.

The words of the page itself have keys. What Python writes in English (titles of figures,
statements of slides) stands there with its Korean.
"""

import html
import re
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"


def blocks(file):
    """The blocks of lines in a table, each a list; lines that begin with # are none of it."""
    text = (TEXTS / file).read_text(encoding="utf-8")
    lines = "\n".join(line.strip() for line in text.splitlines() if not line.startswith("#"))
    return [block.strip().split("\n") for block in lines.split("\n\n") if block.strip()]


class Translation(dict):
    """The Korean for each English text. A text may have other numbers than that of the table."""

    NUMBER = re.compile(r"(?<![A-Za-z_{\d])\d+(?:,\d{3})*(?:\.\d+)?")

    def __init__(self, pairs):
        super().__init__(pairs)
        self._forms = {self.NUMBER.sub("#", english): english for english in self}

    def line(self, text):
        """The Korean of a text; itself where there is none."""
        if text in self:
            return self[text]
        english = self._forms.get(self.NUMBER.sub("#", text.strip()))
        if english is None:
            return text
        numbers = dict(zip(self.NUMBER.findall(english), self.NUMBER.findall(text), strict=True))
        return self.NUMBER.sub(lambda number: numbers.get(number[0], number[0]), self[english])


TABLE = blocks("words.txt")
WORDS = {key: texts for key, *texts in TABLE if len(texts) == 2}
KOREAN = Translation(block for block in TABLE if len(block) == 2)


def both(text, written=html.escape, tag="span"):
    """Html of an English text and its Korean, of which the page shows one.

    written  makes html of either
    tag      the element of each

    A text without Korean, as a changed script may have, is English in both.
    """
    return pair(written(text), written(KOREAN.line(text)), tag)


def word(key, tag="span"):
    """Html of the words with this key, in both languages."""
    return pair(*WORDS[key], tag)


def pair(english, korean, tag="span"):
    """Html of the same in both languages, each html, too."""
    return f'<{tag} lang="en">{english}</{tag}><{tag} lang="ko">{korean}</{tag}>'


def heads(*texts):
    """Html of a table's headings."""
    return "".join(f'<th scope="col">{both(text)}</th>' for text in texts)


def marked(text):
    """Html of a text with `code` in it."""
    return re.sub(r"`(.+?)`", r'<code translate="no">\1</code>', text)
