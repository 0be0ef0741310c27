import pytest

from lib.options import csv_columns, csv_file


@pytest.fixture
def read(tmp_path):
    def read(content, **options):
        file = tmp_path / "points.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return csv_file.read(str(file), **options)

    return read


POINTS = ([[1.0, 2.5, -3.0]], [4.0, 0.05, 6e3])


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
        # as Excel writes them
        "sep=;\nx;y\n1;4\n2,5;,05\n-3;6E+3\n",
        '"sep=,"\n1,4\n2.5,.05\n-3,6e3\n',
        "SEP=\t\r\n1\t4\r\n2.5\t.05\r\n-3\t6e3\r\n",
        "sep=;;\r\nx;y;\r\n1;4;\r\n2,5;0,05;\r\n-3;6000,;\r\n",
        "x,y,\n1,4,\n2.5,.05,\n-3,6e3,\n",
        "1,4,,,\n2.5,.05,,,\n-3,6e3\n",  # and forgets now and then
        "x,y\n1,4,\n2.5,.05, ,\n-3,6e3\n",
        '"1","4"\n"2.5",".05"\n-3,"6,000"\n',
        "1;4\n2,5;0,05\n\u22123;6e3\n",
        "1,0;4,\n2.5;5e-2\n-3,000;6,0e3\n",
        # letters that UTF-16 has in other letters' halves
        "\u0a00\u0d0a\ty\n1\t4\r2.5\t.05\r-3\t6e3".encode("utf-16"),
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


ANY = csv_columns.Wanted(count=None)


def test_several_columns_of_x(read):
    assert read("a,b,y\n1,2,3\n4,5,6\n", wanted=ANY)[:2] == ([[1, 4], [2, 5]], [3, 6])
    assert read("a,b,\n1,2,3\n", wanted=ANY) == ([[1], [2]], [3], ["a", "b", ""])
    assert read("a,b,y,,\n1,2,3,\n", wanted=ANY) == ([[1], [2]], [3], ["a", "b", "y"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"35,000"', 35000),
        ('"-1,234,567.5"', -1234567.5),
        ('"+999,999."', 999999),
        ('" \u22121,000 "', -1000),
    ],
)
def test_thousands_in_quotes(read, text, value):
    assert read(f"x,y\n{text},1\n")[:2] == ([[value]], [1])
    assert read(f'{text},"1,000"\n')[:2] == ([[value]], [1000])


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ('1,"2,5"\n', "'2,5' is not a number; write a decimal point"),
        ('1,"0,125"\n', "'0,125' is not a number; write a decimal point"),
        ('1,"12,34,567"\n', "'12,34,567' is not a number"),
        ('1,"35,0000"\n', "'35,0000' is not a number; write a decimal point"),
        ('1,"1,000e3"\n', "'1,000e3' is not a number"),
        # between tabs a comma could be either
        ('1\t"35,000"\n', "'35,000' is not a number; write 35000 or 35.000"),
        ("1\t1,234,567\n", "'1,234,567' is not a number; write 1234567"),
        ("1\t1,234.5\n", "'1,234.5' is not a number; write 1234.5"),
        ("1\t2,5\n", "'2,5' is not a number; write a decimal point"),
        # between semicolons it is a decimal comma
        ("1;1,234,567\n", "'1,234,567' is not a number; write 1234567"),
        ("1;1.234,5\n", "'1.234,5' is not a number"),
        ("1;1,234.5\n", "'1,234.5' is not a number; write 1234.5"),
        ("1;,\n", "',' is not a number"),
    ],
)
def test_other_commas(read, content, hint):
    with pytest.raises(csv_file.BadFile) as error:
        read(content)
    assert str(error.value).endswith(f", line 1, column 2: {hint}")


def test_a_first_line_of_decimal_commas_is_no_header(read):
    assert read("1,5;2,5\n3;4\n") == ([[1.5, 3]], [2.5, 4], [])
    assert read('"1,500","2,500"\n3,4\n') == ([[1500, 3]], [2500, 4], [])


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
        ("1,2,\n3,4,5\n", ", line 1, column 2: there can be 1 column of x here, not 2"),
        ("1,\n2,\n", ", line 1, column 2: a number is missing"),
        ("sep=;\n", ": there are no points"),
        ("sep=|\n1|2\n", ", line 1, column 2: y is missing"),
        ("sep=;\n1,2\n", ", line 2, column 2: y is missing"),
        ("sep=;\n1;2;\n3;4;5\n", ", line 2, column 2: there can be 1 column of x here, not 2"),
        ("x,2\n", ", line 1, column 1: 'x' is not a number"),
        ("1,1_000\n", ", line 1, column 2: '1_000' is not a number"),
        ('1,2\n3,"4\n', ", line 2, column 1: can't be read as CSV"),
        ("가,나\n1,둘\n", ", line 2, column 2: '둘' is not a number"),
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
