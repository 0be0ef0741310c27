"""Files are written whole or not at all, and never in the place of another one."""

import os
import sys
import tempfile

import pytest
from conftest import ROOT

from lib.program import files

links = pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")


@pytest.fixture
def file(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    return tmp_path / "a.txt"


def test_whole_or_not_at_all(file):
    for error in (ValueError, KeyboardInterrupt, OSError):
        with pytest.raises(error), files.whole(file) as part:
            with open(part, "w") as out:
                out.write("half")
            raise error
        assert file.read_text() == "old" and [*file.parent.iterdir()] == [file]
    with pytest.raises(FileNotFoundError) as gone, files.whole(file):
        pass
    assert gone.value.filename == file and file.read_text() == "old"
    with files.whole(file) as part, open(part, "w") as out:
        assert part.endswith(".txt")
        out.write("new")
    assert file.read_text() == "new" and [*file.parent.iterdir()] == [file]


@links
def test_permissions_and_links_stay(file):
    link = file.with_name("link.txt")
    file.chmod(0o640)
    link.symlink_to(file)
    with files.whole(link) as part, open(part, "w") as out:
        out.write("new")
    assert file.read_text() == "new" and file.stat().st_mode & 0o777 == 0o640 and link.is_symlink()


def test_obstacle(file, tmp_path, monkeypatch):
    assert files.obstacle(tmp_path / "new.csv") is files.obstacle(file) is None
    assert files.obstacle(tmp_path) == "is a folder, not a file"
    assert "there is no such folder" in files.obstacle(tmp_path / "no" / "new.csv")
    assert "can't be written here" in files.obstacle(tmp_path / ("long" * 100))
    if sys.platform != "win32":
        assert files.obstacle(os.devnull) == "is a device, not a file"
    assert [*tmp_path.iterdir()] == [file]

    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert files.obstacle(tmp_path / "new.csv") == "can't be written here: Permission denied"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert files.obstacle(file) == "is protected against writing"


def test_the_project_s_own_files(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT / "lib")
    names = ["../README.md", "../01_find_w.py", "../docs/01_find_w.png", "../data/test_scores.csv"]
    if os.name != "nt":
        (tmp_path / "link").symlink_to(ROOT / "data" / "test_scores.csv")
        names.append(tmp_path / "link")
    for name in names:
        assert "would overwrite a file of the project" in files.obstacle(name)
    for name in ("h.csv", "figures/01_find_w.png", "points.txt"):
        assert not files.is_of_the_project(str(ROOT / name))
    (tmp_path / "README.md").write_text("")
    assert files.obstacle(tmp_path / "README.md") is None


@links
def test_same(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    file.with_name("b.txt").write_text("old")
    os.symlink("a.txt", "link.txt")
    os.link("a.txt", "twin.txt")
    os.symlink(".", "here")
    for name in ("a.txt", file, "link.txt", "twin.txt", "here/a.txt"):
        assert files.same(name, "a.txt") and files.same("a.txt", name)
    assert not files.same("a.txt", "b.txt") and not files.same("a.txt", "new.txt")
    # Before they are written. Some systems know no difference between large and small letters
    assert files.same("new.png", "here/new.png") and files.same("new.png", "New.PNG")
    assert not files.same("new.png", "new.csv")
