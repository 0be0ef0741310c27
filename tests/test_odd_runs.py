"""Odd options that the scripts take, run to their end: no traceback, no warning, no inf.

`ODD_RUNS=2000 python -m pytest -m "" -rP tests/test_odd_runs.py` tries more and prints how many.
"""

import os
import random
import re
from collections import Counter
from pathlib import Path

import odd_inputs
import pytest

from lib.options.pages import MODELS

RUNS = int(os.environ.get("ODD_RUNS", 12))
SCRIPTS = [script for script in odd_inputs.SCRIPTS if script[:2] != "08"]  # it takes no numbers
# Numbers that are none, or 0 with a minus sign, as words of their own
NO_NUMBER = re.compile(r"(?<![\w.-])(?:[-+]?(?:inf|nan)(?![\w-])|-0(?:\.0*)?(?![\w.]))", re.I)
LONG = "--rows", "--reads"  # 09 does what it is told, for hours
# The ends of the floats, and numbers far from 0
ENDS = "0 5e-324 1e-310 1e-170 2e-170 1e-45 1e15 1e38 1e154 1e200 1e308 1.7e9 1.70000001e9".split()

# Warnings of NumPy are errors in these tests; a run by a user has them on stderr.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("error", "ignore::DeprecationWarning"),
    pytest.mark.skipif(os.name == "nt", reason="the odd files are links and pipes"),
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    odd_inputs.make_files()


def test_runs_end_well(run, folder):
    found, codes = [], Counter()
    for seed in range(RUNS):
        script, words = command(random.Random(seed))
        try:
            result = run(script, *words)
        except Exception as error:
            kinds = [f"{error!a}"]
        else:
            codes[result.code] += 1
            kinds = faults(result)
        found += [f"{kind}: {script} {' '.join(words)}, {data(words)}" for kind in kinds]
    print(f"ended with {dict(codes)}, {len(found)} faults")
    assert found == []


def command(source):
    """A script and options that it takes, with numbers at the ends of the floats among them."""
    while True:
        script = source.choice(SCRIPTS)
        words = odd_inputs.taken_words(source, script)
        before = ["", *words]
        words = [
            word if option in LONG else end(source, word)
            for option, word in zip(before, words, strict=False)
        ]
        words = [*words, *points(source, script), *short(script, words), "--no-figure"]
        draws = "--figure" in words or "--animate" in words
        if not draws and odd_inputs.read(script, words).code == 0:
            return script, words


def end(source, word):
    """One of the ends in the place of some numbers."""
    number = re.fullmatch(r"(-?)[\d.]+(e[-+]?\d+)?", word)
    return number[1] + source.choice(ENDS) if number and source.random() < 0.2 else word


def points(source, script):
    """Points for 06, which takes them from a file only."""
    if not script.startswith("06") or source.random() < 0.3:
        return []
    model = source.choice([*MODELS])
    columns = len(MODELS[model][0] or source.choice(["a", "ab", "abc"])) + 1
    with open("points.csv", "w", encoding="ascii") as file:
        for _ in range(source.choice([1, 2, 3, 5])):
            numbers = [end(source, odd_inputs.number(source)) for _ in range(columns)]
            file.write(",".join(numbers).replace("\u2212", "-") + "\n")
    return ["--model", model, "--data", "points.csv"]


def data(words):
    """The points that a script was given in a file."""
    return Path("points.csv").read_text(encoding="ascii") if "--data" in words else ""


def short(script, words):
    """Few steps for 06, which makes 100,000 if nothing is said, and few points for 09."""
    few = {"06": ["--steps", "20"], "09": ["--rows", "100"]}.get(script[:2], [])
    return [] if few and few[0] in words else few


def faults(result):
    """What is wrong with how a run ended, and with what it printed."""
    checks = {
        "ends with another code": result.code in (0, 1),
        "a good run has something to say on stderr": result.code or not result.err,
        "a run that failed says nothing": not result.code or result.err.strip(),
        "prints no number": not NO_NUMBER.search(result.out + result.err),
    }
    return [kind for kind, right in checks.items() if not right]
