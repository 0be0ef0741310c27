"""What Python writes in English has a Korean that says the same."""

import re

from lib.page import korean
from lib.pages import statements

FORMULA = re.compile(r"[^A-Za-z]*(?:(?:[A-Za-z]{1,4}|y_hat|alpha|w_new|b_new)\b[^A-Za-z]*)*")
STATED = {text for row in statements.ROWS for text in (row.slide, row.says, row.mistake) if text}


def numbers(text):
    return sorted(re.findall(r"(?<![A-Za-z_])\d+(?:\.\d+)?", re.sub(r"\\frac", "", text)))


def test_each_statement_has_a_korean_and_each_korean_the_same_numbers():
    assert [text for text in STATED - {*korean.KOREAN} if not FORMULA.fullmatch(text)] == []
    for english, own in korean.KOREAN.items():
        assert re.search("[가-힣]", own) or FORMULA.fullmatch(english)
        assert not re.search("[가-힣]", english)
        assert numbers(own) == numbers(english)


def test_both_languages_stand_side_by_side():
    assert korean.both("agrees") == '<span lang="en">agrees</span><span lang="ko">일치</span>'
    assert korean.both("a < b", tag="p") == '<p lang="en">a &lt; b</p><p lang="ko">a &lt; b</p>'
    assert korean.word("player.step") == '<span lang="en">Step</span><span lang="ko">한 단계</span>'
