"""What the READMEs, in English and in Korean, show is what happens."""

import re
import shlex

import printed
import pytest
from conftest import ROOT

from lib.pages import statements

README, KOREAN = ((ROOT / f"README{of}.md").read_text(encoding="utf-8") for of in ("", ".ko"))
SCRIPTS, SCRIPTS_KO = (
    (ROOT / "docs" / f"scripts{of}.md").read_text(encoding="utf-8") for of in ("", ".ko")
)
BLOCK = re.compile(r"```console\n\$ python (.+)\n((?:.*\n)+?)```")
SHOWN = BLOCK.findall(README) + BLOCK.findall(SCRIPTS)


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_output(once, command, output):
    result = once(*shlex.split(command))
    real = (result.out + result.err).splitlines()
    assert printed.quotes(output.splitlines(), real), f"printed:\n{result.out}{result.err}"


def test_the_korean_one_has_the_same_commands_outputs_and_pictures():
    assert {*BLOCK.findall(KOREAN + SCRIPTS_KO)} <= {*SHOWN} and len(BLOCK.findall(KOREAN)) >= 3
    for block in (r"```sh\n(.+)\n```", r"```powershell\n((?:.+\n)+)```", r"!\[.+\]\((.+)\)"):
        assert re.findall(block, KOREAN) == re.findall(block, README)
        assert re.findall(block, SCRIPTS_KO) == re.findall(block, SCRIPTS)
    numbered = r"^## (\d\d): "
    assert re.findall(numbered, SCRIPTS_KO, re.M) == re.findall(numbered, SCRIPTS, re.M)


def test_both_languages_and_the_answers_are_linked():
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


def test_the_english_words_that_the_korean_one_explains_are_printed():
    answers = (ROOT / "ANSWERS.md").read_text(encoding="utf-8")
    said = "".join(output for _, output in SHOWN + BLOCK.findall(answers))
    table = KOREAN.split("## 출력 읽는 법\n")[1].split("\n## ")[0]
    words = [word for cell in re.findall(r"^\| (`.+?) \|", table, re.M)
             for word in re.findall("`(.+?)`", cell)]  # fmt: skip
    assert len(words) > 20
    assert [word for word in words if word not in said] == []


def test_each_statement_of_08_has_its_slide_and_its_scripts():
    for row in (row for row in statements.ROWS if row.id.startswith("L")):
        (scripts,) = re.findall(rf"^\| {row.id} \| .+ \| (.+) \|$", SCRIPTS, re.MULTILINE)
        assert row.page[:2] in scripts.split(", ")


def test_ci_runs_the_test_command():
    commands = re.search(r"runs the tests:\n\n```sh\n(.+)\n```", README).group(1)
    assert commands in (ROOT / ".ci" / "run").read_text().splitlines()


def test_every_script_and_picture_is_there():
    for script in ROOT.glob("[0-9][0-9]_*.py"):
        assert all(f"| `{script.name}` |" in text for text in (README, KOREAN))
    pictures = {path.name for path in (ROOT / "docs").glob("*.png")}
    assert {*re.findall(r"!\[.+\]\((.+)\)", SCRIPTS)} == pictures


def test_windows_has_the_same_commands():
    linux = re.findall(r"```sh\n(python3 .+)\n```", README)
    windows = re.search(r"```powershell\n((?:.+\n)+)```", README).group(1).splitlines()
    for here, there in zip(linux, windows, strict=True):
        as_there = here.replace("python3 ", "py ", 1).replace(" && ", "; ")
        assert as_there.replace(".venv/bin/", ".venv\\Scripts\\") == there
