"""Holds what pages computed against what the slides say, and prints both side by side."""

import numpy as np

from lib import slides

ASCII = str.maketrans({"×": "*", "−": "-", "²": "^2"})


class Result:
    """A row and what its page gave.

    program  the program's numbers, or None
    why      why there are none, or ""
    agrees   whether they are the slide's; for a mistake on a slide, whether they are the right
             ones and not the slide's
    """

    def __init__(self, row, page):
        self.row = row
        self.program, self.why = None, page.failed or ""
        if not self.why:
            try:
                self.program = [_plain(value) for value in row.program(page)]
            except Exception as error:  # a page that was changed may lack anything
                self.why = f"{type(error).__name__}: {error}"
        if self.program is None:
            self.agrees = False
        elif row.mistake:
            self.agrees = self._equal(row.right) and not self._equal(row.numbers)
        else:
            self.agrees = self._equal(row.numbers)

    def _equal(self, numbers):
        return len(numbers) == len(self.program) and all(
            _close(one, other, self.row.within)
            for one, other in zip(self.program, numbers, strict=True)
        )

    def show(self):
        """Print the row."""
        row = self.row
        digits = 10 if row.within > 1e-10 else 16
        verdict = "agrees" if self.agrees else "DIFFERS"
        if row.mistake and self.agrees:
            verdict = "slide's mistake"
        print(f"{row.id:<7}{row.slide}: {row.says}")
        _line("slide", _listed(row.numbers, digits))
        if row.mistake:
            _line("right", _listed(row.right, digits), row.mistake)
        found = self.why if self.program is None else _listed(self.program, digits)
        _line("program", found, verdict)


def show(results):
    """Print the table, lecture by lecture, and what it comes to. Returns the rows that differ."""
    for key, heading in slides.LECTURES.items():
        group = [result for result in results if result.row.id.startswith(key)]
        if group:
            print(heading)
        for result in group:
            result.show()
        if group:
            print()
    wrong = [result for result in results if not result.agrees]
    mistakes = sum(bool(result.row.mistake) for result in results)
    agreed = len(results) - len(wrong)
    print(f"{agreed} of {len(results)} statements agree, {mistakes} mistakes on slides among them.")
    return wrong


def _plain(value):
    """A word, a truth value or a number, out of whatever holds it."""
    if isinstance(value, str | bool):
        return value
    value = np.asarray(value).reshape(-1)
    if len(value) != 1:
        raise ValueError(f"{len(value)} numbers where one should be")
    return value[0].item()


def _close(program, slide, within):
    if isinstance(slide, str | bool) or isinstance(program, str | bool):
        return type(program) is type(slide) and program == slide
    return abs(program - slide) <= within * (abs(slide) or 1.0)


def _line(who, numbers, remark=""):
    print(f"{'':<9}{who:<9}{numbers:<56} {remark}".rstrip())


def _listed(values, digits):
    return ", ".join(_text(value, digits) for value in values)


def _text(value, digits):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):  # gates' signs; consoles know only some letters
        return value.translate(ASCII)
    return f"{value:.{digits}g}"
