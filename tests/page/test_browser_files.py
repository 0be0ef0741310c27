"""What the browser is given has nothing that nobody uses, and no part's style reaches another."""

import re

import pytest
from conftest import ROOT

from lib.page.assemble import EXPORT, FOLDER, IMPORT

MODULES = {  # without their comments
    path: re.sub(r"(^|  )//.*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for path in sorted(FOLDER.rglob("*.js"))
}
PARTS = sorted(path.stem for path in FOLDER.glob("*/*.html"))
TESTS = "".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "page").glob("test_*.py")
)


def imported(module):
    """The names that other modules take from this one."""
    return {
        name.split()[0]
        for path, text in MODULES.items()
        for names, other in IMPORT.findall(text)
        if (path.parent / other).resolve() == module
        for name in names.split(",")
    }


def is_used_inside(name, text):
    return len(re.findall(rf"\b{name}\b", text)) > 1


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_each_export_is_used(module):
    """By another module, or by a test if the module itself uses it, too."""
    text = MODULES[module]
    others = set(EXPORT.findall(text)) - imported(module)
    for name in others:
        assert is_used_inside(name, text) and re.search(rf"\.{name}\(", TESTS), name


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_each_name_of_a_module_is_used(module):
    text = MODULES[module]
    names = re.findall(r"^(?:async )?(?:function|const|let) (\w+)", text, re.MULTILINE)
    names += [name.split()[-1] for some, _ in IMPORT.findall(text) for name in some.split(",")]
    assert [name for name in names if not is_used_inside(name, text)] == []


def rules(sheet):
    """The selectors of a style sheet, those in its media queries too."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    groups = re.findall(r"([^{};]+)\{(?=[^{}]*\})", text)
    return [selector.strip() for group in groups for selector in group.split(",")]


@pytest.mark.parametrize(
    ("folder", "scope"),
    [
        ("topics", r"\.topic |svg\.shared$|#topics |\.topic$|\.lecture$|#glossary "),
        *((name, rf"#{name}[ .:]") for name in PARTS),
    ],
)
def test_the_style_of_a_part_is_for_this_part_alone(folder, scope):
    (sheet,) = (FOLDER / folder).glob("*.css")
    selectors = rules(sheet)
    assert len(selectors) > 5
    assert [one for one in selectors if not re.match(scope, one)] == []


@pytest.mark.parametrize("sheet", sorted(FOLDER.rglob("*.css")), ids=lambda path: path.stem)
def test_each_style_is_used(sheet):
    sources = [path for kind in ("js", "html") for path in FOLDER.rglob(f"*.{kind}")]
    sources += [
        path for kind in ("py", "html") for path in (ROOT / "lib/page").glob(f"**/*.{kind}")
    ]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    names = set(re.findall(r"[.#]([a-z][\w-]*)", " ".join(rules(sheet)), re.IGNORECASE))
    assert names
    for name in names:
        composed = name.rsplit("-", 1)[0] + "-${"  # of-${name} gives of-w
        assert re.search(rf"(?<![\w-]){name}(?![\w-])", text) or composed in text, name
