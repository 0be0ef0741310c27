"""09_grow_data.py with several workers: what they find, and that every fault ends well.

Real processes, some at a time. By hand more of them, with signals at random moments:
FAULTS=40 python -m pytest -m "" -rA tests/test_09_workers.py
"""

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from conftest import ROOT

from lib.options import points_file
from lib.pages import grow_data

SCRIPT = str(ROOT / "09_grow_data.py")
MANY = int(os.environ.get("FAULTS", "4"))
AT_A_TIME = 2
LONG = "--rows 300000 --reads 1000000000 --ways 1 --no-figure".split()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="/proc tells who works"),
]
# The page, and more digits of what it finds
PAGE = f"""
import json, sys
sys.path.insert(0, {str(ROOT)!r})
page = {{"__name__": "__main__"}}
exec(compile(open({SCRIPT!r}, encoding="utf-8").read(), {SCRIPT!r}, "exec"), page)
found = [rows[-1][-1].tolist() for rows in page["gone"].values()]
print(json.dumps([*found, page["known"][:6]]))
"""


@pytest.fixture(scope="module")
def points():
    return np.random.default_rng(0).normal(9, 1, [3001, 2])


@pytest.fixture(scope="module")
def files(points, tmp_path_factory):
    folder = tmp_path_factory.mktemp("workers")
    lines = [f"{x!r},{y!r}" for x, y in points.tolist()]
    (folder / "a.csv").write_text("x,y\n" + "\n".join(lines[:1000]))
    (folder / "b.csv").write_text("x;y\r\n\r\n" + "\r\n".join(lines[1000:]).replace(",", ";"))
    (folder / "bad.csv").write_text("x,y\n" + "\n".join([*lines, "1,two", *lines]))
    (folder / "page.py").write_text(PAGE)
    return folder


def test_any_number_of_workers_finds_the_same(start, files, points):
    data = [str(files / name) for name in ("a.csv", "b.csv")]
    words = "--block 100 --reads 2 --steps 50 --learning-rate 0.005 --no-figure --data".split()
    page = [sys.executable, str(files / "page.py"), *words, *data, "--workers"]
    begun, found = {n: start([*page, str(n)]) for n in (1, 2, 3)}, {}
    for count, process in begun.items():
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, ""), err
        assert out.count("Least squares: ") == 1  # one has printed
        assert (f"Way 2 with {count} workers is data-parallel SGD: " in out) == (count > 1)
        found[count] = json.loads(out.splitlines()[-1])
    X, Y = points.T
    assert found[1][3][:3] == pytest.approx([3001, X.mean(), Y.mean()])
    for count in (2, 3):
        for at in (0, 2, 3):  # way 1, way 3, the sums
            assert found[count][at] == pytest.approx(found[1][at], rel=1e-12, abs=0)
    # Way 2 by hand: a block of each of two workers makes an update
    shares = []
    for index in range(2):
        team = SimpleNamespace(index=index, count=2)
        some = grow_data.Points([*map(points_file.look, data)], None, None, team)
        shares.append(np.hstack([np.stack(chunk) for chunk in some("read")]))
    w = b = 0.0
    for _ in range(2):
        for at in range(0, max(share.shape[1] for share in shares), 100):
            x, y = np.hstack([share[:, at : at + 100] for share in shares])
            e = w * x + b - y
            w, b = w - 0.005 * 2 * np.mean(e * x), b - 0.005 * 2 * np.mean(e)
    assert found[2][1] == pytest.approx([w, b], rel=1e-10)


# ------------------------------------------------------------------------------------- the faults


# Exit code and words of each process: of the one that has the fault, and of the other one
LOST = r"1 (worker \d .*|one of the other workers) (has ended or does not answer|did not c).*"
BAD = r"2 .*bad.csv, line 3003, column 2: 'two' is not a number"
OTHER = r"1 worker 1 .* was given other options or files than worker 0; its own output may say why"
KILLED = r"1 worker \d of 2 was ended by SIGKILL; the system does so when memory runs out"
INTERRUPTED, ENDED = "130 interrupted", "143 ended by SIGTERM"
FAULTS = {
    "it never comes": [LOST],
    "SIGKILL to a worker": [KILLED],
    "a bad line in a cluster": [BAD, LOST],
    "SIGINT to the parent": [INTERRUPTED],
    "a file that only it has not": [
        r"2 .*gone.csv: can't be read: No such file or directory",
        LOST,
    ],
    "a bad line": [BAD],
    "other options": [OTHER, OTHER],
    "a taken port": [r"1 worker 0 .* can't listen at port .*: Address already in use"],
    "SIGKILL to the parent": ["-9 "],
    "SIGTERM to the parent": [ENDED],
    "SIGTERM to a worker": [ENDED],
    "SIGKILL in a cluster": ["-9 ", LOST],
    "SIGINT in a cluster": [INTERRUPTED, LOST],
    "SIGTERM in a cluster": [ENDED, LOST],
    "SIGSTOP in a cluster": ["-9 ", LOST],
}
CASES = [([*FAULTS][seed % len(FAULTS)], seed) for seed in range(MANY)]


@pytest.fixture(scope="module")
def faults(start, files):
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        yield [pool.submit(fault, start, files, what, seed) for what, seed in CASES]
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("number", range(MANY), ids=lambda k: f"{CASES[k][0]} {k}")
def test_a_fault(faults, number):
    what, _ = CASES[number]
    ends, seconds, told = faults[number].result()
    print(f"{what}, {told}: {seconds:.1f} s, {ends}")
    for words, expected in zip(ends, FAULTS[what], strict=True):
        assert re.fullmatch(expected, words), told
    assert seconds < (90 if "did not come" in "".join(ends) else 60)  # with the imports


def fault(start, files, what, seed):
    """How the processes ended to which this happens, after how many seconds, and what was done."""
    some = random.Random(seed)
    at_work, who = some.random() < 0.5, some.randrange(2)
    moment = some.uniform(0, 3 if at_work else 20)
    number, told = next((n for n in signal.Signals if n.name == what.split()[0]), None), ""
    own, bad, gone = (
        ["--no-figure", "--data", str(files / name)] for name in ("a.csv", "bad.csv", "gone.csv")
    )
    if number is None:
        options = {
            "it never comes": [own, None],
            "a file that only it has not": [own, gone],
            "a bad line in a cluster": [bad, bad],
            "other options": [own, [*own, "--block", "7"]],
            "a taken port": [own, None],
        }
        begin = time.monotonic()
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1] if what == "a taken port" else None
            begun = cluster(start, options[what], port) if what in options else launched(start, bad)
            ends = sorted(map(ended, begun), reverse=True)  # who has 2 first
    elif "cluster" in what:
        begun = cluster(start, [LONG, LONG])
        begin, told = moment_of(begun[0], at_work, moment, who)
        begun[who].send_signal(number)
        other = ended(begun[1 - who])
        if number == signal.SIGSTOP:
            begun[who].kill()
        ends = [ended(begun[who]), other]
    else:
        (process,) = launched(start, LONG)
        while len(pids := children(process)) < 2:
            time.sleep(0.05)
        begin, told = moment_of(process, at_work, moment, who)
        os.kill(pids[who] if what.endswith("worker") else process.pid, number)
        ends = [ended(process)]
        while any(map(goes_on, pids)) and time.monotonic() < begin + 60:
            time.sleep(0.1)
        ends += ["it goes on"] * any(map(goes_on, pids))
    return ends, time.monotonic() - begin, told


def moment_of(process, at_work, seconds, who):
    """Waits for the moment of a fault, so many seconds after the start or the first line."""
    if at_work:
        assert process.stdout.readline()
    time.sleep(seconds)
    when = "after its first line" if at_work else "after the start"
    return time.monotonic(), f"to {who}, {seconds:.1f} s {when}"


def launched(start, options):
    return [start([sys.executable, SCRIPT, *options, "--workers", "2"])]


def cluster(start, options, port=None):
    """Workers as a cluster begins them, with these options each, but for those with None."""
    with socket.create_server(("", 0)) as one, socket.create_server(("", 0)) as two:
        ports = [port or one.getsockname()[1], two.getsockname()[1]]
    begun = []
    for index, own in enumerate(options):
        task = {"type": "worker", "index": index}
        addresses = [f"127.0.0.1:{port}" for port in ports]
        config = json.dumps({"cluster": {"worker": addresses}, "task": task})
        env = ["env", f"TF_CONFIG={config}", sys.executable, SCRIPT]
        begun += [] if own is None else [start([*env, *own])]
    return begun


def ended(process):
    """Its exit code and what it said on stderr, at most a line."""
    try:
        _, err = process.communicate(timeout=100)
    except subprocess.TimeoutExpired:
        return "it goes on"
    assert err.count("\n") <= 1, err
    return f"{process.returncode} {err.removeprefix('09_grow_data.py: ').strip()}"


def children(process):
    """The ids of the processes that this one has begun, as they were begun."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
            words = (stat.parent / "cmdline").read_bytes()
        except OSError:  # it is over
            continue
        if int(parent) == process.pid and b"09_grow_data.py" in words:
            found.append(int(stat.parent.name))
    return sorted(found)


def goes_on(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
