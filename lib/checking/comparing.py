"""Holds what a page computed against what the slide says."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Result:
    """A statement and what its page gave.

    row      the row of lib/checking/statements.py
    program  what the page computed: numbers, words and truth values, or None
    why      why there is nothing, or ""
    agrees   whether it is what the slide says; for a mistake on a slide, whether it is what is
             right instead
    """

    row: object
    program: list | None
    why: str
    agrees: bool


def compare(row, page):
    """The Result of this row, for what running.run gave for its page."""
    if page.failed:
        return Result(row, None, page.failed, False)
    try:
        program = [_plain(value) for value in row.program(page)]
    except Exception as error:  # a page that was changed may lack anything
        return Result(row, None, f"{type(error).__name__}: {error}", False)
    agrees = _equal(program, row.right if row.mistake else row.numbers, row.within)
    if row.mistake:
        agrees = agrees and not _equal(program, row.numbers, row.within)
    return Result(row, program, "", agrees)


def _plain(value):
    """A word, a truth value or a number, out of whatever holds it."""
    if isinstance(value, str | bool):
        return value
    value = np.asarray(value).reshape(-1)
    if len(value) != 1:
        raise ValueError(f"{len(value)} numbers where one should be")
    return value[0].item()


def _equal(program, slide, within):
    return len(program) == len(slide) and all(
        _close(got, said, within) for got, said in zip(program, slide, strict=True)
    )


def _close(got, said, within):
    if isinstance(said, str | bool) or isinstance(got, str | bool):
        return type(got) is type(said) and got == said
    return abs(got - said) <= within * (abs(said) or 1.0)
