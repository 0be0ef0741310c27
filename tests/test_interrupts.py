"""Ctrl-C and other signals at random moments of real runs.

A few are tried. By hand hundreds: INTERRUPTS=400 python -m pytest -m "" tests/test_interrupts.py
"""

import os
import random
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import ROOT

MANY = int(os.environ.get("INTERRUPTS", "4"))
AT_A_TIME = 3
SOON = 10  # seconds: one is enough, but a busy machine takes longer to load TensorFlow
POINTS = 100_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="/proc tells who listens"),
]

LONG = "--steps 1000000000 --learning-rate 1e-12 --history h.csv"
SLOW = "--steps 300000 --learning-rate 1e-9 --history h.csv"
# A command, and what its last lines say if it comes to its end
RUNS = {
    f"01_find_w.py --w 5 --float64 {LONG} --no-figure": "Stopped: all",
    f"01_find_w.py --w 5 --float64 {SLOW} --figure f.svg": "The figure",
    "01_find_w.py --data points.csv --learning-rate auto --history h.csv": "The figure",
    f"06_extend_graph.py --model bias {LONG} --every 100000": "Stopped: all",
    f"06_extend_graph.py --model several-inputs {SLOW}": "The figure",
    "07_build_neuron.py --epochs 1000000 --learning-rate 1e-6 --history h.csv": "The figure",
    "07_build_neuron.py --epochs 300 --learning-rate 0.01 --shuffle": "The figure",
    "02_draw_cost.py --w 5 --figure f.pdf": "The figure",
    "03_follow_slope.py --no-figure --animate a.gif": "The animation",
    "04_compare_gradients.py": "The figure",
    "05_backpropagate.py --steps 5 --animate a.gif": "The figure",
    "06_extend_graph.py --model two-neurons": "The figure",
    "08_check_slides.py": "statements agree",
    "09_grow_data.py --rows 20000000 --seed 1 --no-figure": "the lowest cost there is.",
    "09_grow_data.py --data points.csv --reads 300 --block 1": "The figure",
}
ENDS = {".png": b"IEND\xaeB`\x82", ".svg": b"</svg>\n", ".pdf": b"%%EOF\n", ".gif": b";"}


def case(seed):
    """A command, whether the seconds begin at its first line, how many, and the signals then."""
    some = random.Random(seed)
    command = list(RUNS)[seed % len(RUNS)]
    after_a_line = some.random() < 0.5 and "08" not in command  # which prints at its end
    seconds = some.uniform(0, 2 if after_a_line else 5)
    number = some.choice([signal.SIGINT] * 5 + [signal.SIGTERM, signal.SIGHUP])
    return command, after_a_line, seconds, number, some.choice([None, None, some.uniform(0, 0.6)])


def wait_until_it_listens(process):
    """Before its first line Python itself starts, which ends in its own way."""
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        caught = int(re.search(r"SigCgt:\s*(\w+)", status.read_text())[1], 16)
        if caught & 1 << signal.SIGTERM - 1:
            return
        time.sleep(0.001)


def faults(start, command, after_a_line, seconds, number, again):
    """Run a command, send it the signal, maybe twice: what is wrong then."""
    script, *options = command.split()
    process = start([sys.executable, str(ROOT / script), *options])
    if "points.csv" in options:
        (process.folder / "points.csv").write_text("1,2\n2,3\n" * (POINTS // 2))
    wait_until_it_listens(process)
    out = process.stdout.readline() if after_a_line else ""
    time.sleep(seconds)
    begin = time.monotonic()
    process.send_signal(number)
    if again is not None:
        time.sleep(again)
        process.send_signal(number)
    try:
        more, err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        return ["it goes on"]
    code, words = process.returncode, out + more + err
    files = [file for file in process.folder.rglob("*") if file.is_file()]
    history = process.folder / "h.csv"
    checks = {
        f"code {code}": code in (0, 128 + number),
        "not what its end says": code or RUNS[command] in (out + more)[-300:],
        "it takes long": time.monotonic() - begin < SOON + (again or 0),
        "not one line": err.count("\n") <= 1 and "Traceback" not in words,
        "no reason": not code or re.search("interrupted|Interrupted|ended by SIG", words),
        "a part of a file": not any(".part" in file.name for file in files),
        "half a file": all(f.read_bytes().endswith(ENDS.get(f.suffix, b"\n")) for f in files),
        "rows are missing": not history.exists() or is_whole(history, words),
    }
    return [f"{kind}: {words}" for kind, right in checks.items() if not right]


def is_whole(history, out):
    """Whether it has a row for each step, up to the one that the run's last words name."""
    head, *rows = history.read_text().splitlines()
    steps = [int(row.split(",")[0]) for row in rows]
    apart = steps[1] - steps[0] if len(steps) > 1 else 1
    last = re.findall(r"(?:ed after|After|epoch|Stopped: all) (\d+)", out)
    return (
        {row.count(",") for row in rows} == {head.count(",")}
        and [*range(0, steps[-1], apart), steps[-1]] == steps
        and (not last or int(last[-1]) == steps[-1])
    )


def test_signals_at_random_moments(start, tmp_path_factory):
    tmp_path_factory.getbasetemp()  # once, before several threads would make it
    cases = [case(seed) for seed in range(MANY)]
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        found = [*pool.map(lambda case: faults(start, *case), cases)]
    assert [pair for pair in zip(cases, found, strict=True) if pair[1]] == []
