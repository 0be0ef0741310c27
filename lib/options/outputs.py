"""Whether a file that a script is to write can be written, and would not replace another one."""

import os

from lib.program import files


def check_picture(parser, args, option, path, endings):
    """The same for a figure, whose name has one of these endings; None is no figure."""
    if path is None:
        return
    if not path.lower().endswith(endings):
        parser.error(f"{option} {path}: the name must end in {' or '.join(endings)}")
    check(parser, args, option, path)
    if _same(path, getattr(args, "history", None)):
        parser.error(f"{option} and --history name the same file")


def check(parser, args, option, path):
    """End the script if nothing can be written at `path`, or if the data are there."""
    obstacle = files.obstacle(path)
    if obstacle:
        parser.error(f"{option} {path}: {obstacle}")
    if _same(path, getattr(args, "data", None)):
        parser.error(f"{option} {path}: this would overwrite the data")


def _same(path, other):
    return other is not None and os.path.realpath(path) == os.path.realpath(other)
