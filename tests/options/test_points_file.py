"""Readers' files: what is taken from them, and the line that says what is wrong.

Every good file is read twice: line by line, as small files are, and by pandas, as large ones are.
"""

import gzip
import itertools
import math
import os
import random
import subprocess
import sys
import zipfile

import csv_texts
import numpy as np
import pytest
from conftest import ROOT

from lib.options import points_file
from lib.options.points_file import BadFile, Unreadable

ROWS = 200_000
LINES = "1.5,2\n" * ROWS  # some blocks


@pytest.fixture
def look(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def look(content, **options):
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "a.csv").write_bytes(raw)
        return points_file.look("a.csv", **options)

    return look


@pytest.fixture(params=["lines", "pandas"])
def way(request, monkeypatch):
    """Which way small files are read."""
    monkeypatch.setattr(points_file, "SMALL", math.inf if request.param == "lines" else -1)
    monkeypatch.setattr(points_file, "EARLY", 0)


def read(file, **options):
    """(the columns, x's then y, as lists; how many lines were left out)"""
    X, y, dropped = points_file.read(file, **options)
    assert all(isinstance(column, np.ndarray) and column.dtype == float for column in [*X, y])
    return [column.tolist() for column in [*X, y]], dropped


def refused(look, content, words, **options):
    """The file is refused by one line that has these words."""
    with pytest.raises(BadFile) as error:
        points_file.read(look(content, **options))
    assert words in str(error.value) and str(error.value).isprintable()


POINTS = [[1, 2.5, -3, 0.125], [4, 0.05, 6000, -2]]
TEXTS = {
    "comma": b"1,4\n2.5,.05\n-3,6e3\n0.125,-2",
    "semicolon": b"x;y\r\n1;4\r\n2.5;.05\r\n-3;6e3\r\n0.125;-2\r\n",
    "tab, an old Mac's ends": b"1\t4\r2.5\t.05\r-3\t6e3\r0.125\t-2\r",
    "bars at each end": b"x|y|\n1|4|\n2.5|.05|\n-3|6e3|\n0.125|-2|\n",
    "columns with spaces": b"   x      y\n 1      4\n 2.5     .05 \n-3    6e3\n0.125 -2\n",
    "tabs and spaces": b"1\t4\n2.5  .05\n-3 \t 6e3\n0.125\t-2\n",
    "quotes": b'"x","y"\n"1","4"\n2.5,".05"\n"-3",6e3\n0.125, "-2"\n',
    "spaces and quotes": b'"my x" y\n"1" 4\n2.5 ".05"\n-3 6e3\n0.125 -2\n',
    "line breaks in names": b'"x\n(cm)","y\r\n(kg)"\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n',
    "line breaks in cells": b'1,4\n2.5,".05\n"\n"\r\n-3",6e3\n0.125,-2\n',
    "delimiters in names": b'"x; or, y","y|"\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n',
    "thousands": b'"1","4"\n2.5,.05\n-3,"6,000"\n0.125,-2\n',
    "decimal commas": b"1;4\n2,5;,05\n-3,000;6,0e3\n0,125;-2\n",
    "some decimal commas": b"x;y\n1;4\n2,5;.05\n-3;6.0e3\n0,125;-2\n",
    "minus signs": "\u2212x,y\n1,4\n2.5,.05\n\u22123,6e3\n0.125,\u20132\n".encode(),
    "remarks": b'# one, "x\n\n1,4\n2.5,.05\n  # two\n\n,\n#7,8\n-3,6e3\n0.125,-2\n\n',
    "# in a name": b"lot #,price\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n",
    "blank columns": b"x,y,,\n1,4,,\n2.5,.05, ,\n-3,6e3,\n0.125,-2\n",
    "sep=": b"sep=;\nx,1;y;\n1;4;\n2,5;,05;\n-3;6e3;\n0,125;-2;\n",
    "sep=|": b'"sep=|"\r\n1|4\r\n2.5|.05\r\n-3|6e3\r\n0.125|-2\r\n',
    "a mark": "\ufeff1,4\n2.5,.05\n-3,6e3\n0.125,-2\n".encode(),
    "Korean, UTF-8": "\ud0a4,\ubab8\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n".encode(),
    "Korean, 949": "\ud0a4,\ubab8\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n".encode("cp949"),
    "UTF-16": "\ud0a4\t\ubab8\n1\t4\r\n2.5\t.05\r\n-3\t6e3\n0.125\t-2".encode("utf-16"),
    "UTF-16, big": "\ufeffx,\u0a0d\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n".encode("utf-16-be"),
    "gz": gzip.compress(b"x,y\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_points_in_every_form(look, way, monkeypatch, name):
    file = look(TEXTS[name])
    for block in (1 << 20, 7, 30):
        monkeypatch.setattr(points_file, "BLOCK", block)
        assert read(file) == (POINTS, 0)
        pieces = [np.stack([X, Y]) for X, Y, *_ in points_file.chunks(file)]
        assert np.hstack(pieces).tolist() == POINTS


def test_random_files(look, way):
    refusals = 0
    for seed in range(200):
        content, options, columns, wrong = csv_texts.make(random.Random(seed))
        try:
            found = read(look(content, **options))[0]
        except BadFile as error:
            assert wrong and str(error).startswith(f"a.csv, line {wrong}, column"), seed
            refusals += 1
        else:
            assert not wrong and str(found) == str(columns), seed  # -0 is another text than 0
    assert 20 < refusals < 100


def test_a_zip_of_one_file(look, tmp_path):
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", TEXTS["semicolon"])
        archive.writestr("__MACOSX/._a.csv", b"\0")
    assert read(points_file.look("b.zip")) == (POINTS, 0)
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
        archive.writestr("xl/sheet.xml", "")
    with pytest.raises(BadFile, match=r"b\.zip: this is a workbook or an archive"):
        points_file.look("b.zip")
    refused(look, gzip.compress(b"1,2\n" * 1000)[:-20], "can't be unpacked")


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_korean_letters_behind_a_megabyte(look, encoding):
    named = LINES.replace("\n", ",Kim\n").encode() + "3,4,\uacb0\uc11d\n".encode(encoding)
    assert read(look(named, x=["1"], y="2"))[0][1][-1] == 4
    korean = LINES.encode() + "3,\uacb0\uc11d\n".encode(encoding)
    refused(look, korean, f"line {ROWS + 1}, column 2: '\uacb0\uc11d' is not a number")


def test_other_encodings(look):
    western = "Qualit\u00e9;Prix\n1,5;3,25\n".encode("cp1252")
    refused(look, western, "neither UTF-8 nor code page 949")
    assert look(western, encoding="cp1252").names == ["Qualit\u00e9", "Prix"]
    japanese = "\u8eab\u9577,y\n1,2\n".encode("shift_jis")
    assert look(japanese, encoding="shift_jis").names == ["\u8eab\u9577", "y"]
    assert read(look(b"x,y\n1,2\n", encoding="utf-8-sig"))[0] == [[1], [2]]  # no mark
    for name in ("klingon", "rot13"):
        refused(look, b"1,2\n", f"--encoding: there is no encoding '{name}'", encoding=name)


TABLE = "name,bmi, Age ,progress\nKim,1,2,3\nLee,4,,6\n"
SEVERAL = "a,b,c,d\n1,2,3,4\n5,6,7,8\n"
SPACES = '18.0   8   307.0\t"chevrolet  malibu"\n15.0   ?   350.0\t"buick 320"\n'


@pytest.mark.parametrize(
    ("content", "options", "names", "columns"),
    [
        (TABLE, {"x": ["bmi"], "y": "progress"}, ["bmi", "progress"], [[1, 4], [3, 6]]),
        (TABLE, {"x": [" BMI "]}, ["bmi", "progress"], [[1, 4], [3, 6]]),
        (TABLE, {"x": ["4"], "y": "02"}, ["progress", "bmi"], [[3, 6], [1, 4]]),
        (SEVERAL, {"inputs": None}, [*"abcd"], [[1, 5], [2, 6], [3, 7], [4, 8]]),
        (SEVERAL, {"x": ["c", "a"], "inputs": 2}, [*"cad"], [[3, 7], [1, 5], [4, 8]]),
        ("1,2,3\n4,5,6\n", {"x": ["3"], "y": "1"}, [], [[3, 6], [1, 4]]),
        ("a,2019,p q\nKorea,1,2\n", {"x": ["2019"], "y": "P Q"}, ["2019", "p q"], [[1], [2]]),
        ("\uac00,y\n1,2\n", {"x": ["\u1100\u1161"]}, ["\uac00", "y"], [[1], [2]]),  # as on a Mac
        (",y\n1,2\n", {}, ["", "y"], [[1], [2]]),  # as pandas writes row numbers
        ("Kim A\t1\t2\nLee\t3\t4\n", {"x": ["2"]}, [], [[1, 3], [2, 4]]),
        ("a;b,1,2\nc;d,3,4\n", {"x": ["2"]}, [], [[1, 3], [2, 4]]),
        ("Kim,1,2\n#Lee,3,4\n", {"x": ["2"]}, [], [[1], [2]]),
        ("made by Kim\n\nx,y\n1,2\n", {"skip_lines": 2}, ["x", "y"], [[1], [2]]),
        ("1,True,0\n0,False,1\n", {"x": ["1"]}, [], [[1, 0], [0, 1]]),
        (f"a b\tc\tname\n{SPACES}", {"x": ["c"], "y": "a"}, ["c", "a"], [[307, 350], [18, 15]]),
    ],
)
def test_columns(look, way, content, options, names, columns):
    file = look(content, **options)
    assert (file.names, read(file)[0]) == (names, columns)


def test_what_was_taken(look):
    def taken(content, *counts, **options):
        return points_file.taken(look(content, **options), *counts)

    assert taken("1,2\n", 3) == "x = column 1, y = column 2, 3 points"
    assert taken(",km\n1,2\n", 1) == "x = column 1, y = km (column 2), 1 point"
    assert taken('"x\n(cm)",\x1b[1m\n1,2\n') == r"x = x (cm) (column 1), y = \x1b[1m (column 2)"
    several = taken("no,TV,radio,Sales\n1,2,3,4\n", 5_000_000, x=["2", "3"], inputs=None)
    names = "x1 = TV (column 2), x2 = radio (column 3), y = Sales (column 4)"
    assert several == f"{names}, 5,000,000 points"
    assert taken("x,y\n1,2\n", 1, 12).endswith("1 point; 12 lines with a missing number left out")
    many = taken(",".join(map(str, range(99))), 1, inputs=None)
    assert many.startswith("x1 = column 1, x2 = column 2, ..., y = column 99") and len(many) < 70


@pytest.mark.parametrize(
    ("content", "options", "words"),
    [
        # Which columns
        (SEVERAL, {}, "line 1, column 2: there can be 1 column of x here, not 3; choose"),
        (SEVERAL, {"x": ["e"]}, ": there is no column 'e'; the header has a, b, c, d"),
        (SEVERAL, {"x": ["\u00b2"]}, ": there is no column '\u00b2'; the header has a, b, c, d"),
        ("1,2,3\n", {"x": ["a"]}, "'a'; without a header: a number, 1 to 3"),
        ("a,a,b\n1,2,3\n", {"x": ["A"]}, "columns 1 and 2 are both named 'A'; give a number"),
        (SEVERAL, {"x": ["d"]}, "a column is chosen twice; without --y-column the last one is y"),
        ("1\n2\n", {}, "line 1, column 2: y is missing"),
        # What is no table
        ("# only\n\n# remarks", {}, "a.csv: there are no points in this file"),
        ("x,y\n\n#\n", {}, "a.csv: there is a header but there are no points"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", {}, "a.csv: this is a picture"),
        (b"PK\3\4 and so on", {}, "can't be unpacked"),
        (b"1,2\n\0\n", {}, "this is not a text file"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>\n", {}, "this is a web page, not a table"),
        ("Weather,,\n[2020],,\n,,\nday,low,high\nMon,1,2\n", {"x": ["low"]},
         "line 1, column 2: this line has 1 name, most below have 3; line 4 looks like the first: "
         "--skip-lines 3 takes it"),
        ("a, b\n1,2,3\n4,5,6\n", {"x": ["1"], "y": "3"},
         "this line has 2 names, most below have 3; a number such as 1,234 needs quotes"),
        ("x,y,z\n1,2\n", {"x": ["1"], "y": "2"},
         "line 1, column 3: this line has 3 names, most below have 2"),
        ("2\n1,2\n3,4\n", {}, "line 1, column 2: this line has 1 cell, most below have 2"),
        ("a,b\n(m),(s)\n1,2\n", {}, "line 2, column 1: '(m)' is not a number"),
        # What is no point
        ("1,2\n3,four\n", {}, "a.csv, line 2, column 2: 'four' is not a number"),
        ("x,y\n1,True\n0,False\n", {}, "line 2, column 2: 'True' is not a number"),
        ("1,2\n3,4 # late\n", {}, "line 2, column 2: '4 # late' is not a number"),
        ("1,2\n3,1e999\n", {}, "line 2, column 2: 1e999 is too large for a number"),
        ("1,2\n3\n4,5", {"drop_missing": True}, "line 2, column 2: this line has 1 column"),
        ("x y\n1 2\n3\n4 5\n", {"drop_missing": True}, "line 3, column 2: this line has 1 column"),
        ("1,2\n1,5,3,25\n3,4", {}, "line 2, column 3: this line has 4 columns, the first has 2"),
        ("1,2\n1,5,3,25\n3,4", {"x": ["1"], "y": "2"}, "line 2, column 3: this line has 4"),
        ('x,y\n"1,5",2\n', {}, "line 2, column 1: '1,5' is not a number; write numbers"),
        ('x\ty\n"1,500"\t2\n', {}, "'1,500' is not a number; write numbers without"),
        ("year,price\n2019,33,152,000\n2020,35,410,000\n", {}, "a number such as 1,234 needs"),
        ("x,\n1,2\n", {}, "line 1, column 2: this line has 1 name, most below have 2"),
        ("x,y\n1,2\n3,4\n5,410,000\n", {}, "line 4, column 3: this line has 3 columns, the first "
         "has 2; a number such as 1,234 needs quotes"),
        ('1,2\n\n3,"4\n5,6\n', {}, "line 3, column 1: the quotation marks here do not match"),
        ('x,"y\n(1)"\n1,2\n"3\n",4\nbad,5\n', {}, "line 6, column 1: 'bad' is not a number"),
        ("1,2\na\x85\u2028\x0b4,3\n", {}, r"line 2, column 1: 'a\x85\u2028\x0b4' is not a number"),
        ("1,2\n" + "1" * 9999 + "x,3\n", {}, f"'{'1' * 40}'... (10000 characters) is not a number"),
        # Missing
        ("x,y\n1,\n", {}, "line 2, column 2: a number is missing; --drop-missing leaves such"),
        ("x,y\n1,n.a.\n", {}, "line 2, column 2: 'n.a.' is not a number; --drop-missing leaves"),
        ("x,y\n?,-\n", {"drop_missing": True}, "a.csv: there are no points in this file"),
        ("x,y\n?,bad\n", {"drop_missing": True}, "line 2, column 2: 'bad' is not a number"),
    ],
)  # fmt: skip
def test_what_is_wrong(look, way, content, options, words):
    refused(look, content, words, **options)


def test_missing_numbers_are_left_out(look, way):
    text = "day,x,y\n1,1,2\n2,,3\n,4,n.a.\nNA,5,6\n5,-,?\n,,\n6,7,8\n"
    file = look(text, x=["x"], drop_missing=True)
    assert read(file) == ([[1, 5, 7], [2, 6, 8]], 3)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1,5,3,25", "column 3: this line has 4 columns, the first has 2"),
        ("5", "column 2: this line has 1 column, the first has 2"),
        ("True,False", "column 1: 'True' is not a number"),
        ("1e39,3", "column 1: 1e39 is too large for 32-bit floats; --float64 goes further"),
        ('"1,5",3', "column 1: '1,5' is not a number"),
        ('3,"4', "column 1: the quotation marks here do not match"),
        ("0,1\x00", "column "),  # Python 3.10 finds it as soon as it reads the line
    ],
)
def test_what_is_wrong_far_down(look, line, words):
    for blanks in ("", "# and, so, on\n\n"):
        file = look(blanks + LINES + line)
        at = ROWS + 1 + blanks.count("\n")
        with pytest.raises(BadFile) as error:
            points_file.read(file, largest=3.4e38)
        assert str(error.value).startswith(f"a.csv, line {at}, {words}")
    with pytest.raises(BadFile, match=rf"line {ROWS + 1}, "):  # nor does it help to want others
        read(look((LINES + line).replace(",", ",Kim,"), x=["1"], y="3"), largest=3.4e38)


def test_a_short_row_is_no_blank_at_the_end(look):
    rows = "1,2,\n3,4,Kim\n" * 50_000
    assert len(read(look(rows, x=["1"], y="2"))[0][0]) == 100_000
    refused(look, rows + "5,6\n", "line 100001, column 3", x=["1"], y="2")
    rows = "1 2 Kim\n" * 50_000 + "5 6\n"
    refused(look, rows, "line 50001, column 3", x=["1"], y="2")


def test_numbers_are_exact(look, way):
    source = np.random.default_rng(0)
    numbers = source.normal(size=(5000, 2)) * 10.0 ** source.integers(-300, 300, size=(5000, 2))
    text = "".join(f"{x!r},{y:.17g}\n" for x, y in numbers.tolist())
    assert read(look(text))[0] == numbers.T.tolist()


def test_what_is_no_file_or_not_ours_to_read(look, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for path, words in {"nowhere.csv": "No such file", ".": "can't be read", "": "No such"}.items():
        with pytest.raises(BadFile, match=words):
            points_file.look(path)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(Unreadable, match=r"^a\.csv: can't be read: Permission denied"):
        points_file.look("a.csv")


def test_small_files_do_not_wait_for_pandas(look):
    look(TEXTS["semicolon"])
    code = (
        "import sys; from lib.options import points_file as p; assert 'numpy' not in sys.modules;"
    )
    code += "p.read(p.look('a.csv')); assert 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": ROOT})


# ---- In blocks and parts


ALONE = "tab, an old Mac's ends", "line breaks in cells", "UTF-16", "UTF-16, big", "gz"


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in ALONE])
def test_a_file_cut_anywhere_in_three(look, name):
    file = look(TEXTS[name])
    size = file.size - file.offset
    assert file.shared
    for cut in range(size + 1):
        cuts = [0, cut, min(cut + 3, size), size]
        parts = [points_file.chunks(file, *ends) for ends in itertools.pairwise(cuts)]
        pieces = [np.stack([X, Y]) for part in parts for X, Y, *_ in part]
        assert np.hstack(pieces).tolist() == POINTS, cut


def test_a_line_belongs_to_the_part_where_it_begins(look):
    file = look("x,y\r\n1,2\r\n3,4\r\n5,6")
    firsts = [sum(len(X) for X, *_ in points_file.chunks(file, 0, end)) for end in range(14)]
    assert firsts == [0, *[1] * 5, *[2] * 5, *[3] * 3]


@pytest.mark.parametrize("name", ALONE)
def test_what_workers_cannot_share(look, name):
    file = look(TEXTS[name])
    assert not file.shared
    with pytest.raises(BadFile, match="without --workers"):
        next(points_file.chunks(file, 0, 5))


def test_blocks_say_how_long_they_were(look):
    file = look("x,y\n" + LINES)
    blocks = list(points_file.chunks(file))
    assert len(blocks) > 1 and sum(len(X) for X, *_ in blocks) == ROWS
    assert sum(size for _, _, size, _ in blocks) == len(LINES)


def test_a_bad_line_in_a_part(look):
    file = look(f"x,y\n# two lines\n\n{LINES}7,x\n{LINES}")
    with pytest.raises(BadFile, match=rf"line {ROWS + 4}, column 2: 'x' is not a number"):
        list(points_file.chunks(file, file.size // 3, file.size))
    assert sum(len(X) for X, *_ in points_file.chunks(file, file.size // 2 + 99)) > ROWS // 2


@pytest.mark.parametrize("change", ["grows", "shrinks", "is replaced", "vanishes"])
def test_a_file_that_changes(look, change):
    blocks = points_file.chunks(look(LINES))
    if change == "grows":
        next(blocks)
        with open("a.csv", "a") as more:
            more.write("half a li")
    elif change == "shrinks":
        next(blocks)
        os.truncate("a.csv", 1_100_000)
    else:  # Windows does not let go of a file that is being read
        os.rename("a.csv", "b.csv")
        if change == "is replaced":
            with open("a.csv", "w") as other:
                other.write(LINES)
    words = "can't be read" if change == "vanishes" else "has changed while it was read"
    with pytest.raises(Unreadable, match=words):
        list(blocks)
