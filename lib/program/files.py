"""Files that are written whole or not at all."""

import contextlib
import os
import secrets
import shutil
import unicodedata

from lib.program import interrupts


def same(path, other):
    """Whether two names are those of one file, or would be once it is written."""
    there = os.path.exists(path), os.path.exists(other)
    if all(there):
        return os.path.samefile(path, other)  # also by links, and where case makes no difference
    if any(there):
        return False
    (folder, name), (other_folder, other_name) = map(_place, (path, other))
    return name == other_name and os.path.isdir(folder) and same(folder, other_folder)


def obstacle(path):
    """Why no file can be written at `path`, in words, or None if one can."""
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    if os.path.isdir(target):
        return "is a folder, not a file"
    if not os.path.isdir(folder):
        return "is in a folder that does not exist; make the folder first"
    if os.path.exists(target) and not os.path.isfile(target):
        return "is not an ordinary file"
    if os.path.exists(target) and not os.access(target, os.W_OK):
        return "is protected against writing"
    try:
        # Only trying tells: permissions, a full disk, a name that the system does not take.
        part = _part(target)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        os.remove(part)
    except OSError as error:
        return f"can't be written here: {error.strerror}"
    return None


@contextlib.contextmanager
def whole(path):
    """Give the name of a new file beside `path`; it takes the place of `path` when the block ends.

    If the block fails, or a signal ends the script, `path` stays as it was. An OSError names
    `path`; there is one, too, if the new file is gone, with its folder perhaps.
    """
    target = os.path.realpath(path)
    part = _part(target)

    def remove():
        with contextlib.suppress(OSError):
            os.remove(part)

    with interrupts.undoing(remove):
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
        raise OSError(error.errno, error.strerror or str(error), path) from error


def _place(path):
    """The folder of a file, and its name as systems compare it that know only one a and A."""
    folder, name = os.path.split(os.path.realpath(path))
    return folder, unicodedata.normalize("NFC", name).casefold()


def beside(path, word):
    """The name of another file that belongs to `path`: a.png and "cost" give a_cost.png."""
    root, ending = os.path.splitext(path)
    return f"{root}_{word}{ending}" if word else path


def _part(target):
    root, ending = os.path.splitext(target)
    return f"{root}.{secrets.token_hex(4)}.part{ending}"
