"""The one printer of tables, for those that are known as a whole and those that grow."""

import sys

NARROW, WIDE = 8, 13  # any number has room in 13 letters


def show(table, left=(), indent=""):
    """Print a table, a dict from heading to a list of numbers or words.

    `left`: the headings of columns that are flush left; the others are flush right.
    """
    columns = [[heading, *map(cell, cells)] for heading, cells in table.items()]
    _print(columns, ["<" if heading in left else ">" for heading in table], indent)


def show_lines(lines):
    """Print lines of as many words or numbers each, in columns without headings, indented."""
    columns = [[*map(cell, cells)] for cells in zip(*lines, strict=True)]
    _print(columns, "<" * len(columns), "  ")


def row(cells, heads=()):
    """Print one line of a table that grows: the first cell is narrow, the others are wide.

    `heads`: the headings of all cells; a longer one makes its column wider.
    """
    first, *others = map(cell, cells)
    widths = [max(WIDE, len(head)) for head in heads[1:]] or [WIDE] * len(others)
    padded = (f"{other:>{width}}" for other, width in zip(others, widths, strict=True))
    print(f"{first:>{NARROW}}", *padded)


def cell(value):
    """A number to six decimals, or with a power of ten where these would hide it; words as words"""
    if isinstance(value, str | int):
        return str(value)
    value = float(value) + 0.0  # there is no -0 on the slides
    return f"{value:.6f}" if value == 0 or 1e-4 <= abs(value) < 1e7 else f"{value:.6e}"


def _print(columns, flush, indent):
    widths = [max(map(len, column)) for column in columns]
    for cells in zip(*columns, strict=True):
        texts = (f"{c:{f}{w}}" for c, f, w in zip(cells, flush, widths, strict=True))
        print(indent + "  ".join(texts).rstrip())
    sys.stdout.flush()
