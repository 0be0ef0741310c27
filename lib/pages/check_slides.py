"""08: runs the other pages, holds what they computed against the statements, and prints it."""

import contextlib
import functools
import io
import sys
import traceback
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from lib.pages import statements
from lib.program.quiet import tf
from lib.program.words import counted
from lib.show import numbers, tables

ASCII = str.maketrans({"×": "*", "−": "-", "²": "^2"})  # consoles know only some letters
compiled = functools.cache(compile)  # TensorFlow translates the same code once


def run(path, options, draw=False):
    """Run the script at `path` with these options, a text, in this process. Gives its global names.

    `draw`: whether it draws its figures; it opens no window. Without them its loops run as they
    stand: for the few steps here compiling takes longer. Three more names tell how it ended:
    `code`, `failed` (None, or why there is nothing to rely on), and `printed`, which is not shown.
    """
    names = {"__name__": "__main__", "__file__": str(path)}
    code, failed, printed = 0, None, io.StringIO()
    before, eager = sys.argv, tf.config.functions_run_eagerly()
    sys.argv = [str(path), *options.split(), "--no-show" if draw else "--no-figure"]
    tf.config.run_functions_eagerly(eager or not draw)
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            exec(compiled(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    except SystemExit as end:
        code = end.code
        if code == 130:
            raise KeyboardInterrupt from end
        if code == 2:  # its options are not taken any more
            failed = printed.getvalue().strip()
    except Exception as error:
        failed = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    finally:
        sys.argv = before
        tf.config.run_functions_eagerly(eager)
    del names["__name__"], names["__file__"]
    return SimpleNamespace(**{**names, "code": code, "failed": failed, "printed": printed})


class Result(NamedTuple):
    """A statement beside its page: what that computed, or None and why; whether it is right."""

    row: statements.Row
    program: list | None
    why: str
    agrees: bool


def compare(row, page):
    """The Result of this row, for what `run` gave for its page."""
    if page.failed:
        return Result(row, None, page.failed, False)
    try:
        program = [one if isinstance(one, str) else np.asarray(one).item()
                   for one in row.program(page)]  # fmt: skip
    except Exception as error:  # the page ended early and said why, or was changed and lacks it
        said = page.printed.getvalue().strip().splitlines() if page.code else []
        why = said[-1] if said else f"{type(error).__name__}: {error}"
        return Result(row, None, why, False)
    right = row.right if row.mistake else row.numbers
    return Result(row, program, "", _equal(program, right, row.within))


def _equal(program, right, within):
    def close(got, said):
        if isinstance(said, str | bool) or isinstance(got, str | bool):
            return type(got) is type(said) and got == said
        return abs(got - said) <= within * (abs(said) or 1.0)

    return len(program) == len(right) and all(map(close, program, right))


# ------------------------------------------------------------------------------------- in words


def verdict(result):
    """Whether the program's numbers are the right ones, in a word."""
    if not result.agrees:
        return "DIFFERS"
    return "slide's mistake" if result.row.mistake else "agrees"


def found(result):
    """The program's numbers as a text, or why there are none."""
    return result.why if result.program is None else listed(result.program, result.row)


def listed(values, row):
    """Some numbers, words and truth values of a row as a text."""
    figures = 10 if row.within > 1e-10 else 16
    words = {True: "yes", False: "no"}
    values = [words[value] if isinstance(value, bool) else value for value in values]
    texts = [value if isinstance(value, str) else numbers.text(value, figures) for value in values]
    return ", ".join(texts).translate(ASCII)


def show(results, only, details):
    """Print how many agree, and which do not; with `only` all, a line each; `details`: three."""
    table = {"agree": [*statements.LECTURES.values()]} | {name: [] for name in statements.SOURCES}
    for key, heading in statements.LECTURES.items():
        group = [result for result in results if result.row.id.startswith(key)]
        for source in statements.SOURCES:
            own = [result.agrees for result in group if result.row.source == source]
            table[source].append(f"{sum(own)} of {len(own)}" if own else "")
        group = [result for result in group if only or details or not result.agrees]
        if group:
            print(heading)
            for result in group:
                _show(result, details)
            print()
    if not only:
        tables.show(table, left=["agree"])
    wrong = [result.row.id for result in results if not result.agrees]
    mistakes = [result.row.id for result in results if result.row.mistake and result.agrees]
    agree = "agrees" if len(results) == 1 else "agree"
    print(f"{len(results) - len(wrong)} of {counted(len(results), 'statement')} {agree}.")
    if mistakes:
        print(f"The slide has a mistake in {', '.join(mistakes)}: there the right number agrees.")
    sys.stdout.flush()
    if wrong:
        names, differ = ", ".join(dict.fromkeys(wrong)), "differ" + "s" * (len(wrong) == 1)
        print(f"{counted(len(wrong), 'statement')} {differ}: {names}", file=sys.stderr)


def _show(result, details):
    row, word = result.row, verdict(result)
    if word == "agrees" and not details:
        print(f"{row.id:<7}{row.source:<14}{row.says}: {listed(row.numbers, row)}")
        return
    print(f"{row.id:<7}{row.slide}: {row.says}")
    who = "slide gives" if row.mistake else row.source
    lines = [(who, listed(row.numbers, row), ""), ("program", found(result), word)]
    if row.mistake:
        lines.insert(1, ("right", listed(row.right, row), row.mistake))
    for who, values, remark in lines:
        print(f"{'':<7}{who:<14}{values:<52} {remark}".rstrip())
