"""The topics: everything of the lectures has its place, and each text its other language."""

import html
import re
from collections import Counter

from conftest import ROOT

from lib.page import code, glossary, topics
from lib.pages import statements

TEXTS = {
    path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "lib/page/texts").glob("*.html")
}
NAMES = [topic.name for topic in topics.ALL]


def of(text, language):
    """The texts in one language, without tags."""
    parts = re.findall(rf'<(\w+)[^>]* ?lang="{language}">(.*?)</\1>', text, re.DOTALL)
    return [html.unescape(re.sub("<[^>]*>", "", part)) for _, part in parts]


def test_each_id_stands_at_one_topic():
    ids = Counter(name for topic in topics.ALL for name in topic.ids)
    assert set(ids) == set(statements.IDS)
    assert set(ids.values()) == {1}


def test_ids_are_in_the_lectures_order():
    for key, group in topics.LECTURES.items():
        assert all(name.startswith(key) for topic in group for name in topic.ids)


def test_every_script_is_there():
    scripts = {path.name for path in ROOT.glob("0[0-8]_*.py")}
    assert {topic.script for topic in topics.ALL} == scripts


def test_what_can_be_played_with_comes_after_its_script():
    widgets = {topic.widget: topic.script[:2] for topic in topics.ALL if topic.widget}
    assert widgets == {"race": "03", "backprop": "05", "landscape": "06", "patients": "07"}


def test_each_topic_has_a_text():
    assert sorted(TEXTS) == sorted(NAMES)
    assert set(code.ON_THE_SLIDE) <= set(NAMES)


def test_each_text_has_two_languages():
    for text in TEXTS.values():
        text = re.sub(r'<span translate="no" lang="ko-KR">.*?</span>', "", text, flags=re.DOTALL)
        english, own = of(text, "en"), of(text, "ko")
        assert len(english) == len(own) >= 2
        assert not any(re.search("[가-힣]", part) for part in english)
        words = [part for part in own if len(part) > 9]
        assert words and all(re.search("[가-힣]", part) for part in words)


def test_a_few_sentences_and_a_formula_teach_it():
    for name, whole in TEXTS.items():
        for language in ("en", "ko"):
            (text,) = re.findall(rf'^<p lang="{language}">(.*?)</p>', whole, re.DOTALL | re.M)
            sentences = re.findall(r"[.?](?=\s|$)", re.sub("<[^>]*>", "", text).strip())
            assert 2 <= len(sentences) <= 8
        assert whole.startswith("<h2>")
        assert '<math display="block">' in whole or name == "check-slides"


def test_slides_are_quoted_from_the_scripts():
    for topic in topics.FIRST + topics.SECOND:
        source = (ROOT / topic.script).read_text(encoding="utf-8")
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        quoted = re.findall("“(.+?)”", TEXTS[topic.name])
        assert quoted
        assert any(re.split(r"[ ,(]", slide)[0] in source + readme for slide in quoted)


def test_the_glossary_has_each_word_in_both_languages():
    english = glossary.rows("README.md", "## Words")
    own = glossary.rows("README.ko.md", "## 용어")
    text = glossary.section()
    assert text.count("<dt>") == len(english) == len(own) >= 20
    for (word, in_korean, _), (name, in_english, _) in zip(english, own, strict=True):
        assert re.split(r"[ ,=]", in_english)[0] in word  # the same word in both READMEs
        assert re.split(r"[ ,(]", in_korean)[0] in name
        assert f'<span lang="en">{word} <small' in text and f'<span lang="ko">{name} <small' in text
