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
from dataclasses import dataclass
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


@dataclass
class Case:
    """A command, when it gets which signal, and maybe when another one, in seconds."""

    command: str
    after_a_line: bool  # the seconds begin when it has printed one
    seconds: float
    signal: int
    again: float | None

    def __str__(self):
        begin = "its first line" if self.after_a_line else "the start"
        again = "" if self.again is None else f", again after {self.again:.2f} s"
        name = signal.Signals(self.signal).name
        return f"{self.command}: {name} {self.seconds:.2f} s after {begin}{again}"


def case(seed):
    some = random.Random(seed)
    command = list(RUNS)[seed % len(RUNS)]
    after_a_line = some.random() < 0.5 and "08" not in command  # which prints at its end
    return Case(
        command=command,
        after_a_line=after_a_line,
        seconds=some.uniform(0, 2) if after_a_line else some.uniform(0, 5),
        signal=some.choice([signal.SIGINT] * 5 + [signal.SIGTERM, signal.SIGHUP]),
        again=some.choice([None, None, some.uniform(0, 0.6)]),
    )


CASES = [case(seed) for seed in range(MANY)]


def wait_until_it_listens(process):
    """Before its first line Python itself starts, which ends in its own way."""
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        caught = int(re.search(r"SigCgt:\s*(\w+)", status.read_text())[1], 16)
        if caught & 1 << signal.SIGTERM - 1:
            return
        time.sleep(0.001)


def interrupted(start, case):
    """The process of this case, over, with out, err and the seconds that it went on."""
    script, *options = case.command.split()
    process = start([sys.executable, str(ROOT / script), *options])
    if "points.csv" in options:
        (process.folder / "points.csv").write_text("1,2\n2,3\n" * (POINTS // 2))
    wait_until_it_listens(process)
    line = process.stdout.readline() if case.after_a_line else ""
    time.sleep(case.seconds)
    begin = time.monotonic()
    process.send_signal(case.signal)
    if case.again is not None:
        time.sleep(case.again)
        process.send_signal(case.signal)
    try:
        out, process.err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        pytest.fail("it goes on")
    process.out = line + out
    process.seconds = time.monotonic() - begin
    return process


@pytest.fixture(scope="module")
def processes(start, tmp_path_factory):
    tmp_path_factory.getbasetemp()  # once, before several threads would make it
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        yield [pool.submit(interrupted, start, case) for case in CASES]
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("number", range(MANY), ids=lambda number: str(CASES[number]))
def test_a_signal_at_a_random_moment(processes, number):
    process, case = processes[number].result(), CASES[number]
    words = process.out + process.err
    assert process.returncode in (0, 128 + case.signal), words
    assert process.returncode or RUNS[case.command] in process.out[-300:]
    assert process.seconds < SOON + (case.again or 0)
    assert process.err.count("\n") <= 1 and "Traceback" not in words
    if process.returncode:
        assert re.search("interrupted|Interrupted|ended by SIG", words)
    files = [file for file in process.folder.rglob("*") if file.is_file()]
    assert not [file for file in files if ".part" in file.name]
    for file in files:
        assert file.read_bytes().endswith(ENDS.get(file.suffix, b"\n")), file
    history = process.folder / "h.csv"
    if history.exists():
        check_history(history, process.out)


def check_history(history, out):
    """Whether it has a row for each step, up to the one that the run's last words name."""
    head, *rows = history.read_text().splitlines()
    assert {row.count(",") for row in rows} == {head.count(",")}
    steps = [int(row.split(",")[0]) for row in rows]
    apart = steps[1] - steps[0] if len(steps) > 1 else 1
    assert [*range(0, steps[-1], apart), steps[-1]] == steps
    last = re.findall(r"(?:ed after|After|epoch|Stopped: all) (\d+)", out)
    assert not last or int(last[-1]) == steps[-1]
