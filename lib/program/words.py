"""A number with its noun, as sentences have it."""

MANY = 30  # words: of more the first ones and the last are told


def few(words):
    """Words as a text that is not endless: w1, w2, ..., w1000, b."""
    words = [*words]
    return ", ".join(words if len(words) <= MANY else [*words[:2], "...", *words[-2:]])


def counted(number, noun, form=""):
    """1 step, 2 steps; with the form "," 1,000,000 steps."""
    return f"{number:{form}} {noun}" + "s" * (number != 1)
