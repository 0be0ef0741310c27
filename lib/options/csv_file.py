"""Reads points from a CSV file."""

import csv
import io
import math
from typing import NamedTuple

from lib.options import parse, text_file
from lib.program import echo
from lib.program.words import counted


class Table(NamedTuple):
    """What is in a file.

    x      a list of rows, one number for each x column
    y      a list of numbers
    names  the words of the header, one for each column of x and one for y; [] without a header
    """

    x: list
    y: list
    names: list


class BadFile(ValueError):
    """What is wrong in a file, with its name and, where there is one, the line and the column."""

    def __init__(self, path, what, line=None, column=None):
        where = f", line {line}, column {column}" if line else ""
        super().__init__(f"{echo.path(path)}{where}: {what}")


def read(path, x_columns=1, largest=math.inf):
    """The points in a CSV file, a Table.

    The last column is y. Commas, semicolons or tabs; a first line without numbers is a header.
    `x_columns`: how many columns of x there must be, or None for any number.
    `largest`: the largest number that can be computed with.
    Raises BadFile.
    """
    if not path:
        raise BadFile("--data", "the name of the file is missing")
    try:
        text = text_file.read(path)
    except ValueError as error:
        raise BadFile(path, error) from error
    lines = [
        (at, line)
        for at, line in enumerate(io.StringIO(text, newline=None), start=1)
        if line.strip(' \t\n,;"') and not line.lstrip().startswith("#")
    ]
    if not lines:
        raise BadFile(path, "there are no points in this file")
    delimiter = next((mark for mark in "\t;," if mark in lines[0][1]), ",")
    rows = [(at, _cells(path, at, line, delimiter)) for at, line in lines]
    at, first = rows[0]
    _check_width(path, at, len(first), x_columns)
    names = []
    if not any(parse.is_number(cell) for cell in first):  # a header
        names = [cell.strip() for cell in first]
        del rows[0]
        if not rows:
            raise BadFile(path, "there is a header but there are no points")
    points = [_point(path, at, cells, len(first), largest) for at, cells in rows]
    return Table([point[:-1] for point in points], [point[-1] for point in points], names)


def _cells(path, at, line, delimiter):
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True, strict=True))
    except (csv.Error, StopIteration) as error:
        raise BadFile(path, f"can't be read as CSV: {echo.word(str(error))}", at, 1) from error


def _check_width(path, at, width, x_columns):
    if width < 2:
        what = "y is missing; a line needs x and y, with a comma, semicolon or tab between them"
        raise BadFile(path, what, at, width + 1)
    if x_columns is not None and width != x_columns + 1:
        room = counted(x_columns, "column")
        what = f"there can be {room} of x here, not {width - 1}; the last column is y"
        raise BadFile(path, what, at, x_columns + 1)


def _point(path, at, cells, width, largest):
    """The numbers of a line."""
    if len(cells) != width:
        what = f"this line has {counted(len(cells), 'column')}, the first has {width}"
        raise BadFile(path, what, at, min(len(cells), width) + 1)
    point = []
    for column, cell in enumerate(cells, start=1):
        try:
            point.append(parse.number(cell, largest))
        except ValueError as error:
            raise BadFile(path, error, at, column) from error
    return point
