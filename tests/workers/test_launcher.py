"""lib/workers/launcher.py: small processes take the workers' parts, without TensorFlow."""

import json
import sys
import time

import pytest

from lib.workers import launcher
from lib.workers.place import OTHER_ENDED

PAGE = """
import json, os, signal, sys, time
config = json.loads(os.environ["TF_CONFIG"])
index = config["task"]["index"]
def fail(words, code):
    print(words, file=sys.stderr)
    sys.exit(code)
"""


@pytest.fixture
def launch(tmp_path, monkeypatch, capfd):
    """launch(lines, count): (exit code, stdout, stderr, seconds) of so many processes."""

    def launch(lines, count=3, *words):
        monkeypatch.setattr(launcher, "SOON", 1.0)
        monkeypatch.setattr(launcher, "AT_ONCE", 0.4)
        page = tmp_path / "page.py"
        page.write_text(PAGE + lines)
        monkeypatch.setattr(sys, "argv", [str(page), *words])
        begin = time.monotonic()
        with pytest.raises(SystemExit) as end:
            launcher.launch(count)
        return end.value.code, *capfd.readouterr(), time.monotonic() - begin

    return launch


def test_all_have_a_place_and_the_first_one_prints(launch):
    lines = "print(json.dumps([config, sys.argv[1:]]))"
    code, out, err, _ = launch(lines, 3, "--workers", "3", "--w", "1 2")
    assert (code, err) == (0, "")
    config, words = json.loads(out)
    assert words == ["--workers", "3", "--w", "1 2"]
    assert config["task"] == {"type": "worker", "index": 0}
    assert len(set(config["cluster"]["worker"])) == 3


def test_they_are_side_by_side(launch, tmp_path):
    lines = f"""
open(f"{tmp_path}/{{index}}", "w").close()
while not all(os.path.exists(f"{tmp_path}/{{k}}") for k in range(4)):
    time.sleep(0.01)
"""
    assert launch(lines, 4)[:3] == (0, "", "")


LONG = "time.sleep(60)\n"


def test_one_that_is_wrong_ends_all_with_its_reason(launch):
    *result, seconds = launch("if index == 1: fail('a.csv, line 3: bad', 2)\n" + LONG)
    assert result == [2, "", "a.csv, line 3: bad\n"] and seconds < 10


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        ("if index == 0: fail('no memory', 1)\n", 1, "no memory\n"),
        (f"if index == 0: time.sleep(0.2); sys.exit({OTHER_ENDED})\n"
         "if index == 2: time.sleep(0.4); fail('why', 1)\n", 1, "why\n"),
        ("fail('the same', 1) if index else (time.sleep(0.3), fail('the same', 1))\n",
         1, "the same\n"),
        ("if index == 1: os.kill(os.getpid(), signal.SIGKILL)\n", 1,
         "page.py: worker 1 of 3 was ended by SIGKILL; the system does so when memory runs out\n"),
        ("if index == 2: os.kill(os.getpid(), signal.SIGSEGV)\n", 1,
         "page.py: worker 2 of 3 was ended by SIGSEGV\n"),
        ("if index == 2: sys.exit(9)\n", 1, "page.py: worker 2 of 3 ended with exit code 9\n"),
        (f"sys.exit({OTHER_ENDED})\n", 1,
         "page.py: the workers lost the connection to each other\n"),
    ],
)  # fmt: skip
def test_one_that_fails_ends_all_with_its_reason(launch, lines, code, line):
    *result, seconds = launch(lines + LONG)
    assert result == [code, "", line]
    assert seconds < 10


@pytest.mark.slow
def test_when_the_first_one_has_ended_all_have(launch):
    *result, seconds = launch("if index: " + LONG)
    assert result == [0, "", ""] and seconds < 10


@pytest.mark.slow
def test_an_end_with_a_code_of_the_first_one(launch):
    # A way diverged: the first worker says so, after the others have gone
    lines = "if not index: time.sleep(0.3); print('table'); fail('diverged', 1)"
    assert launch(lines)[:3] == (1, "table\n", "diverged\n")


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
    pid = (tmp_path / "stubborn").read_text()
    stat = tmp_path.__class__(f"/proc/{pid}/stat")
    for _ in range(100):
        if not stat.exists() or stat.read_text().split()[2] == "Z":
            break
        time.sleep(0.05)
    else:
        pytest.fail("it goes on")
