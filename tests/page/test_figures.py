"""Figures inside the page: their words as text in both languages, asking for nothing."""

import re

from lib.page.figures import html_of, html_of_figure
from lib.show import figures

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def test_the_words_are_text_and_those_of_the_title_stand_above():
    sheet, axes = figures.sheet()
    axes.set(xlim=(0, 4), ylim=(0, 1), xlabel="$w$  (weight)")
    axes.plot([0, 1, 2], [1, 0.5, 0], "o-")
    axes.text(1, 0.6, "half: $10^{-1}$", ha="right")
    figures.finding(sheet, "It falls to $\\mathbf{0}$", "$w = 3$")
    first = html_of_figure(sheet, 1)
    label = re.search(r'<svg role="img" aria-labelledby="([\w-]+)"', first)[1]
    caption = re.search(rf'<figcaption id="{label}">(.*?)</figcaption>', first)[1]
    assert '<span lang="en">It falls to 0</span>' in caption
    assert '<span lang="en"><i>w</i> = 3</span>' in caption
    svg = SVG.search(first)[0]
    assert "It falls" not in svg
    assert re.search(r'<text [^>]*text-anchor="end"[^>]*>half: 10⁻¹</text>', svg)
    for language, name in (("en", "(weight)"), ("ko", "(가중치)")):
        assert re.search(rf'lang="{language}">.*<tspan>w</tspan> {re.escape(name)}</text>', svg)
    assert re.findall(r">(0.5|1)</text>", svg).count("0.5") == 1  # the same in both


FORMULAS = {
    "step 3: $w$ goes up by $-0.5$": "step 3: <i>w</i> goes up by −0.5",
    r"$1.2 \cdot 10^{-7}$": "1.2 · 10⁻⁷",
    "$w_{12}$ and $x_i$": "<i>w</i>₁₂ and <i>x</i>ᵢ",
    "a < b & c - d": "a &lt; b &amp; c - d",
    r"$\mathbf{w = 3}$ and $\mathrm{nudge}$": "<i>w</i> = 3 and nudge",
    r"$E = \frac{1}{2}\,(y - h)^2$": "<i>E</i> = 1/2 (<i>y</i> − <i>h</i>)²",
    r"$\mathdefault{10^{-2}}$": "10⁻²",
}


def test_mathematics():
    assert {text: html_of(text) for text in FORMULAS} == FORMULAS
