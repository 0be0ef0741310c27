"""NumPy reads what csv_lines reads, the same numbers; what is wrong is said in the same words."""

import random

import csv_texts
import numpy as np
import pytest

from lib.options import bad_file, csv_blocks, csv_columns, csv_file, csv_form, csv_lines

FILES = 400
AT_ONCE = 1 << 20, 1 << 20
# What NumPy reads, though it would not take all of it as it is, and the columns in it
READABLE = {
    "plain": ("1,2\n-3.5,4e-3\n", [1, -3.5], [2, 0.004]),
    "no last end": ("1;2\n3;4", [1, 3], [2, 4]),
    "Windows": ("1\t2\r\n3\t4\r\n", [1, 3], [2, 4]),
    "an old Mac": ("1,2\r3,4\r", [1, 3], [2, 4]),
    "remarks": ("1,2\n# a, b\n  #\n3,4\n", [1, 3], [2, 4]),
    "blank lines": ("1,2\n\n , \n3,4\n,,\n\n", [1, 3], [2, 4]),
    "quotes": ('"1","2"\n"-3",4\n', [1, -3], [2, 4]),
    "thousands": ('"1,000",2\n"-1,234,567.5","3,000"\n', [1000, -1234567.5], [2, 3000]),
    "decimal commas": ("1,5;2\n-,3;4.5e1\n", [1.5, -0.3], [2, 45]),
    "minus signs": ("\u22121,2\n\u20133,4\n", [-1, -3], [2, 4]),
    "spaces": (" 1,2 \n3 , 4\n", [1, 3], [2, 4]),
    "trailing delimiters": ("1;2;\n3;4;;\n", [1, 3], [2, 4]),
}


def read(path, sizes, monkeypatch, wanted=csv_columns.X_THEN_Y, **options):
    """The columns and names in a file, or the line that says what is wrong."""
    monkeypatch.setattr(csv_file, "SIZES", sizes)
    try:
        x, y, names = csv_file.read(str(path), wanted, **options)
    except csv_file.BadFile as error:
        return str(error)
    return [list(map(float, column)) for column in (*x, y)], names


def test_random_files(tmp_path, monkeypatch):
    path, counts = tmp_path / "a.csv", {tuple: 0, str: 0}
    for seed in range(FILES):
        source = random.Random(seed)
        content, wanted, largest = csv_texts.make(source)
        path.write_bytes(content)
        sizes = source.choice([20, 64, 200]), source.choice([2, 16, 50, 120, 400])
        options = {"wanted": wanted, "largest": largest}
        expected = read(path, AT_ONCE, monkeypatch, **options)
        # As text, which tells -0 from 0
        assert repr(read(path, sizes, monkeypatch, **options)) == repr(expected), seed
        counts[type(expected)] += 1
    assert min(counts.values()) > FILES / 10


@pytest.fixture
def numpy_alone(monkeypatch):
    """Nothing is left to csv_lines."""

    def points(path, form, text, first):
        raise AssertionError(f"left to csv_lines: {text!r}")

    monkeypatch.setattr(csv_lines, "points", points)


def block(content, wanted=csv_columns.X_THEN_Y, encoding="utf-8"):
    """The columns in the lines of a file behind its form.offset, and how many lines these are."""
    content = content.encode(encoding)
    form = csv_form.of("a.csv", content, wanted)
    found = csv_blocks.points("a.csv", form, content[form.offset :], form.line)
    assert all(column.dtype == float and column.flags.contiguous for column in found.columns)
    return [column.tolist() for column in found.columns], found.lines


@pytest.mark.parametrize(("content", "x", "y"), READABLE.values(), ids=READABLE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_numpy_reads_what_is_usual(numpy_alone, content, x, y, encoding):
    assert block(content, encoding=encoding) == ([x, y], len(content.splitlines()))


def test_numpy_reads_some_of_the_columns(numpy_alone):
    table = 'Kim,1,2026-11-22,"a, b",3\n# Lee\nLee,4,,\uacb0\uc11d,-0\n'
    assert block(table, csv_columns.Wanted(["5"], "2")) == ([[3, 0], [1, 4]], 3)
    assert block("a;1,5;2\nb;3;,4\n", csv_columns.Wanted(["3"], "2")) == ([[2, 0.4], [1.5, 3]], 2)
    assert block("1,2,3\n4,5,6\n", csv_columns.Wanted(["3", "1"], "2", None)) == (
        [[3, 6], [1, 4], [2, 5]],
        2,
    )


def test_there_is_no_minus_zero():
    columns, _ = block("-0,-0.0\n1,\u22120\n")
    assert not np.signbit(columns).any()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("3,four", "column 2: 'four' is not a number"),
        ("3,", "column 2: a number is missing"),
        ("nan,3", "column 1: nan is not a finite number"),
        ("3,1e999", "column 2: 1e999 is too large for a number"),
        ("1e39,3", "column 1: 1e39 is too large for 32-bit floats; --float64 goes further"),
        ("3", "column 2: this line has 1 column, the first has 2"),
        ("3,4,5", "column 3: this line has 3 columns, the first has 2"),
        ("3,4 # a remark", "column 2: '4 # a remark' is not a number"),
        ('"3"4,5', "column 1: can't be read as CSV: ',' expected after '\"'"),
        ('1"2",4', "column 1: '1\"2\"' is not a number"),
        ('"3,4', "column 1: can't be read as CSV: unexpected end of data"),
        ('3,"4,5"', "column 2: '4,5' is not a number; write a decimal point"),
        ("1_000,3", "column 1: '1_000' is not a number"),
        ("0x10,3", "column 1: '0x10' is not a number"),
    ],
)
def test_what_is_wrong_is_found_in_the_last_line(tmp_path, line, words):
    path = tmp_path / "a.csv"
    lines = 300_000  # some blocks
    path.write_text("x,y\n" + "1.5,2\n" * lines + line)
    with pytest.raises(bad_file.BadFile) as error:
        csv_file.read(str(path), largest=3.4e38)
    assert str(error.value) == f"{path}, line {lines + 2}, {words}"


def test_a_large_file_comes_in_arrays(tmp_path):
    numbers = np.random.default_rng(0).normal(size=(100_000, 3))
    np.savetxt(tmp_path / "a.csv", numbers, "%.17g", ",", header="a,b,c", comments="")
    x, y, names = csv_file.read(str(tmp_path / "a.csv"), csv_columns.Wanted(count=None))
    assert names == ["a", "b", "c"]
    assert np.array_equal(np.column_stack([*x, y]), numbers)
    assert all(type(column) is np.ndarray for column in (*x, y))


def test_what_comes_late(tmp_path):
    path = tmp_path / "a.csv"
    remarks, rows = "# nothing yet\n" * 100_000, "1,2\n" * 300_000
    path.write_text(remarks)
    with pytest.raises(bad_file.BadFile, match="there are no points in this file"):
        csv_file.read(str(path))
    path.write_text("x,y\n" + remarks)
    with pytest.raises(bad_file.BadFile, match="there is a header but there are no points"):
        csv_file.read(str(path))
    path.write_text(remarks + "x,y\n" + remarks + rows)
    assert len(csv_file.read(str(path)).y) == 300_000
    korean = rows.encode() + "# \uc810\uc218\n3,\uacb0\uc11d".encode("cp949")
    path.write_bytes(korean)
    with pytest.raises(
        bad_file.BadFile, match="line 300002, column 2: '\uacb0\uc11d' is not a number"
    ):
        csv_file.read(str(path))
    path.write_bytes(rows.encode() + b"3,\xff\n")
    with pytest.raises(bad_file.BadFile, match="this is not a text file"):
        csv_file.read(str(path))


def test_many_columns(tmp_path):
    rows = np.arange(600_000).reshape(600, 1000) % 997
    np.savetxt(tmp_path / "a.csv", rows, "%d", ",")
    x, y, _ = csv_file.read(str(tmp_path / "a.csv"), csv_columns.Wanted(count=None))
    assert np.array_equal(np.column_stack([*x, y]), rows)
