"""How long a large CSV file takes to read, beside numpy.loadtxt, and how much memory it needs.

    python bench/reading.py [ROWS] [RUNS]

ROWS points (default 5,000,000, 94 MB) are written into a file, in several forms. Each reading is a
process of its own; they run in turn, RUNS times (default 5), and the least times are compared. Time
and memory are without Python's and NumPy's own.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS, RUNS = 5_000_000, 5
SAMPLE = 100_000  # rows that are different
LOADTXT = "numpy.loadtxt"
# What each form of the file makes of a line such as "0.123456,-1.234567", and what is in front
FORMS = {
    LOADTXT: ("{x:.6f},{y:.6f}\n", ""),
    "as it is": ("{x:.6f},{y:.6f}\n", ""),
    "header, Windows": ("{x:.6f},{y:.6f}\r\n", "x,y\r\n"),
    "decimal commas": ("{x:.6f};{y:.6f}\n", "x;y\n"),
    "quotes": ('"{x:.6f}","{y:.6f}"\n', ""),
    "a name in between": ("{x:.6f},Kim,{y:.6f}\n", "x,name,y\n"),
    "wrong last line": ("{x:.6f},{y:.6f}\n", ""),
}


def write(name, path, rows):
    """A file in this form."""
    import numpy as np

    line, head = FORMS[name]
    numbers = np.random.default_rng(0).normal(size=(min(rows, SAMPLE), 2))
    lines = "".join(line.format(x=x, y=y) for x, y in numbers)
    if name == "decimal commas":
        lines = lines.replace(".", ",")
    with open(path, "w", newline="") as file:
        file.write(head + lines * (rows // len(numbers)))
        file.write("1,two\n" if name == "wrong last line" else "")


def measure(name, path):
    """In a process of its own: seconds, and how many MB more at most than before."""
    import resource

    import numpy as np

    sys.path.insert(0, str(ROOT))
    from lib.options import csv_blocks, csv_file  # noqa: F401, loaded before the time is taken
    from lib.options.csv_columns import Wanted

    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # on Linux

    before, begin = peak(), time.process_time()
    try:
        if name == LOADTXT:
            np.loadtxt(path, delimiter=",")
        else:
            csv_file.read(path, Wanted(["1"], None))
    except csv_file.BadFile as error:
        assert "'two' is not a number" in str(error)
    print(json.dumps([time.process_time() - begin, peak() - before]))


def run(*words):
    """What a process of its own prints; its memory is not mixed up with another's."""
    return subprocess.run(
        [sys.executable, __file__, *words], check=True, stdout=subprocess.PIPE
    ).stdout


def main(rows, runs):
    print(f"{rows} rows, the least of {runs}: their numbers are {rows * 16 / 2**20:.0f} MB")
    print(f"{'':<20}{'seconds':>9}{'ratio':>8}{'MB':>8}")
    results = {name: [] for name in FORMS}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "points.csv")
        for name in list(FORMS)[1:]:
            run("write", name, path, str(rows))
            for _ in range(runs):
                for reading in (LOADTXT, name) if name == "as it is" else (name,):
                    results[reading].append(json.loads(run("measure", reading, path)))
    bare = min(results[LOADTXT])[0]
    for name, measured in results.items():
        seconds, memory = min(measured)
        print(f"{name:<20}{seconds:>9.2f}{seconds / bare:>8.2f}{memory:>8.0f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(*sys.argv[2:])
    elif sys.argv[1:2] == ["write"]:
        write(*sys.argv[2:4], int(sys.argv[4]))
    else:
        main(*map(int, sys.argv[1:]), *(ROWS, RUNS)[len(sys.argv) - 1 :])
