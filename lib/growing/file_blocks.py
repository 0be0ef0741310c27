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


def read(file, size=SIZE):
    """Give (points, bytes) for one block of lines after the other.

    `file`: a LargeFile. `points`: two arrays of shape [n], x and y. `bytes`: how long the lines
    were. Raises BadFile, and Unreadable if the file vanishes or changes.
    """
    try:
        with open(file.path, "rb") as opened:
            _require_same(file, opened)
            at = opened.seek(file.form.offset)
            parts = iter(lambda: opened.read(size), b"")
            for lines in text_file.whole_lines(parts, file.form.encoding):
                if at + len(lines) > file.size:
                    break  # it has grown
                yield _points(file, lines, at), len(lines)
                at += len(lines)
            _require_same(file, opened)
    except OSError as error:
        raise Unreadable(file.path, f"can't be read any more: {exits.reason(error)}") from error


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
