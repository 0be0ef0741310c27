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
TASK = {"type": "worker", "index": 0}


@pytest.mark.parametrize(
    ("cluster", "task", "expected"),
    [
        (TWO, {"type": "worker", "index": 1}, (TWO["worker"], 1)),
        ({**TWO, "chief": ["[::1]:1"], "evaluator": []}, {"type": "chief", "index": 0},
         (["[::1]:1", *TWO["worker"]], 0)),
        ({**TWO, "chief": ["[::1]:1"]}, {"type": "worker", "index": "1"},  # some write a text
         (["[::1]:1", *TWO["worker"]], 2)),
        ({}, {}, ([], 0)),
    ],
)  # fmt: skip
def test_a_place_in_a_cluster(cluster, task, expected):
    config = {"cluster": cluster, "task": task, "environment": "cloud"}
    assert launcher._cluster(json.dumps(config)) == expected


@pytest.fixture
def refused(monkeypatch, capsys):
    """refused(text, workers): the line that says what is wrong."""

    def refused(text, workers=1):
        monkeypatch.setenv("TF_CONFIG", text)
        monkeypatch.setattr("sys.argv", ["page.py"])
        with pytest.raises(SystemExit) as end:
            launcher.place(workers)
        err = capsys.readouterr().err
        assert end.value.code == (1 if "listen" in err else 2)
        return err.removeprefix("page.py: ")

    return refused


@pytest.mark.parametrize(
    ("cluster", "task", "words"),
    [
        (["one:1"], TASK, '"cluster" has to be an object, {...}'),
        ({"worker": "one:1"}, TASK, '"worker" has to be a list, [...]'),
        ({"worker": ["one", "two:2"]}, TASK, "'one' is no address; \"host:port\" would do"),
        ({"worker": ["one:1", "one:1"]}, TASK, "'one:1' is there twice"),
        ({**TWO, "ps": ["c:1"]}, TASK, "a job 'ps'; only chief and worker are known"),
        (TWO, {}, "the type of the task is None"),
        (TWO, {"type": "worker", "index": 2}, "the index of the task is not from 0 to 1"),
        (TWO, [], '"task" has to be an object'),
    ],
)
def test_what_is_wrong_is_one_line(refused, cluster, task, words):
    line = refused(json.dumps({"cluster": cluster, "task": task}))
    assert line.startswith("TF_CONFIG: ") and words in line and line.count("\n") == 1


def test_a_port_that_is_taken(refused):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        cluster = {"worker": [f"127.0.0.1:{port}", "two:2"]}
        line = refused(json.dumps({"cluster": cluster, "task": TASK}))
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
    """launch(lines, count): (exit code, stdout, stderr) of so many processes, within 10 s."""

    def launch(lines, count=3, *words):
        monkeypatch.delenv("TF_CONFIG", raising=False)
        monkeypatch.setattr(launcher, "SOON", 1.0)
        monkeypatch.setattr(launcher, "AT_ONCE", 0.4)
        page = tmp_path / "page.py"
        page.write_text(PAGE + lines)
        monkeypatch.setattr(sys, "argv", [str(page), *words])
        begin = time.monotonic()
        with pytest.raises(SystemExit) as end:
            launcher.place(count)
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
    code, out, err = launch(lines, 3, "--workers", "3", "--w", "1 2")
    assert (code, err) == (0, "")
    config, words = json.loads(out)
    assert words == ["--workers", "3", "--w", "1 2"]
    assert config["task"] == {"type": "worker", "index": 0}
    assert len(set(config["cluster"]["worker"])) == 3


def test_one_that_is_wrong_ends_all_with_its_reason(launch):
    lines = "if index == 1: fail('a.csv, line 3: bad', 2)\n"
    assert launch(lines + LONG) == (2, "", "a.csv, line 3: bad\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("if index == 0: fail('no memory', 1)\n", (1, "", "no memory\n")),
        (f"if index == 0: time.sleep(0.2); sys.exit({OTHER_ENDED})\n"
         "if index == 2: time.sleep(0.4); fail('why', 1)\n", (1, "", "why\n")),
        ("fail('the same', 1) if index else (time.sleep(0.3), fail('the same', 1))\n",
         (1, "", "the same\n")),
        ("if index == 1: os.kill(os.getpid(), signal.SIGKILL)\n", (1, "",
         "page.py: worker 1 of 3 was ended by SIGKILL; the system does so when memory runs out\n")),
        ("if index == 2: sys.exit(9)\n",
         (1, "", "page.py: worker 2 of 3 ended with exit code 9\n")),
        (f"sys.exit({OTHER_ENDED})\n",
         (1, "", "page.py: the workers lost the connection to each other\n")),
        ("if not index: sys.exit(0)\n", (0, "", "")),
        # A way diverged: the first worker says so, after the others have gone
        ("if index: sys.exit(0)\ntime.sleep(0.3); print('table'); fail('diverged', 1)\n",
         (1, "table\n", "diverged\n")),
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
