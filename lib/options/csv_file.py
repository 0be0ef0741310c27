"""Reads points from a CSV file."""

import math
from typing import NamedTuple

from lib.options import csv_form, csv_lines, text_file
from lib.options.bad_file import BadFile
from lib.options.csv_columns import X_THEN_Y


class Table(NamedTuple):
    """What is in a file.

    x      a list of columns, each a list of numbers
    y      a list of numbers
    names  what the header calls them, x's then y; [] without a header
    """

    x: list
    y: list
    names: list


def read(path, wanted=X_THEN_Y, largest=math.inf):
    """The points in a CSV file, a Table.

    `wanted`: which columns are x and y, and how many there can be. `largest`: the largest number
    that can be computed with. Raises BadFile.
    """
    if not path:
        raise BadFile("--data", "the name of the file is missing")
    blocks = _blocks(path)
    first = next(blocks, b"")
    form = csv_form.of(path, first, wanted, largest)
    while form is None:  # there are only remarks so far
        more = next(blocks, None)
        if more is None:
            raise BadFile(path, "there are no points in this file")
        first += more
        form = csv_form.of(path, first, wanted, largest)
    text = _decode(path, b"".join([first[form.offset :], *blocks]), form.encoding)
    points = csv_lines.points(path, form, text, form.line)
    if not points:
        raise BadFile(path, "there is a header but there are no points")
    *x, y = map(list, zip(*points, strict=True))
    return Table(x, y, form.names)


def _blocks(path):
    try:
        yield from text_file.blocks(path)
    except ValueError as error:
        raise BadFile(path, error) from error


def _decode(path, raw, encoding):
    try:
        return text_file.decode(raw, encoding)
    except ValueError as error:
        raise BadFile(path, error) from error
