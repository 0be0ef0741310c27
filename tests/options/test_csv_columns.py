"""Which columns of a file are x and y: by name, by number, or by their place."""

import pytest

from lib.options import csv_file
from lib.options.csv_columns import Wanted

TABLE = "name,bmi, Age ,progress\nKim,1,2,3\nLee,4,,6\n"
SEVERAL = "a,b,c,d\n1,2,3,4\n5,6,7,8\n"


@pytest.fixture
def read(tmp_path):
    """read(content, wanted): the Table, or the line that says what is wrong."""

    def read(content, wanted):
        (tmp_path / "t.csv").write_text(content, encoding="utf-8")
        try:
            return csv_file.read(str(tmp_path / "t.csv"), wanted)
        except csv_file.BadFile as error:
            return str(error).removeprefix(str(tmp_path / "t.csv"))

    return read


@pytest.mark.parametrize(
    ("x", "y", "names"),
    [
        ("bmi", "progress", ["bmi", "progress"]),
        ("2", "4", ["bmi", "progress"]),
        (" BMI ", None, ["bmi", "progress"]),
        ("progress", "02", ["progress", "bmi"]),
    ],
)
def test_one_column_of_x(read, x, y, names):
    columns = {"bmi": [1, 4], "progress": [3, 6]}
    expected = [columns[names[0]]], columns[names[1]], names
    assert read(TABLE, Wanted([x], y)) == expected  # the others may hold what they like


def test_a_chosen_column_holds_numbers(read):
    assert read(TABLE, Wanted(["bmi"], "age")) == ", line 3, column 3: a number is missing"
    assert read(TABLE, Wanted(["name"], "bmi")) == ", line 2, column 1: 'Kim' is not a number"


@pytest.mark.parametrize(
    ("x", "y", "columns"),
    [
        (None, None, "abcd"),
        (None, "a", "bcda"),
        (["c", "a"], None, "cad"),
        (["2", "d"], "c", "bdc"),
        (["b", "c", "d"], None, "bcda"),  # a is left
    ],
)
def test_several_columns_of_x(read, x, y, columns):
    numbers = {name: [at, at + 4] for at, name in enumerate("abcd", start=1)}
    *inputs, answer = columns
    expected = [numbers[name] for name in inputs], numbers[answer], [*columns]
    assert read(SEVERAL, Wanted(x, y, count=None)) == expected


def test_without_a_header_by_number(read):
    assert read("1,2,3\n4,5,6\n", Wanted(["3"], "1")) == ([[3, 6]], [1, 4], [])
    assert read("1,2,3\n", Wanted(["1"])) == ([[1]], [3], [])
    assert read("1,2\n", Wanted(["2"])) == ([[2]], [1], [])  # y is the other one
    assert read("1,2\n", Wanted(None, "1")) == ([[2]], [1], [])


def test_years_may_be_names(read):
    table = "country,2019,2020\nKorea,1,2\n"
    assert (
        read(table, Wanted(["2019"], "2020"))
        == ": there is no column '2019'; \
without a header: a number from 1 to 3"
    )
    assert read(table.replace("2019", "in 2019"), Wanted(["IN 2019"], "3")) == (
        [[1]],
        [2],
        ["in 2019", "2020"],
    )


def test_letters_in_two_parts_are_the_same_letter(read):  # as file names on a Mac are
    assert read("\uac00,y\n1,2\n", Wanted(["\u1100\u1161"])).x == [[1]]


@pytest.mark.parametrize(
    ("content", "x", "y", "line"),
    [
        (SEVERAL, "e", None, ": there is no column 'e'; the header has a, b, c, d"),
        (SEVERAL, "5", None, ": there is no column '5'; the header has a, b, c, d"),
        (SEVERAL, "0", None, ": there is no column '0'; the header has a, b, c, d"),
        (SEVERAL, "", None, ": there is no column ''; the header has a, b, c, d"),
        (SEVERAL, "-1", None, ": there is no column '-1'; the header has a, b, c, d"),
        (SEVERAL, "\u00b2", None, ": there is no column '\u00b2'; the header has a, b, c, d"),
        ("a,b,c,d,e,f,g\n", "h", "1", ": there is no column 'h'; the header has a, b, c, d, e, f, "
         "..."),
        ("1,2,3\n", "a", "2", ": there is no column 'a'; without a header: a number from 1 to 3"),
        ("a,A,b\n1,2,3\n", " A", None, [[2]]),
        ("a,a,b\n1,2,3\n", "a", None, ": columns 1 and 2 are both named 'a'; give a number"),
        ("a,a,b\n1,2,3\n", "A", None, ": columns 1 and 2 are both named 'A'; give a number"),
        (SEVERAL, "2", "b", ": column 2 is chosen twice; --x-column and --y-column must differ"),
        (SEVERAL, "d", None, ": --x-column takes the last column; choose y with --y-column"),
    ],
)  # fmt: skip
def test_columns_that_are_not_clear(read, content, x, y, line):
    result = read(content, Wanted([x], y))
    assert (result if isinstance(line, str) else result.x) == line


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        (Wanted(), "1 column of x here, not 3; choose columns by number or name, such as "
         "--x-column 1 --y-column 4, or use 06_extend_graph.py --model several-inputs, which takes "
         "any number of columns"),
        (Wanted(count=2), "2 columns of x here, not 3; choose columns by number or name, such as "
         "--x-column 1 2 --y-column 4, or use 06_extend_graph.py --model several-inputs, which "
         "takes any number of columns"),
        (Wanted(["a", "b"], "c"), "1 column of x here, not 2; choose columns by number or name, "
         "such as --x-column 1 --y-column 4, or use 06_extend_graph.py --model several-inputs, "
         "which takes any number of columns"),
        (Wanted(count=9), "9 columns of x here, not 3"),
    ],
)  # fmt: skip
def test_too_many_columns(read, wanted, line):
    column = (wanted.count or 0) + 1
    assert read(SEVERAL, wanted) == f", line 1, column {column}: there can be {line}"
