"""What the READMEs and docs, in English and in Korean, say is there: pictures, links, words."""

import re

import pytest
from conftest import ROOT
from test_shown import SHOWN

from lib.page import topics
from lib.pages import statements

README, KOREAN, SCRIPTS, SCRIPTS_KO = (
    (ROOT / f"{name}.md").read_text(encoding="utf-8")
    for name in ("README", "README.ko", "docs/scripts", "docs/scripts.ko")
)
ALIKE = [  # commands, pictures, and the scripts' headings
    r"```sh\n(.+)\n```",
    r"```powershell\n((?:.+\n)+)```",
    r"!\[.+\]\((.+)\)",
    r"(?m)^## (\d\d): ",
]


def test_the_korean_ones_have_the_same_commands_outputs_and_pictures():
    shown = re.findall(r"```console\n\$ python (.+)\n((?:.*\n)+?)```", KOREAN + SCRIPTS_KO)
    assert {*shown} <= {*SHOWN} and len(shown) >= 6
    assert KOREAN.count("\n## ") == README.count("\n## ") + 1  # how to read what is printed
    for block in ALIKE:
        assert re.findall(block, KOREAN) == re.findall(block, README)
        assert re.findall(block, SCRIPTS_KO) == re.findall(block, SCRIPTS)


def test_both_languages_are_linked():
    for name in ("README", "ANSWERS", "docs/scripts"):
        for one, other in (".md", ".ko.md"), (".ko.md", ".md"):
            text = (ROOT / (name + one)).read_text(encoding="utf-8")
            assert f"]({name.split('/')[-1]}{other})" in text


@pytest.mark.parametrize(
    "path", [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")], ids=lambda p: p.name
)
def test_every_link_leads_somewhere(path):
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for file, part in re.findall(r"\]\(([^):#]*)(?:#([^)]+))?\)", text):
        target = path.parent / file if file else path
        assert target.exists(), file
        heads = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.M) if part else []
        assert not part or part in {
            re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in heads
        }


def test_the_english_words_that_the_korean_one_explains_are_printed(once):
    said = "".join(output for _, output in SHOWN)
    for (script, options), draws in topics.wanted().items():
        said += once(script, *options.split()).out if draws else ""
    table = KOREAN.split("## 출력 읽는 법\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
    words = [word for cell in cells for word in re.findall("`(.+?)`", cell)]
    assert len(words) > 20
    assert [word for word in words if word not in said] == []


def test_each_statement_of_08_has_its_slide_and_its_scripts():
    for row in (row for row in statements.ROWS if row.id.startswith("L")):
        (scripts,) = re.findall(rf"^\| {row.id} \| .+ \| (.+) \|$", SCRIPTS, re.MULTILINE)
        assert row.page[:2] in scripts.split(", ")


def test_every_script_and_picture_is_there():
    for script in ROOT.glob("[0-9][0-9]_*.py"):
        assert all(f"| `{script.name}` |" in text for text in (README, KOREAN))
    pictures = {path.name for path in (ROOT / "docs").glob("*.png")}
    assert {*re.findall(r"!\[.+\]\((.+)\)", SCRIPTS)} == pictures


def test_the_map_of_rooms_is_true():
    rooms = re.findall(r"^\| `(\w+)/` \|", README, re.MULTILINE)
    assert rooms == re.findall(r"^\| `(\w+)/` \|", KOREAN, re.MULTILINE)
    assert {*rooms} == {path.parent.name for path in ROOT.glob("lib/*/*.py")}
    for at, room in enumerate(rooms):
        for path in ROOT.glob(f"lib/{room}/*.py"):
            used = re.findall(r"^ *(?:from|import) lib\.(\w+)", path.read_text("utf-8"), re.M)
            assert {*used} <= {*rooms[: at + 1]}, path


def test_what_asks_for_more_tests_is_there():
    tests = "".join(path.read_text("utf-8") for path in ROOT.glob("tests/test_*.py"))
    asked = re.findall(r"`([A-Z_]+)=\d+.*?\((\d+)[ )]", README, re.DOTALL)
    assert len(asked) == 5
    for name, usual in asked:
        assert re.search(rf'environ.get\("{name}", "?{usual}"?\)', tests), name
