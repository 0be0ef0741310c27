"""How a process ends when something goes wrong that a script does not foresee, and by signals."""

import builtins
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from conftest import ROOT

from lib.program import exits

HEAD = """
import hashlib, os, signal, time
from lib.program import exits, files
exits.install()
"""
READY = "print('READY', flush=True)"


@pytest.fixture
def begin(tmp_path):
    """begin(lines): a process that runs these lines as a script beside a copy of lib."""
    (tmp_path / "lib").mkdir()
    shutil.copy(ROOT / "lib" / "__init__.py", tmp_path / "lib")
    shutil.copytree(ROOT / "lib" / "program", tmp_path / "lib" / "program")
    processes = []

    def begin(lines, *before, encoding="utf-8", stdout=subprocess.PIPE):
        (tmp_path / "page.py").write_text(HEAD + lines, encoding="utf-8")
        command = [*before, sys.executable, "page.py"]
        environ = {**os.environ, "PYTHONIOENCODING": encoding}
        streams = {"stdout": stdout, "stderr": subprocess.PIPE, "text": True}
        processes.append(subprocess.Popen(command, cwd=tmp_path, env=environ, **streams))
        return processes[-1]

    begin.folder = tmp_path
    yield begin
    for process in processes:
        process.kill()
        process.communicate()


def ended(process):
    out, err = process.communicate(timeout=10)
    return process.returncode, out, err


def test_one_line_and_a_code(begin):
    install = "install what is needed with: python -m pip install -r requirements.txt"
    missing = "raise ModuleNotFoundError(name='matplotlib.figure')"
    for lines, code, line in [
        ("print(1)", 0, ""),
        ("exits.fail('no')", 1, "no"),
        ("exits.fail('no', 2)", 2, "no"),
        ("raise KeyboardInterrupt", 130, "interrupted"),
        ("raise BrokenPipeError", 0, ""),
        ("raise MemoryError", 1, "out of memory; try fewer points"),
        ("open('/no/file')", 1, "/no/file: No such file or directory"),
        (missing, 1, f"matplotlib is not installed; {install}"),
    ]:
        found, _, err = ended(begin(lines))
        assert (found, err) == (code, f"page.py: {line}\n" * bool(line)), lines
    code, _, err = ended(begin("1 / 0"))  # a student who changes a page sees where it fails
    assert code == 1 and "Traceback" in err and "ZeroDivisionError" in err


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_full_disk(begin):
    for lines in ("print('x' * 10)", "print('x' * 10**6, flush=True)"):
        with open("/dev/full", "w") as full:
            code, _, err = ended(begin(lines, stdout=full))
        assert (code, err) == (1, "page.py: No space left on device\n")


def test_letters_that_the_console_has_not(begin):
    code, out, _ = ended(begin("print('\\uc810\\uc218.png')", encoding="ascii"))
    assert (code, out) == (0, "\\uc810\\uc218.png\n")


def test_a_script_without_lib_says_what_it_needs(tmp_path):
    for script in ROOT.glob("[0-9][0-9]_*.py"):
        shutil.copy(script, tmp_path)
        command = [sys.executable, script.name]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert result.returncode == 1 and result.stderr.count("\n") == 1
        assert result.stderr.startswith("The folder lib is not beside this script")


def test_ipython_shows_no_code_as_an_error(monkeypatch, capsys):
    page, check, kernel = (
        "/folder/01_find_w.py",
        "/folder/08_check.py",
        "/bin/ipykernel_launcher.py",
    )
    monkeypatch.setattr(builtins, "get_ipython", object, raising=False)
    for first, main, code in [
        (page, {"__file__": page}, None),
        (kernel, {}, None),
        (page, {"__file__": check}, 2),  # what 08 runs in IPython ends with its code
        (page, {}, 2),
    ]:
        monkeypatch.setattr(sys, "argv", [first])
        monkeypatch.setitem(sys.modules, "__main__", SimpleNamespace(**main))
        with pytest.raises(SystemExit) as end:
            exits.fail("no", 2)
        assert end.value.code == code and capsys.readouterr().err.endswith(".py: no\n")
        with contextlib.nullcontext() if code is None else pytest.raises(SystemExit, match=r"^1$"):
            exits.leave(1)


# Signals

one_process = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none for one process")
SWALLOWING = """
while True:
    try: time.sleep(0.01)
    except BaseException: pass  # as libraries do
"""
HALF_WRITTEN = f"""
with files.whole("file.txt") as part:
    open(part, "w").write("half")
    {READY}
    """
ASKING = f"""
with exits.asking(lambda: os.write(1, b"asked\\n")):
    {READY}
    {SWALLOWING.strip().replace(chr(10), chr(10) + "    ")}
"""


def sent(process, number):
    """After READY this signal is sent; what it was like then."""
    while process.stdout.readline() != "READY\n":
        pass
    time.sleep(0.05)
    process.send_signal(number)
    return time.monotonic()


@one_process
def test_a_signal_ends_the_script_whatever_it_does(begin):
    pipe = "while True: os.write(1, bytes(9999))"
    for number, words, busy in [
        (signal.SIGINT, "interrupted", SWALLOWING.strip().replace("\n", "\n    ")),
        (signal.SIGINT, "interrupted", pipe),
        (signal.SIGTERM, "ended by SIGTERM", pipe),
        (signal.SIGHUP, "ended by SIGHUP", "time.sleep(9)"),
    ]:
        process = begin(HALF_WRITTEN + busy)
        begun = sent(process, number)
        assert process.wait(timeout=5) == 128 + number
        assert time.monotonic() - begun < 2
        assert process.stderr.read() == f"page.py: {words}\n"
        assert sorted(path.name for path in begin.folder.iterdir()) == ["lib", "page.py"]


@one_process
def test_what_was_printed_before_is_not_lost(begin):
    process = begin(f"{READY}\nprint('said'); time.sleep(9)")
    sent(process, signal.SIGINT)
    assert ended(process) == (130, "said\n", "page.py: interrupted\n")


@one_process
def test_who_asks_is_told_first_and_only_of_ctrl_c(begin):
    process = begin(ASKING)
    sent(process, signal.SIGINT)
    assert process.stdout.readline() == "asked\n"
    process.send_signal(signal.SIGINT)
    assert ended(process) == (130, "", "page.py: interrupted\n")
    process = begin(f"with exits.asking(print): pass\n{READY}\n{SWALLOWING}")
    sent(process, signal.SIGINT)
    assert ended(process)[0] == 130  # after asking it is as before
    process = begin(ASKING)
    sent(process, signal.SIGTERM)
    assert ended(process) == (128 + signal.SIGTERM, "", "page.py: ended by SIGTERM\n")


@one_process
def test_a_signal_after_all_is_done_changes_nothing(begin):
    late = "class Late:\n    def __del__(self, kill=os.kill, me=os.getpid()): kill(me, 2)"
    assert ended(begin(f"{late}\nlate = Late()\nprint('done')")) == (0, "done\n", "")


@one_process
def test_what_is_ignored_stays_ignored(begin):
    process = begin(f"{READY}\ntime.sleep(0.3)", "nohup")
    sent(process, signal.SIGHUP)
    assert ended(process)[0] == 0


def test_only_a_script_beside_lib_is_ended(tmp_path):  # a notebook or a test goes on
    page = tmp_path / "page.py"
    page.write_text(
        f"{HEAD}try: signal.raise_signal(signal.SIGINT)\nexcept KeyboardInterrupt: print('goes on')"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run([sys.executable, page], env=environ, capture_output=True, text=True)
    assert (result.returncode, result.stdout, result.stderr) == (0, "goes on\n", "")
