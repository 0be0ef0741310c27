"""The points: the lecture's, and those in a reader's CSV file."""

import csv
import io
import math
import re
from pathlib import Path

X = [1.0, 2.0, 3.0]  # slide "TF를 이용한 선형 회귀 학습", ①
Y = [1.0, 2.0, 3.0]  # and ②
FILES = Path(__file__).parent.parent / "data"
TEST_SCORES = str(FILES / "test_scores.csv")  # 25 students, three exams and the final
PATIENTS = str(FILES / "diabetes_bmi.csv")  # the second lecture's: 442, body mass and progress

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
# The slides' minus signs are often not the keyboard's.
MINUS = str.maketrans("\N{MINUS SIGN}\N{EN DASH}", "--")


class BadData(ValueError):
    """What is wrong in a file, with its name and, where there is one, the line and the column."""


def number(text, largest=math.inf):
    """The number that `text` spells. Raises ValueError, saying in words what is wrong with it."""
    plain = text.strip().translate(MINUS)
    if not plain:
        raise ValueError("a number is missing")
    if NOT_FINITE.fullmatch(plain):
        raise ValueError(f"{plain} is not a finite number")
    if not NUMBER.fullmatch(plain):
        hint = "; write a decimal point" if re.fullmatch(r"[+-]?\d+,\d+", plain) else ""
        raise ValueError(f"{plain!a} is not a number{hint}")
    value = float(plain)
    if math.isinf(value):
        raise ValueError(f"{plain} is too large for a number")
    if abs(value) > largest:
        raise ValueError(f"{plain} is too large for 32-bit floats; --float64 goes further")
    return value


def span(x):
    """Two x's between which a line shows all points: a little beyond them, and with 0."""
    low, high = min(0.0, *x), max(0.0, *x)
    room = 0.08 * (high - low) or 1.0
    return [low - room * (low < 0), high + room * (high > 0 or low == 0)]


def read(path, x_columns=1, largest=math.inf):
    """The points in a CSV file: a list of rows of x, one number for each x column, and a list of y.

    The last column is y. Commas, semicolons or tabs; a first line without numbers is a header.
    `x_columns`: how many columns of x there must be, or None for any number.
    `largest`: the largest number that can be computed with.
    Raises BadData.
    """
    lines = [
        (at, line)
        for at, line in enumerate(io.StringIO(_text(path), newline=None), start=1)
        if line.strip(' \t\n,;"') and not line.lstrip().startswith("#")
    ]
    if not lines:
        raise BadData(f"{path}: there are no points in this file")
    delimiter = next((mark for mark in "\t;," if mark in lines[0][1]), ",")
    rows = [(at, _cells(path, at, line, delimiter)) for at, line in lines]
    width = len(rows[0][1])
    _check_width(path, rows[0][0], width, x_columns)
    if _is_header(rows[0][1]):
        rows = rows[1:]
        if not rows:
            raise BadData(f"{path}: there is a header but there are no points")
    points = []
    for at, cells in rows:
        if len(cells) != width:
            raise BadData(
                f"{path}, line {at}, column {min(len(cells), width) + 1}: "
                f"this line has {_columns(len(cells))}, the first has {width}"
            )
        points.append([_value(path, at, n, cell, largest) for n, cell in enumerate(cells, 1)])
    return [point[:-1] for point in points], [point[-1] for point in points]


def _text(path):
    if not path:
        raise BadData("the name of the file is missing")
    try:
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as error:
        raise BadData(f"{path}: can't be read: {error.strerror}") from error
    except ValueError as error:  # a name that no file can have
        raise BadData(f"{path!a}: can't be read: {error}") from error
    if raw.startswith(b"PK\3\4"):
        raise BadData(f"{path}: this is a workbook or an archive; save the sheet as CSV")
    # A Korean Excel writes code page 949, and UTF-16 for "Unicode text".
    utf_16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if utf_16 else ["utf-8-sig", "cp949"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadData(f"{path}: this is not a text file (neither UTF-8 nor code page 949)")


def _cells(path, at, line, delimiter):
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True, strict=True))
    except (csv.Error, StopIteration) as error:
        raise BadData(f"{path}, line {at}, column 1: can't be read as CSV: {error}") from error


def _is_header(cells):
    plain = [cell.strip().translate(MINUS) for cell in cells]
    return not any(NUMBER.fullmatch(cell) or NOT_FINITE.fullmatch(cell) for cell in plain)


def _check_width(path, at, width, x_columns):
    if width < 2:
        raise BadData(
            f"{path}, line {at}, column {width + 1}: y is missing; "
            "a line needs x and y, with a comma, semicolon or tab between them"
        )
    if x_columns is not None and width != x_columns + 1:
        raise BadData(
            f"{path}, line {at}, column {x_columns + 1}: there can be {_columns(x_columns)} of x "
            f"here, not {width - 1}; the last column is y"
        )


def _columns(count):
    return f"{count} column" + "s" * (count != 1)


def _value(path, at, place, cell, largest):
    try:
        return number(cell, largest)
    except ValueError as error:
        raise BadData(f"{path}, line {at}, column {place}: {error}") from error
