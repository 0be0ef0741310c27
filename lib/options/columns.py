"""How a table stands in the lines of a file: what is between the columns, what the header calls
them, and which are x and y. The first lines tell it, or what is wrong with them.
"""

import csv
import itertools
import re
import statistics
import unicodedata

from lib.options import values
from lib.program import words
from lib.program.words import counted, quoted

SAMPLE = 100  # rows that are looked at
MISSING = {"", "na", "n.a.", "n/a", "#n/a", "nan", "null", "none", "--", "..", "...", *"-–—−?.*"}
SEPARATOR = re.compile(r'"?sep=([,;\t|])"?[,;\t|]*\s*', re.IGNORECASE)  # Excel's own first line
COMMAS = re.compile(r"(?<![\d.])\d{1,3}(,\d{3})+(?!\d)")


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
        what = f"the quotation marks here do not match ({words.shown(str(error))})"
        raise BadFile(path, what, at + before, 1) from error


def find(path, lines, skip, x, y, inputs):
    """What is between the columns; how many there are; where x's are, a list, and where y is, from
    0; what the header calls them, [] without one; the number of the first line with a point.

    `skip`: so many lines are passed over. `x`, `y`, `inputs`: as in points_file.look.
    """
    separator = SEPARATOR.fullmatch("".join(lines[skip : skip + 1]))
    skip += bool(separator)
    delimiter, table = _delimiter(path, lines[skip:], skip + 1, separator)
    (at, first), *others = table
    asked = {_plain(word) for word in [*(x or []), y or ""] if not word.strip().isdecimal()} - {""}
    named = not asked.isdisjoint(map(_plain, first))
    numbers = [sum(values.is_number(cell, delimiter) for cell in cells) for _, cells in table]
    is_header = named or not numbers[0]
    points = others if is_header else table
    if not points:
        raise BadFile(path, "there is a header but there are no points")
    # Columns at the end that are blank in all lines are none: a delimiter stands at each line's end
    width = min(len(first), max(2, *(_filled(cells[: len(first)]) for _, cells in table)))
    usual = statistics.mode(max(_filled(cells), min(len(cells), width)) for _, cells in points)
    full = [not any(map(is_missing, [*cells, *[""] * usual][:usual])) for _, cells in table]
    for k in range(1, len(table) - 1):
        if not (named or full[0]) and full[k] and not numbers[k] and numbers[k + 1]:
            what = f"line {at} is not the header; line {table[k][0]} looks like it"
            raise BadFile(path, f"{what}: --skip-lines {table[k][0] - 1} takes it")
    if usual != width:
        what = "the header has " if is_header else "this line has "
        what += counted(width, "name" if is_header else "cell")
        what += f", most lines below have {counted(usual, 'cell')}"
        hint = commas(delimiter, points[0][1])
        what += hint or f"; --skip-lines {others[0][0] - 1} leaves it out"
        raise BadFile(path, what, at, min(width, usual) + 1)
    header = [" ".join(cell.split()) for cell in first[:width]] if is_header else []
    x, y = _places(path, at, header, width, x, y, inputs)
    names = [header[place] for place in (*x, y)] if header else []
    return delimiter, width, x, y, names, points[0][0]


def _delimiter(path, lines, at, separator):
    """The delimiter by which most rows have two numbers, and the first rows by it."""
    found, wrong = [], None
    for delimiter in separator[1] if separator else "\t;|, ":
        table = []
        try:
            for row in itertools.islice(rows(path, delimiter, lines, at), SAMPLE):
                table.append(row)
        except BadFile as error:  # with the right delimiter it is said again when the line is read
            wrong = error
        if table:
            commas_too = "," if delimiter == "," else ";"  # 2,5 is meant as a number
            numbers = [sum(values.is_number(c, commas_too) for c in cells) for _, cells in table]
            score = sum(many > 1 for many in numbers), sum(len(cells) > 1 for _, cells in table)
            found.append((score, delimiter, table))
    if not found:
        raise wrong or BadFile(path, "there are no points in this file")
    return max(found, key=lambda one: one[0])[1:]


def _places(path, at, header, width, x, y, inputs):
    """Where in a line the columns of x are, a list, and y."""
    if width < 2:
        what = "y is missing; a line needs x and y, with a comma, a tab or spaces between them"
        raise BadFile(path, what, at, width + 1)
    chosen = [_place(path, header, width, word) for word in x or []]
    left = [place for place in range(width) if place not in chosen]
    if y is None and width - 1 not in left and len(left) != 1:
        raise BadFile(path, "--x-column takes the last column; choose y with --y-column")
    y = left[-1] if y is None else _place(path, header, width, y)
    x = [place for place in range(width) if place != y] if x is None else chosen
    if len({*x, y}) <= len(x):
        raise BadFile(path, "a column is chosen twice; --x-column and --y-column must differ")
    if inputs is not None and len(x) != inputs:
        what = f"there can be {counted(inputs, 'column')} of x here, not {len(x)}"
        if width > inputs + 1:
            numbers = " ".join(map(str, range(1, inputs + 1)))
            what += f"; choose, such as --x-column {numbers} --y-column {width}, or take "
            what += "06_extend_graph.py --model several-inputs"
        raise BadFile(path, what, at, inputs + 1)
    return x, y


def _place(path, header, width, word):
    """Where in a line the column with this name or number is."""
    for same in (str.strip, _plain):
        found = [place for place, name in enumerate(header) if same(name) == same(word)]
        if len(found) == 1:
            return found[0]
    if found:
        numbers = " and ".join(str(place + 1) for place in found)
        raise BadFile(path, f"columns {numbers} are both named {quoted(word)}; give a number")
    if re.fullmatch("0*[1-9][0-9]{0,7}", word.strip()) and int(word) <= width:
        return int(word) - 1
    names = ", ".join([*map(words.shown, header[:6]), *["..."] * (len(header) > 6)])
    hint = f"the header has {names}" if header else f"without a header: a number from 1 to {width}"
    raise BadFile(path, f"there is no column {quoted(word)}; {hint}")


def _plain(name):
    """A name without what makes no difference: spaces, large and small letters."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _filled(cells):
    """How many cells there are up to the last one that is not blank."""
    return max((number for number, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def is_missing(cell):
    """Whether this is how people write that there is no number."""
    return cell.strip().lower() in MISSING


def commas(delimiter, cells):
    """What to do if these cells may be parts of numbers such as 33,152,000; or ""."""
    found = COMMAS.search(",".join(cells)) if delimiter == "," else None
    return f"; if {found[0]} is one number: write it without commas, or in quotes" if found else ""
