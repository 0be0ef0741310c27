"""What the first lines of a file tell about all of it."""

import pytest

from lib.options import bad_file, csv_blocks, csv_form
from lib.options.csv_columns import Wanted


@pytest.mark.parametrize(
    ("first", "delimiter", "width", "line", "names"),
    [
        ("1,2\n", ",", 2, 1, []),
        ("x;y\n1;2\n", ";", 2, 2, ["x", "y"]),
        ("# 3; 4\n\n x\t y \r\n1\t2\r\n", "\t", 2, 4, ["x", "y"]),
        ("sep=;\n\n#\n1;2\n", ";", 2, 4, []),
        ("sep=;\rx,1;y;;\r1;2;\r", ";", 2, 3, ["x,1", "y"]),
        ("\uc810\uc218,y\n", ",", 2, 2, ["\uc810\uc218", "y"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_form(first, delimiter, width, line, names, encoding):
    content = first.encode(encoding)
    form = csv_form.of("a.csv", content, largest=9)
    assert (form.delimiter, form.width, form.line, form.names) == (delimiter, width, line, names)
    assert (form.x, form.y, form.largest) == ([0], 1, 9)
    rest = content[form.offset :].decode(form.encoding)
    assert rest.splitlines() == first.splitlines()[line - 1 :]


@pytest.mark.parametrize("first", ["", "\n\n", "# x,y\n", "sep=;\n", ",,\n", "\ufeff"])
def test_no_line_has_content(first):
    assert csv_form.of("a.csv", first.encode()) is None


def test_columns_are_told_from_the_header():
    form = csv_form.of("a.csv", b"name,b,a\n", Wanted(["a"], "b"))
    assert (form.x, form.y, form.names) == ([2], 1, ["a", "b"])


def test_no_text():
    with pytest.raises(bad_file.BadFile, match=r"a\.csv: this is not a text file"):
        csv_form.of("a.csv", b"1,2\n\0\n")


def test_any_share_of_the_lines_may_be_read_by_itself():
    lines = [b"x,y\n", *(b"%d,%d\n" % (at, at * at) for at in range(20)), b"# end\n", b"7,x\n"]
    form = csv_form.of("a.csv", lines[0])
    assert form.offset == len(lines[0])
    for cut in range(1, 21):
        first = csv_blocks.points("a.csv", form, b"".join(lines[1:cut]), form.line)
        second = csv_blocks.points("a.csv", form, b"".join(lines[cut:-1]), cut + 1)
        assert (first.lines, second.lines) == (cut - 1, len(lines) - 1 - cut)
        x, y = ([*one, *other] for one, other in zip(first.columns, second.columns, strict=True))
        assert (x, y) == ([*range(20)], [at * at for at in range(20)])
    with pytest.raises(bad_file.BadFile, match=r"a\.csv, line 23, column 2: 'x' is not a number"):
        csv_blocks.points("a.csv", form, b"".join(lines[10:]), 11)
