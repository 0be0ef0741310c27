"""Reads points from a CSV file."""

import itertools
import math
from typing import NamedTuple

from lib.options import csv_form, csv_lines, text_file
from lib.options.bad_file import BadFile
from lib.options.csv_columns import X_THEN_Y

SIZES = text_file.MEGABYTE, text_file.MEGABYTE // 4  # of the first part of a file, and of others


class Table(NamedTuple):
    """What is in a file.

    x      a list of columns, each a list of numbers, or an array if the file is large
    y      a list of numbers, or an array
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
    lines, more = first[form.offset :], next(blocks, None)
    if more is None:
        points = csv_lines.points(path, form, text_file.decode(lines, form.encoding), form.line)
        columns = [list(column) for column in zip(*points, strict=True)]
    else:
        from lib.options import csv_blocks  # with NumPy, for which small files need not wait

        columns = csv_blocks.read(path, form, itertools.chain([lines, more], blocks))
    if not columns or not len(columns[0]):
        raise BadFile(path, "there is a header but there are no points")
    *x, y = columns
    return Table(x, y, form.names)


def _blocks(path):
    try:
        yield from text_file.blocks(path, *SIZES)
    except ValueError as error:
        raise BadFile(path, error) from error
