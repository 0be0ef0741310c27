"""Tables with columns of numbers and of words."""

import math
import sys

from lib import exits, report


def show(table):
    """Print a table, a dict from heading to a list of numbers or words, each column flush right.

    A number that is not finite ends the script: it was too large to compute with.
    """
    columns = [[heading, *map(_cell, cells)] for heading, cells in table.items()]
    widths = [max(map(len, column)) for column in columns]
    for row in zip(*columns, strict=True):
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))
    sys.stdout.flush()


def _cell(value):
    if isinstance(value, str):
        return value
    if not math.isfinite(value):
        exits.fail("the numbers are too large for 64-bit floats")
    return report.decimals(value)
