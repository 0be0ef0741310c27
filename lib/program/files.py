"""Files that are written whole or not at all, and never in the place of another file."""

import contextlib
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from lib.program import exits

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = {"lib", "tests", "docs", "data", "bench", ".git", ".github", ".ci"}  # all in them is ours
OURS, ENDINGS = (".git", "requirements"), (".py", ".md", ".toml", ".ipynb")  # and beside them


def obstacle(path):
    """Why no file can be written at `path`, in words, or None if one can."""
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        return "there is no such folder; make it first"
    if os.path.exists(target):
        if not os.path.isfile(target):
            return f"is {'a folder' if os.path.isdir(target) else 'a device'}, not a file"
        if not os.access(target, os.W_OK):
            return "is protected against writing"
        if is_of_the_project(target):
            return "this would overwrite a file of the project"
    try:
        with contextlib.suppress(FileNotFoundError):
            os.stat(target)  # a name that the system does not take
        tempfile.TemporaryFile(dir=folder).close()  # only trying tells: permissions, a full disk
    except OSError as error:
        return f"can't be written here: {exits.reason(error)}"
    return None


def is_of_the_project(target):
    """Whether a real path is one of the project's own files, not what a student wrote beside."""
    if ROOT not in Path(target).parents:
        return False
    first, *others = Path(target).relative_to(ROOT).parts
    return first in FOLDERS if others else first.startswith(OURS) or first.endswith(ENDINGS)


def same(path, other):
    """Whether two names are those of one file, or will be once it is written."""
    if os.path.exists(path) and os.path.exists(other):
        return os.path.samefile(path, other)
    return os.path.realpath(path).casefold() == os.path.realpath(other).casefold()


@contextlib.contextmanager
def whole(path):
    """Give the name of a new file beside `path`; it takes the place of `path` when the block ends.

    If the block fails, or a signal ends the script, `path` stays as it was. An OSError names
    `path`; there is one, too, if the new file is gone, with its folder perhaps.
    """
    target = os.path.realpath(path)
    folder, ending = os.path.dirname(target), os.path.splitext(target)[1]
    part = os.path.join(folder, f".{secrets.token_hex(4)}.part{ending}")

    def remove():
        with contextlib.suppress(OSError):
            os.remove(part)

    with exits.undoing(remove):
        try:
            yield part
            with naming(path):
                if os.path.exists(target):
                    shutil.copymode(target, part)
                os.replace(part, target)
        finally:
            remove()


@contextlib.contextmanager
def naming(path):
    """Errors of the file system inside the block name `path`."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, exits.reason(error), path) from error


def beside(path, word):
    """The name of another file that belongs to `path`: a.png and "cost" give a_cost.png."""
    root, ending = os.path.splitext(path)
    return f"{root}_{word}{ending}" if word else path
