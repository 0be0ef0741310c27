"""Which columns of a CSV file are x, and which one is y."""

import unicodedata
from typing import NamedTuple

from lib.options.bad_file import BadFile
from lib.program import echo
from lib.program.words import counted

MOST_NAMES = 6  # of a header in a line to read


class Wanted(NamedTuple):
    """What is asked for.

    x      the columns of x, each by its name in the header or its number from 1; None: all but y
    y      the column of y, likewise; None: the last
    count  how many columns of x there can be; None: any number
    """

    x: list | None = None
    y: str | None = None
    count: int | None = 1


X_THEN_Y = Wanted()


def places(path, at, header, width, wanted):
    """Where in a line the columns of x are, a list, and y; both from 0. Raises BadFile.

    `header`: the words of the header, [] if there is none. `at`: the number of the first line.
    """
    if width < 2:
        what = "y is missing; a line needs x and y, with a comma, semicolon or tab between them"
        raise BadFile(path, what, at, width + 1)
    x = [_place(path, header, width, word) for word in wanted.x or []]
    y = None if wanted.y is None else _place(path, header, width, wanted.y)
    if y is None:
        y = _rest(path, x, width)
    if wanted.x is None:
        x = [place for place in range(width) if place != y]
    for place in {*x, y}:
        if [*x, y].count(place) > 1:
            what = f"column {place + 1} is chosen twice; --x-column and --y-column must differ"
            raise BadFile(path, what)
    if wanted.count is not None and len(x) != wanted.count:
        what = f"there can be {counted(wanted.count, 'column')} of x here, not {len(x)}"
        raise BadFile(path, what + _way_out(width, wanted), at, wanted.count + 1)
    return x, y


def stands_in(cells, wanted):
    """Whether one of these cells is the name of a column that is asked for."""
    words = [*(wanted.x or []), *([] if wanted.y is None else [wanted.y])]
    return any(_plain(word) in map(_plain, cells) for word in words if not word.strip().isdecimal())


def _rest(path, x, width):
    """Where y is if only the columns of x are chosen: the last column, or the only one left."""
    left = [place for place in range(width) if place not in x]
    if width - 1 not in left and len(left) != 1:
        raise BadFile(path, "--x-column takes the last column; choose y with --y-column")
    return left[-1]


def _way_out(width, wanted):
    """What to do if there are too many columns."""
    if width <= wanted.count + 1:
        return ""
    numbers = " ".join(str(number) for number in range(1, wanted.count + 1))
    return (
        f"; choose columns by number or name, such as --x-column {numbers} --y-column {width}, "
        "or use 06_extend_graph.py --model several-inputs, which takes any number of columns"
    )


def _place(path, header, width, word):
    """Where in a line the column with this name or number is."""
    exact = [place for place, name in enumerate(header) if name == word.strip()]
    found = exact or [place for place, name in enumerate(header) if _plain(name) == _plain(word)]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = " and ".join(str(place + 1) for place in found)
        raise BadFile(path, f"columns {numbers} are both named {echo.quoted(word)}; give a number")
    digits = word.strip().lstrip("0")
    if digits.isascii() and digits.isdecimal() and len(digits) < 9 and int(digits) <= width:
        return int(digits) - 1
    names = ", ".join(echo.word(name) for name in header[:MOST_NAMES])
    names += ", ..." * (len(header) > MOST_NAMES)
    hint = f"the header has {names}" if header else f"without a header: a number from 1 to {width}"
    raise BadFile(path, f"there is no column {echo.quoted(word)}; {hint}")


def _plain(name):
    """A name without what makes no difference: spaces around it, large and small letters."""
    return unicodedata.normalize("NFC", name.strip()).casefold()
