"""How a table stands in the lines of a file: what is between the columns, what the header calls
them, and which are x and y. The first lines tell it, or what is wrong with them.
"""

import csv
import itertools
import statistics
import unicodedata

from lib.options import values
from lib.program import words
from lib.program.words import counted, quoted

SAMPLE = 100  # rows that are looked at
IN_QUOTES = "; a number such as 1,234 needs quotes"


class BadFile(ValueError):
    """What is wrong in a file, with its name and, where there is one, the line and the column."""

    def __init__(self, path, what, line=None, column=None):
        where = f", line {line}, column {column}" if line else ""
        super().__init__(f"{words.path(path)}{where}: {what}")


def rows(path, delimiter, lines, at):
    """Give (number, cells) for each of these lines that is neither blank nor a remark.

    `delimiter`: a space stands for any number of spaces and tabs. `at`: the number of the first
    line. A line break inside quotes is part of a cell. Raises BadFile.
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


def find(path, lines, skip, x, y, inputs):
    """What is between the columns; how many there are; where x's are, a list, and where y is, from
    0; what the header calls them, [] without one; the number of the first line with a point.

    `skip`: so many lines are passed over. `x`, `y`, `inputs`: as in points_file.look.
    """
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
        what += str(usual) + IN_QUOTES * (delimiter == "," and usual > width and begin == at + 1)
        what += f"; line {begin} looks like the first: --skip-lines {begin - 1} takes it"
        raise BadFile(path, what, at, min(width, usual) + 1)
    header = [" ".join(cell.split()) for cell in first[:width]] if is_header else []
    if width < 2:
        what = "y is missing; a line needs x and y, with a comma, a tab or spaces between them"
        raise BadFile(path, what, at, width + 1)
    y = width - 1 if y is None else _place(path, header, width, y)
    others = [place for place in range(width) if place != y]
    x = others if x is None else [_place(path, header, width, word) for word in x]
    if len({*x, y}) <= len(x):
        raise BadFile(path, "a column is chosen twice; without --y-column the last one is y")
    if inputs is not None and len(x) != inputs:
        what = f"there can be {counted(inputs, 'column')} of x here, not {len(x)}; choose with "
        what += "--x-column and --y-column, or take 06_extend_graph.py --model several-inputs"
        raise BadFile(path, what, at, inputs + 1)
    names = [header[place] for place in (*x, y)] if header else []
    return delimiter, width, x, y, names, points[0][0]


def _delimiter(path, lines, at):
    """The delimiter by which most rows have two numbers, and the first rows by it."""
    found, wrong = [], BadFile(path, "there are no points in this file")
    for delimiter in "\t;|, ":
        table = []
        try:
            for row in itertools.islice(rows(path, delimiter, lines, at), SAMPLE):
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
