"""Odd options and files: each is taken, or refused in one line, before TensorFlow is loaded.

`ODD_INPUTS=20000 python -m pytest -rP tests/test_odd_inputs.py` tries more and prints how many.
"""

import itertools
import os
import random
import re
from collections import Counter
from pathlib import Path

import odd_inputs
import pytest
from conftest import ROOT

INPUTS = int(os.environ.get("ODD_INPUTS", 500))
LONGEST_LINE = 400  # letters
TOLD = re.compile("x1? = |Random (start|order)")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the odd files are links and pipes")


def test_all_are_taken_or_refused_in_one_line(tmp_path, monkeypatch, alone):
    monkeypatch.chdir(tmp_path)
    odd_inputs.make_files()
    inputs = [
        (script, words) for script in odd_inputs.SCRIPTS for words in odd_inputs.known(script)
    ]
    for seed in range(INPUTS):
        source = random.Random(seed)
        script = source.choice(odd_inputs.SCRIPTS)
        inputs.append((script, odd_inputs.any_words(source, script)))
    before, found, counts = files(), [], Counter()
    for script, words in inputs:
        try:
            reading = odd_inputs.read(script, words)
        except Exception as error:
            kinds = [f"{error!a}"]
        else:
            counts["taken" if reading.code == 0 else "refused"] += 1
            kinds = wrong(reading, before)
        found += [f"{kind}: {script} {ascii(words)[:300]}" for kind in kinds]
    print(f"{dict(counts)}, {len(found)} faults")
    assert found == [] and files() == before and counts["taken"] > INPUTS / 10


def wrong(reading, there):
    """What is wrong with what a script did with its words."""
    line = reading.err.removesuffix("\n")
    if reading.code == 2:
        checks = {
            "says nothing": line,
            "prints on stdout": not reading.out,
            "has letters that move the cursor": line.isprintable(),
            "is long": len(line) <= LONGEST_LINE,
        }
    elif reading.args is None:
        checks = {"is no help": reading.out.startswith("usage: ") and not line}
    else:
        told = all(map(TOLD.match, reading.out.splitlines()))
        outputs = written(vars(reading.args))
        kept = read_or_ours(vars(reading.args), there)
        checks = {
            "prints on its own": told and not line,
            "would replace a file": not any(map(kept.__contains__, outputs)),
            "writes one file twice": len({*outputs}) == len(outputs),
        }
    checks["ends with another code"] = reading.code in (0, 2)
    return [kind for kind, right in checks.items() if not right]


def written(args):
    """The outputs: their identities, or the places where they will be."""
    names = [args[name] for name in ("history", "figure", "animate", "html") if args.get(name)]
    return [identity(name) if os.path.exists(name) else os.path.realpath(name) for name in names]


def read_or_ours(args, there):
    """The identities of the files that are read, and of the project's."""
    data = args.get("data") or []
    ours = {same for path, (same, *_) in there.items() if ROOT in path.parents}
    return ours | {identity(name) for name in ([data] if isinstance(data, str) else data)}


def identity(path):
    status = os.stat(path)
    return status.st_dev, status.st_ino


def files():
    """Every ordinary file here and of the project, and what tells whether it is still the same."""
    ours = [ROOT / name for name in ("lib", "docs", "data", "tests", ".github")]
    paths = itertools.chain(ROOT.glob("*.*"), *(folder.rglob("*") for folder in [*ours, Path(".")]))
    return {
        path: (identity(path), path.stat().st_size, path.stat().st_mtime_ns)
        for path in paths
        if path.is_file() and not path.is_symlink() and "__pycache__" not in path.parts
    }
