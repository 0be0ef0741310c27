"""The sections of the page: questions to its neuron, all topics in their order, the glossary."""

from pathlib import Path

from lib.page import code, copying, glossary, korean, questions, slides, topics
from lib.page.figures import Figures
from lib.pages import check_slides, statements

PAGE = "10_make_page.py"
TEXTS = Path(__file__).with_name("texts")


def html_of(runs):
    """The html of all sections.

    runs  what runs.run_all gave for topics.drawn() and topics.compared()
    """
    figures = Figures()
    results = [check_slides.compare(row, runs[row.page, row.options]) for row in statements.ROWS]
    parts = [questions.section(PAGE, "questions")]
    for lecture, group in topics.LECTURES.items():
        parts.append(f'<p class="lecture">{korean.both(statements.LECTURES[lecture])}</p>')
        parts += [_section(topic, runs, results, figures) for topic in group]
    return "\n".join([figures.definitions(), *parts, glossary.section()])


def _section(topic, runs, results, figures):
    heading, text = (TEXTS / f"{topic.name}.html").read_text(encoding="utf-8").split("\n", 1)
    own = [result for result in results if result.row.id in topic.ids]
    parts = [
        f'<section id="{topic.name}" class="topic">\n{heading}\n<div class="lesson">\n{text}</div>',
        *(_command(topic, command, runs, figures) for command in topic.commands),
        slides.summary(results) if topic.script == topics.CHECK else "",
        _part(*_numbers(topic, own)),
        _part("The code then and now", code.beside(topic.name)),
        _part("Questions to try", questions.html_of(topic.script) if topic.questions else ""),
        "</section>",
    ]
    if topic.widget:
        parts.append(f'<div data-widget="{topic.widget}">{{{{{topic.widget}}}}}</div>')
    return "\n".join(filter(None, parts))


def _numbers(topic, results):
    """The heading and the table of a topic's numbers."""
    if topic.script == topics.CHECK:
        return "The published numbers and the program's", slides.table(results)
    return "The slide's numbers and the program's", slides.table(results)


def _command(topic, command, runs, figures):
    """The figures of a run, and the command that makes them."""
    drawn = [runs[topic.script, command.options].figures[word] for word in command.figures]
    before = "Makes it:" if drawn else "Computes it:"
    line = copying.command(f"python {topic.script} {command.options}".strip(), before)
    return "".join(map(figures.html, drawn)) + line


def _part(heading, content):
    return f"<h3>{korean.both(heading)}</h3>\n{content}" if content else ""
