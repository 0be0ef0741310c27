"""lib/workers/launcher.py: TF_CONFIG; small processes take the workers' parts."""

import json
import os
import socket
import sys
import time

import pytest

from lib.workers import launcher
from lib.workers.launcher import OTHER_ENDED

TWO = {"worker": ["one:2222", "10.0.0.2:80"]}
LED = {**TWO, "chief": ["[::1]:1"], "evaluator": []}


@pytest.mark.parametrize(
    ("cluster", "kind", "index", "expected"),
    [
        (TWO, "worker", 1, (TWO["worker"], 1)),
        (LED, "chief", 0, (["[::1]:1", *TWO["worker"]], 0)),
        (LED, "worker", "1", (["[::1]:1", *TWO["worker"]], 2)),  # some systems write a text
        ({}, "worker", 0, ([], 0)),
    ],
)
def test_a_place_in_a_cluster(cluster, kind, index, expected):
    task = {"type": kind, "index": index}
    config = {"cluster": cluster, "task": task, "environment": "cloud"}
    assert launcher.cluster(json.dumps(config)) == expected


@pytest.fixture
def refused(monkeypatch, capsys):
    """refused(text, workers): (exit code, line)."""

    def refused(text, workers=1):
        monkeypatch.setenv("TF_CONFIG", text)
        monkeypatch.setattr("sys.argv", ["page.py"])
        with pytest.raises(SystemExit) as end:
            launcher.place(workers)
        return end.value.code, capsys.readouterr().err.removeprefix("page.py: ")

    return refused


def test_another_one_is_refused_in_one_line(refused):
    hosts = [["one:1"], {"worker": "one:1"}, {"worker": ["one", "two:2"]}, {"worker": [1, 2]}]
    hosts += [{"worker": ["one:1", "one:1"]}, {"worker": ["one:99999", "b:1"]}, {"ps": ["c:1"]}]
    tasks = [{}, [], *({"type": "worker", "index": k} for k in (2, -1, "x"))]
    configs = [{"cluster": each, "task": {"type": "worker", "index": 0}} for each in hosts]
    configs += [{"cluster": TWO, "task": task} for task in tasks]
    line = f"TF_CONFIG is not as a cluster gives it: {launcher.TF_CONFIG} would do\n"
    for text in ["{", "[]", *map(json.dumps, configs)]:
        assert refused(text) == (2, line), text
    assert launcher.cluster(launcher.TF_CONFIG.replace("port", "1", 1).replace("port", "2"))[1] == 0
    code, line = refused(json.dumps({"cluster": TWO}), 2)
    assert code == 2 and line.startswith("--workers: TF_CONFIG says already")


def test_a_port_that_is_taken(refused):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        cluster = {"worker": [f"127.0.0.1:{port}", "two:2"]}
        task = {"type": "worker", "index": 0}
        code, line = refused(json.dumps({"cluster": cluster, "task": task}))
    assert code == 1
    assert line.startswith(f"worker 0 (127.0.0.1:{port}) can't listen at port {port}: ")


PAGE = """
import json, os, signal, sys, time
config = json.loads(os.environ["TF_CONFIG"])
index = config["task"]["index"]
def fail(words, code):
    print(words, file=sys.stderr)
    sys.exit(code)
"""
LONG = "time.sleep(60)\n"


@pytest.fixture
def launch(tmp_path, monkeypatch, capfd):
    """launch(lines): (exit code, stdout, stderr) of three such processes, within 10 s."""

    def launch(lines, *words):
        monkeypatch.delenv("TF_CONFIG", raising=False)
        monkeypatch.setattr(launcher, "SOON", 1.0)
        monkeypatch.setattr(launcher, "AT_ONCE", 0.4)
        page = tmp_path / "page.py"
        page.write_text(PAGE + lines)
        monkeypatch.setattr(sys, "argv", [str(page), *words])
        begin = time.monotonic()
        with pytest.raises(SystemExit) as end:
            launcher.place(3)
        assert time.monotonic() - begin < 10
        return end.value.code, *capfd.readouterr()

    return launch


def test_all_have_a_place_side_by_side_and_the_first_one_prints(launch, tmp_path):
    lines = f"""
open(f"{tmp_path}/{{index}}", "w").close()
while not all(os.path.exists(f"{tmp_path}/{{k}}") for k in range(3)):
    time.sleep(0.01)
print(json.dumps([config, sys.argv[1:]]))
"""
    code, out, err = launch(lines, "--workers", "3", "--w", "1 2")
    assert (code, err) == (0, "")
    config, words = json.loads(out)
    assert words == ["--workers", "3", "--w", "1 2"]
    assert config["task"] == {"type": "worker", "index": 0}
    assert len(set(config["cluster"]["worker"])) == 3


WHY = "page.py: worker"
OTHERS = f"if index == 0: time.sleep(0.2); sys.exit({OTHER_ENDED})\n"
KILL = "os.kill(os.getpid(), signal.SIGKILL)\n"
KILLED = f"{WHY} 1 of 3 was ended by SIGKILL; the system does so when memory runs out\n"
LATER = "if index: sys.exit(0)\ntime.sleep(0.3); print('table'); fail('diverged', 1)\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("if index == 1: fail('a.csv, line 3: bad', 2)\n", (2, "", "a.csv, line 3: bad\n")),
        ("if index == 0: fail('no memory', 1)\n", (1, "", "no memory\n")),
        (f"{OTHERS}if index == 2: time.sleep(0.4); fail('why', 1)\n", (1, "", "why\n")),
        ("time.sleep(0.3 * (not index)); fail('the same', 1)\n", (1, "", "the same\n")),
        (f"if index == 1: {KILL}", (1, "", KILLED)),
        ("if index == 2: sys.exit(9)\n", (1, "", f"{WHY} 2 of 3 ended with exit code 9\n")),
        (f"sys.exit({OTHER_ENDED})\n",
         (1, "", "page.py: the workers lost the connection to each other\n")),
        ("if not index: sys.exit(0)\n", (0, "", "")),
        (LATER, (1, "table\n", "diverged\n")),  # the first one says so when the others have gone
    ],
)  # fmt: skip
def test_one_that_ends_ends_all(launch, lines, expected):
    assert launch(lines + LONG) == expected


@pytest.mark.slow
def test_they_have_time_to_undo_and_then_none_is_left(launch, tmp_path):
    lines = f"""
if index == 0:
    time.sleep(0.5)
    sys.exit(0)
if index == 1:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    open("{tmp_path}/stubborn", "w").write(str(os.getpid()))
    time.sleep(60)
sys.stdin.read()  # ends with the parent
open("{tmp_path}/undone", "w").close()
"""
    launch(lines)
    assert (tmp_path / "undone").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "stubborn").read_text()), 0)
