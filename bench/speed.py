"""How long the scripts take, as ratios to something measured in the same run.

    python bench/speed.py [RUNS]

Whole processes run in turn with a bare `import tensorflow`, RUNS times each (default 9); the
medians are compared. Then the update of 01_find_w.py is repeated in three ways in one process.
"""

import contextlib
import io
import os
import runpy
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = str(ROOT / "01_find_w.py")
IMPORT = ["-c", "import tensorflow"]
SLOW = ["--w", "5", "--learning-rate", "1e-6"]  # does not arrive, so all steps are taken
PROCESSES = {
    "01_find_w.py --help": [SCRIPT, "--help"],
    "01_find_w.py --no-show": [SCRIPT, "--no-show"],
    "  --steps 2000 --history": [SCRIPT, *SLOW, "--steps", "2000", "--history", "h.csv"],
    "  --steps 1000000": [SCRIPT, *SLOW, "--float64", "--steps", "1000000"],
    "08_check_slides.py": [str(ROOT / "08_check_slides.py")],
}


def seconds(command, folder):
    begin = time.perf_counter()
    env = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    subprocess.run(
        [sys.executable, *command],
        env=env,
        cwd=folder,
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    return time.perf_counter() - begin


def processes(runs):
    with tempfile.TemporaryDirectory() as folder:
        commands = {"import tensorflow": IMPORT}
        commands |= PROCESSES
        for command in commands.values():  # the first of each reads files that the others find read
            seconds(command, folder)
        times = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command, folder))
    bare = statistics.median(times["import tensorflow"])
    print(f"{'whole process, medians of ' + str(runs):<34}{'seconds':>9}{'ratio':>8}")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<34}{median:>9.2f}{median / bare:>8.2f}")


def updates():
    sys.argv = [SCRIPT, *SLOW, "--float64", "--steps", "0", "--no-show"]
    sys.path.insert(0, str(ROOT))
    with contextlib.redirect_stdout(io.StringIO()):
        page = runpy.run_path(SCRIPT, run_name="__main__")
    slope, update, descend, tf = (page[name] for name in ("slope", "update", "descend", "tf"))

    def eager(steps):
        for _ in range(steps):
            update(slope()[1])

    one = tf.function(lambda: update(slope()[1]))

    def function(steps):
        for _ in range(steps):
            one()

    def compiled(steps):
        descend(slope, update, page["parameters"], steps)

    ways = {
        "eager loop": (eager, 300),
        "tf.function around one update": (function, 3000),
        "lib.descent, compiled loop": (compiled, 1_000_000),
    }
    print(f"\n{'one update':<34}{'us':>9}{'ratio':>8}")
    first = None
    for name, (way, steps) in ways.items():
        way(1)  # tracing and compiling come once
        begin = time.perf_counter()
        way(steps)
        micro = (time.perf_counter() - begin) / steps * 1e6
        first = first or micro
        print(f"{name:<34}{micro:>9.2f}{micro / first:>8.4f}")


if __name__ == "__main__":
    processes(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
    updates()
