"""The slides' code and today's, side by side. Today's is cut out of the scripts as they are."""

import ast
import html
import keyword
import re
import textwrap

from lib.page import korean
from lib.pages.statements import FIND
from lib.program import files

THEN_AND_NOW = files.ROOT / "docs" / "then_and_now.md"
LINE = re.compile(r"^\| `(.+?)` \| (?:`(.+?)`)? ?\| (.+) \|$", re.MULTILINE)
ERROR = re.compile(r"^\| `(module .+?)` \| (.+) \|$", re.MULTILINE)
TOKEN = re.compile(
    r"(?P<comment>#.*)|(?P<text>\"\"\"(?s:.*?)\"\"\"|\".*?\"|'.*?')"
    rf"|(?P<word>\b(?:{'|'.join(keyword.kwlist)})\b)|(?s:.)"
)


def on_the_slide():
    """What a slide has and how the statement of today begins, by topic: the script, a list."""
    found = {}
    for *then, last in korean.blocks("on_the_slide.txt"):
        if last.endswith(".py"):
            lines = []
            found[then[0]] = last, lines
        else:
            lines.append((then, last))
    return found


def beside(topic):
    """What the slides of this topic have beside the code of today; "" where they have none."""
    if topic == "find-w":
        return then_and_now()
    if topic not in on_the_slide():
        return ""
    script, lines = on_the_slide()[topic]
    source = (files.ROOT / script).read_text(encoding="utf-8")
    return _table(
        script, [(_slide(then), cut(source, now), "") for then, now in lines], "on the slide"
    )


def then_and_now():
    """The lines of docs/then_and_now.md, and, folded away, what an old line says today."""
    text = THEN_AND_NOW.read_text(encoding="utf-8")
    source = (files.ROOT / FIND).read_text(encoding="utf-8")
    rows = []
    for then, now, note in LINE.findall(text):
        both = re.split(r"(?<=\.) · ", html.escape(note, quote=False), maxsplit=1)
        changed = korean.pair(*map(korean.marked, both), "p")
        rows.append((_code(then), cut(source, now) if now else "", changed))
    errors = "".join(
        f'<tr><td translate="no"><code>{html.escape(seen)}</code></td>'
        f'<td translate="no">{korean.marked(html.escape(write, quote=False))}</td></tr>'
        for seen, write in ERROR.findall(text)
    )
    return (
        _table(FIND, rows, "TensorFlow 1")
        + f"<details><summary>{korean.both('What an old line says today')}</summary>"
        f'<table class="errors"><thead><tr>{korean.heads("you see", "write")}</tr>'
        f"</thead><tbody>{errors}</tbody></table></details>"
    )


def cut(source, beginning):
    """The first statement of a script that begins so, with the comments in its lines."""
    lines = source.splitlines()
    for node in sorted(ast.walk(ast.parse(source)), key=lambda node: getattr(node, "lineno", 0)):
        if isinstance(node, ast.stmt) and lines[node.lineno - 1].lstrip().startswith(beginning):
            return textwrap.dedent("\n".join(lines[node.lineno - 1 : node.end_lineno]))
    return ""  # the script was changed


def coloured(source):
    """Html of some code, in which comments, texts and Python's own words are marked."""

    def marked(token):
        text = html.escape(token[0])
        return f'<span class="token-{token.lastgroup}">{text}</span>' if token.lastgroup else text

    return TOKEN.sub(marked, source)


def _code(source):
    return f'<pre translate="no"><code>{coloured(source)}</code></pre>' if source else "–"


def _slide(then):
    return _code(*then) if len(then) == 1 else korean.pair(*map(html.escape, then), tag="p")


def _table(script, rows, then):
    """A table of what was then, the code of today, and what changed, if it says that."""
    today = f'<th scope="col">{korean.both("today")}: <code>{script}</code></th>'
    changed = korean.heads("what changed") if rows[0][2] else ""
    body = "".join(
        f'<tr><td class="then">{old}</td><td class="now">{_code(now)}</td>'
        + (f'<td class="changed">{note}</td></tr>' if note else "</tr>")
        for old, now, note in rows
    )
    return (
        f'<table class="code"><thead><tr>{korean.heads(then)}{today}{changed}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
