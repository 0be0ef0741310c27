import pytest

from lib.options import csv_file


@pytest.fixture
def read(tmp_path):
    def read(content, **options):
        file = tmp_path / "points.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return csv_file.read(str(file), **options)

    return read


POINTS = ([[1.0], [2.5], [-3.0]], [4.0, 0.05, 6e3])


@pytest.mark.parametrize(
    "content",
    [
        "1,4\n2.5,.05\n-3,6e3\n",
        "x,y\n1,4\n2.5,.05\n-3,6e3",
        "\ufeffx;y\r\n1;4\r\n2.5;.05\r\n-3;6e3\r\n",
        "1\t4\r2.5\t0.05\r-3\t6000\r",
        "# a note, with 3 commas, in it\n\n 1 , 4 \n\n2.5,\t.05\n,\n  # more\n-3,6E3\n\n",
        '"x","y"\n"1","4"\n"2.5",".05"\n"-3","+6e3"\n',
        "\u22123 is a header,y\n1,4\n2.5,.05\n\u22123,6e3\n",
        "키,몸무게\n1,4\n2.5,.05\n-3,6e3\n".encode("cp949"),
        "키,몸무게\n1,4\n2.5,.05\n-3,6e3\n".encode(),
        "키\t몸무게\n1\t4\n2.5\t.05\n-3\t6e3\n".encode("utf-16"),
        "x,\n1,4\n2.5,.05\n-3,6e3\n",
    ],
)
def test_read(read, content):
    assert read(content)[:2] == POINTS


@pytest.mark.parametrize(
    ("content", "names"),
    [("1,2\n", []), ("bmi, left\n1,2\n", ["bmi", "left"]), ('"a,b";c\n1;2\n', ["a,b", "c"])],
)
def test_names(read, content, names):
    assert read(content).names == names


def test_several_columns_of_x(read):
    assert read("a,b,y\n1,2,3\n4,5,6\n", x_columns=None)[:2] == ([[1, 2], [4, 5]], [3, 6])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", ": there are no points"),
        ("\n# nothing\n\n", ": there are no points"),
        ("x,y\n", ": there is a header but there are no points"),
        ("1,2\n3,four\n", ", line 2, column 2: 'four' is not a number"),
        ("x,y\n\n1,2\n# no\n,3\n", ", line 5, column 1: a number is missing"),
        ("1,2\n3,\n", ", line 2, column 2: a number is missing"),
        ("1,2\nnan,3\n", ", line 2, column 1: nan is not a finite number"),
        ("nan,2\n", ", line 1, column 1: nan is not a finite number"),
        ("1,2\n3,-Infinity\n", ", line 2, column 2: -Infinity is not a finite number"),
        ("1,2\n3,1e999\n", ", line 2, column 2: 1e999 is too large"),
        ("1,2\n3\n", ", line 2, column 2: this line has 1 column, the first has 2"),
        ("1,2\n3,4,5\n", ", line 2, column 3: this line has 3 columns, the first has 2"),
        ("1\n2\n", ", line 1, column 2: y is missing"),
        ("1 2\n", ", line 1, column 2: y is missing"),
        ("1,2,3\n", ", line 1, column 2: there can be 1 column of x here, not 2"),
        ("1;2,5\n", ", line 1, column 2: '2,5' is not a number; write a decimal point"),
        ("x,2\n", ", line 1, column 1: 'x' is not a number"),
        ("1,1_000\n", ", line 1, column 2: '1_000' is not a number"),
        ('1,2\n3,"4\n', ", line 2, column 1: can't be read as CSV"),
        ("가,나\n1,둘\n", ", line 2, column 2: '\\ub458' is not a number"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", ": this is not a text file"),
        (b"1,2\n\0\n", ": this is not a text file"),
        (b"\xff\xfe1\0,", ": this is not a text file"),
        (b"PK\3\4 and so on", ": this is a workbook"),
    ],
)
def test_bad_files(read, content, words):
    with pytest.raises(csv_file.BadFile) as error:
        read(content)
    assert f"points.csv{words}" in str(error.value)
    assert "\n" not in str(error.value)


def test_too_large_for_the_floats(read):
    with pytest.raises(csv_file.BadFile, match="line 2, column 1: 1e39 is too large for 32"):
        read("1,2\n1e39,3\n", largest=3.4e38)
    assert read("1e39,3\n")[:2] == ([[1e39]], [3])


def test_unreadable():
    with pytest.raises(csv_file.BadFile, match=r"^nowhere\.csv: can't be read: No such file"):
        csv_file.read("nowhere.csv")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("1,2\n\x1b[2J,3\n", r"'\x1b[2J' is not a number"),
        ("1,2\na\x85\u2028\x0b4,3\n", r"'a\x85\u2028\x0b4' is not a number"),
        ("1,2\n" + "1" * 100_000 + "x,3\n", f"'{'1' * 40}'... (100001 characters) is not a number"),
        (
            "1,2\n" + "9" * 1000 + ",3\n",
            f"{'9' * 40}... (1000 characters) is too large for a number",
        ),
        ('1\t2\n"1"x\t3\n', "can't be read as CSV: '\\t' expected after '\"'"),
    ],
)
def test_what_stands_there_is_shown_in_one_line(read, content, words):
    with pytest.raises(csv_file.BadFile) as error:
        read(content)
    assert str(error.value).endswith(f", line 2, column 1: {words}")


def test_a_long_name_is_cut():
    with pytest.raises(csv_file.BadFile) as error:
        csv_file.read("a/\n" + "b" * 10_000 + ".csv")
    assert str(error.value).startswith("...bbb")
    assert "bbb.csv (10007 characters): can't be read: File name too long" in str(error.value)
