"""The page's parts become one file, and wrong modules are named."""

import json
import re

import pytest

from lib.page import assemble


@pytest.fixture
def folder(tmp_path):
    """folder(file=text, ...): a folder with these modules; part__file is part/file.js."""

    def folder(**files):
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/')}.js"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return folder


def test_a_module_stands_behind_those_that_it_imports(folder):
    text = assemble.bundle(
        folder(
            start='import {b} from "./second.js";\nimport {a} from "./first.js";\nb(a);\n',
            second='import {a} from "./first.js";\nexport function b() { return a; }\n',
            first="export const a = 1;\nexport class C {}\nexport async function d() {}\n",
        )
        / "start.js"
    )
    assert re.findall(r"^const module_(\w+)", text, re.M) == ["first", "second", "start"]
    assert re.findall(r"^return \{(.*)\};", text, re.M) == ["a, C, d", "b", ""]
    assert text.count("const {a} = module_first;") == 2
    assert not re.search(r"^(import|export)", text, re.M)


def test_modules_of_two_folders_may_have_the_same_name(folder):
    parts = folder(
        start='import {b} from "./one/words.js";\nb();\n',
        one__words='import {a} from "../two/words.js";\nexport const b = () => a;\n',
        two__words="export const a = 1;\n",
    )
    text = assemble.bundle(parts / "start.js")
    names = re.findall(r"^const module_(\w+)", text, re.M)
    assert names == ["two_words", "one_words", "start"]
    assert "const {a} = module_two_words;" in text and "const {b} = module_one_words;" in text


def test_a_name_may_be_another_here(folder):
    parts = folder(start='import {a, a as c} from "./a.js";\n', a="export const a = 1;\n")
    assert "const {a, a: c} = module_a;" in assemble.bundle(parts / "start.js")


WRONG = [
    ('import {a} from "./other.js";', "start.js: there is no ./other.js"),
    ('import {b} from "./a.js";', "start.js: ./a.js exports no b"),
    ('import {a, b as c} from "./a.js";', "start.js: ./a.js exports no b"),
    ('import * as a from "./a.js";', 'start.js: can\'t be read: import * as a from "./a.js";'),
    ('import {a} from "a";', 'start.js: can\'t be read: import {a} from "a";'),
    ("export default 1;", "start.js: can't be read: export default 1;"),
    ("export {a};", "start.js: can't be read: export {a};"),
    (
        'import {d} from "./ring.js";',
        "ring.js -> start.js -> ring.js: these modules import each other in a circle",
    ),
]


def test_wrong_modules(folder):
    ring = 'import {start} from "./start.js";\nexport const d = 1;\n'
    for text, wrong in WRONG:
        start = text + "\nexport const start = 1;\n"
        parts = folder(start=start, a="export const a = 1;", ring=ring)
        with pytest.raises(assemble.BadModule) as error:
            assemble.bundle(parts / ("ring.js" if "ring" in text else "start.js"))
        assert str(error.value) == wrong


def test_the_page_has_all_its_parts():
    sections = '<section id="race">\n<h2><b>Race</b></h2></section>'
    text = assemble.page(sections, {"text": "</script><!--", "x": [1.5]})
    assert "{{" not in text
    assert '<li><a href="#race"><b>Race</b></a></li>' in text
    assert text.index('<a href="#playground">') < text.index('<a href="#race">')
    data = re.search(r'id="data">(.*?)</script>', text)[1]
    assert json.loads(data) == {"text": "</script><!--", "x": [1.5]}
    assert text.count("</script>") == text.count("<script") == 2


def test_a_topic_says_where_what_is_played_with_stands():
    text = assemble.page("<section>A topic\n{{playground}}</section>")
    assert text.count('<section id="playground"') == 2


def test_the_page_asks_for_nothing():
    text = assemble.page()
    addresses = re.findall(r"https?://[^\"'\s]+|@import|src=|url\([^#)]", text)
    assert set(addresses) == {"http://www.w3.org/2000/svg"}  # a name, which nothing loads
    assert re.findall(r"<link[^>]*>", text) == ['<link rel="icon" href="data:,">']
    assert len(text) < 1_500_000
