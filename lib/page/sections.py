"""The sections of the page: questions to its neuron, all topics in their order, the glossary."""

import re
from itertools import count

from lib.page import code, figures, korean, questions, slides, topics
from lib.pages import check_slides, statements
from lib.program import files

PAGE = "10_make_page.py"
ROW = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def html_of(runs):
    """The html of all sections. runs: what topics.run_all gave for topics.wanted()."""
    numbers = count(1)  # of figures
    results = [check_slides.compare(row, runs[row.page, row.options]) for row in statements.ROWS]
    asked = f"<h2>{korean.both('Questions to try')}</h2>\n{questions.html_of(PAGE)}"
    parts = [f'<section id="questions" class="topic">\n{asked}\n</section>']
    for lecture, group in topics.LECTURES.items():
        parts.append(f'<p class="lecture">{korean.both(statements.LECTURES[lecture])}</p>')
        parts += [_section(topic, runs, results, numbers) for topic in group]
    return "\n".join([*parts, glossary()])


def _section(topic, runs, results, numbers):
    text = (korean.TEXTS / f"{topic.name}.html").read_text(encoding="utf-8")
    heading, text = text.split("\n", 1)
    parts = [
        f'<section id="{topic.name}" class="topic">\n{heading}\n<div class="lesson">\n{text}</div>'
    ]
    for options, words in topic.runs.items():
        drawn = [runs[topic.script, options].figures[word] for word in words]
        before = "Makes it:" if drawn else "Computes it:"
        command = questions.command(f"python {topic.script} {options}".strip(), before)
        parts += [figures.html_of_figure(figure, next(numbers)) for figure in drawn]
        parts.append(command)
    said = "The slide's numbers and the program's"
    if topic.script == topics.CHECK:
        parts.append(slides.summary(results))
        said = "The published numbers and the program's"
    for heading, content in (
        (said, slides.table([result for result in results if result.row.id in topic.ids])),
        ("The code then and now", code.beside(topic.name)),
        ("Questions to try", questions.html_of(topic.script) if topic.questions else ""),
    ):
        parts.append(f"<h3>{korean.both(heading)}</h3>\n{content}" if content else "")
    parts.append("</section>")
    if topic.widget:
        parts.append(f'<div data-widget="{topic.widget}">{{{{{topic.widget}}}}}</div>')
    return "\n".join(filter(None, parts))


def glossary():
    """The section with the lectures' words in both languages, from the two READMEs."""
    own = words("README.ko.md", "## 용어")
    both = zip(words("README.md", "## Words"), own, strict=True)
    rows = "".join(_word(*pair) for pair in both)
    heading = f"<h2>{korean.both('Words')}</h2>"
    return f'<section id="glossary" class="topic">\n{heading}\n<dl>{rows}</dl>\n</section>'


def words(file, heading):
    """The rows of the table under this heading of a README, each its three cells."""
    text = (files.ROOT / file).read_text(encoding="utf-8")
    return ROW.findall(text.split(f"{heading}\n")[1].split("\n## ")[0])[1:]


def _word(english, own):
    """A word, in either language with its name in the other one, and what it means."""
    (word, in_korean, means), (name, _, own_means) = english, own
    both = korean.pair(
        f'{word} <small translate="no" lang="ko-KR">{in_korean}</small>',
        f'{name} <small translate="no" lang="en-US">{word}</small>',
    )
    meaning = korean.pair(korean.marked(means), korean.marked(own_means))
    return f"<div><dt>{both}</dt><dd>{meaning}</dd></div>"
