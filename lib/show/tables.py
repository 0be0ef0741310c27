"""The one printer of tables, for those that are known as a whole and those that grow."""

import sys

from lib.show import numbers

NARROW, WIDE = 8, 13  # any number, as numbers.decimals writes it, has room in 13 letters


def show(table, left=(), indent=""):
    """Print a table, a dict from heading to a list of numbers or words.

    `left`: the headings of columns that are flush left; the others are flush right.
    """
    columns = [[heading, *map(_cell, cells)] for heading, cells in table.items()]
    _show(columns, ["<" if heading in left else ">" for heading in table], indent)


def show_lines(lines, indent=""):
    """Print lines, a list of as many words or numbers each, in columns that are flush left.

    For what needs no headings.
    """
    columns = [[*map(_cell, cells)] for cells in zip(*lines, strict=True)]
    _show(columns, ["<"] * len(columns), indent)


def row(cells):
    """Print one line of a table that grows: the first cell is narrow, the others are wide."""
    first, *others = map(_cell, cells)
    print(f"{first:>{NARROW}}", *(f"{cell:>{WIDE}}" for cell in others))


def _show(columns, flush, indent):
    widths = [max(map(len, column)) for column in columns]
    for cells in zip(*columns, strict=True):
        texts = (f"{c:{f}{w}}" for c, f, w in zip(cells, flush, widths, strict=True))
        print(indent + "  ".join(texts).rstrip())
    sys.stdout.flush()


def _cell(value):
    return str(value) if isinstance(value, str | int) else numbers.decimals(value)
