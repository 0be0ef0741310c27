"""The table of numbers says what 08 says."""

import html
import re

from lib.page import slides
from lib.pages import check_slides
from lib.pages.statements import Row


def result(name, numbers, program, agrees, says="says", **more):
    row = Row(name, "slide", says, numbers, "page", "", lambda page: page, **more)
    return check_slides.Result(row, program, "", agrees)


AGREES = result("L1.1", [1, "×", True, -0.4], [1.0, "×", True, -0.4], True)
AGAIN = result("L1.1", [2.5], [2.5], True, "more")
DIFFERS = result("L1.2", [2], [-3.5], False)
MISTAKE = result("L2.4", [4], [5], True, mistake="-(y - y_hat) x", right=(5,))


def cells(text, kind):
    own = (cell for cell in text.split("<td") if cell.startswith(f' class="{kind}"'))
    found = [re.search(r"<span>(.*)</span></td>", cell)[1] for cell in own]
    return [html.unescape(re.sub("<[^>]*>", "", cell)) for cell in found]


def test_the_numbers_are_those_of_08():
    text = slides.table([AGREES, AGAIN, DIFFERS])
    assert cells(text, "slide") == ["1, ×, yes, −0.4", "2.5", "2"]
    assert cells(text, "program") == ["1, ×, yes, −0.4", "2.5", "−3.5"]
    assert check_slides.found(DIFFERS) == "-3.5"


def test_statements_of_one_id_are_a_group():
    text = slides.table([AGREES, AGAIN, DIFFERS])
    assert re.findall(r'<tbody id="([^"]+)">', text) == ["L1.1", "L1.2"]
    assert [group.count("<tr>") for group in text.split("<tbody")[1:]] == [3, 2]


def test_verdicts():
    kinds = re.findall(r'class="verdict (\w+)"', slides.table([AGREES, DIFFERS, MISTAKE]))
    assert kinds == ["agrees", "differs", "mistake"]
    (shown,) = cells(slides.table([MISTAKE]), "slide")
    assert "−(y − ŷ) x" in shown and shown.endswith("5")


def test_no_results_no_table():
    assert slides.table([]) == ""


def test_the_summary_counts():
    text = slides.summary([AGREES, DIFFERS, MISTAKE])
    assert "2 of 3 statements agree" in text and "3개 가운데 2개" in text
    assert "In 1 of them" in text and "1개는" in text


MATHEMATICS = [
    ("-2 - 0.1 * (-6)", "−2 − 0.1 · (−6)"),
    ("E = (w 1 - 1)^2", "E = (w · 1 − 1)²"),
    ("E = |w 1 - 1|", "E = |w · 1 − 1|"),
    ("gates *, -, ^2", "gates ×, −, ²"),
    ("back-propagation, lab 03-X, 32-bit", "back-propagation, lab 03-X, 32-bit"),
    ("w1 = 2, y_hat, alpha", "w<sub>1</sub> = 2, ŷ, α"),
    ("a -> b < c", "a → b &lt; c"),
]


def test_mathematics_is_as_on_a_slide():
    for text, shown in MATHEMATICS:
        row = result("L1.1", [1], [1], True, says=text)
        assert f'<span lang="en">{shown}</span>' in slides.table([row])
