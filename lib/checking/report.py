"""Prints the slides' numbers and the program's side by side."""

import sys

from lib.checking import statements
from lib.program.words import counted
from lib.show import numbers

ASCII = str.maketrans({"×": "*", "−": "-", "²": "^2"})  # consoles know only some letters


def table(results):
    """Print all results, lecture by lecture."""
    for key, heading in statements.LECTURES.items():
        group = [result for result in results if result.row.id.startswith(key)]
        if group:
            print(heading)
            for result in group:
                _statement(result)
            print()


def closing(results):
    """Say how many agree, and, on stderr, which do not."""
    wrong = [result.row.id for result in results if not result.agrees]
    agreed = f"{len(results) - len(wrong)} of {counted(len(results), 'statement')}"
    verb = "agrees" if len(results) == 1 else "agree"
    print(f"{agreed} {verb}.")
    mistakes = sum(bool(result.row.mistake) and result.agrees for result in results)
    if mistakes:
        print(f"The slide has a mistake in {mistakes} of them: there the right number agrees.")
    sys.stdout.flush()
    if wrong:
        verb = "differs" if len(wrong) == 1 else "differ"
        names = ", ".join(dict.fromkeys(wrong))
        print(f"{counted(len(wrong), 'statement')} {verb}: {names}", file=sys.stderr)


def _statement(result):
    row = result.row
    print(f"{row.id:<7}{row.slide}: {row.says}")
    _line("slide", listed(row.numbers, row))
    if row.mistake:
        _line("right", listed(row.right, row), row.mistake)
    _line("program", found(result), verdict(result))


def verdict(result):
    """Whether the program's numbers are those of the slide, in a word."""
    if result.row.mistake and result.agrees:
        return "slide's mistake"
    return "agrees" if result.agrees else "DIFFERS"


def found(result):
    """The program's numbers as a text, or why there are none."""
    return result.why if result.program is None else listed(result.program, result.row)


def listed(values, row):
    """Some numbers, words and truth values of a row as a text."""
    figures = 10 if row.within > 1e-10 else 16
    return ", ".join(_text(value, figures) for value in values)


def _line(who, values, remark=""):
    print(f"{'':<9}{who:<9}{values:<56} {remark}".rstrip())


def _text(value, figures):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.translate(ASCII) if isinstance(value, str) else numbers.text(value, figures)
