"""lib/growing/file_blocks.py: files in blocks of any size, and what goes wrong in them."""

import itertools
import os

import numpy as np
import pytest

from lib.growing import file_blocks, sums
from lib.options import csv_columns, csv_file, large_file
from lib.options.bad_file import BadFile

POINTS = [[1, 4], [2.5, 0.05], [-3, 6000], [0.125, -2]]
TEXTS = {
    "plain": b"1,4\n2.5,.05\n-3,6e3\n0.125,-2\n",
    "no last newline": b"1,4\n2.5,.05\n-3,6e3\n0.125,-2",
    "header": b"x,y\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n",
    "cr lf": b"x;y\r\n1;4\r\n2.5;.05\r\n-3;6e3\r\n0.125;-2\r\n",
    "cr": b"1\t4\r2.5\t.05\r-3\t6e3\r0.125\t-2\r",
    "quotes": b'"x","y"\n"1","4"\n2.5,.05\n"-3",6e3\n0.125,-2\n',
    "remarks": b"# one\n\n1,4\n2.5,.05\n  # two\n\n\n,\n-3,6e3\n0.125,-2\n\n",
    "korean": "키,몸무게\n1,4\n2.5,.05\n-3,6e3\n0.125,-2\n".encode("cp949"),
    "mark": "\ufeffx,y\n1,4\n2.5,.05\n\u22123,6e3\n0.125,-2\n".encode(),
    "utf-16": "x\ty\n1\t4\n2.5\t.05\n-3\t6e3\n0.125\t-2\n".encode("utf-16"),
    "decimal commas": b"sep=;\nx;y\n1;4\n2,5;,05\n-3;6e3\n0,125;-2\n",
    "blank columns": b"x,y,\n1,4,\n2.5,.05,\n-3,6e3,\n0.125,-2\n",
}


@pytest.fixture
def look(tmp_path):
    def look(content, wanted=csv_columns.X_THEN_Y):
        path = tmp_path / "points.csv"
        path.write_bytes(content)
        return large_file.look(str(path), wanted)

    return look


def points(file, size):
    return np.hstack([block for block, _ in file_blocks.read(file, size)]).T.tolist()


@pytest.mark.parametrize("size", [2, 6, 14, 1 << 20])
@pytest.mark.parametrize("name", TEXTS)
def test_any_file_in_blocks_of_any_size(look, name, size):
    assert points(look(TEXTS[name]), size) == POINTS


@pytest.mark.parametrize("size", [2, 1 << 20])
@pytest.mark.parametrize("name", TEXTS)
def test_a_file_cut_anywhere_in_two_or_three(look, name, size):
    file = look(TEXTS[name])
    lines = file.size - file.form.offset
    for cut in range(lines + 1):
        for cuts in ([0, cut, lines], [0, cut, min(cut + 3, lines), lines]):
            parts = []
            for begin, end in itertools.pairwise(cuts):
                for columns, _ in file_blocks.read(file, size, begin, end):
                    parts += np.transpose(columns).tolist()
            assert parts == POINTS, cuts


def test_a_line_belongs_to_the_part_where_it_begins(look):
    file = look(b"x,y\r\n1,2\r\n3,4\r\n5,6")

    def first_part(end):
        return [x for (X, _), _ in file_blocks.read(file, end=end) for x in X.tolist()]

    found = [first_part(end) for end in range(14)]
    assert found == [[], *[[1]] * 5, *[[1, 3]] * 5, *[[1, 3, 5]] * 3]


def test_a_bad_line_in_a_part_of_the_file(look):
    lines = [*LONG]
    lines[250] = "7,x"
    file = look("\n".join(lines).encode())
    half = file.size // 2
    assert sum(len(X) for (X, _), _ in file_blocks.read(file, end=half)) > 100
    with pytest.raises(BadFile, match="line 251, column 2: 'x' is not a number"):
        list(file_blocks.read(file, 64, half, file.size))


def test_every_block_says_how_long_it_was(look):
    file = look(TEXTS["header"])
    blocks = list(file_blocks.read(file, 8))
    assert len(blocks) > 2
    assert sum(size for _, size in blocks) == file.size - len(b"x,y\n")


def test_the_same_numbers_as_read_at_once(look):
    random = np.random.default_rng(0)
    rows = random.normal(size=(500, 2)) * 10.0 ** random.integers(-300, 300, size=(500, 2))
    file = look(b"".join(b"%r,%r\n" % (x, y) for x, y in rows.tolist()))
    (x,), y = csv_file.read(file.path)[:2]
    assert points(file, 100) == np.column_stack([x, y]).tolist()


def test_chosen_columns(look):
    wanted = csv_columns.Wanted(["c"], "1")
    assert points(look(b"a,b,c\n1,2,3\n4,5,6\n", wanted), 6) == [[3, 1], [6, 4]]


@pytest.mark.parametrize("far", [0.0, 1e8])
@pytest.mark.parametrize("size", [14, 600, 1 << 16])
@pytest.mark.parametrize("cuts", [[], [1], [100, 101, 377]])
def test_any_split_into_files_and_blocks_gives_the_same_sums(look, far, size, cuts):
    X, Y = np.random.default_rng(2).normal(far, 1, size=(2, 500))
    together, once = sums.Sums(), sums.Sums()
    once.add(X, Y)
    for part in np.split(np.column_stack([X, Y]), cuts):
        file = look(b"x,y\n" + b"".join(b"%r,%r\n" % (x, y) for x, y in part.tolist()))
        for (some_x, some_y), _ in file_blocks.read(file, size):
            together.add(some_x, some_y)
    assert together.n == 500
    for name in ("x", "y", "xx", "xy", "yy"):
        assert getattr(together, name) == pytest.approx(getattr(once, name), rel=1e-12)


LONG = [f"{k},{k + 1}" for k in range(300)]


@pytest.mark.parametrize(
    ("bad", "column", "words"),
    [
        ("7,x", 2, "'x' is not a number"),
        (",7", 1, "a number is missing"),
        ("7,nan", 2, "nan is not a finite number"),
        ("1e999,7", 1, "1e999 is too large for a number"),
        ("7,8,9", 3, "this line has 3 columns, the first has 2"),
        ("7", 2, "this line has 1 column, the first has 2"),
        ("1_0,7", 1, "'1_0' is not a number"),
        ('"7,8', 1, "can't be read as CSV: unexpected end of data"),
        ("7,8 # new", 2, "'8 # new' is not a number"),
    ],
)
@pytest.mark.parametrize("size", [64, 1 << 20])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_bad_line_far_down(look, bad, column, words, size, end):
    lines = ["x,y", "# a note", *LONG]
    lines[250:250] = [bad, ""]
    file = look(end.join(lines).encode())
    with pytest.raises(BadFile) as error:
        points(file, size)
    assert str(error.value).startswith(f"{file.path}, line 251, column {column}: {words}")


@pytest.fixture
def long_file(look):
    return look("\n".join(LONG).encode())


def test_a_file_that_grows(long_file):
    blocks = file_blocks.read(long_file, 64)
    next(blocks)
    with open(long_file.path, "a") as more:
        more.write("\nhalf a li")  # whoever writes is not done yet; what is new is not read
    with pytest.raises(file_blocks.Unreadable, match="has changed while it was read"):
        list(blocks)


def test_a_file_that_shrinks(long_file):
    blocks = file_blocks.read(long_file, 64)
    next(blocks)
    os.truncate(long_file.path, 200)
    with pytest.raises(file_blocks.Unreadable, match="has changed while it was read"):
        list(blocks)


def test_a_file_that_is_replaced(long_file, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("\n".join(LONG))
    os.replace(other, long_file.path)
    with pytest.raises(file_blocks.Unreadable, match="has changed while it was read"):
        list(file_blocks.read(long_file))


def test_a_file_that_vanishes(long_file):
    os.remove(long_file.path)
    with pytest.raises(file_blocks.Unreadable, match="can't be read any more: No such file"):
        list(file_blocks.read(long_file))
