"""Reads the lines of a CSV file one by one, and says where something is wrong in them."""

import csv
import io

from lib.options import parse
from lib.options.bad_file import BadFile
from lib.program import echo
from lib.program.words import counted


def with_content(text, first=1):
    """(number, line) for each line that is neither blank nor a remark. `first`: the first's number.

    Lines keep their ends, so that their lengths add up.
    """
    for at, line in enumerate(io.StringIO(text, newline=""), start=first):
        if line.strip(' \t\r\n,;"') and not line.lstrip().startswith("#"):
            yield at, line


def cells(path, at, line, delimiter):
    """The texts between the delimiters of a line. Raises BadFile."""
    if '"' not in line:
        return line.rstrip("\r\n").split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True, strict=True))
    except (csv.Error, StopIteration) as error:
        raise BadFile(path, f"can't be read as CSV: {echo.word(str(error))}", at, 1) from error


def points(path, form, text, first):
    """The points in these lines: for each a list of its numbers, x's then y. Raises BadFile.

    `form`: a Form. `first`: the number of the first line.
    """
    return [
        _point(path, form, at, cells(path, at, line, form.delimiter))
        for at, line in with_content(text, first)
    ]


def _point(path, form, at, cells):
    width = len(cells)
    if width != form.width and (width < form.width or any(map(str.strip, cells[form.width :]))):
        what = f"this line has {counted(width, 'column')}, the first has {form.width}"
        raise BadFile(path, what, at, min(width, form.width) + 1)
    point = []
    for place in (*form.x, form.y):
        try:
            point.append(parse.number(cells[place], form.largest, form.delimiter))
        except ValueError as error:
            raise BadFile(path, error, at, place + 1) from error
    return point
