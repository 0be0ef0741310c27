"""How the points stand in a CSV file: its delimiter, its header, and which columns are x and y."""

import io
import itertools
import math
import re
from dataclasses import dataclass

from lib.options import csv_columns, csv_lines, parse, text_file
from lib.options.bad_file import BadFile

# The first line that Excel looks for, and some programs write for it
CHOSEN_DELIMITER = re.compile(r'"?sep=([,;\t])"?[,;\t]*', re.IGNORECASE)


@dataclass(frozen=True)
class Form:
    """How the points stand in a file.

    encoding   of its bytes, as in text_file
    delimiter  between the columns: a comma, a semicolon or a tab
    width      how many columns there are
    x, y       where in a line they are, from 0: a list, and a number
    names      what the header calls the columns of x, then y; [] without a header
    largest    the largest number that can be computed with
    line       the number of the first line behind the header
    offset     how many bytes are before that line
    """

    encoding: str
    delimiter: str
    width: int
    x: list
    y: int
    names: list
    largest: float
    line: int
    offset: int


def of(path, first, wanted=csv_columns.X_THEN_Y, largest=math.inf):
    """The Form of the CSV file that begins with these bytes, or None if no line has content.

    `first`: whole lines, about a megabyte of them: whether the last columns are blank in all lines
    (a delimiter at each line's end) is seen there. Commas, semicolons or tabs; a first line without
    numbers is a header. Raises BadFile.
    """
    try:
        encoding, mark = text_file.encoding(first)
        text = text_file.decode(first[mark:], encoding)
    except ValueError as error:
        raise BadFile(path, error) from error
    lines = csv_lines.with_content(text)
    at, line = next(lines, (0, ""))
    chosen = CHOSEN_DELIMITER.fullmatch(line.strip("\r\n "))
    if chosen:
        at, line = next(lines, (0, ""))
    if not at:
        return None
    delimiter = chosen[1] if chosen else next((letter for letter in "\t;," if letter in line), ",")
    cells = csv_lines.cells(path, at, line, delimiter)
    has_header = csv_columns.stands_in(cells, wanted) or not any(
        parse.is_number(cell, delimiter) for cell in cells
    )
    width = _width(path, cells, lines, delimiter)
    header = [cell.strip() for cell in cells[:width]] if has_header else []
    x, y = csv_columns.places(path, at, header, width, wanted)
    behind = at if has_header else at - 1  # so many lines are before the points
    before = "".join(itertools.islice(io.StringIO(text, newline=""), behind))
    return Form(
        encoding=encoding,
        delimiter=delimiter,
        width=width,
        x=x,
        y=y,
        names=[header[place] for place in (*x, y)] if has_header else [],
        largest=largest,
        line=behind + 1,
        offset=mark + len(before.encode(encoding)),
    )


def _width(path, first, others, delimiter):
    """How many columns there are, without those at the end that are blank in all lines."""
    width = max([2, *_filled(first)])
    if width < len(first):
        for at, line in others:
            cells = csv_lines.cells(path, at, line, delimiter)
            width = max([width, *_filled(cells[: len(first)])])
    return min(width, len(first))


def _filled(cells):
    """How many cells there are up to each that is not blank."""
    return [number for number, cell in enumerate(cells, start=1) if cell.strip()]
