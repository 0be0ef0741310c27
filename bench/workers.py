"""How much faster several workers read a file with 09_grow_data.py.

    python bench/workers.py [ROWS]

Whole processes read a CSV file of ROWS points (default 20,000,000) once, alone and with two and
more workers, and say how long that took, beyond the imports. Each is tried some times in turn; the
fastest counts, since others may use the machine, too.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
MILLION = 1_000_000
ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 20 * MILLION
TIMES = 5


def write(path, rows):
    """A CSV file of so many points about y = 2 x + 1; a million of them come again and again."""
    random = np.random.default_rng(0)
    x = random.uniform(0, 3, min(rows, MILLION))
    y = 2 * x + 1 + random.normal(0, 0.5, len(x))
    lines = [f"{a:.6f},{b:.6f}\n" for a, b in zip(x.tolist(), y.tolist(), strict=True)]
    text = "".join(lines)
    with open(path, "w") as file:
        file.write("x,y\n")
        for _ in range(rows // len(lines)):
            file.write(text)
        file.writelines(lines[: rows % len(lines)])


def seconds(file, workers):
    """What a run says that its ways took: a read of way 1, of way 2, and way 3 with its read."""
    words = "--reads 1 --no-figure --workers".split()
    command = [sys.executable, ROOT / "09_grow_data.py", "--data", file, *words, str(workers)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [float(s) for s in re.findall(r"^[123] \D+ +[\d.]+ +\d+ +(\d+\.\d+)", out, re.M)]


def row(name, cells):
    print(f"{name:<12}" + "".join(f"{cell:>18}" for cell in cells), flush=True)


if __name__ == "__main__":
    cores = os.cpu_count()
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "points.csv")
        write(file, ROWS)
        print(f"seconds for {ROWS:,} rows, the fastest of {TIMES}, on {cores} processors")
        row("workers", ["read of way 1", "read of way 2", "way 3"])
        some = sorted({1, 2, max(2, min(cores, 8))})
        found = {workers: [] for workers in some}
        for _ in range(TIMES):
            for workers in some:
                found[workers].append(seconds(file, workers))
        fastest = {workers: np.min(taken, axis=0) for workers, taken in found.items()}
        for workers, taken in fastest.items():
            times = fastest[1] / taken
            cells = [f"{s:.2f} ({t:.2f} x)" for s, t in zip(taken, times, strict=True)]
            row(str(workers), cells)
        if hasattr(os, "getloadavg"):
            print(f"load of the machine: {os.getloadavg()[1]:.1f}")
