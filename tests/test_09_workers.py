"""09_grow_data.py with several workers: what they find, and that every fault ends well.

Real processes, all begun together. Of the faults at random moments a few are tried; by hand more:
FAULTS=40 python -m pytest -m "" tests/test_09_workers.py
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
MANY = int(os.environ.get("FAULTS", "2"))
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
known = page["known"]
found = [rows[-1][-1].tolist() for rows in page["gone"].values()]
print(json.dumps([*found, [known.n, known.x, known.y, known.xx, known.xy, known.yy]]))
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
    return folder


def launched(start, *options, page=SCRIPT):
    return start([sys.executable, page, *options])


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def cluster(start, options, count=2, ports=None):
    """So many workers as a cluster begins them; `options` of each."""
    addresses = [f"127.0.0.1:{port}" for port in ports or free_ports(2)]
    begun = []
    for index in range(count):
        task = {"type": "worker", "index": index}
        config = json.dumps({"cluster": {"worker": addresses}, "task": task})
        env = ["env", f"TF_CONFIG={config}", sys.executable, SCRIPT]
        begun.append(start([*env, *options[index % len(options)]]))
    return begun, addresses


def ended(process, seconds=60):
    """(exit code, what it said on stderr), within so many seconds."""
    try:
        _, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        pytest.fail("it goes on")
    assert err.count("\n") <= 1 and "Traceback" not in err, err
    return process.returncode, err.removeprefix("09_grow_data.py: ").strip()


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


# ---------------------------------------------------------------------------------- what they find


def test_any_number_of_workers_finds_the_same(start, files, points, tmp_path_factory):
    page = tmp_path_factory.mktemp("page") / "page.py"
    page.write_text(PAGE)
    data = [str(files / name) for name in ("a.csv", "b.csv")]
    words = [
        *"--block 100 --reads 2 --steps 50 --learning-rate 0.005 --no-figure --data".split(),
        *data,
    ]
    begun = {n: launched(start, *words, "--workers", str(n), page=str(page)) for n in (1, 2, 3)}
    found = {}
    for count, process in begun.items():
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, ""), err
        assert out.count("Least squares: ") == 1  # one has printed
        said = f"An update of way 2 is the mean over {count} blocks, one of each worker."
        assert (said in out) == (count > 1)
        found[count] = json.loads(out.splitlines()[-1])
    X, Y = points.T
    assert found[1][3][:3] == pytest.approx([3001, X.mean(), Y.mean()])
    for count in (2, 3):
        for at in (0, 2, 3):  # way 1, way 3, the sums
            assert found[count][at] == pytest.approx(found[1][at], rel=1e-12, abs=0)
    # Way 2 by hand: a block of each of two workers makes an update
    shares = []
    for index in range(2):
        some = grow_data.Points(
            [*map(points_file.look, data)], None, None, SimpleNamespace(index=index, count=2)
        )
        shares.append(np.hstack([np.stack(chunk) for chunk in some("read")]))
    w = b = 0.0
    for _ in range(2):
        for at in range(0, max(share.shape[1] for share in shares), 100):
            x, y = np.hstack([share[:, at : at + 100] for share in shares])
            e = w * x + b - y
            w, b = w - 0.005 * 2 * np.mean(e * x), b - 0.005 * 2 * np.mean(e)
    assert found[2][1] == pytest.approx([w, b], rel=1e-10)


# -------------------------------------------------------------------------------------- the faults


def test_faults_before_and_while_they_work(start, files, tmp_path):
    own = ["--data", str(files / "a.csv"), "--no-figure"]
    bad = ["--data", str(files / "bad.csv"), "--no-figure"]
    gone = ["--data", str(tmp_path / "gone.csv"), "--no-figure"]
    alone, _ = cluster(start, [own], 1)  # the other one never comes
    lonely, _ = cluster(start, [own, gone])  # a file that only one has
    line = launched(start, *bad, "--workers", "2")
    lines, _ = cluster(start, [bad])
    others, _ = cluster(start, [own, [*own, "--block", "7"]])
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken, _ = cluster(start, [own], 1, [other.getsockname()[1], 2])
        assert re.search(r"^worker 0 .* can't listen at port .*: Address", ended(taken[0])[1])
    said = f"{files / 'bad.csv'}, line 3003, column 2: 'two' is not a number"
    assert ended(line) == (2, said)
    codes = sorted(ended(process) for process in lines)
    assert (2, said) in codes and all(code in (1, 2) for code, _ in codes)
    for process in others:
        code, words = ended(process)
        assert code == 1 and "was given other options or files than worker 0" in words
    said = f"{tmp_path / 'gone.csv'}: can't be read: No such file or directory"
    assert ended(lonely[1]) == (2, said)
    for process in (alone[0], lonely[0]):
        code, words = ended(process, 90)
        assert code == 1 and re.search(r"^worker 1 .* did not come within 50 s", words)


WHAT = ["kill a worker", "kill the parent", "SIGINT", "SIGTERM", "SIGTERM a worker"]
WHAT += ["cluster SIGKILL", "cluster SIGINT", "cluster SIGTERM", "cluster SIGSTOP"]
CASES = [(WHAT[seed % len(WHAT)], seed) for seed in range(MANY)]


def fault(start, what, seed):
    """Does this to workers at a random moment, and says what came of it."""
    some = random.Random(seed)
    moment, who = some.uniform(0, 25), some.randrange(2)
    found = re.search("SIG[A-Z]+", what)
    number = signal.Signals[found[0]] if found else signal.SIGKILL
    if what.startswith("cluster"):
        processes, _ = cluster(start, [LONG])
        time.sleep(moment)
        victim, other = processes[who], processes[1 - who]
        begin = time.monotonic()
        victim.send_signal(number)
        result = ended(other)
        if number == signal.SIGSTOP:
            victim.kill()
        return ended(victim), result, time.monotonic() - begin, moment, who
    process = launched(start, *LONG, "--workers", "2")
    while len(children(process)) < 2:
        time.sleep(0.05)
    time.sleep(moment)
    pids = children(process)
    begin = time.monotonic()
    if "worker" in what:
        os.kill(pids[who], number)
    else:
        process.send_signal(number)
    result = ended(process)
    while any(map(goes_on, pids)):
        assert time.monotonic() - begin < 60, "a worker goes on"
        time.sleep(0.1)
    return result, None, time.monotonic() - begin, moment, who


@pytest.fixture(scope="module")
def faults(start):
    with ThreadPoolExecutor(2) as pool:
        yield [pool.submit(fault, start, what, seed) for what, seed in CASES]
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("number", range(MANY), ids=lambda k: f"{CASES[k][0]} {k}")
def test_a_fault_at_a_random_moment(faults, number):
    (code, words), other, seconds, moment, who = faults[number].result()
    what = CASES[number][0]
    told = f"{what} {who} after {moment:.1f} s: {code} {words!r}, {other}, {seconds:.1f} s"
    print(told)
    assert seconds < 60, told
    if what == "kill a worker":
        assert (code, words) == (
            1, f"worker {who} of 2 was ended by SIGKILL; the system does so when memory runs out"
        ), told  # fmt: skip
    elif what == "kill the parent" or what.endswith(("SIGKILL", "SIGSTOP")):
        assert code == -signal.SIGKILL, told
    else:
        expected = {"SIGINT": (130, "interrupted"), "SIGTERM": (143, "ended by SIGTERM")}
        assert (code, words) == expected["SIGINT" if "SIGINT" in what else "SIGTERM"], told
    if other:
        lost = "has ended or does not answer|did not come within|did not connect"
        assert other[0] == 1 and re.search(lost, other[1]), told
