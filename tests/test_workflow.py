"""The workflow runs what the README says, on each system, and the oldest versions it admits."""

import re

from conftest import ROOT

WORKFLOW = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
RUNS = re.findall(r"^ +(?:- )?run: (.+)$", WORKFLOW, re.MULTILINE)


def test_it_runs_the_commands_of_each_system():
    linux = re.findall(r"```sh\n(python3 .+)\n```", README)
    windows = re.search(r"```powershell\n((?:.+\n)+)```", README).group(1).splitlines()
    assert len(linux) == len(windows) == 2
    assert {*linux, *windows} <= {*RUNS}


def test_it_installs_the_oldest_versions():
    required = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    oldest = [re.fullmatch(r"(\w+)>=([\d.]+),.*", line).groups() for line in required]
    (command,) = [command for command in RUNS if "==" in command]
    assert command.split()[5:] == [f"{name}=={version}.*" for name, version in oldest]


def test_it_has_each_python_of_the_readme():
    words = re.search(r"You need Python (.+)\.\n?", README).group(1)
    pythons = re.search(r"python: \[(.+)\]", WORKFLOW).group(1)
    assert re.findall(r"3\.\d+", words.split(". ")[0]) == re.findall(r"3\.\d+", pythons)
