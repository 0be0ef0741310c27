"""How a text that somebody gave, in an option or in a file, is shown in a line to read.

Here it is decided which letters are shown as they are: those that can be printed, of any script,
if this console has them. All others are shown as Python writes them in a text, such as \\n for a
line break: a line stays one line, and nothing in it moves the cursor.
"""

import sys

LONGEST = 40  # printed characters of a value
LONGEST_PATH = 160


def word(text):
    """A text that stands by itself in the line, unless it is blank. A long one is cut."""
    shown, rest = _first(text)
    return shown + rest if text.strip() else f"'{shown}'{rest}"


def quoted(text):
    """A text in quotes. A long one is cut."""
    shown, rest = _first(text)
    return f"'{shown}'{rest}"


def path(text):
    """The name of a file. Of a long one the end is shown."""
    if not text:
        return quoted(text)
    shown = _fitting(map(_letter, reversed(text)), LONGEST_PATH)[::-1]
    return "".join(shown) if len(shown) == len(text) else f"...{''.join(shown)}{_length(text)}"


def _first(text):
    """As much of a text as there is room for, and a remark if that is not all."""
    shown = _fitting(map(_letter, text), LONGEST)
    return "".join(shown), "" if len(shown) == len(text) else f"...{_length(text)}"


def _fitting(letters, most):
    """The first ones of these letters, at most so many characters together."""
    fitting, room = [], most
    for letter in letters:
        room -= len(letter)
        if room < 0:
            break
        fitting.append(letter)
    return fitting


def _length(text):
    return f" ({len(text)} characters)"


def _letter(letter):
    if letter.isprintable() and all(_has(stream, letter) for stream in (sys.stdout, sys.stderr)):
        return letter
    return letter.encode("unicode_escape").decode("ascii")


def _has(stream, letter):
    """Whether this letter can be written to a stream."""
    try:
        letter.encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
