import os

import pytest

from lib.program import files


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


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
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


def test_errors_name_the_file(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    file = tmp_path / "a.txt"
    with pytest.raises(PermissionError) as error, files.whole(file) as part:
        open(part, "w").close()
    assert error.value.filename == file
    assert list(tmp_path.iterdir()) == []


def test_obstacle(tmp_path, monkeypatch):
    assert files.obstacle(tmp_path / "new.csv") is None
    assert files.obstacle(tmp_path) == "is a folder, not a file"
    assert "does not exist" in files.obstacle(tmp_path / "no" / "new.csv")
    assert files.obstacle(os.devnull) == "is not an ordinary file"
    assert "can't be written here" in files.obstacle(tmp_path / ("long" * 100))
    assert list(tmp_path.iterdir()) == []

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert files.obstacle(tmp_path / "new.csv") == "can't be written here: Permission denied"


def test_obstacle_of_a_protected_file(tmp_path, monkeypatch):
    file = tmp_path / "a.csv"
    file.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert files.obstacle(file) == "is protected against writing"


def test_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("old")
    assert files.same("a.csv", tmp_path / "a.csv")
    assert files.same("./a.csv", f"../{tmp_path.name}/a.csv")
    assert not files.same("a.csv", "b.csv")
    assert not files.same("a.csv", "A.CSV") or os.path.exists("A.CSV")


def test_same_before_they_are_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("old")
    (tmp_path / "folder").mkdir()
    assert files.same("new.png", tmp_path / "folder" / ".." / "new.png")
    assert not files.same("new.png", "folder/new.png")
    assert not files.same("new.png", "new.csv")
    assert not files.same("a.csv", "new.csv")
    assert not files.same("no/new.csv", "no/new.csv")  # nothing can be written there
    # Some systems know only one of these, and would write the second over the first.
    assert files.same("new.png", "New.PNG")
    assert files.same("\uac00.png", "\u1100\u1161.png")


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_same_by_links(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("old")
    os.symlink("a.csv", "link.csv")
    os.link("a.csv", "twin.csv")
    os.symlink("new.csv", "to_new.csv")
    os.symlink(".", "here")
    for name in ("link.csv", "twin.csv", "here/a.csv"):
        assert files.same(name, "a.csv") and files.same("a.csv", name)
    assert files.same("to_new.csv", "here/new.csv")
