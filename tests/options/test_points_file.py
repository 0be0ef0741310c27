"""Readers' files: what is taken from them, and the line that says what is wrong.

Small files are read twice: line by line, and by pandas, as large ones are.
"""

import gzip
import itertools
import math
import os
import random
import re
import subprocess
import sys
import zipfile

import numpy as np
import pytest
from conftest import ROOT

from lib.options import points_file
from lib.options.points_file import BadFile, Unreadable

ROWS = 4000
LINES = "1.5,2\n" * ROWS


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


@pytest.fixture
def large(monkeypatch):
    """LINES are large: some blocks."""
    monkeypatch.setattr(points_file, "SMALL", 100)
    monkeypatch.setattr(points_file, "BLOCK", 1 << 13)


def read(file):
    """(the columns, x's then y, as lists; how many lines were left out)"""
    X, y, dropped = points_file.read(file)
    assert all(isinstance(column, np.ndarray) and column.dtype == float for column in [*X, y])
    return [column.tolist() for column in [*X, y]], dropped


def refused(look, content, words, **options):
    """The file is refused by one line that has these words."""
    with pytest.raises(BadFile) as error:
        points_file.read(look(content, **options))
    assert words in str(error.value) and str(error.value).isprintable(), content


POINTS = [[1, 2.5, -3, 0.125], [4, 0.05, 6000, -2]]
TEXTS = [
    b"1,4\n2.5,.05\n-3,6e3\n0.125,-2",
    b"x;y\r\n1;4\r\n2.5;.05\r\n-3;6e3\r\n0.125;-2\r\n",
    b"x|y|\n1|4|\n2.5|.05|\n-3|6e3|\n0.125|-2|\n",
    b"   x      y\n 1      4\n 2.5     .05 \n-3    6e3\n0.125 -2\n",
    b"1\t4\n2.5  .05\n-3 \t 6e3\n0.125\t-2\n",
    b'"x","y"\n"1","4"\n2.5,".05"\n"-3",6e3\n0.125, "-2"\n',
    b'"my x" y\n"1" 4\n2.5 ".05"\n-3 6e3\n0.125 -2\n',
    b'"x\n(cm)","y\r\n(kg)"\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n',
    b'"x; or, y","y|"\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n',
    b'"1","4"\n2.5,.05\n-3,"6,000"\n0.125,-2\n',
    b"1;4\n2,5;,05\n-3,000;6,0e3\n0,125;-2\n",
    b"x;y\n1;4\n2,5;.05\n-3;6.0e3\n0,125;-2\n",
    "\u2212x,y\n1,4\n2.5,.05\n\u22123,6e3\n0.125,\u20132\n".encode(),
    b'# one, "x\n\n1,4\n2.5,.05\n  # two\n\n,\n#7,8\n-3,6e3\n0.125,-2\n\n',
    b"lot #,price\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n",
    b"x,y,,\n1,4,,\n2.5,.05, ,\n-3,6e3,\n0.125,-2\n",
    b"sep=;\nx,1;y;\n1;4;\n2,5;,05;\n-3;6e3;\n0,125;-2;\n",
    b'"sep=|"\r\n1|4\r\n2.5|.05\r\n-3|6e3\r\n0.125|-2\r\n',
    "\ufeff1,4\n2.5,.05\n-3,6e3\n0.125,-2\n".encode(),
    "\ud0a4,\ubab8\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n".encode(),
    "\ud0a4,\ubab8\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n".encode("cp949"),
]
ALONE = [  # which workers cannot share
    b"1\t4\r2.5\t.05\r-3\t6e3\r0.125\t-2\r",  # an old Mac's
    b'1,4\n2.5,".05\n"\n"\r\n-3",6e3\n0.125,-2\n',
    "\ud0a4\t\ubab8\n1\t4\r\n2.5\t.05\r\n-3\t6e3\n0.125\t-2".encode("utf-16"),
    "\ufeffx,\u0a0d\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n".encode("utf-16-be"),
    gzip.compress(b"x,y\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n"),
]


def test_the_same_points_in_every_form(look, way, monkeypatch):
    for text, block in itertools.product(TEXTS + ALONE, (1 << 20, 7, 30)):
        monkeypatch.setattr(points_file, "BLOCK", 1 << 20)
        file = look(text)
        monkeypatch.setattr(points_file, "BLOCK", block)
        assert read(file) == (POINTS, 0), (text, block)


def test_a_zip_of_one_file(look, tmp_path):
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", TEXTS[0])
        archive.writestr("__MACOSX/._a.csv", b"\0")
    assert read(points_file.look(str(tmp_path / "b.zip"))) == (POINTS, 0)
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
        archive.writestr("xl/sheet.xml", "")
    with pytest.raises(BadFile, match=r"b\.zip: this is a workbook or an archive"):
        points_file.look(str(tmp_path / "b.zip"))
    refused(look, gzip.compress(b"1,2\n" * 1000)[:-20], "can't be unpacked")


def test_korean_letters_far_down(look, large):
    for encoding, shown in [("utf-8", "\uacb0\uc11d"), ("cp949", "")]:  # taken for UTF-8
        named = LINES.replace("\n", ",Kim\n").encode() + "3,4,\uacb0\uc11d\n".encode(encoding)
        assert read(look(named, x=["1"], y="2"))[0][1][-1] == 4
        korean = LINES.encode() + "3,\uacb0\uc11d\n".encode(encoding)
        refused(look, korean, f"line {ROWS + 1}, column 2: '{shown}")


def test_other_encodings(look):
    western = "Qualit\u00e9;Prix\n1,5;3,25\n".encode("cp1252")
    refused(look, western, "neither UTF-8 nor code page 949")
    assert look(western, encoding="cp1252").names == ["Qualit\u00e9", "Prix"]
    japanese = "\u8eab\u9577,y\n1,2\n".encode("shift_jis")
    assert look(japanese, encoding="shift_jis").names == ["\u8eab\u9577", "y"]
    for name in ("klingon", "rot13"):
        refused(look, b"1,2\n", f"--encoding: there is no encoding '{name}'", encoding=name)


TABLE = "name,bmi, Age ,progress\nKim,1,2,3\nLee,4,,6\n"
SEVERAL = "a,b,c,d\n1,2,3,4\n5,6,7,8\n"
SPACES = '18.0   8   307.0\t"chevrolet  malibu"\n15.0   ?   350.0\t"buick 320"\n'


def test_columns(look, way):
    for content, options, names, columns in [
        (TABLE, {"x": [" BMI "], "y": "progress"}, ["bmi", "progress"], [[1, 4], [3, 6]]),
        (TABLE, {"x": ["4"], "y": "02"}, ["progress", "bmi"], [[3, 6], [1, 4]]),
        (SEVERAL, {"inputs": None}, [*"abcd"], [[1, 5], [2, 6], [3, 7], [4, 8]]),
        (SEVERAL, {"x": ["c", "a"], "inputs": 2}, [*"cad"], [[3, 7], [1, 5], [4, 8]]),
        ("a,2019,p q\nKorea,1,2\n", {"x": ["2019"], "y": "P Q"}, ["2019", "p q"], [[1], [2]]),
        ("\uac00,y\n1,2\n", {"x": ["\u1100\u1161"]}, ["\uac00", "y"], [[1], [2]]),  # as on a Mac
        (",y\n1,2\n", {}, ["", "y"], [[1], [2]]),  # as pandas writes row numbers
        ("Kim A\t1\t2\nLee\t3\t4\n", {"x": ["2"]}, [], [[1, 3], [2, 4]]),
        ("a;b,1,2\nc;d,3,4\n", {"x": ["2"]}, [], [[1, 3], [2, 4]]),
        ("Kim,1,2\n#Lee,3,4\n", {"x": ["2"]}, [], [[1], [2]]),
        ("made by Kim\n\nx,y\n1,2\n", {"skip_lines": 2}, ["x", "y"], [[1], [2]]),
        ("1,True,0\n0,False,1\n", {"x": ["1"]}, [], [[1, 0], [0, 1]]),
        (f"a b\tc\tname\n{SPACES}", {"x": ["c"], "y": "a"}, ["c", "a"], [[307, 350], [18, 15]]),
    ]:
        file = look(content, **options)
        assert (file.names, read(file)[0]) == (names, columns), content


def test_what_was_taken(look):
    for content, options, counts, line in [
        ("1,2\n", {}, [3], "x = column 1, y = column 2, 3 points"),
        (",km\n1,2\n", {}, [1], "x = column 1, y = km (column 2), 1 point"),
        ('"x\n(cm)",\x1b[1m\n1,2\n', {}, [], r"x = x (cm) (column 1), y = \x1b[1m (column 2)"),
        ("no,TV,radio\n1,2,3\n", {"inputs": None}, [5_000_000], "x1 = no (column 1), x2 = TV "
         "(column 2), y = radio (column 3), 5,000,000 points"),
        ("x,y\n1,2\n", {}, [1, 12], "x = x (column 1), y = y (column 2), 1 point; 12 lines with a "
         "missing number left out"),
        (",".join(map(str, range(99))), {"inputs": None}, [1],
         "x1 = column 1, x2 = column 2, ..., y = column 99, 1 point"),
    ]:  # fmt: skip
        assert points_file.taken(look(content, **options), *counts) == line


def test_what_is_wrong(look, way):
    for content, options, words in [
        # Which columns
        (SEVERAL, {}, "line 1, column 2: there can be 1 column of x here, not 3; choose"),
        (SEVERAL, {"x": ["\u00b2"]}, ": there is no column '\u00b2'; the header has a, b, c, d"),
        ("1,2,3\n", {"x": ["a"]}, "'a'; without a header: a number, 1 to 3"),
        ("a,a,b\n1,2,3\n", {"x": ["A"]}, "columns 1 and 2 are both named 'A'; give a number"),
        (SEVERAL, {"x": ["d"]}, "a column is chosen twice; without --y-column the last one is y"),
        ("1\n2\n", {}, "line 1, column 2: y is missing"),
        # What is no table
        ("# only\n\n# remarks", {}, "a.csv: there are no points in this file"),
        ("x,y\n\n#\n", {}, "a.csv: there is a header but there are no points"),
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
        ("x,\n1,2\n", {}, "line 1, column 2: this line has 1 name, most below have 2"),
        ("year,price\n2019,33,152,000\n2020,35,410,000\n", {}, "a number such as 1,234 needs"),
        ("a,b\n(m),(s)\n1,2\n", {}, "line 2, column 1: '(m)' is not a number"),
        # What is no point
        ("1,2\n3,four\n", {}, "a.csv, line 2, column 2: 'four' is not a number"),
        ("x,y\n1,True\n0,False\n", {}, "line 2, column 2: 'True' is not a number"),
        ("1,2\n3,1e999\n", {}, "line 2, column 2: 1e999 is too large for a number"),
        ("1,2\n3\n4,5", {"drop_missing": True}, "line 2, column 2: this line has 1 column"),
        ("x y\n1 2\n3\n4 5\n", {"drop_missing": True}, "line 3, column 2: this line has 1 column"),
        ("1,2\n1,5,3,25\n3,4", {"x": ["1"], "y": "2"}, "line 2, column 3: this line has 4"),
        ('x,y\n"1,5",2\n', {}, "line 2, column 1: '1,5' is not a number; write numbers"),
        ('x\ty\n"1,500"\t2\n', {}, "'1,500' is not a number; write numbers without"),
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
    ]:  # fmt: skip
        refused(look, content, words, **options)
    text = "day,x,y\n1,1,2\n2,,3\n,4,n.a.\nNA,5,6\n5,-,?\n,,\n6,7,8\n"
    assert read(look(text, x=["x"], drop_missing=True)) == ([[1, 5, 7], [2, 6, 8]], 3)


def test_what_is_wrong_far_down(look, large):
    for line, words in [
        ("1,5,3,25", "column 3: this line has 4 columns, the first has 2"),
        ("5", "column 2: this line has 1 column, the first has 2"),
        ("True,False", "column 1: 'True' is not a number"),
        ('"1,5",3', "column 1: '1,5' is not a number"),
        ('3,"4', "column 1: the quotation marks here do not match"),
        ("0,1\x002", "column "),  # Python 3.10 finds it as soon as it reads the line
    ]:
        refused(look, LINES + line, f"a.csv, line {ROWS + 1}, {words}")
        refused(look, "# and, so, on\n\n" + LINES + line, f"a.csv, line {ROWS + 3}, {words}")
        others = (LINES + line).replace(",", ",Kim,")  # nor does it help to want these
        refused(look, others, f"line {ROWS + 1}, ", x=["1"], y="3")
    for mark in (",", " "):  # a short row is no blank at the end
        rows = f"1{mark}2{mark}Kim\n" * ROWS + f"5{mark}6\n"
        refused(look, rows, f"line {ROWS + 1}, column 3", x=["1"], y="2")
    assert len(read(look("1,2,\n3,4,Kim\n" * ROWS, x=["1"], y="2"))[0][0]) == 2 * ROWS


def test_numbers_are_exact(look, way):
    source = np.random.default_rng(0)
    numbers = source.normal(size=(3000, 2)) * 10.0 ** source.integers(-300, 300, size=(3000, 2))
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
    look(TEXTS[1])
    code = "import sys; from lib.options import points_file as p; p.read(p.look('a.csv'))"
    code += "; assert 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": ROOT})


# Random files as people have them, and what they say

NUMBERS = "0 -0 1 -1 2.5 .5 1. 1E2 +7 007 1e-3 9007199254740993 1e-310 1e-999 -1.7976931e308"
ODD = "nan inf 1\"2\" 1e999 1_000 0x10 x --1 \u0663 1d5 2020-01-02 '1' True 1e5x 1.2.3 - NA"
WORDS = ["Kim", "\uacb0\uc11d", "", "# 3", "1", "a, b", "True", "9 o'clock", "NA"]
HABITS = "quotes groups commas minus blank remarks ends".split()


def test_random_files(look, way):
    refusals = 0
    for seed in range(150):
        content, options, columns, wrong = make(random.Random(seed))
        try:
            found = read(look(content, **options))[0]
        except BadFile as error:
            assert wrong and str(error).startswith(f"a.csv, line {wrong}, column"), seed
            refusals += 1
        else:
            assert not wrong and str(found) == str(columns), seed  # -0 is another text than 0
    assert 15 < refusals < 75


def make(random):
    """(bytes, options of look, columns, line): `columns` are the wanted numbers, x's then y's, as
    Python reads what was written; `line` is None or the number of the line that is wrong.
    """
    mark, end = random.choice(",,;\t| "), random.choice(["\n", "\n", "\r\n", "\r"])
    encoding = random.choice(["utf-8", "utf-8", "utf-8-sig", "cp949", "utf-16"])
    habits = {name for name in HABITS if random.random() < 0.2}
    width = random.randint(2, 4)
    wanted = random.sample(range(width), random.randint(2, width))
    rows = random.randrange(1, 60)
    bad = random.randrange(rows) if rows > 9 and random.random() < 0.3 else None
    lines, columns, wrong = [], [[] for _ in wanted], None
    if random.random() < 0.4:
        lines.append(
            mark.join(f'"{name}"' for name in ["x", "\uc810\uc218", "lot #", "a, b"][:width])
        )
    for row in range(rows):
        numbers = random.choices([*NUMBERS.split(), str(random.randint(-(10**7), 10**7))], k=width)
        numbers[0] = repr(random.gauss(0, 10 ** random.randint(-3, 5)))
        cells = [written(random, mark, habits, number) for number in numbers]
        for place in {*range(width)} - {*wanted}:
            cells[place] = f'"{random.choice(WORDS)}"'
        if row == bad:
            wrong = len(lines) + 1
            cells[random.choice(wanted)] = random.choice(ODD.split())
            if "ends" not in habits and random.random() < 0.3:
                cells = random.choice([[*cells, "5"], cells[:-1]])
        for column, place in zip(columns, wanted, strict=True):
            column.append(float(numbers[place]) + 0.0)
        lines.append(mark.join(cells) + mark * ("ends" in habits and random.choice([1, 1, 2])))
        for habit, texts in ("blank", ["", " ", mark * 3]), ("remarks", ["# a,b", "  #"]):
            lines += [random.choice(texts)] * (habit in habits and random.random() < 0.2)
    minus = random.choice("\u2212\u2013") if "minus" in habits and encoding != "cp949" else "-"
    text = end.join(lines).replace("~", minus) + end * random.randrange(2)
    *x, y = (str(place + 1) for place in wanted)
    return text.encode(encoding), {"x": x, "y": y, "inputs": None}, columns, wrong


def written(random, mark, habits, text):
    """The same number as somebody may write it; ~ is a minus sign."""
    if mark == ";" and "commas" in habits:
        text = text.replace(".", ",")
    if mark == "," and "groups" in habits and text.strip("-").isdecimal() and text[0] != "0":
        text = f'"{int(text):,}"'
    elif "quotes" in habits and random.random() < 0.7:
        text = f'"{text}"'
    return re.sub(r"(?<!e)-", "~", text)


# In blocks and parts


def test_a_file_cut_anywhere_in_three(look):
    for text in TEXTS:
        file = look(text)
        size = file.size - file.offset
        for cut in range(size + 1):
            cuts = [0, cut, min(cut + 3, size), size]
            parts = [points_file.chunks(file, *ends) for ends in itertools.pairwise(cuts)]
            pieces = [np.stack([X, Y]) for part in parts for X, Y, *_ in part]
            assert np.hstack(pieces).tolist() == POINTS, (text, cut)
    for text in ALONE:
        with pytest.raises(BadFile, match="without --workers"):
            next(points_file.chunks(look(text), 0, 5))


def test_blocks_say_how_long_they_were(look, large):
    assert look('"1.5","2"\n' * ROWS).shared  # though the first block ends inside quotes
    blocks = list(points_file.chunks(look("x,y\n" + LINES)))
    assert len(blocks) > 1 and sum(len(X) for X, *_ in blocks) == ROWS
    assert sum(size for _, _, size, _ in blocks) == len(LINES)


def test_a_bad_line_in_a_part(look, large):
    file = look(f"x,y\n# two lines\n\n{LINES}7,x\n{LINES}")
    with pytest.raises(BadFile, match=rf"line {ROWS + 4}, column 2: 'x' is not a number"):
        list(points_file.chunks(file, file.size // 3, file.size))
    assert sum(len(X) for X, *_ in points_file.chunks(file, file.size // 2 + 99)) > ROWS // 2


def test_a_file_that_changes(look, large):
    for change in ("grows", "shrinks", "is replaced", "vanishes"):
        blocks = points_file.chunks(look(LINES))
        if change == "grows":
            next(blocks)
            with open("a.csv", "a") as more:
                more.write("half a li")
        elif change == "shrinks":
            next(blocks)
            os.truncate("a.csv", 11_000)
        else:  # Windows does not let go of a file that is being read
            os.replace("a.csv", "b.csv")
            if change == "is replaced":
                with open("a.csv", "w") as other:
                    other.write(LINES)
        words = "can't be read" if change == "vanishes" else "has changed while it was read"
        with pytest.raises(Unreadable, match=words):
            list(blocks)
