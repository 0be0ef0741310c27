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
    figures = 10 if row.within > 1e-10 else 16
    verdict = "agrees" if result.agrees else "DIFFERS"
    if row.mistake and result.agrees:
        verdict = "slide's mistake"
    print(f"{row.id:<7}{row.slide}: {row.says}")
    _line("slide", _listed(row.numbers, figures))
    if row.mistake:
        _line("right", _listed(row.right, figures), row.mistake)
    found = result.why if result.program is None else _listed(result.program, figures)
    _line("program", found, verdict)


def _line(who, values, remark=""):
    print(f"{'':<9}{who:<9}{values:<56} {remark}".rstrip())


def _listed(values, figures):
    return ", ".join(_text(value, figures) for value in values)


def _text(value, figures):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.translate(ASCII) if isinstance(value, str) else numbers.short(value, figures)
