"""Puts the page together: its frame, style, sections, data and JavaScript modules, in one file.

A browser loads a page's modules one by one, and from a folder it loads none. So they become one
script: each module is a function that is called at once, and gives what it exports. This is done
for modules as they are written here: one import a line, exports where the names are defined.
"""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).parent / "browser"
IMPORT = re.compile(r'^import \{([\w, ]+)\} from "(\.\.?/[\w/]+\.js)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?:async )?(?:function|const|class) (\w+)", re.MULTILINE)
STRAY = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
PLACE = re.compile(r"\{\{(\w+)\}\}")
HEADING = re.compile(r'<section[^>]* id="([\w-]+)"[^>]*>\s*<h2[^>]*>(.*?)</h2>', re.DOTALL)


class BadModule(ValueError):
    """A module that can't be part of the page, and why."""


def page(sections="", data=None):
    """The page's html, a text that needs no other file.

    sections  html of the topics: `<section id="..."><h2>...</h2>...</section>`, one after another.
              `{{name}}` in it stands for name/name.html
    data      what the modules read, as json has it: a dict
    """
    text = (FOLDER / "page.html").read_text(encoding="utf-8")
    text = text.replace("{{sections}}", sections)
    widgets = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*/*.html")}
    text = _fill(text, widgets)
    return _fill(text, {
        "style": style(),
        "navigation": navigation(text),
        "data": json.dumps(data or {}, ensure_ascii=False, separators=(",", ":")),
        "script": bundle(FOLDER / "start.js"),
    })  # fmt: skip


def style():
    """All style sheets in one: what the page shares, then each part's own."""
    shared = [FOLDER / "style.css", FOLDER / "widgets.css"]
    own = sorted(set(FOLDER.rglob("*.css")) - set(shared))
    return "".join(path.read_text(encoding="utf-8") for path in [*shared, *own])


def navigation(text):
    """A list of links to the sections in a text of html, with their headings' words."""
    links = [f'<li><a href="#{name}">{words}</a></li>' for name, words in HEADING.findall(text)]
    return "\n".join(["<ul>", *links, "</ul>"])


def bundle(path):
    """One script that does what the module at `path` does, with all that it imports.

    In it a module is called by its path from there: module_landscape_words.

    Raises BadModule if a module imports a file or a name that is not there, or in a circle, or
    has an import or an export in another form than those of this folder.
    """
    modules = {}  # by their paths, in the order in which they have to run
    _add(path.resolve(), path.resolve().parent, modules, [])
    return "\n".join(['"use strict";', *modules.values()])


def _add(path, folder, modules, importing):
    """Add what this module imports to `modules`, then itself, each once."""
    if path in modules:
        return
    if path in importing:
        circle = " -> ".join(step.name for step in [*importing[importing.index(path) :], path])
        raise BadModule(f"{circle}: these modules import each other in a circle")
    text = path.read_text(encoding="utf-8")
    for names, other in IMPORT.findall(text):
        imported = (path.parent / other).resolve()
        if not imported.is_file():
            raise BadModule(f"{path.name}: there is no {other}")
        there = EXPORT.findall(imported.read_text(encoding="utf-8"))
        for name in (words.split()[0] for words in names.split(",")):
            if name not in there:
                raise BadModule(f"{path.name}: {other} exports no {name}")
        _add(imported, folder, modules, [*importing, path])
    modules[path] = _called(path, folder, text)


def _called(path, folder, text):
    """The module as a function that is called at once, and gives what it exports."""

    def taken(found):
        """An import of names, or of `name as other`, from a module that has been called already."""
        names, other = found.groups()
        module = _name((path.parent / other).resolve(), folder)
        return f"const {{{names.replace(' as ', ': ')}}} = {module};"

    names = EXPORT.findall(text)
    text = IMPORT.sub(taken, text)
    text = re.sub(r"^export (?=async|function|const|class)", "", text, flags=re.MULTILINE)
    stray = STRAY.search(text)
    if stray:
        raise BadModule(f"{path.name}: can't be read: {stray[0]}")
    exported = f"return {{{', '.join(names)}}};"
    return f"const {_name(path, folder)} = (() => {{\n{text}\n{exported}\n}})();"


def _name(path, folder):
    """What a module is called in the script."""
    return "_".join(["module", *path.relative_to(folder).with_suffix("").parts])


def _fill(text, parts):
    """The text with `{{name}}` replaced by the part of this name.

    Data and scripts stand inside a script, where nothing may look like its end.
    """

    def part(place):
        value = parts.get(place[1], place[0])
        if place[1] in ("data", "script"):
            value = re.sub(r"<(?=/script|!--)", r"\\u003c", value, flags=re.IGNORECASE)
        return value

    return PLACE.sub(part, text)
