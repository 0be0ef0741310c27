"""The slides' code beside today's, which is cut out of the scripts."""

import html
import re

from conftest import ROOT

from lib.page import code


def shown(text):
    """The code in the cells of today, without its colours."""
    cells = re.findall(r'<td class="now"><pre[^>]*><code>(.*?)</code>', text, re.DOTALL)
    return [html.unescape(re.sub("<[^>]*>", "", cell)) for cell in cells]


def stripped(text):
    return [line.strip() for line in text.splitlines()]


def test_the_code_of_today_is_the_scripts():
    for topic in (*code.ON_THE_SLIDE, "find-w"):
        text = code.beside(topic)
        script = re.search(r"today</span>.*?<code>(\w+\.py)</code>", text)[1]
        lines = stripped((ROOT / script).read_text(encoding="utf-8"))
        found = [stripped(part) for part in shown(text)]
        wanted = len(code.ON_THE_SLIDE[topic][1]) if topic in code.ON_THE_SLIDE else 10
        assert len(found) >= wanted
        for part in found:
            at = lines.index(part[0])
            assert lines[at : at + len(part)] == part


def test_every_old_line_and_every_note_stand_there():
    page = (ROOT / "docs" / "then_and_now.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if re.match(r"\| `(?!module)", line)]
    text = code.then_and_now()
    assert text.count('<td class="then">') == len(rows) > 10
    for row in rows:
        then = html.escape(re.match(r"\| `(.+?)` \|", row)[1])
        assert then in re.sub(r'<span class="token-\w+">|(?<!<)</span>', "", text)
    notes = re.findall(r'<p lang="(en|ko)">(.+?)</p>', text)
    assert len(notes) == 2 * len(rows)
    for language, note in notes:
        assert bool(re.search("[가-힣]", note)) == (language == "ko")


SOURCE = """
class A:
    def go(self):  # why
        if True:
            return "a < b"


go = 1
"""


def test_a_statement_is_cut_out_whole():
    assert code.cut(SOURCE, "if True") == 'if True:\n    return "a < b"'
    assert code.cut(SOURCE, "def go(") == "\n".join(
        ["def go(self):  # why", "    if True:", '        return "a < b"']
    )
    assert code.cut(SOURCE, "go = ") == "go = 1"
    assert code.cut(SOURCE, "gone") == ""
