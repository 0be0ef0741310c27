"""How long each page takes with very much data, its figures included, and how much memory.

    python bench/large.py [ROWS]

ROWS points (default 5,000,000) for every page, and 1,000 columns of 2,000 rows for
06_extend_graph.py. Each run is a process of its own. The seconds are those of the processor beyond
importing TensorFlow and Matplotlib and reading the file, and their ratio is to numpy.loadtxt of the
same file; the memory is the whole process' at most.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS = 5_000_000
SAMPLE = 100_000  # rows that are different
COLUMNS = 1_000, 2_000  # and their rows
IMPORT = """
import sys
sys.path.insert(0, {root!r})
import lib.program.quiet, matplotlib.figure
from lib.options import csv_columns, csv_file
csv_file.read({file!r}, csv_columns.Wanted(None, None, None))
"""
LOADTXT = """
import time, numpy
begin = time.process_time()
numpy.loadtxt({file!r}, delimiter=",")
print(time.process_time() - begin)
"""
PAGES = [
    "01_find_w.py",
    "01_find_w.py --bias --w 5",
    "02_draw_cost.py",
    "02_draw_cost.py --w 5",
    "03_follow_slope.py",
    "03_follow_slope.py --error absolute",
    "04_compare_gradients.py",
    "05_backpropagate.py",
    "06_extend_graph.py",
    "06_extend_graph.py --model two-neurons",
    "07_build_neuron.py",
    "07_build_neuron.py --shuffle --learning-rate 0.001",
]
WIDE = ["06_extend_graph.py --model several-inputs"]


def write(path, rows, columns):
    """A file of points: some columns of x, and y."""
    import numpy as np

    random = np.random.default_rng(0)
    X = random.normal(size=(min(rows, SAMPLE), columns))
    y = X @ random.normal(size=columns) + 1 + random.normal(size=len(X))
    with open(path, "w") as file:
        np.savetxt(file, np.column_stack([X, y]), fmt="%.5f", delimiter=",")
    text = path.read_text()
    path.write_text(text * (rows // len(X)))


def run(*command, folder):
    """A process: its seconds of the processor, its memory in MB, and what it prints."""
    env = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [sys.executable, *command], stdout=out, stdin=subprocess.DEVNULL, cwd=folder, env=env
        )
        _, status, usage = os.wait4(process.pid, 0)  # on Linux and macOS
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, command
        out.seek(0)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read()


def table(path, pages):
    """The pages with this file, in a folder of their own."""
    folder = path.parent
    before, _, _ = run("-c", IMPORT.format(root=str(ROOT), file=str(path)), folder=folder)
    loadtxt = float(run("-c", LOADTXT.format(file=str(path)), folder=folder)[2])
    print(f"{path.name}: importing and reading takes {before:.1f} s, numpy.loadtxt {loadtxt:.2f} s")
    print(f"{'':<52}{'seconds':>9}{'ratio':>8}{'MB':>7}")
    for page in pages:
        script, *options = page.split()
        command = (str(ROOT / script), *options, "--data", str(path))
        seconds, memory, _ = run(*command, folder=folder)
        seconds -= before
        print(f"{page:<52}{seconds:>9.1f}{seconds / loadtxt:>8.1f}{memory:>7.0f}", flush=True)


def main(rows):
    with tempfile.TemporaryDirectory() as folder:
        points, wide = Path(folder, "points.csv"), Path(folder, "columns.csv")
        write(points, rows, 1)
        table(points, PAGES)
        points.unlink()
        write(wide, COLUMNS[1], COLUMNS[0])
        table(wide, WIDE)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
