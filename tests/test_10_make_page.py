"""The page is written whole or not at all, and over nothing of the project."""

import re

import pytest
from conftest import ROOT

SCRIPT = "10_make_page.py"


@pytest.fixture
def quick(monkeypatch):
    """A page without topics: their scripts run in tests/page/test_sections.py."""
    monkeypatch.setattr("lib.page.topics.run_all", lambda folder, runs: {})
    monkeypatch.setattr("lib.page.sections.html_of", lambda runs: "<section></section>")


def test_it_writes_one_file_and_says_so(quick, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(SCRIPT)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[1:] == ["The page is in lecture.html: open it in a browser"]
    assert [path.name for path in tmp_path.iterdir()] == ["lecture.html"]
    text = (tmp_path / "lecture.html").read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>") and text.endswith("</html>\n")
    assert len(text.encode()) < 1_500_000
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", text)


def test_another_file_may_be_written(quick, run, tmp_path):
    path = tmp_path / "뉴런.html"
    path.write_text("an older page")
    assert run(SCRIPT, "--html", path).code == 0
    assert "한국어" in path.read_text(encoding="utf-8")


def test_what_can_t_be_written_is_named_before_anything_heavy_is_loaded(alone, run, tmp_path):
    folder = tmp_path / "folder.html"
    folder.mkdir()
    for path, wrong in {
        folder: "is a folder, not a file",
        tmp_path / "no" / "page.html": "there is no such folder; make it first",
        tmp_path / "page.txt": "the name must end in .html or .htm",
        ROOT / "lib/page/browser/page.html": "this would overwrite a file of the project",
    }.items():
        result = run(SCRIPT, "--html", path)
        assert (result.code, result.out) == (2, "")
        assert result.err == f"{SCRIPT}: --html {path}: {wrong}\n"


def test_a_page_that_can_t_be_made_leaves_the_older_one(quick, run, tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    path.write_text("an older page")
    monkeypatch.setattr("pathlib.Path.write_text", full_disk)
    result = run(SCRIPT, "--html", path)
    assert (result.code, "The page is in" in result.out) == (1, False)
    assert result.err == f"{SCRIPT}: {path}: No space left on device\n"
    assert path.read_bytes() == b"an older page"
    assert len(list(tmp_path.iterdir())) == 1


def full_disk(path, text, encoding):
    with open(path, "w", encoding=encoding) as file:
        file.write(text[: len(text) // 2])
    raise OSError(28, "No space left on device", str(path))
