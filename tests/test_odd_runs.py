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
# The ends of the floats, and numbers far from 0
ENDS = "0 5e-324 1e-310 1e-170 2e-170 1e-45 1e15 1e38 1e154 1e200 1e308 1.7e9 1.70000001e9".split()
# 06 makes 100,000 steps if nothing is said; 09 does what it is told, for hours
FEW = {"06": ["--steps", "20"], "09": ["--rows", "100"]}

# Warnings of NumPy are errors in these tests; a run by a user has them on stderr.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("error", "ignore::DeprecationWarning"),
    pytest.mark.skipif(os.name == "nt", reason="the odd files are links and pipes"),
]


def test_runs_end_well(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found, codes = [], Counter()
    for seed in range(RUNS):
        script, words, points = command(random.Random(seed))
        try:
            result = run(script, *words)
        except Exception as error:
            kinds = [f"{error!a}"]
        else:
            codes[result.code] += 1
            kinds = faults(result)
        found += [f"{kind}: {script} {' '.join(words)}, {points}" for kind in kinds]
    print(f"ended with {dict(codes)}, {len(found)} faults", *found, sep="\n")
    assert found == []


def command(source):
    """A script and options that it takes, and the points of its file, all of odd numbers."""
    while True:
        script = source.choice(SCRIPTS)
        words = [*odd_inputs.taken_words(source, script), "--no-figure"]
        for at in range(1, len(words)):
            if words[at - 1] not in ("--rows", "--reads"):
                words[at] = end(source, words[at])
        few, points = FEW.get(script[:2], []), ""
        words += few if few and few[0] not in words else []
        if script.startswith("06") and source.random() < 0.7:  # which takes points from a file only
            model = source.choice([*MODELS])
            columns = len(MODELS[model][0] or source.choice(["a", "ab", "abc"])) + 1
            for _ in range(source.choice([1, 2, 3, 5])):
                row = [end(source, odd_inputs.number(source)) for _ in range(columns)]
                points += ",".join(row) + "\n"
            words += ["--model", model, "--data", "points.csv"]
        Path("points.csv").write_text(points, encoding="utf-8")
        draws = "--figure" in words or "--animate" in words
        if not draws and odd_inputs.read(script, words).code == 0:
            return script, words, points


def end(source, word):
    """One of the ends in the place of some numbers."""
    number = re.fullmatch(r"(-?)[\d.]+(e[-+]?\d+)?", word)
    return number[1] + source.choice(ENDS) if number and source.random() < 0.2 else word


def faults(result):
    """What is wrong with how a run ended, and with what it printed."""
    checks = {
        "ends with another code": result.code in (0, 1),
        "a good run has something to say on stderr": result.code or not result.err,
        "a run that failed says nothing": not result.code or result.err.strip(),
        "prints no number": not NO_NUMBER.search(result.out + result.err),
    }
    return [kind for kind, right in checks.items() if not right]
