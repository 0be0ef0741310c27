"""The lectures' words in both languages, from the two READMEs."""

import re

from lib.page import korean
from lib.program import files

ROW = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def section():
    """The section of the page with all words, each with what it means here."""
    english = rows("README.md", "## Words")
    own = rows("README.ko.md", "## 용어")
    words = "".join(_word(*pair) for pair in zip(english, own, strict=True))
    heading = f"<h2>{korean.both('Words')}</h2>"
    return f'<section id="glossary" class="topic">\n{heading}\n<dl>{words}</dl>\n</section>'


def rows(file, heading):
    """The rows of the table under this heading of a README, each its three cells."""
    text = (files.ROOT / file).read_text(encoding="utf-8")
    part = text.split(f"{heading}\n")[1].split("\n## ")[0]
    return ROW.findall(part)[1:]


def _word(english, own):
    """A word, in either language with its name in the other one, and what it means."""
    word, in_korean, means = english
    name, _, own_means = own
    both = korean.pair(
        f'{word} <small translate="no" lang="ko-KR">{in_korean}</small>',
        f'{name} <small translate="no" lang="en-US">{word}</small>',
    )
    meaning = korean.pair(_marked(means), _marked(own_means))
    return f"<div><dt>{both}</dt><dd>{meaning}</dd></div>"


def _marked(text):
    """Html of a text with `code` in it."""
    return re.sub(r"`(.+?)`", r'<code translate="no">\1</code>', text)
