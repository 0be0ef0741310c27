import os
import subprocess

import pytest
from conftest import ROOT

from lib.program import project


def test_every_file_that_is_kept_with_the_project():
    command = ["git", "ls-files", "-z", "--cached"]
    try:
        kept = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no git, or the project is a copy without its history")
    names = [name for name in kept.stdout.split("\0") if (ROOT / name).is_file()]
    many = [name for name in names if name.startswith(("lib/", "tests/"))]
    names = [name for name in names if name not in many] + many[::10]  # some of them will do
    assert len(names) > 30
    assert [name for name in names if not project.has(ROOT / name)] == []


def test_other_files_are_not(tmp_path):
    (tmp_path / "README.md").write_text("")
    assert not project.has(tmp_path / "README.md")
    assert not project.has(ROOT / "figures" / "01_find_w.png")
    assert not project.has(ROOT / "nowhere.py")


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_by_whatever_name(tmp_path, monkeypatch):
    file = ROOT / "data" / "test_scores.csv"
    (tmp_path / "link").symlink_to(file)
    (tmp_path / "folder").symlink_to(ROOT / "data")
    monkeypatch.chdir(ROOT / "lib")
    for name in (tmp_path / "link", tmp_path / "folder" / file.name, "../data/test_scores.csv"):
        assert project.has(name)
