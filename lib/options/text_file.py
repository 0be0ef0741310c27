"""Reads a file of text that may be anything else: a picture, a device, a pipe without an end."""

import codecs
import itertools
import os
import re
import select

from lib.program import exits

MEGABYTE = 2**20
LONGEST = 100 * MEGABYTE  # of what has no size, such as a pipe
PATIENCE = 10  # seconds to wait for more from a pipe
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
CAN_WAIT = os.name != "nt"  # where pipes do not look like files either


def blocks(path, first_size=MEGABYTE, size=MEGABYTE // 4):
    """The bytes of the text file at `path`: parts of about `size` (even) that are whole lines.

    Its first megabyte comes first, and is looked at before more is read. Raises ValueError, saying
    in words what is wrong with the file.
    """
    try:
        with open(_descriptor(path), "rb", buffering=0) as file:
            first = _take(file, first_size)
            if first.startswith(b"PK\3\4"):
                raise ValueError("this is a workbook or an archive; save the sheet as CSV")
            whole = len(first) < first_size
            name, _ = encoding(first, whole)
            if whole:
                yield from [first] * bool(first)
            else:
                parts = itertools.chain([first], _rest(file, first_size, size))
                yield from whole_lines(parts, name)
    except OSError as error:
        raise ValueError(f"can't be read: {exits.reason(error)}") from error


def whole_lines(parts, encoding):
    """The same bytes, cut only behind the ends of lines. `parts` have even sizes but for the last.

    All but the last part end with a line feed, if there are any in the file.
    """
    kept = []
    for part in parts:
        end = _behind_the_last_line(part, encoding)
        if end:
            yield b"".join([*kept, part[:end]])
            kept = []
        kept.append(part[end:])
    if any(kept):
        yield b"".join(kept)


def behind_the_first_line(part, encoding):
    """Where the first line of these bytes ends; 0 if that is not among them."""
    ends = [end.encode(encoding) for end in ("\r\n", "\r", "\n")]
    unit = len(ends[1])
    # A carriage return at the very end may have its line feed in the next part.
    for match in re.finditer(b"|".join(map(re.escape, ends)), part[: len(part) // unit * unit]):
        if match.start() % unit == 0 and (match[0] != ends[1] or match.end() < len(part)):
            return match.end()
    return 0


def encoding(first, whole=True):
    """(name, bytes): how a text that begins with these bytes is written, and how long its mark is.

    The name is utf-8, cp949 (code page 949, as a Korean Excel writes it), utf-16-le or utf-16-be.
    If these are not `whole` lines, the last letter may be cut. Raises ValueError if it is no text.
    """
    for mark, name in MARKS.items():
        if first.startswith(mark):
            _decode(first[len(mark) :], [name], whole)
            return name, len(mark)
    return _decode(first, ["utf-8", "cp949"], whole)[1], 0


def decode(raw, encoding):
    """The text that these bytes of a file are; `encoding` is how the file begins.

    What begins like UTF-8 may go on in code page 949, until then there were no Korean letters.
    Raises ValueError.
    """
    return _decode(raw, ["utf-8", "cp949"] if encoding == "utf-8" else [encoding])[0]


def _decode(raw, names, whole=True):
    for name in names:
        try:
            text = codecs.getincrementaldecoder(name)().decode(raw, whole)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, name
    raise ValueError("this is not a text file (neither UTF-8 nor code page 949)")


def _behind_the_last_line(part, encoding):
    """Where the last whole line of these bytes ends; 0 if there is none."""
    # A carriage return at the very end may have its line feed in the next part.
    for letter, most in (("\n", len(part)), ("\r", len(part) - 1)):
        unit = letter.encode(encoding)
        at = part.rfind(unit, 0, most)
        while at > 0 and at % len(unit):  # in UTF-16: halves of two letters
            at = part.rfind(unit, 0, at + len(unit) - 1)
        if at >= 0:
            return at + len(unit)
    return 0


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


def _rest(file, taken, size):
    """What is left of a file of which so many bytes are taken, in parts of this size."""
    most = max(LONGEST, os.fstat(file.fileno()).st_size)
    while part := _take(file, size):
        taken += len(part)
        if taken > most:
            raise ValueError(
                f"more than {most // MEGABYTE} MB came out of it; put that into a file first"
            )
        yield part


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
