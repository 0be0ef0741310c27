"""Whether the files that a script is to write can be written, and take no other file's place."""

import glob
import os
import sys

from lib.program import echo, files, project

USUAL = "figures"  # the folder of a figure without a name of its own


def require_ending(parser, option, path, endings):
    """End the script if this name of a file has none of these endings; None is no file."""
    if path is not None and os.path.splitext(path)[1].lower() not in endings:
        hint = f"the name must end in {' or '.join(endings)}"
        if path.lower().endswith(endings):
            hint = "this is only an ending; put a name before it"
        parser.error(f"{option} {echo.path(path)}: {hint}")


def require(parser, args):
    """End the script if one of parser.writes can't be written, or would replace a file.

    It may replace an older output, but nothing that this run reads or writes, and no file of the
    project.
    """
    reads = [path for path in parser.reads if path is not None]
    writes = [(option, path) for option, path in parser.writes if path is not None]
    for at, (option, path) in enumerate(writes):
        if not path:
            parser.error(f"{option}: the name of the file is missing")
        wrong = files.obstacle(path) or _replaces(path, reads)
        if wrong:
            parser.error(f"{option} {echo.path(path)}: {wrong}")
        for earlier, other in writes[:at]:
            if files.same(path, other):
                parser.error(f"{option} and {earlier} name the same file")
    if getattr(args, "draw", False) and args.figure is None:
        for path in [*reads, *(path for _, path in writes)]:
            if _is_usual(path):
                hint = "the figure will be written there; --figure gives it another place"
                parser.error(f"{echo.path(path)}: {hint}")


def _replaces(path, reads):
    """Which file, other than an older output, would be lost; None if there is none."""
    if not os.path.exists(path):
        return None
    if any(files.same(path, read) for read in reads):
        return "this would overwrite the data"
    if project.has(path):
        return "this would overwrite a file of the project"
    if any(files.same(path, stream) for stream in (1, 2)):
        return "what the script prints goes into this file already"
    return None


def _is_usual(path):
    """Whether the script's figure, which is given no name, will be at `path`."""
    folder, name = os.path.split(os.path.realpath(path))
    script = os.path.splitext(os.path.basename(sys.argv[0]))[0]
    older = glob.glob(os.path.join(USUAL, f"{glob.escape(script)}*.png"))
    is_new = files.same(folder, USUAL) and name.startswith(script) and name.endswith(".png")
    return is_new or any(files.same(path, figure) for figure in older)
