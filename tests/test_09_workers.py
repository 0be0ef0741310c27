"""09_grow_data.py with several workers: real processes, all begun together."""

import json
import os
import re
import signal
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from conftest import ROOT

SCRIPT = "09_grow_data.py"
pytestmark = pytest.mark.slow
OPTIONS = "--block 100 --reads 2 --steps 50 --no-figure".split()
# The page, and more digits of what it finds
PAGE = f"""
import json, sys
sys.path.insert(0, {str(ROOT)!r})
page = {{"__name__": "__main__"}}
script = {str(ROOT / SCRIPT)!r}
exec(compile(open(script, encoding="utf-8").read(), script, "exec"), page)
found = [way.values[-1].tolist() for way in page["compare"].ways]
known = page["known"]
print(json.dumps([*found, [known.n, known.x, known.y, known.xx, known.xy, known.yy]]))
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workers")
    lines = [f"{x!r},{y!r}" for x, y in np.random.default_rng(0).normal(9, 1, [3001, 2]).tolist()]
    (folder / "a.csv").write_text("x,y\n" + "\n".join(lines[:1000]))
    (folder / "b.csv").write_text("x;y\r\n\r\n" + "\r\n".join(lines[1000:]).replace(",", ";"))
    return [str(folder / "a.csv"), str(folder / "b.csv")]


@pytest.fixture(scope="module")
def processes(files, start, tmp_path_factory):
    page = tmp_path_factory.mktemp("page") / "page.py"
    page.write_text(PAGE)
    begun = {
        count: start([sys.executable, str(page), "--data", *files, *OPTIONS, "--workers", count])
        for count in ("2", "3")
    }
    words = "--rows 1e6 --reads 1e9 --ways 1 --no-figure --workers 2".split()
    begun["long"] = start([sys.executable, str(ROOT / SCRIPT), *words])
    return begun


def children(process):
    """The ids of the processes that this one has begun, as they were begun."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except OSError:  # it is over
            continue
        if int(parent) == process.pid:
            found.append(int(stat.parent.name))
    return sorted(found)


def goes_on(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells who works")
def test_a_worker_is_killed(processes):
    process = processes["long"]
    for line in process.stdout:
        if line.startswith("learning_rate"):
            break
    workers = children(process)
    os.kill(workers[1], signal.SIGKILL)
    begin = time.monotonic()
    _, err = process.communicate(timeout=60)
    assert time.monotonic() - begin < 20
    line = "worker 1 of 2 was ended by SIGKILL; the system does so when memory runs out"
    assert (process.returncode, err) == (1, f"{SCRIPT}: {line}\n")
    assert len(workers) == 2 and not any(map(goes_on, workers))


@pytest.mark.parametrize("count", ["2", "3"])
def test_any_number_of_workers_finds_the_same(processes, files, once, count):
    alone = once(SCRIPT, "--data", *files, *OPTIONS)
    process = processes[count]
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    *ways, known = json.loads(out.splitlines()[-1])
    expected = [way.values[-1] for way in alone.names["compare"].ways]
    assert len(ways) == 3
    assert ways == [pytest.approx(values, rel=1e-12, abs=0) for values in expected]
    sums = alone.names["known"]
    expected = [sums.n, sums.x, sums.y, sums.xx, sums.xy, sums.yy]
    assert known == pytest.approx(expected, rel=1e-12, abs=0)
    X, Y = np.random.default_rng(0).normal(9, 1, [3001, 2]).T
    assert known[:3] == pytest.approx([3001, np.mean(X), np.mean(Y)])
    # One has printed, and all but the seconds is as it is alone
    assert out.count("Least squares: ") == 1 and f" s by {count} workers: mean x" in out
    rows = [re.findall(r"^[123] .*$", text, re.M) for text in (out, alone.out)]
    without = [[re.sub(r"\d+\.\d{3} ", "", row, count=1) for row in found] for found in rows]
    assert without[0][:2] == without[1][:2] and len(without[0]) == 3
