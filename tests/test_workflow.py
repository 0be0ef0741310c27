"""The README's commands are the same on each system, and the workflow and .ci/run run them."""

import re

from conftest import ROOT

README, WORKFLOW, CI = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", ".github/workflows/tests.yml", ".ci/run")
)
RUNS = re.findall(r"^ +(?:- )?run: (.+)$", WORKFLOW, re.MULTILINE)


def test_they_are_run_on_each_system():
    linux = re.findall(r"```sh\n(python3 .+)\n```", README)
    windows = re.search(r"```powershell\n((?:.+\n)+)```", README).group(1).splitlines()
    for here, there in zip(linux, windows, strict=True):
        as_there = here.replace("python3 ", "py ", 1).replace(" && ", "; ")
        assert as_there.replace(".venv/bin/", ".venv\\Scripts\\") == there
    assert len(linux) == 2 and {*linux, *windows} <= {*RUNS}
    assert linux[1].endswith("-m pytest") and linux[1] in CI.splitlines()


def test_the_oldest_versions_are_tried():
    required = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    oldest = [re.fullmatch(r"(\w+)>=([\d.]+),.*", line).groups() for line in required]
    (command,) = [command for command in RUNS if "==" in command]
    assert command.split()[5:] == [f"{name}=={version}.*" for name, version in oldest]


def test_each_python_of_the_readme_is_tried():
    words = re.search(r"You need Python (.+)\.\n?", README).group(1)
    pythons = re.search(r"python: \[(.+)\]", WORKFLOW).group(1)
    assert re.findall(r"3\.\d+", words.split(". ")[0]) == re.findall(r"3\.\d+", pythons)
