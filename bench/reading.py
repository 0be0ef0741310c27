"""How long a large file takes to read, beside pandas alone in chunks, and how much memory it needs.

    python bench/reading.py [ROWS] [RUNS]

ROWS points (default 5,000,000, 95 MB) are written into a file, in several forms. Each reading is a
process of its own; they run in turn, RUNS times (default 5), and the least times are compared. Time
and memory are without those of Python and pandas themselves.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS, RUNS = 5_000_000, 5
# What each form of the file makes of two numbers, its header, and what pandas has to be told
FORMS = {
    "plain": ("{x:.6f},{y:.6f}\n", "x,y\n", {}),
    "decimal commas": ("{x:.6f};{y:.6f}\n", "x;y\n", {"sep": ";", "decimal": ","}),
    "spaces": ("{x:10.6f}  {y:.6f}\n", "x y\n", {"sep": r"\s+"}),
    "quotes": ('"{x:.6f}","{y:.6f}"\n', "", {}),
    "a name in between": ("{x:.6f},Kim,{y:.6f}\n", "x,name,y\n", {}),
    "thousands": ('"1,000",{y:.6f}\n', "x,y\n", {"thousands": ","}),
}
READINGS = "pandas", "read", "chunks"


def write(path, form, rows):
    import numpy as np

    line, header, _ = FORMS[form]
    with open(path, "w") as file:
        file.write(header)
        for seed in range(0, rows, 100_000):
            numbers = np.random.default_rng(seed).normal(size=(min(rows - seed, 100_000), 2))
            text = "".join(line.format(x=x, y=y) for x, y in numbers.tolist())
            file.write(text.replace(".", ",") if form == "decimal commas" else text)


def measure(path, reading):
    """In a process of its own: seconds, and how many MB more at most than before."""
    import resource

    import pandas as pd

    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from lib.options import points_file

    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # on Linux

    before, began = peak(), time.process_time()
    if reading == "pandas":
        for _ in pd.read_csv(path, chunksize=100_000, **FORMS[Path(path).stem][2]):
            pass
    else:
        columns = ["1"], "3" if "name" in Path(path).name else "2"
        file = points_file.look(path, *columns)
        if reading == "read":
            points_file.read(file)
        else:
            for _ in points_file.chunks(file):
                pass
    print(json.dumps([time.process_time() - began, peak() - before]))


def main(rows, runs):
    print(f"{rows:,} rows, the least of {runs} runs: seconds, times what pandas took, MB")
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            path = os.path.join(folder, f"{form}.csv")
            write(path, form, rows)
            found = {reading: [] for reading in READINGS}
            for _ in range(runs):
                for reading in READINGS:
                    command = [sys.executable, __file__, "measure", path, reading]
                    found[reading].append(json.loads(subprocess.check_output(command)))
            least = {reading: min(pairs) for reading, pairs in found.items()}
            for reading, (seconds, memory) in least.items():
                ratio = seconds / least["pandas"][0]
                print(f"{form:<18} {reading:<8}{seconds:>8.2f}{ratio:>8.2f}{memory:>8.0f}")
            os.remove(path)


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(*sys.argv[2:])
    else:
        main(*map(int, sys.argv[1:]), *(ROWS, RUNS)[len(sys.argv) - 1 :])
