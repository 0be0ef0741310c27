"""Odd options and files: each is taken, or refused in one line, before TensorFlow is loaded.

`ODD_INPUTS=20000 python -m pytest -rP tests/test_odd_inputs.py` tries more and prints how many.
"""

import itertools
import os
import random
import re
import stat
from collections import Counter

import odd_inputs
import pytest
from conftest import ROOT

INPUTS = int(os.environ.get("ODD_INPUTS", 600))
LONGEST_LINE = 400  # letters; those that the console has not count as one
CONSOLES = ("utf-8", "cp949", "ascii")
SKIPPED = {"__pycache__", "figures"}  # and what is hidden

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the odd files are links and pipes")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    odd_inputs.make_files()
    return tmp_path


def test_known_ones(folder, alone):
    inputs = [
        (script, words) for script in odd_inputs.SCRIPTS for words in odd_inputs.known(script)
    ]
    assert faults(inputs) == []


def test_random_ones(folder, alone):
    assert faults(random_inputs()) == []


def test_taken_words_are_taken(folder, alone):
    for seed in range(20):
        source = random.Random(seed)
        script = source.choice(odd_inputs.SCRIPTS)
        assert odd_inputs.read(script, odd_inputs.taken_words(source, script)).code == 0


def random_inputs():
    for seed in range(INPUTS):
        source = random.Random(seed)
        script = source.choice(odd_inputs.SCRIPTS)
        yield script, odd_inputs.any_words(source, script)


def faults(inputs):
    """What was wrong with the reading of these scripts' words: lines, or none."""
    found, counts = [], Counter()
    project = files_below(ROOT)
    for (script, words), encoding in zip(inputs, itertools.cycle(CONSOLES), strict=False):
        # The generator has just written random.csv, perhaps.
        before = files_below(".")
        try:
            reading = odd_inputs.read(script, words, encoding)
        except Exception as error:
            kinds = [f"{error!a}"]
        else:
            counts["taken" if reading.code == 0 else "refused"] += 1
            kinds = wrong(reading, project)
            if files_below(".") != before:
                kinds.append("changed a file")
        found += [f"{kind}: {script} {ascii(words)[:300]}" for kind in kinds]
    if files_below(ROOT) != project:
        found.append("changed a file of the project")
    print(f"{dict(counts)}, {len(found)} faults")
    return found


def wrong(reading, project):
    """What is wrong with what a script did with its words."""
    line = reading.err.removesuffix("\n")
    if reading.code == 2:
        checks = {
            "says nothing": line,
            "prints on stdout": not reading.out,
            "has letters that move the cursor": line.isprintable(),
            "is long": len(re.sub(r"\\[uU]\w{4}", "x", line)) <= LONGEST_LINE,
        }
    elif reading.args is None:
        checks = {"is no help": reading.out.startswith("usage: ") and not line}
    else:
        checks = {
            "prints on its own": not line
            and all(
                re.match("x1? = |Random (start|order)", told) for told in reading.out.splitlines()
            ),
            "would replace a file": not replaced(vars(reading.args), project),
        }
    checks["ends with another code"] = reading.code in (0, 2)
    return [kind for kind, right in checks.items() if not right]


def replaced(args, project):
    """Files of the project, inputs and other outputs that the outputs would take the place of."""
    outputs = [args[name] for name in ("history", "figure", "animate") if args.get(name)]
    kept = {identity for identity, *_ in project.values()}
    read = args.get("data") or []
    kept |= {identity_of(os.stat(name)) for name in ([read] if isinstance(read, str) else read)}
    lost = [name for name in outputs if os.path.exists(name) and identity_of(os.stat(name)) in kept]
    twice = [one for one, other in itertools.combinations(outputs, 2) if same_place(one, other)]
    return lost + twice


def same_place(one, other):
    return os.path.realpath(one) == os.path.realpath(other)


def files_below(folder):
    """Every ordinary file in a folder, and what tells whether it is still the same."""
    found = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in SKIPPED and name[0] != "."]
        for name in names:
            at = os.lstat(os.path.join(place, name))
            if stat.S_ISREG(at.st_mode):
                found[place, name] = identity_of(at), at.st_size, at.st_mtime_ns
    return found


def identity_of(status):
    return status.st_dev, status.st_ino
