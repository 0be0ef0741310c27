"""How much faster several workers read a file with 09_grow_data.py.

    python bench/workers.py [ROWS]

Whole processes read a CSV file of ROWS points (default 20,000,000) once, alone and with two and
more workers, and say how long that took, beyond the imports. Each is tried five times in turn; the
fastest counts, since others may use the machine, too.
"""

import os
import re
import subprocess
import sys
import tempfile

import grow
import numpy as np

TIMES = 5


def seconds(file, workers):
    """What a run says that its ways took: a read of way 1, of way 2, and way 3 with its read."""
    words = ["--reads", "1", "--no-figure", "--workers", str(workers), "--data", file]
    command = [sys.executable, grow.SCRIPT, *words]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [float(s) for s in re.findall(r"^[123] \D+ +[\d.]+ +\d+ +(\d+\.\d+)", out, re.M)]


def main(rows=grow.ROWS):
    some = sorted({1, 2, max(2, min(os.cpu_count(), 8))})
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "points.csv")
        grow.write(file, rows)
        taken = np.array([[seconds(file, workers) for workers in some] for _ in range(TIMES)])
    print(f"seconds for {rows:,} rows, the fastest of {TIMES}, on {os.cpu_count()} processors")
    print("workers" + "".join(f"{way:>20}" for way in ("way 1's read", "way 2's read", "way 3")))
    fastest = taken.min(axis=0)
    for workers, row in zip(some, fastest, strict=True):
        pairs = zip(row, fastest[0] / row, strict=True)
        print(f"{workers:<7}" + "".join(f"{s:>11.2f} ({times:.2f} x)" for s, times in pairs))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
