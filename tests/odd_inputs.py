"""Odd command lines and odd files, the same ones for the same seed, and how a script reads them.

`any_words` are mostly refused; `taken_words` are options that the script takes, with odd numbers.
Both name files that `make_files` puts into the current folder.
"""

import ast
import contextlib
import functools
import io
import os
import re
import sys
from types import SimpleNamespace
from unittest import mock

from conftest import ROOT

SCRIPTS = sorted(path.name for path in ROOT.glob("[0-9][0-9]_*.py"))

NUMBERS = """
0 -0 1 -1 3 2.5 -0.1 .5 1. 1E2 +7 007 \u22122 1e-3 1e6 9007199254740993 16777217 100000001 1e15
1e-310 -1e-310 1e-999 1e-50 1e-46 1e-38 1e38 3.4028236e38 -1e39 1e154 1e200 1e308 -1.7976931e308
""".split()
NO_NUMBERS = """
nan inf -inf Infinity \u0131nf 1e309 -1e999 1e 1e1.5 1_000 0x10 1,2 1, 35,000 2,5 1.2.3 1;2 . e
--1 +-1 - -- -x --x -h -hx = auto Auto True None three x \uff11 \u0663 1\u066b5 \u00bd \u2013
\uacb0\uc11d \U0001f44d \udcff %s {0} $E$ \\ ' " \\n NaN% @numbers.csv # 1#2 /
""".split()
NO_NUMBERS += ["", " ", "1 2", " 1\t", "1\n2", "\n", "1\r", "\x1b[31m1", "\x07", "1\u2028"]
NO_NUMBERS += [letter * 5000 for letter in "91x0-= \n\x1b\uacb0\U0001f44d,"] + ["1" * 5000 + "x"]
COLUMNS = ["", *"1 2 3 02 0 -1 99999999999 \u00b2 x X y a b c \uc774\ub984".split(), "y, in \uc6d0"]
COUNTS = "--steps --epochs --seed --every --rows --block".split()
ENDINGS = {"--history": "csv", "--figure": "png", "--animate": "gif", "--html": "html"}
NOT_ALONE = ("--x", "--y", "--data", "--x-column", "--y-column", "--only", "--workers")
# Files to read and to write, in the current folder, in the system and in the project's folder
TEXTS = {
    "good.csv": "1,2\n2,4.5\n-3,1e-3\n",
    "columns.csv": "a,b,c\n1,2,3\n4,5,6\n0,0,1\n",
    "excel.csv": "sep=;\r\n\uc774\ub984;x;y;\r\nKim;1,5;2;\r\nLee;2,5;4;\r\n",
    "commas.csv": 'x,x,"y, in \uc6d0"\n1,2,"35,000"\n2,4,"1,234,567.5"\n',
    "korean.csv": "\ud0a4,\ubab8\ubb34\uac8c\n1,2\n3,\uacb0\uc11d\n",
    "long.csv": "1,2\n" + "1" * 131000 + "x,3\n",
    "escapes.csv": "1,2\n\x1b[2J\x07,3\n",
    "empty.csv": "",
}
TO_READ = [*TEXTS, *"""
endless.csv pipe.csv nowhere.csv no/h.csv folder circle.csv link.csv twin.csv good.csv/x . .. /
/dev/null /dev/zero /dev/urandom /dev/full /proc/self/mem /proc/self/environ /proc/cpuinfo
""".split()]  # fmt: skip
TO_WRITE = """
new.csv new.png new.gif new.html old.csv old.png old.gif old.html link.csv link.png link.gif
good.csv twin.csv project.png project.gif -1.csv .png .svg .. ...png .PNG figures/01_find_w.png
no/a.png folder folder/a.gif /dev/null a.jpg a/.pdf
""".split()
OF_THE_PROJECT = """
data/test_scores.csv lib/../data/test_scores.csv README.md requirements.txt 01_find_w.py
docs/01_find_w.png lib/__init__.py tests/conftest.py .gitignore
""".split()


def make_files():
    """Puts the odd files into the current folder."""
    old = {f"old.{ending}": "old" for ending in ENDINGS.values()}
    for name, text in {**TEXTS, **old}.items():
        with open(name, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    os.mkdir("folder")
    os.mkdir("figures")
    os.mkfifo("pipe.csv")
    os.link("good.csv", "twin.csv")
    links = {f"link.{ending}": "good.csv" for ending in ENDINGS.values()}
    links |= {"circle.csv": "circle.csv", "endless.csv": "/dev/zero"}
    links["project.png"], links["project.gif"] = ROOT / "docs/01_find_w.png", ROOT / "README.md"
    for name, target in links.items():
        os.symlink(target, name)


@functools.cache
def options(script):
    """A script's options, and what its usage has for their values: {"--w": "N", "--bias": ""}."""
    usage = " ".join(read(script, ["--help"]).out.split("\n\n")[0].split())
    return dict(re.findall(r"(--[\w-]+) ?((?:[^][|]*[^][| ])?(?: \[\w+ \.\.\.)?)", usage))


def known(script):
    """Command lines that scripts once did not understand as they should."""
    for option in options(script):
        yield from ([f"{option}=--"], [option, "--"], [option, f"{option}=--"], [f"{option}="])
        yield [option, "\x1b[2J\n\uacb0" * 1000]
        if option in ENDINGS:
            yield [option, f"link.{ENDINGS[option]}", "--data", "good.csv"]
            yield [option, str(ROOT / "docs" / "01_find_w.png")]
        if option == "--data":
            yield from ([option, name] for name in TO_READ)


def any_words(random, script):
    """Words for a script's command line, of any kind."""
    words = []
    for _ in range(random.choice([1, 1, 2, 3, 5])):
        option = random.choice([*options(script), "--help", "-h"])
        form = options(script).get(option, "")
        if random.random() < 0.1:
            at = random.randrange(len(option))
            odd = random.choice(["", "-", "_", "=", "x", "\n", "\uacb0", *NO_NUMBERS])
            option = option[:at] + odd + option[at + 1 :]
        values = [_any_value(random, option, form) for _ in range(_how_many(random, form))]
        joined = values and random.random() < 0.4
        words += [f"{option}={values[0]}", *values[1:]] if joined else [option, *values]
    return words


def taken_words(random, script):
    """Options that the script takes, with odd numbers; the files that it would write are new."""
    while True:
        words = []
        for option, form in options(script).items():
            if option not in NOT_ALONE and random.random() < 0.3:
                count = len(form.split()) + 2 * ("..." in form) * (random.random() < 0.3)
                words += [option, *(_good_value(random, option, form) for _ in range(count))]
        if random.random() < 0.6 and "--x" in options(script):
            count = random.choice([1, 1, 2, 3, 5])
            for option in ("--x", "--y"):
                words += [option, *(number(random) for _ in range(count))]
        if read(script, words).code == 0:
            return words


def number(random):
    """A number as somebody may write it: of any size, most of them near 1."""
    kind = random.random()
    if kind < 0.3:
        return random.choice(NUMBERS)
    if kind < 0.6:
        return str(random.randint(-9, 9))
    size = random.uniform(-320, 308) if kind < 0.75 else random.gauss(0, 3)
    return f"{random.choice(['', '-'])}{random.uniform(1, 10):.{random.randrange(17)}f}e{size:.0f}"


def read(script, words):
    """Run a script's cells up to its options: its exit code, what it printed, and its `args`."""
    names = {"__name__": "__main__", "__file__": str(ROOT / script)}
    code, out, err = 0, io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", [script, *words]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            exec(_to_the_options(script), names)
        except SystemExit as end:
            code = end.code or 0
    out, err = out.getvalue(), err.getvalue()
    return SimpleNamespace(code=code, out=out, err=err, args=names.get("args"))


@functools.cache
def _to_the_options(script):
    """The code of a script up to the line that reads its options."""
    module = ast.parse((ROOT / script).read_text(encoding="utf-8"))
    for at, statement in enumerate(module.body):
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "args":
            del module.body[at + 1 :]
    return compile(module, script, "exec")


def _how_many(random, form):
    if random.random() < 0.05:
        return random.randrange(4)
    return random.randint(1, 3) if "..." in form else len(form.split())


def _any_value(random, option, form):
    """A value for an option whose usage has this form, or an odd text."""
    if random.random() < 0.25:
        return random.choice(NO_NUMBERS) + random.choice(["", "", *NO_NUMBERS])
    if form.startswith("FILE"):
        own = str(ROOT / random.choice(OF_THE_PROJECT))
        return random.choice([own, *(TO_READ if option == "--data" else TO_WRITE)])
    if form.startswith("{"):
        return random.choice(form.strip("{}").split(","))
    return random.choice(COLUMNS) if form.startswith("COLUMN") else number(random)


def _good_value(random, option, form):
    if form == "FILE":
        return f"new.{ENDINGS[option]}"
    if form.startswith("{"):
        return random.choice(form.strip("{}").split(","))
    if option in ("--ways", "--reads"):  # each read takes its time
        return random.choice("123")
    if option in COUNTS:
        return str(int(10 ** random.uniform(0, 3)))
    text = number(random)
    return text.lstrip("-\u2212") if option in ("--learning-rate", "--tolerance") else text
