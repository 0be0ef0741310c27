"""Numbers as the page writes them, read back."""

import re

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?")


def numbers(text):
    """All numbers in a text."""
    found = NUMBER.findall(text)
    return [float(re.sub("·10", "e", each).translate(RAISED).replace("−", "-")) for each in found]


def is_whole(text):
    """Whether no number in a text has left the floats, or is none."""
    return not re.search(r"NaN|Infinity|undefined|null|[=·(] (too large|너무 큰 수)", text)


def is_korean(text):
    """Whether a text has Korean words and no English ones. Names of numbers are single letters."""
    return bool(re.search("[가-힣]", text)) and not re.search("[A-Za-z]{2}", text)
