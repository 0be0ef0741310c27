"""How fast, and in how little memory, 09_grow_data.py finds w and b in a large file by way 3.

    python bench/grow.py [ROWS]

Whole processes, from a CSV file of ROWS points (default 20,000,000) to w and b, beside other
programs that do the same, in turn, the best of three runs each; one that is not installed is left
out (pip install pandas scikit-learn duckdb polars). "beyond" is without what the imports take, and
"times" compares that with pandas and scikit-learn: it should be at most 1.6, and the memory at most
850 MB. The seconds of processors tell more where others use the machine, too.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = str(ROOT / "09_grow_data.py")
ROWS = 20_000_000
AGAIN = 100_000  # so many points come again and again
# At this rate all 2000 updates change something
WORDS = ["--ways", "3", "--learning-rate", "0.03", "--no-figure", "--data"]
LINE = "regr_slope(y, x), regr_intercept(y, x)"
# What each program imports, and what it does then with FILE
PROGRAMS = {
    "pandas, scikit-learn's LinearRegression": (
        ["pandas", "sklearn.linear_model"],
        "t = pandas.read_csv(FILE); x, y = t.x.to_numpy(), t.y.to_numpy()\n"
        "print(sklearn.linear_model.LinearRegression().fit(x[:, None], y).coef_)",
    ),
    "DuckDB": (["duckdb"], f"print(duckdb.sql('SELECT {LINE} FROM read_csv(?)', params=[FILE]))"),
    "polars": (
        ["polars"],
        "x, y = polars.col('x'), polars.col('y'); w = polars.cov(x, y) / x.var()\n"
        "print(polars.scan_csv(FILE).select(w, y.mean() - w * x.mean()).collect())",
    ),
}


def write(path, rows):
    """A CSV file of so many points about y = 2 x + 1."""
    random = np.random.default_rng(0)
    x = random.uniform(0, 3, AGAIN)
    y = 2 * x + 1 + random.normal(0, 0.5, AGAIN)
    lines = [f"{a:.6f},{b:.6f}\n" for a, b in zip(x.tolist(), y.tolist(), strict=True)]
    with open(path, "w") as file:
        file.write("x,y\n")
        for at in range(0, rows, AGAIN):
            file.writelines(lines[: rows - at])


def process(*command):
    """The seconds that a process takes, those of processors, and its largest memory in MB."""
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen([sys.executable, *command], stdout=output, stderr=output, cwd=ROOT)
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            output.seek(0)
            sys.exit(f"{command} failed:\n{output.read().decode()}")
    megabytes = usage.ru_maxrss / 1024 / (1024 if sys.platform == "darwin" else 1)
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, megabytes


def main(rows=ROWS):
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "points.csv")
        write(file, rows)
        commands = {}
        for name, (modules, lines) in PROGRAMS.items():
            only = "".join(f"import {module}\n" for module in modules)
            commands[name] = ["-c", only], ["-c", only + lines.replace("FILE", repr(file))]
            if not all(importlib.util.find_spec(module.split(".")[0]) for module in modules):
                del commands[name]
                print(f"{name}: not installed, left out")
        only = "import pandas; from lib.program.quiet import tf"
        commands["09_grow_data.py --ways 3"] = ["-c", only], [SCRIPT, *WORDS, file]
        runs = {name: [] for name in commands}
        for _ in range(3):
            for name, pair in commands.items():
                runs[name].append([process(*command) for command in pair])
    print(f"{f'a file of {rows:,} rows':<42}" + "   seconds    beyond     times" * 2 + "        MB")
    print(f"{'':<42}{'by the clock':>30}{'of processors':>30}")
    first = None
    for name, some in runs.items():
        imports, (*whole, memory) = np.min(some, axis=0)
        beyond = np.subtract(whole, imports[:2])
        first = beyond if first is None else first
        cells = np.transpose([whole, beyond, beyond / first]).ravel()
        print(f"{name:<42}" + "".join(f"{cell:>10.2f}" for cell in cells) + f"{memory:>10.0f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
