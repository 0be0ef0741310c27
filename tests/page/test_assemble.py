"""The page's parts become one file."""

import json
import re

from lib.page import assemble, korean


def test_modules_have_the_form_that_can_be_joined_and_export_what_others_import():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in assemble.FOLDER.glob("*.js")}
    for name, text in texts.items():
        for names, other in assemble.IMPORT.findall(text):
            assert set(re.findall(r"\w+", names)) <= {*assemble.EXPORT.findall(texts[other])}, name
        rest = assemble.EXPORT.sub("", assemble.IMPORT.sub("", text))
        assert not re.search(r"^(import|export)\b", rest, re.M), name


def test_the_page_has_all_its_parts_and_asks_for_nothing(monkeypatch):
    monkeypatch.setitem(korean.WORDS, "a.text", ["</script><!--", "x"])
    sections = '<section id="one">\n<h2><b>One</b></h2></section>{{race}}'
    text = assemble.page(sections)
    names = re.findall(r'<section[^>]* id="(\w+)"', text)
    assert names == ["playground", "one", "race"]
    assert re.findall(r'<li><a href="#(\w+)">', text) == 2 * names  # in the menu, and below
    assert '<li><a href="#one"><b>One</b></a></li>' in text
    assert not re.search(r"{{(?!\")", re.sub(r"\$\{\{", "", text))
    data = json.loads(re.search(r'id="data">(.*?)</script>', text)[1])
    assert data["words"]["a.text"][0] == "</script><!--" and len(data["patients"]["x"]) == 442
    assert text.count("</script>") == text.count("<script") == 4
    for name in ("preact", "htm"):  # whose licences want to be with them
        licence = (assemble.FOLDER / f"library/LICENSE-{name}.txt").read_text(encoding="utf-8")
        assert licence in text
