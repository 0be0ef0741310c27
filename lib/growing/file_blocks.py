"""Reads a CSV file of any size, a block of whole lines at a time."""

import io
import os

from lib.options import csv_blocks, large_file, text_file
from lib.options.bad_file import BadFile
from lib.program import echo, exits

SIZE = 1 << 16  # bytes of a block: what is computed with it fits into a processor's cache


class Unreadable(Exception):
    """Why a file that could be read before can't be read now, with its name."""

    def __init__(self, path, what):
        super().__init__(f"{echo.path(path)}: {what}")


def read(file, size=SIZE, begin=0, end=None):
    """Give (points, bytes) for one block of lines after the other.

    `file`: a LargeFile. `points`: two arrays of shape [n], x and y. `bytes`: how long the lines
    were. `begin` and `end` count the bytes behind the header: these are the lines that begin from
    one to before the other. Raises BadFile, and Unreadable if the file vanishes or changes.
    """
    try:
        with open(file.path, "rb") as opened:
            _require_same(file, opened)
            at = _line_from(file, opened, begin)
            end = file.size if end is None else _line_from(file, opened, end)
            opened.seek(at)
            parts = iter(lambda: opened.read(min(size, max(0, end - opened.tell()))), b"")
            for lines in text_file.whole_lines(parts, file.form.encoding):
                yield _points(file, lines, at), len(lines)
                at += len(lines)
            _require_same(file, opened)
    except OSError as error:
        raise Unreadable(file.path, f"can't be read any more: {exits.reason(error)}") from error


def _line_from(file, opened, begin):
    """Where the first line begins that begins at or behind this byte of the lines, in the file."""
    unit = len("\n".encode(file.form.encoding))
    at = file.form.offset + begin // unit * unit
    if at <= file.form.offset or at >= file.size:
        return min(at, file.size)
    before = at - unit  # there the line before may end
    opened.seek(before)
    text = b""
    while more := opened.read(SIZE):
        text += more
        end = text_file.behind_the_first_line(text, file.form.encoding)
        if end:
            return before + end
    return file.size


def _require_same(file, opened):
    if large_file.identity(os.fstat(opened.fileno())) != file.identity:
        what = "has changed while it was read; the points have to stay the same"
        raise Unreadable(file.path, what)


def _points(file, lines, at):
    """The points in these lines, the first of which begins at byte `at`: [n] for x and for y."""
    try:
        return csv_blocks.points(file.path, file.form, lines, 1).columns
    except BadFile:  # only now it matters how many lines are before these
        first = _line(file, at)
    return csv_blocks.points(file.path, file.form, lines, first).columns


def _line(file, at):
    """The number of the line that begins at this byte."""
    line = file.form.line
    with open(file.path, "rb") as opened:
        left = at - opened.seek(file.form.offset)
        while left > 0:
            some = next(text_file.whole_lines([opened.read(min(left, SIZE))], file.form.encoding))
            text = text_file.decode(some, file.form.encoding)
            line += sum(1 for _ in io.StringIO(text, newline=""))
            left -= len(some)
            opened.seek(at - left)
    return line
