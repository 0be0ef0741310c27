"""The slides' code and today's, side by side. Today's is cut out of the scripts as they are."""

import ast
import html
import io
import keyword
import re
import textwrap
import tokenize

from lib.page import korean
from lib.pages.statements import BACK, FIND, NEURON
from lib.program import files

THEN_AND_NOW = files.ROOT / "docs" / "then_and_now.md"
LINE = re.compile(r"^\| `(.+?)` \| (?:`(.+?)`)? ?\| (.+) \|$", re.MULTILINE)
ERROR = re.compile(r"^\| `(module .+?)` \| (.+) \|$", re.MULTILINE)

# What a slide has, a text in both languages or code, and how the statement of today begins
ON_THE_SLIDE = {
    "update-rule": (FIND, [
        (("1. Start w at random (ex. -3)", "1. 난수로 w 값 초기화 (ex, -3)"), "W = tf.Variable("),
        (("2. End if the error at w is small enough",
            "2. 가중치 w에서의 오류가 충분히 작으면 종료"), "if training.ended("),
        (("3. Find the slope at this w", "3. 그 값 w에서 기울기 구함"), "slope = tape.gradient("),
        (("4. Update w with the slope (then step 2)", "4. 기울기로 w를 업데이트 (2번으로)"),
            "W.assign_sub("),
    ]),
    "computation-graph": (BACK, [
        ("hypothesis = tf.multiply(W, X)", "def hypothesis("),
        ("cost_function = tf.reduce_mean(tf.square(hypothesis - Y))", "def cost("),
    ]),
    "review": (NEURON, [
        (("1. Take a random weight and bias", "1. 무작위로 weight, bias 선택"), "def __init__("),
        (("2. Take one sample, and predict", "2. 샘플 하나를 선택하여 예측 값 계산"), "y_hat = "),
        (("3. Compare the prediction with the right answer", "3. 예측 값과 실제 값을 비교"),
            "error = y - y_hat"),
        (("4. Adjust both, so that it comes nearer", "4. 가까워지도록 weight, bias 조절"),
            "self.w.assign_sub("),
        (("5. Repeat 2 to 4 until every sample was used",
            "5. 모든 샘플에 대해서 처리가 될 때까지 2~4단계를 반복"), "for sample in order("),
    ]),
    "build-neuron": (NEURON, [
        (("Forward pass", "정방향 계산 (Forward-pass)"), "def forward("),
        (("Back-propagation", "역방향 계산 (Backpropagation)"), "def backward("),
        (("Training: fit function", "훈련함수 (fit-function)"), "def fit("),
    ]),
}  # fmt: skip


def beside(topic):
    """What the slides of this topic have beside the code of today; "" where they have none."""
    if topic == "find-w":
        return then_and_now()
    if topic not in ON_THE_SLIDE:
        return ""
    script, lines = ON_THE_SLIDE[topic]
    source = (files.ROOT / script).read_text(encoding="utf-8")
    return _table(script, [(_slide(then), cut(source, now), "") for then, now in lines])


def then_and_now():
    """The lines of docs/then_and_now.md, and, folded away, what an old line says today."""
    text = THEN_AND_NOW.read_text(encoding="utf-8")
    source = (files.ROOT / FIND).read_text(encoding="utf-8")
    rows = [
        (_code(then), cut(source, now) if now else "", _changed(note))
        for then, now, note in LINE.findall(text)
    ]
    return _table(FIND, rows, "TensorFlow 1") + _errors(ERROR.findall(text))


def cut(source, beginning):
    """The first statement of a script that begins so, with the comments in its lines."""
    lines = source.splitlines()
    for node in sorted(ast.walk(ast.parse(source)), key=lambda node: getattr(node, "lineno", 0)):
        if isinstance(node, ast.stmt) and lines[node.lineno - 1].lstrip().startswith(beginning):
            return textwrap.dedent("\n".join(lines[node.lineno - 1 : node.end_lineno]))
    return ""  # the script was changed


def coloured(source):
    """Html of some code, in which comments, texts and Python's own words are marked."""
    rows = source.splitlines()
    marked = [list(map(html.escape, row)) for row in rows]
    for token in _tokens(source):
        kind = _kind(token)
        if kind:
            (first, start), (last, end) = token.start, token.end
            marked[first - 1][start] = f'<span class="{kind}">' + marked[first - 1][start]
            marked[last - 1][end - 1] += "</span>"
    return "\n".join(map("".join, marked))


def _tokens(source):
    try:
        yield from tokenize.generate_tokens(io.StringIO(source).readline)
    except (tokenize.TokenError, IndentationError):  # a line that goes on
        return


def _kind(token):
    if token.type == tokenize.COMMENT:
        return "token-comment"
    if token.type == tokenize.STRING:
        return "token-text"
    return "token-word" if token.type == tokenize.NAME and keyword.iskeyword(token.string) else None


def _code(source):
    return f'<pre translate="no"><code>{coloured(source)}</code></pre>' if source else "–"


def _slide(then):
    return _code(then) if isinstance(then, str) else korean.pair(*map(html.escape, then), tag="p")


def _changed(note):
    english, own = re.split(r"(?<=\.) · ", note, maxsplit=1)
    return korean.pair(_marked(english), _marked(own), "p")


def _marked(text):
    """Html of a text with `code` in it."""
    return re.sub(r"`(.+?)`", r'<code translate="no">\1</code>', html.escape(text, quote=False))


def _table(script, rows, then="on the slide"):
    """A table of what was then, the code of today, and what changed."""
    head = [korean.both(then), f"{korean.both('today')}: <code>{script}</code>"]
    if rows[0][2]:
        head.append(korean.both("what changed"))
    names = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(_row(then, _code(now), note) for then, now, note in rows)
    return f'<table class="code"><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>'


def _row(then, now, note):
    changed = f'<td class="changed">{note}</td>' if note else ""
    return f'<tr><td class="then">{then}</td><td class="now">{now}</td>{changed}</tr>'


def _errors(errors):
    names = "".join(f'<th scope="col">{korean.both(name)}</th>' for name in ("you see", "write"))
    rows = "".join(
        f'<tr><td translate="no"><code>{html.escape(seen)}</code></td>'
        f'<td translate="no">{_marked(write)}</td></tr>'
        for seen, write in errors
    )
    return (
        f"<details><summary>{korean.both('What an old line says today')}</summary>"
        f'<table class="errors"><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>'
        "</details>"
    )
