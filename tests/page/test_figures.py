"""Figures inside the page: small, with words for those who do not see them, asking for nothing."""

import re
from xml.etree import ElementTree

import pytest

from lib.page.figures import Figures, html_of, words
from lib.show import figures

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def figure(title="It falls to $\\mathbf{0}$", given="$w = 3$"):
    sheet, axes = figures.sheet()
    axes.set(xlim=(0, 4), ylim=(0, 1), xlabel="$w$ (weight)")
    axes.plot([0, 1, 2], [1, 0.5, 0], "o-")
    figures.finding(sheet, title, given)
    return sheet


@pytest.fixture(scope="module")
def page():
    """The html of two figures, and what they share."""
    shown = Figures()
    return shown.html(figure()), shown.html(figure("Another one")), shown.definitions()


def test_what_a_figure_found_can_be_read_out(page):
    first, _, _ = page
    label = re.search(r'<svg role="img" aria-labelledby="([\w-]+)"', first)[1]
    caption = re.search(rf'<figcaption id="{label}">(.*?)</figcaption>', first)[1]
    assert '<span lang="en">It falls to 0</span>' in caption
    assert '<span lang="en"><i>w</i> = 3</span>' in caption


def test_the_title_is_words_above_the_drawing_and_not_in_it():
    one = figure()
    assert words(one) == ("It falls to $\\mathbf{0}$", "$w = 3$")
    with_words = Figures().html(one).count("<use")
    bare, axes = figures.sheet()
    axes.set(xlim=(0, 4), ylim=(0, 1), xlabel="$w$ (weight)")
    axes.plot([0, 1, 2], [1, 0.5, 0], "o-")
    figures.finding(bare, "")
    assert with_words == Figures().html(bare).count("<use")


def test_names_are_there_once_and_all_that_is_used_is_there(page):
    names = re.findall(r'\bid="([^"]+)"', "".join(page))
    assert len(names) == len(set(names)) > 10
    used = set(re.findall(r'(?:href="|url\()#([\w-]+)', "".join(page)))
    assert used and used <= set(names)


def test_the_drawings_are_svg_that_asks_for_nothing(page):
    for text in page:
        for svg in SVG.findall(text):
            ElementTree.fromstring(svg)
            assert not re.search(r"<script|https?:|<!--|<metadata| on\w+=", svg)


def test_a_second_figure_shares_the_letters_of_the_first(page):
    first, second, shared = page
    assert "<defs" not in first + second
    assert len(second) < len(shared)


def test_nothing_is_cut_off_and_no_room_is_left():
    one = figure()
    view = re.search(r'viewBox="(.+?)"', Figures().html(one))[1]
    left, top, width, height = map(float, view.split())
    inside = one.get_tightbbox()
    assert (left, width) == (0, 72 * one.get_figwidth())
    bottom = 72 * one.get_figheight() - (top + height)
    assert 0 < 72 * inside.y0 - bottom < 6
    assert 0 < 72 * (one.get_figheight() - inside.y1) - top < 6


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("step 3: $w$ goes up by $-0.5$", "step 3: <i>w</i> goes up by −0.5"),
        (r"$1.2 \cdot 10^{-7}$", "1.2 · 10<sup>−7</sup>"),
        ("$w_{12}$ and $x_i$", "<i>w</i><sub>12</sub> and <i>x</i><sub><i>i</i></sub>"),
        (r"$E = (w \cdot 1 - 1)^2$", "<i>E</i> = (<i>w</i> · 1 − 1)<sup>2</sup>"),
        ("a < b & c - d", "a &lt; b &amp; c - d"),
        (r"$\mathbf{w = 3}$ and $\mathrm{nudge}$", "<i>w</i> = 3 and <i>nudge</i>"),
        (r"$E = \frac{1}{2}\,(y - h)^2$", "<i>E</i> = 1/2 (<i>y</i> − <i>h</i>)<sup>2</sup>"),
    ],
)
def test_mathematics(text, page):
    assert html_of(text) == page
