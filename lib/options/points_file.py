"""Reads points from a reader's own file, a table: `look` finds out from its first lines how they
stand in it, `read` takes them all, `chunks` a block after the other.

Many plain numbers are pandas' work. Whatever else may stand in a line is read with the grammar of
values.py, which also says what is wrong, and where.
"""

import codecs
import contextlib
import csv
import gzip
import io
import itertools
import math
import os
import re
import statistics
import sys
import unicodedata
import zipfile
import zlib
from typing import NamedTuple

from lib.options import values
from lib.program import exits, words
from lib.program.words import counted, quoted

BLOCK = 1 << 20  # letters that are read at a time; more are no quicker
MOST = 16  # blocks in which a line break inside quotes is looked for
SAMPLE = 100  # rows that tell how they stand,
EARLY = 100  # and that are read before anything heavy is loaded
SMALL = 1 << 18  # letters: so few are read before pandas would be imported
MISSING = {"", "na", "n.a.", "n/a", "#n/a", "nan", "null", "none", "--", "..", "...", *"-–—−?.*"}
MARKS = {codecs.BOM_UTF8: "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
NO_TEXT = "not a text file"  # unless --encoding says how it is one
NO_TABLES = {
    rb"\x89PNG|\xff\xd8\xff|GIF8": "a picture",
    rb"PK|\xd0\xcf\x11\xe0": "a workbook or an archive; save the sheet as CSV",
    rb"(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml)": "a web page, not a table",
    rb"(?!\xff\xfe|\xfe\xff)[^\0]*\0": NO_TEXT,
}
IN_QUOTES = "; a number such as 1,234 needs quotes"


class BadFile(ValueError):
    """What is wrong in a file, with its name and, where there is one, the line and the column."""

    def __init__(self, path, what, line=None, column=None):
        where = f", line {line}, column {column}" if line else ""
        super().__init__(f"{words.path(path)}{where}: {what}")


class Unreadable(BadFile):
    """What the system does not give, or gives no more."""


class File(NamedTuple):
    """A file, and how the points stand in it."""

    path: str
    encoding: str
    delimiter: str  # a space stands for any number of spaces and tabs
    width: int  # how many columns there are, but for blank ones at the end
    wanted: list  # where in a line x's columns are, from 0, and behind them y's
    names: list  # what the header calls them; [] without a header
    line: int  # the number of the first line with a point
    offset: int  # so many bytes are before it, if the file is shared
    drop_missing: bool
    largest: float  # in size; more does not fit into the floats of the run
    shared: bool  # whether several workers can read some of the lines each
    size: int
    identity: tuple  # changes when the file is written to or replaced


# ------------------------------------------------------------------ looking at the first lines


def look(
    path, x=None, y=None, inputs=1, encoding=None, skip_lines=0, drop_missing=False,
    largest=math.inf,
):  # fmt: skip
    """The File at `path`, after a look at its first lines. Raises BadFile.

    `x`, `y`: the names or numbers of the columns that are wanted, a list and one. Without them y is
    the last one and x all others. `inputs`: how many columns of x there can be; None: any number.
    `largest`: numbers beyond it are refused.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # a pipe may never come to an end
        what = "a folder" if os.path.isdir(path) else "not an ordinary file"
        raise BadFile(path, f"can't be read: this is {what}")
    with _opened(path) as (opened, beneath):
        identity = _identity(path)
        head = opened.read(BLOCK)
        for pattern, what in NO_TABLES.items():
            if re.match(pattern, head, re.IGNORECASE) and not (encoding and what == NO_TEXT):
                raise BadFile(path, f"this is {what}")
        mark = next(filter(head.startswith, MARKS), None)
        encoding = MARKS.get(mark) or encoding or _utf_8_or_cp949(head)
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(head)
        except (LookupError, TypeError) as error:
            raise BadFile("--encoding", f"there is no encoding {quoted(encoding)}") from error
    lines = io.StringIO(text, newline="").readlines()
    if len(head) == BLOCK and len(lines) > 1:
        lines.pop()  # a part of one, perhaps
    *found, line = _find(path, lines, skip_lines, x, y, inputs)
    points = lines[line - 1 :]
    shared = opened is beneath and b",\n".decode(encoding, "replace") == ",\n"
    shared &= all(not each.endswith("\r") and each.count('"') % 2 == 0 for each in points)
    offset = sum(map(len, head.splitlines(keepends=True)[: line - 1])) if shared else 0
    form = *found, line, offset, drop_missing, largest, shared, identity[2], identity
    file = File(path, encoding, *form)
    list(itertools.islice(_by_lines(file, points, line), EARLY))  # says what is wrong in these
    return file


def taken(file, points=None, dropped=0):
    """What was taken, in a line: x = km (column 1), y = price (column 2), 24 points."""
    inputs = len(file.wanted) - 1
    told = [f"column {place + 1}" for place in file.wanted]
    for at, name in enumerate(file.names):
        told[at] = f"{words.shown(name)} ({told[at]})" if name else told[at]
    letters = [*(f"x{k + 1}" for k in range(inputs)), "y"] if inputs > 1 else ["x", "y"]
    told = [" = ".join(pair) for pair in zip(letters, told, strict=True)]
    told += [] if points is None else [counted(points, "point", ",")]
    left_out = f"; {counted(dropped, 'line', ',')} with a missing number left out"
    return words.few(told) + left_out * (dropped > 0)


def _find(path, lines, skip, x, y, inputs):
    """What File has of these lines: delimiter, width, wanted, names, line. `skip` are left out."""
    skip += "".join(lines[skip : skip + 1]).lower().lstrip('"').startswith("sep=")  # Excel's own
    delimiter, table = _delimiter(path, lines[skip:], skip + 1)
    (at, first), *others = table
    asked = {_plain(word) for word in (*(x or ()), y) if word and not word.strip().isdecimal()}
    named = not asked.isdisjoint(map(_plain, first))
    is_header = named or not any(values.is_number(cell, delimiter) for cell in first)
    points = others if is_header else table
    if not points:
        raise BadFile(path, "there is a header but there are no points")
    # A delimiter at the end of each line makes no column; nor does a blank cell there make a name.
    full = [first] if is_header else [cells[: len(first)] for _, cells in table]
    width = max(map(_filled, full))
    usual = statistics.mode(max(_filled(cells), min(len(cells), width)) for _, cells in points)
    if usual != width:
        begin = next((line for line, cells in others if _filled(cells) == usual), at + 1)
        what = f"this line has {counted(width, 'name' if is_header else 'cell')}, most below have "
        cut = delimiter == "," and usual > width and begin == at + 1
        first = f"; line {begin} looks like the first: --skip-lines {begin - 1} takes it"
        what += f"{usual}{IN_QUOTES if cut else first}"
        raise BadFile(path, what, at, min(width, usual) + 1)
    header = [" ".join(cell.split()) for cell in first[:width]] if is_header else []
    if width < 2:
        what = "y is missing; a line needs x and y, with a comma, a tab or spaces between them"
        raise BadFile(path, what, at, width + 1)
    y = width - 1 if y is None else _place(path, header, width, y)
    others = [place for place in range(width) if place != y]
    x = others if x is None else [_place(path, header, width, word) for word in x]
    wanted = [*x, y]
    if len({*wanted}) < len(wanted):
        raise BadFile(path, "a column is chosen twice; without --y-column the last one is y")
    if inputs is not None and len(x) != inputs:
        what = f"there can be {counted(inputs, 'column')} of x here, not {len(x)}; choose with "
        what += "--x-column and --y-column, or take 06_extend_graph.py --model several-inputs"
        raise BadFile(path, what, at, inputs + 1)
    names = [header[place] for place in wanted] if header else []
    return delimiter, width, wanted, names, points[0][0]


def _delimiter(path, lines, at):
    """The delimiter by which most rows have two numbers, and the first rows by it."""
    found, wrong = [], BadFile(path, "there are no points in this file")
    for delimiter in "\t;|, ":
        table = []
        try:
            for row in itertools.islice(_rows(path, delimiter, lines, at), SAMPLE):
                table.append(row)
        except BadFile as error:  # with the right delimiter it is said again when the line is read
            wrong = error
        commas_too = "," if delimiter == "," else ";"  # 2,5 is meant as a number
        numbers = [sum(values.is_number(c, commas_too) for c in cells) for _, cells in table]
        score = sum(many > 1 for many in numbers), sum(len(cells) > 1 for _, cells in table)
        found += [(score, delimiter, table)] if table else []
    if not found:
        raise wrong
    return max(found, key=lambda one: one[0])[1:]


def _rows(path, delimiter, lines, at):
    """Give (number, cells) for each of these lines that is neither blank nor a remark.

    `at`: the number of the first line. A line break inside quotes is part of a cell.
    """
    lines = ("\n" if line.lstrip().startswith("#") else line for line in lines)
    if delimiter == " ":
        lines = (" ".join(line.split()) + "\n" for line in lines)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
    before = 0
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield at + before, cells
            before = reader.line_num
    except csv.Error as error:
        raise BadFile(path, "the quotation marks here do not match", at + before, 1) from error


def _place(path, header, width, word):
    """Where in a line the column with this name or number is."""
    found = [place for place, name in enumerate(header) if _plain(name) == _plain(word)]
    if not found:
        found = [place for place in range(width) if str(place + 1) == word.strip().lstrip("0")]
    if len(found) > 1:
        which = " and ".join(str(place + 1) for place in found)
        raise BadFile(path, f"columns {which} are both named {quoted(word)}; give a number")
    if not found:
        names = words.few(map(words.shown, header))
        hint = f"the header has {names}" if header else f"without a header: a number, 1 to {width}"
        raise BadFile(path, f"there is no column {quoted(word)}; {hint}")
    return found[0]


def _plain(name):
    """A name without what makes no difference: spaces, large and small letters."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _filled(cells):
    """How many cells there are up to the last one that is not blank."""
    return max((number for number, cell in enumerate(cells, start=1) if cell.strip()), default=0)


# ------------------------------------------------------------------------- reading the numbers


def read(file):
    """All points: a list of arrays, one for each column of x; y; how many lines were left out."""
    import numpy as np

    *found, _, dropped = zip(*chunks(file), strict=True)
    *x, y = map(np.concatenate, found)
    if not len(y):
        raise BadFile(file.path, "there are no points in this file")
    return x, y, sum(dropped)


def chunks(file, begin=0, end=None):
    """Give X, Y, bytes, lines left out, for one block of points after the other; X, Y are arrays,
    of several columns of x one each.

    `begin` and `end` count the bytes behind the header: of a part come the lines that begin in it.
    A part is in memory at once, a whole file never is. Raises BadFile, and Unreadable if the file
    vanishes or changes.
    """
    part = begin > 0 or (end is not None and end < file.size - file.offset)
    if part and not file.shared:
        what = "compressed, in UTF-16 or with line breaks in quotes it is read without --workers"
        raise BadFile(file.path, f"{what} only")
    if file.size > BLOCK:
        bytearray(MOST * BLOCK)  # given back at once; glibc then keeps what the blocks free
    with _opened(file.path) as (opened, beneath):
        _require_same(file)
        line, header, at = file.line, file.line - 1, file.offset
        if part:
            start = _line_start(file, opened, begin)
            stop = file.size if end is None else _line_start(file, opened, end)
            opened.seek(start)
            opened = beneath = io.BytesIO(opened.read(stop - start))
            header = at = 0
        for text in _texts(opened, file.encoding, header):
            try:
                found, dropped = _points(file, text, line)
            except BadFile:
                _require_same(file)
                if part:  # which of the file's lines is it? Read from the start it is said
                    for _ in chunks(file):
                        pass
                raise
            yield *found, beneath.tell() - at, dropped
            line, at = line + text.count("\n"), beneath.tell()
        _require_same(file)


def _texts(opened, encoding, header):
    """The text of a file in blocks of whole lines, which end with \\n; without so many lines."""
    # What is no UTF-8 may come late, in a column that is not wanted
    errors = "replace" if encoding.startswith("utf-8") else "strict"
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


def _points(file, text, line):
    """The columns in these lines, arrays, x's then y, and how many lines were left out."""
    import numpy as np

    found = None
    if max(file.size, len(text)) > SMALL:
        found = _by_pandas(file, text)
    if found is not None:
        return found, 0
    points = list(_by_lines(file, io.StringIO(text), line))
    good = list(filter(None, points))
    return [*np.reshape(good, (-1, len(file.wanted))).T.copy()], len(points) - len(good)


def _by_lines(file, lines, line):
    """Give the numbers of each point in these lines; [] for one that is left out."""
    for at, cells in _rows(file.path, file.delimiter, lines, line):
        if len(cells) < file.width or any(map(str.strip, cells[file.width :])):
            what = f"this line has {counted(len(cells), 'column')}, the first has {file.width}"
            what += IN_QUOTES * (file.delimiter == "," and len(cells) > file.width)
            raise BadFile(file.path, what, at, min(len(cells), file.width) + 1)
        point = []
        for place in file.wanted:
            try:
                point.append(values.number(cells[place], file.delimiter, file.largest))
            except ValueError as error:
                missing = cells[place].strip().lower() in MISSING
                if not (missing and file.drop_missing):
                    hint = "; --drop-missing leaves such lines out" * missing
                    raise BadFile(file.path, f"{error}{hint}", at, place + 1) from error
        yield point if len(point) == len(file.wanted) else []


def _by_pandas(file, text):
    """The columns in these lines, or None if there may be anything but plain numbers in them."""
    import numpy as np
    import pandas as pd

    wanted, width = file.wanted, file.width
    if "#" in text or "\0" in text:  # where pandas 2 takes a number to end
        return None
    try:
        table = pd.read_csv(
            io.BytesIO(text.encode(errors="replace")),
            sep=r"\s+" if file.delimiter == " " else file.delimiter,
            header=None,
            # All columns are read: with usecols an extra cell would vanish in silence.
            dtype={place: "float64" if place in wanted else "S1" for place in range(width)},
            decimal="," if file.delimiter == ";" and "," in text else ".",
            na_filter=False,
            **({} if pd.__version__ >= "3" else {"float_precision": "round_trip"}),
        )
        # A line with too many cells is refused, but one with too few is filled up: nobody sees it
        # in a last column that is not wanted. And "3"4 is taken for 34.
        full = width - 1 in wanted
        if '"' in text or (file.delimiter == " " and not full):
            rows = _rows(file.path, file.delimiter, io.StringIO(text), 1)
            full = {len(cells) for _, cells in rows} == {width}
        elif not full:
            full = text.count(file.delimiter) == len(table) * (width - 1)
    except ValueError:
        return None
    if not full or table.shape[1] != width:
        return None
    found = [table[place].to_numpy() + 0.0 for place in wanted]  # there is no -0
    largest = min(file.largest, sys.float_info.max)
    if not all(np.abs(column).max() <= largest for column in found):  # nor nan
        return None
    # A column of nothing but True and False comes as 1 and 0.
    if any(np.isin(column, (0, 1)).all() for column in found) and re.search("(?i)true|fal", text):
        return None
    return found


# ----------------------------------------------------------------------------- the file's bytes


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
        hint = "try without --encoding, or with another one, as --encoding cp1252"
        raise BadFile(path, f"{what}; {hint}") from error


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
