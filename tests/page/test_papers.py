"""A script's figure on a phone: its letters can be read, and one sees that there is more of it."""

import re

import pytest

from lib.page import assemble
from lib.page.figures import Figures
from lib.show import drawing, figures

PAPER = "document.querySelector('.paper')"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    sheet, axes = figures.sheet()
    axes.plot([0, 1, 2], [1, 0.5, 0], "o-")
    drawing.finding(sheet, "It falls", "$w = 3$")
    shown = Figures()
    figure = shown.html(sheet) + shown.definitions()
    path = tmp_path_factory.mktemp("papers") / "page.html"
    section = f'<section id="one" class="topic"><h2>One</h2>{figure}</section>'
    path.write_text(assemble.page(section), encoding="utf-8")
    return path.as_uri()


def sides(page):
    """Where there is more of the figure, as its edges tell."""
    page.seen("null")
    return sorted(re.findall(r"more-(left|right)", page.seen(f"{PAPER}.className")))


def letters(page):
    """How many pixels high letters of 11 points are."""
    width = page.seen(f"{PAPER}.querySelector('svg').getBoundingClientRect().width")
    return 11 * width / (72 * figures.SIZE[0])


def test_its_letters_can_be_read_and_its_edges_tell_where_it_goes_on(opened):
    page = opened(size=(360, 740))
    assert letters(page) > 12
    seen = [sides(page)]
    for part in (0.5, 1):
        page.run(f"{PAPER}.scrollTo({part} * ({PAPER}.scrollWidth - {PAPER}.clientWidth), 0)")
        seen.append(sides(page))
    assert seen == [["right"], ["left", "right"], ["left"]]


def test_a_button_shows_it_whole_and_larger_again(opened):
    page = opened(size=(360, 740))
    page.click("Show the whole figure", "#one")
    assert sides(page) == []
    assert page.seen(f"{PAPER}.scrollWidth <= {PAPER}.clientWidth")
    page.click("Show it larger", "#one")
    assert sides(page) == ["right"] and letters(page) > 12


def test_where_there_is_room_it_is_whole(opened):
    page = opened(size=(1280, 900))
    assert sides(page) == []
    assert not page.run("document.querySelector('.zoom').checkVisibility()")
