"""Reads the lines of a large CSV file with NumPy, a block at a time.

Where NumPy stumbles, csv_lines reads the block: it takes whatever may stand in a file, and says
what is wrong. It is slower, and gives the same numbers.
"""

import functools
import io
import re
import sys
from typing import NamedTuple

import numpy as np

from lib.options import csv_lines, parse, text_file
from lib.options.bad_file import BadFile

IN_NUMBERS = b"0123456789.eE+- "
NO_CONTENT = re.compile(r'^(?:[ \t,;"]*|[^\S\n]*#.*)\n', re.MULTILINE)  # as in csv_lines


class Block(NamedTuple):
    """Some lines of a file.

    columns  an array of numbers for each column of x, and the last for y
    lines    how many lines these were, also those without a point
    """

    columns: list
    lines: int


def read(path, form, blocks):
    """All points of a file: an array for each column of x, and the last for y. Raises BadFile.

    `form`: the file's Form. `blocks`: its bytes from form.offset on, in parts of whole lines.
    """
    columns = [np.empty(0) for _ in (*form.x, form.y)]
    rows, first = 0, form.line
    for lines in blocks:
        block = points(path, form, lines, first)
        first += block.lines
        after = rows + len(block.columns[-1])
        if after > len(columns[-1]):
            _resize(columns, after + after // 4)
        for column, numbers in zip(columns, block.columns, strict=True):
            column[rows:after] = numbers
        rows = after
    _resize(columns, rows)
    return columns


def points(path, form, lines, first):
    """The Block in these lines of a file. Raises BadFile, with the line and the column.

    `lines`: bytes, whole lines. `form`: the file's Form. `first`: the number of the first line.
    """
    if _takes_all(form) and not form.encoding.startswith("utf-16"):
        numbers = _plain(form, lines)
        if numbers is not None:
            return Block(_columns(form, numbers.T), len(numbers))
    try:
        text = text_file.decode(lines, form.encoding)
    except ValueError as error:
        raise BadFile(path, error) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    count = text.count("\n") + (text[-1:] not in ("\n", ""))
    simple = _simplified(form, text)
    if _takes_all(form):
        numbers = _plain(form, simple.encode())
        columns = None if numbers is None else _columns(form, numbers.T)
    else:
        columns = _among_others(form, simple)
    if columns is None:
        rows = csv_lines.points(path, form, text, first)
        columns = list(np.reshape(rows, (len(rows), len(form.x) + 1)).T.copy())
    return Block(columns, count)


def _resize(columns, rows):
    """Lengthen or cut these arrays where they are: a copy would need as much memory again."""
    for column in columns:
        column.resize(rows, refcheck=False)


def _takes_all(form):
    """Whether each column of the file is wanted."""
    return len(form.x) + 1 == form.width


def _columns(form, numbers):
    """The wanted columns, x's then y; there is no -0 in them, as there is none in csv_lines."""
    return [numbers[place] + 0.0 for place in (*form.x, form.y)]


def _plain(form, lines):
    """The numbers in these lines, a row for each, if there is nothing else in them; or None."""
    end = b"\r\n" if b"\r" in lines else b"\n"
    if form.delimiter == ";":
        lines = lines.replace(b",", b".")
    if not lines.endswith(end):
        lines += end
    delimiter = form.delimiter.encode()
    between = lines.translate(None, IN_NUMBERS)
    pattern = delimiter * (form.width - 1) + end
    rows = len(between) // len(pattern)
    if not rows or between != pattern * rows:
        return None
    # As one line: NumPy is quicker then, and how many columns there are is known already.
    line = lines[: -len(end)].replace(b"\n", delimiter).replace(b"\r", b"")
    numbers = _loaded(form, [line.decode("ascii")], float)
    return None if numbers is None else numbers.reshape(rows, form.width)


def _among_others(form, text):
    """The wanted columns of these lines, whatever the others hold; None if NumPy can't tell."""
    wanted = (*form.x, form.y)
    # With a type for each column NumPy asks for as many in each line.
    kinds = [(str(at), float if at in wanted else "U1") for at in range(form.width)]
    if '"' in text or not text:
        return None
    if form.delimiter == ";":
        text = text.replace(",", ".")
    table = _loaded(form, io.StringIO(text), kinds)
    return None if table is None else [table[str(place)] + 0.0 for place in wanted]


def _loaded(form, lines, kind):
    """What NumPy reads there, if all numbers are ones that csv_lines takes, too; or None."""
    try:
        table = np.loadtxt(
            lines, kind, comments=None, delimiter=form.delimiter, encoding=None, ndmin=1
        )
    except ValueError:
        return None
    names = [str(place) for place in (*form.x, form.y)] if table.dtype.names else [...]
    most = min(form.largest, sys.float_info.max)
    # Not so if there is a nan
    right = all(table[name].max() <= most and table[name].min() >= -most for name in names)
    return table if right else None


def _simplified(form, text):
    """The same points, as NumPy can read them, as far as there is a simple way."""
    text = NO_CONTENT.sub("", text if text.endswith("\n") else text + "\n")
    if '"' in text:
        text = _without_quotes(text, form.delimiter)
    for minus in parse.MINUS_SIGNS:
        text = text.replace(minus, "-")
    if form.delimiter + "\n" in text:
        text = _with_blank_ends(form.delimiter, form.width).sub(r"\1\n", text)
    return text


def _without_quotes(text, delimiter):
    """The same cells without quotes, if all quotes are around cells; else some quotes stay."""

    def bare(match):
        cell = parse.spelt(match[1], delimiter) if delimiter in match[1] else match[1]
        return "no number" if delimiter in cell else cell

    return _in_quotes(delimiter).sub(bare, text)


@functools.cache
def _in_quotes(delimiter):
    """A cell that is in quotes as a whole. If all quotes of a line are of such cells, it is split
    at the delimiters outside of them, as the csv module does it.
    """
    return re.compile(rf'(?:^|(?<=[{delimiter}\n]))"([^"\n]*)"(?=[{delimiter}\n])')


@functools.cache
def _with_blank_ends(delimiter, width):
    """A line with nothing but delimiters behind the last column."""
    cell = rf"[^{delimiter}\n]*"
    return re.compile(rf"^({cell}(?:{delimiter}{cell}){{{width - 1}}}){delimiter}+\n", re.MULTILINE)
