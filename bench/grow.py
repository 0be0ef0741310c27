"""How fast and in how little memory 09_grow_data.py finds w and b in a large file.

    python bench/grow.py [ROWS]

Whole processes, from a CSV file of ROWS points (default 20,000,000) to w and b, beside other
programs that do the same, in turn, the best of three runs each; one that is not installed is
skipped (pip install pandas scikit-learn duckdb polars). "beyond" is without what the imports take,
and "times" compares that with pandas and scikit-learn. The seconds of processors tell more where
others use the machine, too. Then: the page's memory for more and more points, made and from files.
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
MILLION = 1_000_000
ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 20 * MILLION
LINE = "regr_slope(y, x), regr_intercept(y, x)"
# What each program imports, and what it does then with a {file}
PROGRAMS = {
    "pandas, scikit-learn's LinearRegression": (
        ["pandas", "sklearn.linear_model"],
        "table = pandas.read_csv({file!r}); x, y = table.x.to_numpy(), table.y.to_numpy()\n"
        "print(sklearn.linear_model.LinearRegression().fit(x[:, None], y).coef_)",
    ),
    "DuckDB": (["duckdb"], f"print(duckdb.sql('SELECT {LINE} FROM \"{{file}}\"').fetchall())"),
    "polars": (
        ["polars"],
        "x, y = polars.col('x'), polars.col('y')\n"
        "w = polars.cov(x, y) / x.var()\n"
        "print(polars.scan_csv({file!r}).select(w, y.mean() - w * x.mean()).collect())",
    ),
}


def process(command):
    """The seconds that a process takes, those of processors, and its largest memory in MB."""
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen([sys.executable, *command], stdout=output, stderr=output, cwd=ROOT)
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            output.seek(0)
            sys.exit(f"{command} failed:\n{output.read().decode()}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    taken = time.perf_counter() - begin
    return taken, usage.ru_utime + usage.ru_stime, kilobytes / 1024


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


def row(name, cells):
    print(f"{name:<42}" + "".join(f"{cell:>10}" for cell in cells), flush=True)


def compared(file):
    commands = {}
    for name, (imports, lines) in PROGRAMS.items():
        if not all(importlib.util.find_spec(module.split(".")[0]) for module in imports):
            print(f"{name}: not installed, skipped")
            continue
        only = "\n".join(f"import {module}" for module in imports)
        lines = lines.replace("{file!r}", repr(file)).replace("{file}", file)
        commands[name] = ["-c", only], ["-c", f"{only}\n{lines}"]
    # At this rate all 2000 updates change something
    words = ["--ways", "3", "--learning-rate", "0.03", "--no-figure"]
    only = "import pandas; from lib.program.quiet import tf"
    commands["09_grow_data.py --ways 3"] = ["-c", only], [SCRIPT, "--data", file, *words]
    heads = ["seconds", "beyond", "times", "processor", "beyond", "times", "MB"]
    row(f"a file of {ROWS:,} rows", heads)
    runs = {name: [] for name in commands}
    for _ in range(3):
        for name, (imports, whole) in commands.items():
            runs[name].append((process(imports), process(whole)))
    first = None
    for name, some in runs.items():
        importing, (*taken, memory) = np.min(some, axis=0)
        beyond = np.subtract(taken, importing[:2])
        first = beyond if first is None else first
        each = zip(taken, beyond, beyond / first, strict=True)
        cells = [cell for t, b, r in each for cell in (f"{t:.1f}", f"{b:.1f}", f"{r:.2f}")]
        row(name, [*cells, f"{memory:.0f}"])


def memory(folder):
    print()
    row("09_grow_data.py --ways 2 3 --reads 1", ["seconds", "MB"])
    words = ["--ways", "2", "3", "--reads", "1", "--no-figure"]
    file = os.path.join(folder, "points.csv")
    for rows in (MILLION, 10 * MILLION, max(ROWS, 10 * MILLION)):
        write(file, rows)
        given = {"made": ["--rows", str(rows), "--seed", "1"], "from a file": ["--data", file]}
        for name, points in given.items():
            taken, _, used = process([SCRIPT, *points, *words])
            row(f"{rows:,} points, {name}", [f"{taken:.1f}", f"{used:.0f}"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "points.csv")
        write(file, ROWS)
        compared(file)
        memory(folder)
