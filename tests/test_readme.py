"""What the README shows is what happens."""

import re
import shlex

import pytest
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ python (.+)\n((?:.*\n)+?)```", README)
NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?")


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_output(run, command, output):
    result = run(*shlex.split(command))
    real = result.out + result.err
    assert NUMBER.sub("0", real).split() == NUMBER.sub("0", output).split()
    # The slope near the bottom is a difference of rounded numbers: processors differ there.
    for got, shown in zip(NUMBER.findall(real), NUMBER.findall(output), strict=True):
        assert float(got) == pytest.approx(float(shown), rel=1e-4, abs=2e-5)


def test_there_are_examples():
    assert len(SHOWN) >= 3


def test_ci_runs_the_test_command():
    commands = re.search(r"runs the tests:\n\n```sh\n(.+)\n```", README).group(1)
    assert commands in (ROOT / ".ci" / "run").read_text().splitlines()


def test_every_script_and_picture_is_there():
    for script in ROOT.glob("[0-9][0-9]_*.py"):
        assert f"| `{script.name}` |" in README
    for picture in re.findall(r"!\[.+\]\((.+)\)", README):
        assert (ROOT / picture).exists()


def test_windows_has_the_same_commands():
    linux = re.findall(r"```sh\n(python3 .+)\n```", README)
    windows = re.search(r"```powershell\n((?:.+\n)+)```", README).group(1).splitlines()
    for here, there in zip(linux, windows, strict=True):
        as_there = here.replace("python3 ", "py ", 1).replace(" && ", "; ")
        assert as_there.replace(".venv/bin/", ".venv\\Scripts\\") == there
