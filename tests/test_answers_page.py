"""ANSWERS.md asks what the scripts ask, and shows what they print."""

import re
import shlex

import printed
import pytest
from conftest import ROOT

PAGE = (ROOT / "ANSWERS.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ python (.+)\n((?:.*\n)+?)```", PAGE)
SCRIPTS = sorted(path.name for path in ROOT.glob("[0-9][0-9]_*.py"))


def asked(script):
    """The questions at the end of a script."""
    cell = (ROOT / script).read_text(encoding="utf-8").split("Try it\n")[1]
    assert all(line.startswith("# - ") for line in cell.splitlines())
    return re.findall("# - (.+)", cell)


def section(script):
    """What ANSWERS.md says about a script."""
    (found,) = re.findall(rf"^## {script}\n((?:(?!## ).*\n)+)", PAGE, re.MULTILINE)
    return found


def test_the_questions_are_the_scripts():
    for script in SCRIPTS:
        assert len(asked(script)) in (2, 3, 4)
        assert re.findall(r"^\*\*(.+)\*\*$", section(script), re.MULTILINE) == asked(script)


def test_each_answer_has_commands_of_its_script_and_words():
    for script in SCRIPTS[:-1]:
        for answer in re.split(r"^\*\*.+\*\*$", section(script), flags=re.MULTILINE)[1:]:
            *commands, words = answer.split("```\n")
            assert commands
            for block in commands:
                assert block.strip().startswith("```console\n$ python " + script)
            assert re.fullmatch(r"\n[^`]+\.\n+", words)


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_what_is_shown_is_printed(once, command, output):
    result = once(*shlex.split(command))
    real = (result.out + result.err).splitlines()
    assert printed.quotes(output.splitlines(), real), f"printed:\n{result.out}{result.err}"
