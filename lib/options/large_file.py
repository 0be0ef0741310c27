"""A CSV file of any size: its first lines are looked at before the others are read."""

import io
import itertools
import os
import stat
from typing import NamedTuple

from lib.options import csv_columns, csv_form, csv_lines, text_file
from lib.options.bad_file import BadFile
from lib.program import exits

LINES = 100  # so many are looked at closely


class LargeFile(NamedTuple):
    """A CSV file that begins well.

    form      how the points stand in it, a Form
    size      in bytes
    identity  what changes when the file is written to or replaced
    """

    path: str
    form: csv_form.Form
    size: int
    identity: tuple


def look(path, wanted=csv_columns.X_THEN_Y):
    """The LargeFile at `path`, after a look at its first megabyte.

    `wanted`: which columns are x and y. Raises BadFile.
    """
    if not path:
        raise BadFile("--data", "the name of the file is missing")
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        reason = exits.reason(error) if isinstance(error, OSError) else error
        raise BadFile(path, f"can't be read: {reason}") from error
    if stat.S_ISREG(status.st_mode):
        return LargeFile(path, _form(path, wanted), status.st_size, identity(status))
    if stat.S_ISDIR(status.st_mode):
        raise BadFile(path, "is a folder, not a file")
    raise BadFile(path, "is not an ordinary file; it is read several times, a pipe is not")


def identity(status):
    """What changes when a file is written to or replaced. `status`: as os.stat finds it."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _form(path, wanted):
    """The Form of the file, some of whose first lines have been read as points."""
    blocks = text_file.blocks(path)
    first, form = b"", None
    try:
        while form is None:  # there are only remarks so far
            more = next(blocks, None)
            if more is None:
                raise BadFile(path, "there are no points in this file")
            first += more
            form = csv_form.of(path, first, wanted)
        text = text_file.decode(first[form.offset :], form.encoding)
        has_more = next(blocks, None) is not None
    except BadFile:
        raise
    except ValueError as error:
        raise BadFile(path, error) from error
    lines = itertools.islice(io.StringIO(text, newline=""), LINES)
    points = csv_lines.points(path, form, "".join(lines), form.line)
    if not points and not has_more and next(csv_lines.with_content(text), None) is None:
        raise BadFile(path, "there is a header but there are no points")
    return form
