"""A number with its noun, as sentences have it."""


def counted(number, noun):
    """1 step, 2 steps."""
    return f"{number} {noun}" + "s" * (number != 1)
