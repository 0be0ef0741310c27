"""The whole page, made of real runs."""

import html
import os
import re
import sys

import pytest
from conftest import ROOT

from lib.page import korean, slides, topics
from lib.page.figures import html_of
from lib.pages import check_slides, statements

LARGEST = 1_300_000  # bytes of the page


@pytest.fixture
def page(whole_page):
    return whole_page.read_text(encoding="utf-8")


@pytest.fixture
def lectures(page):
    """The topics alone, without what can be played with."""
    return "".join(re.findall(r'<section id="[\w-]+" class="topic">.*?</section>', page, re.DOTALL))


def plain(text):
    return html.unescape(re.sub("<[^>]*>", "", text))


def test_every_statement_stands_there_with_the_numbers_of_08(page):
    groups = dict(re.findall(r'<tbody id="([^"]+)">(.*?)</tbody>', page, re.DOTALL))
    assert list(groups) == [name for topic in topics.ALL for name in topic.ids]
    for name, group in groups.items():
        cells = re.findall(r'<td class="slide">.*?</span> <span>(.*?)(?:<br>|</span></td>)', group)
        listed = [slides.values(check_slides.listed(row.numbers, row))
                  for row in statements.ROWS if row.id == name]  # fmt: skip
        assert cells == listed and 'class="verdict differs"' not in group
    assert "<b>{0} of {0} statements agree.</b>".format(len(statements.ROWS)) in page


def test_figures_have_their_findings_and_labels_in_both_languages(lectures):
    captions = re.findall(r"<figcaption.*?</figcaption>", lectures)
    assert len(captions) == sum(len(shown) for topic in topics.ALL for shown in topic.runs.values())
    for caption in captions:
        assert not re.search(r"[\\$]", caption)
        finding, given = re.findall(r'lang="en">(.*?)</span><span lang="ko">(.*?)</span>', caption)
        assert re.search("[a-z]{3}", plain(finding[0])) and re.search("[가-힣]", finding[1])
        assert bool(re.search("[a-z]{2}", plain(given[0]))) == bool(re.search("[가-힣]", given[1]))
    labels = re.findall(r"<text (?![^>]*lang=)[^>]*>(.*?)</text>", lectures)
    assert not [label for label in labels if re.search("[a-z]{3}", plain(label))]


def test_each_korean_text_stands_on_the_page(page):
    def form(text):
        return re.sub(r"\d+(?:,\d{3})*(?:\.\d+)?", "#", re.sub(" +", " ", text))

    forms = form(page)
    for text in korean.KOREAN.values():
        ways = html.escape(text), html_of(text), html_of(text, "tspan"), slides.mathematics(text)
        assert any(form(way) in forms for way in ways) or text == "다름", text  # where one differs


def test_the_page_is_whole_and_one_file_below_its_limit(whole_page, page):
    assert os.listdir(whole_page.parent) == ["lecture.html"]
    assert len(page.encode()) < LARGEST
    names = re.findall(r'<section id="([\w-]+)" class="topic">', page)
    assert names == ["questions", *(topic.name for topic in topics.ALL), "glossary"]
    for topic in topics.ALL:
        for options in topic.runs:
            assert f'data-copy="python {topic.script} {options}'.strip() in page
    body = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.DOTALL)
    assert not re.search(r"\{\{|https?:", body)
    ids = re.findall(r'\sid="([^"]+)"', body)
    assert len(ids) == len(set(ids))
    used = re.findall(r'(?:href="|url\()#([\w.-]+)[")]', body)  # not an address, #w=3
    labels = " ".join(re.findall(r'aria-labelledby="([^"]+)"', body)).split()
    assert set(used + labels) <= set(ids)


@pytest.mark.slow
def test_the_script_as_a_process_makes_the_same_page(start, whole_page):
    process = start([sys.executable, str(ROOT / "10_make_page.py")])
    _, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, "")

    def plain_page(path):
        # Without the figures: where other tests have drawn one, its axes are a little wider.
        # And what TensorFlow has compiled may differ in the last digit of 32 bits.
        text = re.sub("<svg.*?</svg>", "<svg>", path.read_text("utf-8"), flags=re.DOTALL)
        return re.sub(r"\d+\.\d{6,}", lambda found: f"{float(found[0]):.5g}", text).split("\n")

    own = plain_page(process.folder / "lecture.html")
    assert str(own).count("<svg>") > 9
    assert own == plain_page(whole_page)
