"""How fast and in how little memory 09_grow_data.py finds w and b in a large file.

    python bench/grow.py [ROWS]

Whole processes, from a CSV file of ROWS points (default 20,000,000) to w and b, beside other
programs that do the same, the best of three runs each; one that is not installed is skipped
(pip install pandas scikit-learn torch). "beyond" is without what the imports take, and "ratio"
compares that with the page's. Seconds of processors tell more where others use the machine, too.
Then: reading alone, the page's memory for more and more points, made and from files, and its
updates from the sums.
"""

import contextlib
import importlib.util
import io
import os
import runpy
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
READ = "table = pandas.read_csv({file!r}); x, y = table.x.to_numpy(), table.y.to_numpy()"
# What each program imports, and what it does then with a {file}
OTHERS = {
    "pandas, scikit-learn's LinearRegression": (
        ["pandas", "sklearn.linear_model"],
        [READ, "print(sklearn.linear_model.LinearRegression().fit(x[:, None], y).coef_)"],
    ),
    "pandas, PyTorch, 20 updates (of 2000)": (
        ["pandas", "torch"],
        [
            READ,
            "x, y = torch.from_numpy(x), torch.from_numpy(y)",
            "w = torch.zeros(2, dtype=torch.float64, requires_grad=True)",
            "for _ in range(20):",
            "    loss = torch.mean((w[0] * x + w[1] - y) ** 2)",
            "    loss.backward()",
            "    with torch.no_grad():",
            "        w -= 0.13 * w.grad",
            "        w.grad.zero_()",
            "print(w)",
        ],
    ),
    "NumPy, Keras, one epoch in blocks of 1000": (
        ["numpy", "keras"],
        [
            "x, y = numpy.loadtxt({file!r}, delimiter=',', skiprows=1, unpack=True)",
            "model = keras.Sequential([keras.Input([1]), keras.layers.Dense(1)])",
            "model.compile(keras.optimizers.SGD(0.1), 'mse')",
            "model.fit(x[:, None], y, batch_size=1000, epochs=1, verbose=0)",
            "print(model.get_weights())",
        ],
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
    commands = {"09_grow_data.py --ways 3": (
        ["-c", "from lib.program.quiet import tf"],
        # At this rate all 2000 updates change something
        [SCRIPT, "--data", file, "--ways", "3", "--learning-rate", "0.03", "--no-figure"],
    )}  # fmt: skip
    for name, (imports, lines) in OTHERS.items():
        if not all(importlib.util.find_spec(module.split(".")[0]) for module in imports):
            print(f"{name}: not installed, skipped")
            continue
        only = "\n".join(f"import {module}" for module in imports)
        whole = "\n".join([only, *lines]).replace("{file!r}", repr(file))
        commands[name] = ["-c", only], ["-c", whole]
    heads = ["seconds", "beyond", "ratio", "processor", "beyond", "ratio", "MB"]
    row(f"a file of {ROWS:,} rows", heads)
    pages = None
    for name, (imports, whole) in commands.items():
        # In turn, and the best of three: others use the machine, too
        runs = [(process(imports), process(whole)) for _ in range(3)]
        importing, (*taken, memory) = np.min(runs, axis=0)
        importing = importing[:2]
        beyond = np.subtract(taken, importing)
        pages = beyond if pages is None else pages
        each = zip(taken, beyond, beyond / pages, strict=True)
        cells = [cell for t, b, r in each for cell in (f"{t:.1f}", f"{b:.1f}", f"{r:.2f}")]
        row(name, [*cells, f"{memory:.0f}"])


def reading(file):
    """One read of all points, and nothing else."""
    from lib.growing import points
    from lib.options import points_file

    begin, busy = time.perf_counter(), time.process_time()
    for _ in points.source([points_file.look(file)], None, None)():
        pass
    taken, busy = time.perf_counter() - begin, time.process_time() - busy
    print(f"\nReading alone: {taken:.2f} s, {busy:.2f} s of a processor, ", end="")
    print(f"{ROWS / busy / MILLION:.1f} million rows in such a second")


def memory(folder):
    print()
    row("09_grow_data.py --ways 2 3 --reads 1", ["seconds", "MB"])
    words = ["--ways", "2", "3", "--reads", "1", "--no-figure"]
    file = os.path.join(folder, "points.csv")
    for rows in (MILLION, 10 * MILLION, 50 * MILLION):
        write(file, rows)
        given = {"made": ["--rows", str(rows), "--seed", "1"], "from a file": ["--data", file]}
        for name, points in given.items():
            taken, _, used = process([SCRIPT, *points, *words])
            row(f"{rows:,} points, {name}", [f"{taken:.1f}", f"{used:.0f}"])


def updates():
    """What an update from the sums takes: a long run less a short one."""
    sys.argv = [SCRIPT, "--rows", "1000", "--no-figure", "--ways", "3", "--learning-rate", "1e-9"]
    with contextlib.redirect_stdout(io.StringIO()):
        page = runpy.run_path(SCRIPT, run_name="__main__")
    learn = page["five_sums"]

    def seconds(steps):
        begin = time.perf_counter()
        training = page["Training"](page["parameters"], steps, tolerance=-1)
        learn.__globals__["training"] = training  # where the page's own loop looks for it
        assert training.run(learn).step == steps
        return time.perf_counter() - begin

    seconds(MILLION)
    taken = (seconds(11 * MILLION) - seconds(MILLION)) / (10 * MILLION)
    print(f"\nAn update from the sums, once compiled: {1e6 * taken:.3f} us")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "points.csv")
        write(file, ROWS)
        compared(file)
        reading(file)
        memory(folder)
    updates()
