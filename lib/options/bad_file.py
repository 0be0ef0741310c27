"""What is wrong in a file of points."""

from lib.program import echo


class BadFile(ValueError):
    """What is wrong in a file, with its name and, where there is one, the line and the column."""

    def __init__(self, path, what, line=None, column=None):
        where = f", line {line}, column {column}" if line else ""
        super().__init__(f"{echo.path(path)}{where}: {what}")
