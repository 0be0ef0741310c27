"""Words for a line to read: counts, lists, and texts that somebody gave in an option or a file."""

LONGEST, LONGEST_PATH = 40, 160  # letters of a value, and of a file's name
MANY = 30  # words: of more the first ones and the last are told


def counted(number, noun, form=""):
    """1 step, 2 steps; with the form "," 1,000,000 steps."""
    return f"{number:{form}} {noun}" + "s" * (number != 1)


def few(words):
    """Words as a text that is not endless: w1, w2, ..., w1000, b."""
    words = [*words]
    return ", ".join(words if len(words) <= MANY else [*words[:2], "...", *words[-2:]])


def printable(text):
    """The text in one line: letters that would move the cursor are written as Python does, \\n."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def quoted(text, mark="'"):
    """A text in quotes. Of a long one the start."""
    rest = "" if len(text) <= LONGEST else f"... ({len(text)} characters)"
    return f"{mark}{printable(text[:LONGEST])}{mark}{rest}"


def shown(text):
    """A text that stands by itself in a line, in quotes only if it is blank."""
    return quoted(text, "" if text.strip() else "'")


def path(text):
    """The name of a file. Of a long one the end."""
    text = printable(text)
    return (text if len(text) <= LONGEST_PATH else f"...{text[-LONGEST_PATH:]}") or "''"
