"""Reads a file of text that may be anything else: a picture, a device, a pipe without an end."""

import codecs
import os
import select

from lib.program import exits

MEGABYTE = 2**20
LONGEST = 100 * MEGABYTE  # of what has no size, such as a pipe
PATIENCE = 10  # seconds to wait for more from a pipe
CAN_WAIT = os.name != "nt"  # where pipes do not look like files either


def read(path):
    """The text in the file at `path`: UTF-8, UTF-16, or code page 949 as a Korean Excel writes it.

    The first megabyte is looked at before more is read. Raises ValueError, saying in words what is
    wrong with the file.
    """
    try:
        with open(_descriptor(path), "rb", buffering=0) as file:
            first = _take(file, MEGABYTE)
            whole = len(first) < MEGABYTE
            text = _decode(first, whole)
            return text if whole else _decode(first + _rest(file))
    except OSError as error:
        raise ValueError(f"can't be read: {exits.reason(error)}") from error


def _descriptor(path):
    # A pipe that nobody writes to would not even open.
    at_once = os.O_NONBLOCK if CAN_WAIT else os.O_BINARY
    try:
        descriptor = os.open(path, os.O_RDONLY | at_once)
    except ValueError as error:  # a name that no file can have
        raise ValueError(f"can't be read: {error}") from error
    if CAN_WAIT:
        os.set_blocking(descriptor, True)
    return descriptor


def _rest(file):
    most = max(LONGEST, os.fstat(file.fileno()).st_size)
    rest = _take(file, most)
    if len(rest) == most:
        raise ValueError(
            f"more than {most // MEGABYTE} MB came out of it; put that into a file first"
        )
    return rest


def _take(file, most):
    """The next bytes of a file, at most so many; fewer at its end."""
    parts, missing = [], most
    while missing:
        if CAN_WAIT and not select.select([file], [], [], PATIENCE)[0]:
            raise ValueError(f"nothing came out of it for {PATIENCE} seconds")
        part = file.read(min(missing, 16 * MEGABYTE))
        if not part:
            break
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _decode(raw, whole=True):
    """The text that these bytes are; if they are not the whole file, the last letter may be cut."""
    if raw.startswith(b"PK\3\4"):
        raise ValueError("this is a workbook or an archive; save the sheet as CSV")
    utf_16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if utf_16 else ["utf-8-sig", "cp949"]:
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(raw, whole)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ValueError("this is not a text file (neither UTF-8 nor code page 949)")
