"""Puts the page together: its frame, style, sections, words, data and JavaScript, in one file.

A browser loads a page's modules one by one, and from a folder it loads none. So they become one
script: each module is a function that is called at once, and gives what it exports. This is done
for modules as they are written here: one import a file, exports where the names are defined.
"""

import json
import re
from pathlib import Path

from lib.options import groups
from lib.page import korean

FOLDER = Path(__file__).parent / "browser"
PARTS = ["playground", "backprop", "landscape", "race", "patients"]  # what can be played with
IMPORT = re.compile(r'^import \{([\w,\s]+)\}\s+from "\./(\w+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
PLACE = re.compile(r"\{\{([\w.-]+)\}\}")
HEADING = re.compile(r'<section[^>]* id="([\w-]+)"[^>]*>\s*<h2[^>]*>(.*?)</h2>', re.DOTALL)


def page(sections):
    """The page's html, a text that needs no other file. sections: html of the topics.

    `{{race}}` in it stands for what can be played with there, one of PARTS.
    """
    text = _read("page.html").replace("{{sections}}", sections)
    text = _fill(text, {name: _part(name) for name in PARTS})
    links = [f'<li><a href="#{name}">{words}</a></li>' for name, words in HEADING.findall(text)]
    (x, y), _ = groups.read_lecture(groups.PATIENTS)
    data = {"words": korean.WORDS, "patients": {"x": x, "y": y}}
    licences = (f"{name}:\n{_read(f'library/LICENSE-{name}.txt')}" for name in ("preact", "htm"))
    return _fill(text, {key: korean.word(key) for key in korean.WORDS} | {
        "navigation": "\n".join(["<ul>", *links, "</ul>"]),
        "style": "".join(_read(f"{name}.css") for name in ("style", "parts", "topics")),
        "data": _inside(json.dumps(data, ensure_ascii=False)),
        "licence": "\n".join(licences),
        "library": _inside(_read("library/htm_preact.js")),
        "script": _inside(bundle()),
    })  # fmt: skip


def _part(name):
    """The section of something that can be played with; JavaScript draws into its place."""
    intro = korean.word(f"{name}.intro", "p") if f"{name}.intro" in korean.WORDS else ""
    heading = f"<h2>{korean.word(f'{name}.title')}</h2>"
    place = '<div class="place"></div>'
    return f'<section id="{name}" class="widget">\n{heading}{intro}\n{place}\n</section>'


def bundle():
    """One script that does what the module `start` does, with all that it imports: module_start."""
    modules = {}  # by their names, in the order in which they have to run

    def add(name):
        text = _read(f"{name}.js")
        for _, other in IMPORT.findall(text):
            if other not in modules:
                add(other)
        exported = ", ".join(EXPORT.findall(text))
        text = EXPORT.sub("", IMPORT.sub(r"const {\1} = module_\2;", text))
        modules[name] = f"const module_{name} = (() => {{\n{text}\nreturn {{{exported}}};\n}})();"

    add("start")
    return "\n".join(['"use strict";', *modules.values()])


def _read(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def _inside(script):
    """Data or a script as it may stand inside a script, where nothing may look like its end."""
    return re.sub(r"<(?=/script|!--)", r"\\u003c", script, flags=re.IGNORECASE)


def _fill(text, parts):
    """The text with `{{name}}` replaced by the part of this name."""
    return PLACE.sub(lambda place: parts.get(place[1], place[0]), text)
