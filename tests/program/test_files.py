import os
import sys
import tempfile

import pytest
from conftest import ROOT

from lib.program import files

links = pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")


def test_whole(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("old")
    with files.whole(file) as part:
        assert part.endswith(".txt")
        with open(part, "w") as out:
            out.write("new")
        assert file.read_text() == "old"
    assert file.read_text() == "new"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_a_failure_leaves_what_was_there(tmp_path, error):
    file = tmp_path / "a.txt"
    file.write_text("old")
    with pytest.raises(error), files.whole(file) as part:
        with open(part, "w") as out:
            out.write("half")
        raise error
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_that_is_gone(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("old")
    with pytest.raises(FileNotFoundError) as error, files.whole(file):
        pass
    assert error.value.filename == file
    assert file.read_text() == "old"


@links
def test_permissions_and_links_stay(tmp_path):
    file, link = tmp_path / "a.txt", tmp_path / "link.txt"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    with files.whole(link) as part, open(part, "w") as out:
        out.write("new")
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()


def test_obstacle(tmp_path, monkeypatch):
    old = tmp_path / "old.csv"
    old.write_text("old")
    assert files.obstacle(tmp_path / "new.csv") is files.obstacle(old) is None
    assert files.obstacle(tmp_path) == "is a folder, not a file"
    assert "there is no such folder" in files.obstacle(tmp_path / "no" / "new.csv")
    assert "can't be written here" in files.obstacle(tmp_path / ("long" * 100))
    if sys.platform != "win32":
        assert files.obstacle(os.devnull) == "is a device, not a file"
    assert list(tmp_path.iterdir()) == [old]

    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert files.obstacle(tmp_path / "new.csv") == "can't be written here: Permission denied"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert files.obstacle(old) == "is protected against writing"


def test_the_project_s_own_files(tmp_path, monkeypatch):
    for name in ("README.md", "01_find_w.py", "data/test_scores.csv", "docs/01_find_w.png"):
        assert "would overwrite a file of the project" in files.obstacle(ROOT / name)
    for name in ("h.csv", "figures/01_find_w.png", "points.txt"):
        assert not files.is_of_the_project(str(ROOT / name))
    (tmp_path / "README.md").write_text("")
    assert files.obstacle(tmp_path / "README.md") is None
    monkeypatch.chdir(ROOT / "lib")
    assert "a file of the project" in files.obstacle("../data/test_scores.csv")


@links
def test_the_project_s_own_files_by_links(tmp_path):
    (tmp_path / "link").symlink_to(ROOT / "data" / "test_scores.csv")
    (tmp_path / "folder").symlink_to(ROOT / "data")
    for name in ("link", "folder/test_scores.csv"):
        assert "a file of the project" in files.obstacle(tmp_path / name)


@links
def test_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("old")
    os.symlink("a.csv", "link.csv")
    os.link("a.csv", "twin.csv")
    os.symlink(".", "here")
    for name in ("a.csv", tmp_path / "a.csv", "link.csv", "twin.csv", "here/a.csv"):
        assert files.same(name, "a.csv") and files.same("a.csv", name)
    assert not files.same("a.csv", "b.csv") and not files.same("a.csv", "new.csv")
    # Before they are written. Some systems know no difference between large and small letters
    assert files.same("new.png", "here/new.png") and files.same("new.png", "New.PNG")
    assert not files.same("new.png", "new.csv")
