"""Reads points from a reader's own file: `look` finds how they stand in it, `read` takes them all,
`chunks` a block after the other. Many plain numbers are pandas' work. Whatever else may stand in a
line is read with the grammar of values.py, which also says what is wrong.
"""

import codecs
import contextlib
import gzip
import io
import itertools
import math
import os
import re
import sys
import zipfile
import zlib
from typing import NamedTuple

from lib.options import columns, values
from lib.options.columns import BadFile
from lib.program import exits, words
from lib.program.words import counted, quoted

BLOCK = 1 << 20  # letters that are read at a time; more are no quicker
MOST = 16  # blocks in which a line break inside quotes is looked for
EARLY = 100  # rows that are read before anything heavy is loaded
SMALL = 1 << 18  # letters: so few are read before pandas would be imported
MISSING = {"", "na", "n.a.", "n/a", "#n/a", "nan", "null", "none", "--", "..", "...", *"-–—−?.*"}
MARK = "\ufeff"  # before a text; some codecs take it for a letter
MARKS = {codecs.BOM_UTF8: "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
NO_TEXT = "not a text file"  # unless --encoding says how it is one
NO_TABLES = {
    rb"\x89PNG|\xff\xd8\xff|GIF8": "a picture",
    rb"PK|\xd0\xcf\x11\xe0": "a workbook or an archive; save the sheet as CSV",
    rb"(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml)": "a web page, not a table",
    rb"(?!\xff\xfe|\xfe\xff)[^\0]*\0": NO_TEXT,
}


class Unreadable(BadFile):
    """What the system does not give, or gives no more."""


class File(NamedTuple):
    """A file, and how the points stand in it."""

    path: str
    encoding: str
    delimiter: str  # a space stands for any number of spaces and tabs
    width: int  # how many columns there are, but for blank ones at the end
    x: list  # where in a line the wanted columns are, from 0
    y: int
    names: list  # what the header calls them, x's then y; [] without a header
    line: int  # the number of the first line with a point
    offset: int  # so many bytes are before it, if the file is shared
    drop_missing: bool
    shared: bool  # whether several workers can read some of the lines each
    size: int
    identity: tuple  # changes when the file is written to or replaced


def look(path, x=None, y=None, inputs=1, encoding=None, skip_lines=0, drop_missing=False):
    """The File at `path`, after a look at its first lines. Raises BadFile.

    `x`, `y`: the names or numbers of the columns that are wanted, a list and one. Without them y is
    the last one and x all others. `inputs`: how many columns of x there can be; None: any number.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # a pipe may never come to an end
        raise BadFile(path, "can't be read: this is not an ordinary file")
    with _opened(path) as (opened, beneath):
        identity = _identity(path)
        head = opened.read(BLOCK)
        for pattern, what in NO_TABLES.items():
            if re.match(pattern, head, re.IGNORECASE) and not (encoding and what == NO_TEXT):
                raise BadFile(path, f"this is {what}")
        mark = next(filter(head.startswith, MARKS), None)
        encoding = MARKS.get(mark) or encoding or _utf_8_or_cp949(head)
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(head).removeprefix(MARK)
        except (LookupError, TypeError) as error:
            raise BadFile("--encoding", f"there is no encoding {quoted(encoding)}") from error
    lines = io.StringIO(text, newline="").readlines()
    if len(head) == BLOCK and len(lines) > 1:
        lines.pop()  # a part of one, perhaps
    *found, line = columns.find(path, lines, skip_lines, x, y, inputs)
    points = lines[line - 1 :]
    shared = opened is beneath and b",\n".decode(encoding, "replace") == ",\n"
    shared &= all(not each.endswith("\r") and each.count('"') % 2 == 0 for each in points)
    offset = sum(map(len, head.splitlines(keepends=True)[: line - 1])) if shared else 0
    file = File(path, encoding, *found, line, offset, drop_missing, shared, identity[2], identity)
    list(itertools.islice(_by_lines(file, points, line), EARLY))  # says what is wrong in these
    return file


def taken(file, points=None, dropped=0):
    """What was taken, in a line: x = km (column 1), y = price (column 2), 24 points."""
    inputs = [f"x{k + 1}" for k in range(len(file.x))] if len(file.x) > 1 else ["x"]
    told = [f"column {place + 1}" for place in (*file.x, file.y)]
    for at, name in enumerate(file.names):
        told[at] = f"{words.shown(name)} ({told[at]})" if name else told[at]
    told = [" = ".join(pair) for pair in zip([*inputs, "y"], told, strict=True)]
    told += [] if points is None else [counted(points, "point", ",")]
    left_out = f"; {counted(dropped, 'line', ',')} with a missing number left out"
    return words.few(told) + left_out * (dropped > 0)


def read(file, largest=math.inf):
    """All points: a list of arrays, one for each column of x; y; how many lines were left out.

    Numbers beyond `largest` are refused. Raises BadFile.
    """
    import numpy as np

    blocks = list(chunks(file, largest=largest))
    if not any(len(y) for *_, y, _, _ in blocks):
        raise BadFile(file.path, "there are no points in this file")
    *found, _, dropped = zip(*blocks, strict=True)
    *x, y = map(np.concatenate, found)
    return x, y, sum(dropped)


def chunks(file, begin=0, end=None, largest=math.inf):
    """Give X, Y, bytes, lines left out, for one block of points after the other; X, Y are arrays,
    of several columns of x one each.

    `begin` and `end` count the bytes behind the header: of a part come the lines that begin in it.
    A part is in memory at once, a whole file never is. Raises BadFile, and Unreadable if the file
    vanishes or changes.
    """
    import numpy as np

    part = begin > 0 or (end is not None and end < file.size - file.offset)
    if part and not file.shared:
        what = "compressed, in UTF-16 or with line breaks in quotes it is read without --workers"
        raise BadFile(file.path, f"{what} only")
    if file.size > BLOCK:
        bytearray(MOST * BLOCK)  # given back at once; glibc then keeps what the blocks free
    with _opened(file.path) as (opened, beneath):
        _require_same(file)
        start, line, header, at = file.offset, file.line, file.line - 1, file.offset
        if part:
            start = _line_start(file, opened, begin)
            stop = file.size if end is None else _line_start(file, opened, end)
            opened.seek(start)
            opened = beneath = io.BytesIO(opened.read(stop - start))
            header = at = 0
        for text in _texts(opened, file.encoding, header):
            try:
                found, dropped = _points(file, text, line, largest)
            except BadFile:
                _require_same(file)
                with open(file.path, "rb") as again:  # how many lines are before the part?
                    again.seek(file.offset)
                    while again.tell() < start:
                        again.readline()
                        line += 1
                found, dropped = _points(file, text, line, largest)
            yield *found, beneath.tell() - at, dropped
            letters = np.frombuffer(text.encode(errors="replace"), np.uint8)
            line += np.count_nonzero(letters == ord("\n"))  # quicker than text.count
            at = beneath.tell()
        _require_same(file)


def _points(file, text, line, largest):
    """The columns in these lines, arrays, x's then y, and how many lines were left out."""
    import numpy as np

    text = text.removeprefix(MARK)
    if max(file.size, len(text)) > SMALL:
        found = _plain_numbers(file, text, largest)
        if found is not None:
            return found, 0
    if re.search("[\udc80-\udcff]", text):  # code page 949 that begins late
        text = text.encode("utf-8", "surrogateescape").decode("cp949", "replace")
    points = list(_by_lines(file, io.StringIO(text), line, largest))
    good = [point for point in points if point]
    return [*np.reshape(good, (-1, len(file.x) + 1)).T.copy()], len(points) - len(good)


def _by_lines(file, lines, line, largest=math.inf):
    """Give the numbers of each point in these lines; [] for one that is left out."""
    for at, cells in columns.rows(file.path, file.delimiter, lines, line):
        if len(cells) < file.width or any(map(str.strip, cells[file.width :])):
            what = f"this line has {counted(len(cells), 'column')}, the first has {file.width}"
            what += columns.IN_QUOTES * (file.delimiter == "," and len(cells) > file.width)
            raise BadFile(file.path, what, at, min(len(cells), file.width) + 1)
        point = []
        for place in (*file.x, file.y):
            try:
                point.append(values.number(cells[place], largest, file.delimiter))
            except ValueError as error:
                missing = cells[place].strip().lower() in MISSING
                if not (missing and file.drop_missing):
                    hint = "; --drop-missing leaves such lines out" * missing
                    raise BadFile(file.path, f"{error}{hint}", at, place + 1) from error
        yield point if len(point) > len(file.x) else []


def _plain_numbers(file, text, largest):
    """The same by pandas, or None if there may be anything but plain numbers in these lines."""
    import numpy as np
    import pandas as pd

    if "#" in text or "\0" in text:
        return None
    wanted, width = (*file.x, file.y), file.width
    try:
        table = pd.read_csv(
            io.BytesIO(text.encode(errors="replace")),
            sep=r"\s+" if file.delimiter == " " else file.delimiter,
            header=None,
            # All columns are read: with usecols an extra cell would vanish in silence.
            dtype={place: "float64" if place in wanted else "S1" for place in range(width)},
            decimal="," if file.delimiter == ";" and "," in text else ".",
            na_filter=False,
            skipinitialspace='"' in text,
            low_memory=False,
            **({} if pd.__version__ >= "3" else {"float_precision": "round_trip"}),
        )
        # pandas refuses a line with too many cells, and fills up one with too few: with what is no
        # number, but nobody sees it in a column that is not wanted. It takes "3"4 for 34.
        full = width - 1 in wanted
        if '"' in text or (file.delimiter == " " and not full):
            rows = columns.rows(file.path, file.delimiter, io.StringIO(text), 1)
            full = [len(cells) for _, cells in rows] == [width] * len(table)
        elif not full:
            full = text.count(file.delimiter) == len(table) * (width - 1)
    except ValueError:
        return None
    if not full or table.shape[1] != width:
        return None
    found = [table[place].to_numpy() + 0.0 for place in wanted]  # there is no -0
    largest = min(largest, sys.float_info.max)
    if not all(np.abs(column).max() <= largest for column in found):  # nor nan
        return None
    # A column of nothing but True and False comes as 1 and 0.
    if any(np.isin(column, (0, 1)).all() for column in found) and re.search("(?i)true|fal", text):
        return None
    return found


def _texts(opened, encoding, header):
    """The text of a file in blocks of whole lines, which end with \\n; without so many lines."""
    # What is no UTF-8 may come late. It is looked at only if it stands in a wanted cell.
    errors = "surrogateescape" if encoding == "utf-8" else "strict"
    source, text = io.TextIOWrapper(opened, encoding, errors), ""
    try:
        for _ in range(header):
            source.readline()
        while more := source.read(BLOCK):
            text += more
            end = text.rfind("\n") + 1
            in_quotes = text.count('"', 0, end) % 2 and len(text) < MOST * BLOCK
            if end and not in_quotes:
                yield text[:end]
                text = text[end:]
        if text:
            yield text
    finally:
        source.detach()  # who opened the file closes it


def _utf_8_or_cp949(head):
    try:
        codecs.utf_8_decode(head)  # the last letter may be cut
    except UnicodeDecodeError:
        return "cp949"
    return "utf-8"


def _line_start(file, opened, at):
    """Where the first line begins that begins at or behind byte `at` of the lines."""
    opened.seek(file.offset + max(at - 1, 0))
    if at > 0:
        opened.readline()
    return opened.tell()


def _identity(path):
    status = os.stat(path)
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _require_same(file):
    if _identity(file.path) != file.identity:
        what = "has changed while it was read; the points have to stay the same"
        raise Unreadable(file.path, what)


@contextlib.contextmanager
def _opened(path):
    """Give the bytes of a file, unpacked if need be, and the file itself. Raises BadFile."""
    try:
        with open(path, "rb") as file:
            opened, start = file, file.read(4)
            file.seek(0)
            if start.startswith(b"\x1f\x8b"):
                opened = gzip.GzipFile(fileobj=file)
            elif start == b"PK\3\4":
                archive = zipfile.ZipFile(file)
                inside = [name for name in archive.namelist() if not name.startswith("__MACOSX/")]
                file.seek(0)
                if len(inside) == 1:  # else it may be a workbook
                    opened = archive.open(inside[0])
            yield opened, file
    except OSError as error:
        raise Unreadable(path, f"can't be read: {exits.reason(error)}") from error
    except (EOFError, RuntimeError, zlib.error, zipfile.BadZipFile) as error:
        raise BadFile(path, "can't be unpacked") from error
    except UnicodeError as error:
        what = "this is neither UTF-8 nor code page 949, or not what --encoding says"
        raise BadFile(path, f"{what}; --encoding cp1252, say, reads other letters") from error
