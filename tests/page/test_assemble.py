"""The page's parts become one file, and wrong modules are named."""

import json
import re

import pytest

from lib.page import assemble


@pytest.fixture
def bundled(tmp_path, monkeypatch):
    """bundled(start=..., other=...): the script made of modules with these texts."""
    monkeypatch.setattr(assemble, "FOLDER", tmp_path)

    def bundled(**modules):
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return assemble.bundle()

    return bundled


def test_a_module_stands_behind_those_that_it_imports(bundled):
    text = bundled(
        start='import {b} from "./second.js";\nimport {a,\n  C} from "./first.js";\nb(a);\n',
        second='import {a} from "./first.js";\nexport function b() { return a; }\n',
        first="export const a = 1;\nexport class C {}\nexport async function d() {}\n",
    )
    assert re.findall(r"^const module_(\w+)", text, re.M) == ["first", "second", "start"]
    assert re.findall(r"^return \{(.*)\};", text, re.M) == ["a, C, d", "b", ""]
    assert "const {a} = module_first;" in text and "const {a,\n  C} = module_first;" in text
    assert not re.search(r"^(import|export)", text, re.M)


WRONG = [
    ('import {a} from "./other.js";', "start.js: there is no other.js"),
    ('import {a, b} from "./a.js";', "start.js: a.js exports no b"),
    ('import * as a from "./a.js";', 'start.js: can\'t be read: import * as a from "./a.js";'),
    ("export default 1;", "start.js: can't be read: export default 1;"),
    ("export {a};", "start.js: can't be read: export {a};"),
    ('import {d} from "./ring.js";', "start -> ring -> start: these modules import each other"),
]


def test_wrong_modules(bundled):
    ring = 'import {start} from "./start.js";\nexport const d = 1;\n'
    for text, wrong in WRONG:
        start = text + "\nexport const start = 1;\n"
        with pytest.raises(assemble.BadModule) as error:
            bundled(start=start, a="export const a = 1;", ring=ring)
        assert str(error.value) == wrong


def test_the_page_has_all_its_parts_and_asks_for_nothing():
    sections = '<section id="one">\n<h2><b>One</b></h2></section>{{race}}'
    text = assemble.page(sections, {"text": "</script><!--", "x": [1.5]})
    names = re.findall(r'<section[^>]* id="(\w+)"', text)
    assert names == ["playground", "one", "race"]
    assert re.findall(r'<li><a href="#(\w+)">', text) == 2 * names  # in the menu, and below
    assert '<li><a href="#one"><b>One</b></a></li>' in text
    assert not re.search(r"{{(?!\")", re.sub(r"\$\{\{", "", text))
    data = json.loads(re.search(r'id="data">(.*?)</script>', text)[1])
    assert (data["text"], data["x"]) == ("</script><!--", [1.5])
    assert text.count("</script>") == text.count("<script") == 4
    frame = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    assert not re.search(r"https?://|@import|src=|url\([^#)]", frame)
    assert re.findall(r"<link[^>]*>", text) == ['<link rel="icon" href="data:,">']
    for name in ("preact", "htm"):  # whose licences want to be with them
        licence = (assemble.FOLDER / f"library/LICENSE-{name}.txt").read_text(encoding="utf-8")
        assert licence in text
