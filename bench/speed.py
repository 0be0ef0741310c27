"""How long the scripts take, as ratios to something measured in the same run.

    python bench/speed.py [RUNS]

Whole processes run in turn with a bare `import tensorflow`, RUNS times each (default 9); the
medians are compared. Then the loop of 01_find_w.py is taken apart in one process: what an
update costs once it is compiled, beside other ways to make the same updates, and what compiling
costs.
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
MILLION = 1_000_000
QUICK = [SCRIPT, "--no-figure", *SLOW]
PROCESSES = {
    "01_find_w.py --help": [SCRIPT, "--help"],
    "01_find_w.py --no-figure": [SCRIPT, "--no-figure"],
    "  --steps 2000 --history": [*QUICK, "--steps", "2000", "--history", "h.csv"],
    "  --steps 1000000": [*QUICK, "--float64", "--steps", "1000000"],
    "01_find_w.py, its figure written": [SCRIPT],
    "08_check_slides.py": [str(ROOT / "08_check_slides.py")],
}


def process(command, folder):
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
            process(command, folder)
        times = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(process(command, folder))
    bare = statistics.median(times["import tensorflow"])
    print(f"{'whole process, medians of ' + str(runs):<34}{'seconds':>9}{'ratio':>8}")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<34}{median:>9.2f}{median / bare:>8.2f}")


def updates():
    sys.argv = [*QUICK, "--float64", "--steps", "0", "--learning-rate", "1e-9"]
    sys.path.insert(0, str(ROOT))
    with contextlib.redirect_stdout(io.StringIO()):
        page = runpy.run_path(SCRIPT, run_name="__main__")
    tf, W, cost, learning_rate = (page[name] for name in ("tf", "W", "cost", "learning_rate"))
    learn, parameters = page["learn"], page["parameters"]

    def update():
        with tf.GradientTape() as tape:
            E = cost()
        W.assign_sub(learning_rate * tape.gradient(E, W))

    def eager(steps):
        for _ in range(steps):
            update()

    one = tf.function(update)

    def function(steps):
        for _ in range(steps):
            one()

    def training(steps):
        # The script's own loop finds `training` among its script's names
        learn.__globals__["training"] = page["Training"](parameters, steps)
        return learn.__globals__["training"].run(learn)

    def seconds(way, steps):
        begin = time.perf_counter()
        way(steps)
        return time.perf_counter() - begin

    for way in (eager, function, training):  # the first of each reads files, too
        way(1)
    ways = {
        "eager loop": seconds(eager, 300) / 300,
        "tf.function around one update": seconds(function, 3000) / 3000,
        "the script's loop, once compiled": (
            (seconds(training, 11 * MILLION) - seconds(training, MILLION)) / (10 * MILLION)
        ),
    }
    print(f"\n{'one update':<34}{'us':>9}{'ratio':>10}")
    for name, taken in ways.items():
        print(f"{name:<34}{1e6 * taken:>9.3f}{taken / ways['eager loop']:>10.6f}")
    compiling = statistics.median(seconds(training, 0) for _ in range(5))
    print(f"Tracing and compiling the script's loop takes {compiling:.2f} s, once.")


if __name__ == "__main__":
    processes(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
    updates()
