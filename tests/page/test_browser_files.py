"""What the browser is given has nothing that nobody uses, and no part's style reaches another."""

import re

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


def test_each_export_is_used():
    """By another module, or by a test if the module itself uses it, too."""
    for module, text in MODULES.items():
        for name in set(EXPORT.findall(text)) - imported(module):
            assert is_used_inside(name, text) and re.search(rf"\.{name}\(", TESTS), (module, name)


def test_each_name_of_a_module_is_used():
    for module, text in MODULES.items():
        names = re.findall(r"^(?:async )?(?:function|const|let) (\w+)", text, re.MULTILINE)
        names += [name.split()[-1] for some, _ in IMPORT.findall(text) for name in some.split(",")]
        assert [name for name in names if not is_used_inside(name, text)] == [], module


def rules(sheet):
    """The selectors of a style sheet, those in its media queries too."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    groups = re.findall(r"([^{};]+)\{(?=[^{}]*\})", text)
    return [selector.strip() for group in groups for selector in group.split(",")]


def test_the_style_of_a_part_is_for_this_part_alone():
    topics = r"\.topic |svg\.shared$|#topics |\.topic$|\.lecture$|#glossary "
    for folder, scope in {"topics": topics, **{name: rf"#{name}[ .:]" for name in PARTS}}.items():
        (sheet,) = (FOLDER / folder).glob("*.css")
        selectors = rules(sheet)
        assert len(selectors) > 5
        assert [one for one in selectors if not re.match(scope, one)] == []


def test_each_style_is_used():
    sources = [path for kind in ("js", "html") for path in FOLDER.rglob(f"*.{kind}")]
    sources += [
        path for kind in ("py", "html") for path in (ROOT / "lib/page").glob(f"**/*.{kind}")
    ]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    selectors = " ".join(" ".join(rules(sheet)) for sheet in FOLDER.rglob("*.css"))
    for name in set(re.findall(r"[.#]([a-z][\w-]*)", selectors, re.IGNORECASE)):
        composed = name.rsplit("-", 1)[0] + "-${"  # of-${name} gives of-w
        assert re.search(rf"(?<![\w-]){name}(?![\w-])", text) or composed in text, name
