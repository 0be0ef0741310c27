import os
import re

import pytest

from lib.options import csv_columns, large_file
from lib.options.bad_file import BadFile


@pytest.fixture
def look(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def look(content, wanted=csv_columns.X_THEN_Y):
        (tmp_path / "a.csv").write_text(content)
        return large_file.look("a.csv", wanted)

    return look


def test_where_the_points_begin(look):
    file = look("# made in May\nx;y\n1;2\n")
    assert (file.path, file.size) == ("a.csv", 22)
    assert (file.form.delimiter, file.form.line, file.form.offset) == (";", 3, 18)
    assert file.form.names == ["x", "y"]


def test_only_the_beginning_is_read(look):
    good = "1,2\n" * large_file.LINES
    assert look(good + "bad\n").form.width == 2
    with pytest.raises(BadFile, match=f"a.csv, line {large_file.LINES}, column 2: this line has"):
        look(good[4:] + "bad\n")


def test_remarks_of_any_length_may_come_first(look):
    assert look("# nothing yet\n" * 100_000 + "1,2\n").form.line == 100_001


def test_chosen_columns(look):
    form = look("a,b,c\n1,2,3\n", csv_columns.Wanted(["c"], "a")).form
    assert (form.x, form.y) == ([2], 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "there are no points in this file"),
        ("# only\n\n# remarks", "there are no points in this file"),
        ("x,y\n", "there is a header but there are no points"),
        ("x,y\n\n#\n", "there is a header but there are no points"),
        ("1\n2\n", "line 1, column 2: y is missing"),
        ("1,2,3\n", "there can be 1 column of x here, not 2"),
        ("1,2\n3,x\n", "line 2, column 2: 'x' is not a number"),
        ("1,2\0\n", "this is not a text file"),
    ],
)
def test_what_is_wrong(look, content, words):
    with pytest.raises(BadFile, match=re.escape(words)) as error:
        look(content)
    assert str(error.value).startswith("a.csv")


def test_not_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for path, words in (
        ("nowhere.csv", "nowhere.csv: can't be read: No such file"),
        ("folder", "folder: is a folder, not a file"),
        (os.devnull, "is not an ordinary file; it is read several times, a pipe is not"),
        ("", "the name of the file is missing"),
        ("a\0b", "can't be read"),
    ):
        with pytest.raises(BadFile, match=re.escape(words)):
            large_file.look(path)
