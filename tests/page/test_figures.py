"""Figures inside the page: their words as text in both languages, asking for nothing."""

import re
from xml.etree import ElementTree

import pytest

from lib.page import korean
from lib.page.figures import Figures, html_of, words
from lib.show import figures

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def figure(title="It falls to $\\mathbf{0}$", given="$w = 3$"):
    sheet, axes = figures.sheet()
    axes.set(xlim=(0, 4), ylim=(0, 1), xlabel="$w$  (weight)")
    axes.plot([0, 1, 2], [1, 0.5, 0], "o-")
    axes.text(1, 0.6, "half: $10^{-1}$", ha="right")
    figures.finding(sheet, title, given)
    return sheet


@pytest.fixture(scope="module")
def page():
    """The html of two figures, and what they share."""
    shown = Figures()
    return shown.html(figure()), shown.html(figure("Another one")), shown.definitions()


def test_the_words_are_text_and_those_of_the_title_stand_above(page):
    first, _, _ = page
    label = re.search(r'<svg role="img" aria-labelledby="([\w-]+)"', first)[1]
    caption = re.search(rf'<figcaption id="{label}">(.*?)</figcaption>', first)[1]
    assert '<span lang="en">It falls to 0</span>' in caption
    assert '<span lang="en"><i>w</i> = 3</span>' in caption
    assert words(figure()) == ("It falls to $\\mathbf{0}$", "$w = 3$")
    svg = SVG.search(first)[0]
    assert "It falls" not in svg
    assert re.search(r'<text [^>]*text-anchor="end"[^>]*>half: 10⁻¹</text>', svg)
    for language, name in (("en", "(weight)"), ("ko", "(가중치)")):
        assert re.search(rf'lang="{language}">.*<tspan>w</tspan>  {re.escape(name)}</text>', svg)
    assert re.findall(r">(0.5|1)</text>", svg).count("0.5") == 1  # the same in both


def test_a_text_of_a_figure_is_found_whatever_its_numbers():
    table = korean.Translation([("slope $-8$: by $0.1 \\cdot 8$", "$0.1 \\cdot 8$: 기울기 $-8$")])
    assert table.line("slope $-4$: by $0.2 \\cdot 4$") == "$0.2 \\cdot 4$: 기울기 $-4$"
    assert table.line("another $w_{1}$") == "another $w_{1}$"


def test_drawings_share_marks_and_ask_for_nothing(page):
    names = re.findall(r'\bid="([^"]+)"', "".join(page))
    assert len(names) == len(set(names)) > 3
    used = set(re.findall(r'(?:href="|url\()#([\w-]+)', "".join(page)))
    assert used and used <= set(names)
    for text in page:
        for svg in SVG.findall(text):
            ElementTree.fromstring(svg)
            assert not re.search(r"<script|https?:|<!--|<metadata| on\w+=", svg)


def test_nothing_is_cut_off_and_no_room_is_left():
    one = figure()
    left, top, width, height = map(
        float, re.search(r'viewBox="(.+?)"', Figures().html(one))[1].split()
    )
    inside = one.get_tightbbox()
    assert (left, width) == (0, 72 * one.get_figwidth())
    bottom = 72 * one.get_figheight() - (top + height)
    assert 0 < 72 * inside.y0 - bottom < 6
    assert 0 < 72 * (one.get_figheight() - inside.y1) - top < 6


FORMULAS = {
    "step 3: $w$ goes up by $-0.5$": "step 3: <i>w</i> goes up by −0.5",
    r"$1.2 \cdot 10^{-7}$": "1.2 · 10⁻⁷",
    "$w_{12}$ and $x_i$": "<i>w</i>₁₂ and <i>x</i>ᵢ",
    r"$E = (w \cdot 1 - 1)^2$": "<i>E</i> = (<i>w</i> · 1 − 1)²",
    "a < b & c - d": "a &lt; b &amp; c - d",
    r"$\mathbf{w = 3}$ and $\mathrm{nudge}$": "<i>w</i> = 3 and nudge",
    r"$E = \frac{1}{2}\,(y - h)^2$": "<i>E</i> = 1/2 (<i>y</i> − <i>h</i>)²",
    r"$\mathdefault{10^{-2}}$": "10⁻²",
}


def test_mathematics():
    assert {text: html_of(text) for text in FORMULAS} == FORMULAS
