"""How long a large file takes to read in chunks, beside pandas alone in chunks.

    python bench/reading.py [ROWS]

ROWS points (default 5,000,000, 95 MB) are written into a file, in several forms. Each reading is a
process of its own; they run in turn, the least processor seconds of five runs are compared, and the
memory beyond that of Python and pandas. For plain numbers it should be at most 1.3 times.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
# What each form of the file makes of two numbers, its header, and what pandas has to be told
FORMS = {
    "plain": ("{x:.6f},{y:.6f}\n", "x,y\n", {}),
    "decimal commas": ("{x:.6f};{y:.6f}\n", "x;y\n", {"sep": ";", "decimal": ","}),
    "spaces": ("{x:10.6f}  {y:.6f}\n", "x y\n", {"sep": r"\s+"}),
    "quotes": ('"{x:.6f}","{y:.6f}"\n', "x,y\n", {}),
    "thousands": ('"1,000",{y:.6f}\n', "x,y\n", {"thousands": ","}),
}
READINGS = {
    "pandas": "[None for _ in pandas.read_csv(FILE, chunksize=100_000, **TOLD)]",
    "chunks": "[None for _ in points_file.chunks(points_file.look(FILE))]",
}
PROCESS = """
import resource, time, pandas
from lib.options import points_file
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # on Linux
before, began = peak(), time.process_time()
READING
print(time.process_time() - began, peak() - before)
"""


def main(rows=5_000_000):
    print(f"{rows:,} rows, the least of 5 runs: seconds, times what pandas took, MB")
    for form, (line, header, told) in FORMS.items():
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "points.csv")
            pairs = np.random.default_rng(0).normal(size=(100_000, 2)).tolist()
            text = "".join(line.format(x=x, y=y) for x, y in pairs)
            text = text.replace(".", ",") if form == "decimal commas" else text
            with open(file, "w") as opened:
                opened.writelines([header, *[text] * (rows // 100_000)])
            found = {name: [] for name in READINGS}
            for _ in range(5):
                for name, reading in READINGS.items():
                    reading = reading.replace("FILE", repr(file)).replace("TOLD", repr(told))
                    command = [sys.executable, "-c", PROCESS.replace("READING", reading)]
                    words = subprocess.check_output(command, cwd=ROOT, text=True).split()
                    found[name].append([float(word) for word in words])
        for name, some in found.items():
            (seconds, memory), (first, _) = min(some), min(found["pandas"])
            print(f"{form:<16}{name:<8}{seconds:>8.2f}{seconds / first:>8.2f}{memory:>8.0f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
