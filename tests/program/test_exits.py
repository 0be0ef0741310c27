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

READY = "print('READY', flush=True)"
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
"""
one_process = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none for one process")


def test_one_line_and_a_code(ended):
    install = "install what is needed with: python -m pip install -r requirements.txt"
    missing = "raise ModuleNotFoundError(name='matplotlib.figure')"
    for lines, code, line in [
        ("exits.fail('no', 2)", 2, "no"),
        ("raise KeyboardInterrupt", 130, "interrupted"),
        ("raise BrokenPipeError", 0, ""),
        ("raise MemoryError", 1, "out of memory; try fewer points"),
        ("open('/no/file')", 1, "/no/file: No such file or directory"),
        (missing, 1, f"matplotlib is not installed; {install}"),
    ]:
        found, _, err = ended(lines)
        assert (found, err) == (code, f"page.py: {line}\n" * bool(line)), lines
    code, _, err = ended("1 / 0")  # a student who changes a page sees where it fails
    assert code == 1 and "Traceback" in err and "ZeroDivisionError" in err
    code, out, _ = ended("print('\\uc810\\uc218.png')", PYTHONIOENCODING="ascii")
    assert (code, out) == (0, "\\uc810\\uc218.png\n")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_full_disk(ended):
    for lines in ("print('x' * 10)", "print('x' * 10**6, flush=True)"):
        with open("/dev/full", "w") as full:
            code, _, err = ended(lines, stdout=full)
        assert (code, err) == (1, "page.py: No space left on device\n")


def test_a_script_without_lib_says_what_it_needs(tmp_path):
    script = shutil.copy(ROOT / "01_find_w.py", tmp_path)
    result = subprocess.run([sys.executable, script], capture_output=True, text=True)
    line = "The folder lib is not beside this script (or Python has -I or -P)"
    assert (result.returncode, result.stderr) == (1, f"{line}\n")
    assert all(line in script.read_text(encoding="utf-8") for script in ROOT.glob("[01]?_*.py"))


def test_ipython_shows_no_code_as_an_error(monkeypatch, capsys):
    page, kernel = "/folder/01_find_w.py", "/bin/ipykernel_launcher.py"
    monkeypatch.setattr(builtins, "get_ipython", object, raising=False)
    for first, main, code in [
        (page, {"__file__": page}, None),
        (kernel, {}, None),
        (page, {"__file__": "/folder/08_check.py"}, 2),  # what 08 runs there ends with its code
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


def sent(process, number):
    """After READY this signal is sent; the process."""
    while process.stdout.readline() != "READY\n":
        pass
    time.sleep(0.05)
    process.send_signal(number)
    return process


@one_process
def test_a_signal_ends_the_script_whatever_it_does(begin, ended):
    pipe = "    while True: os.write(1, bytes(9999))"
    for number, words, busy in [
        (signal.SIGINT, "interrupted", SWALLOWING),
        (signal.SIGTERM, "ended by SIGTERM", pipe),
        (signal.SIGHUP, "ended by SIGHUP", "    time.sleep(9)"),
    ]:
        process = sent(begin(HALF_WRITTEN + busy), number)
        begun = time.monotonic()
        assert process.wait(timeout=5) == 128 + number
        assert time.monotonic() - begun < 2
        assert process.stderr.read() == f"page.py: {words}\n"
        assert sorted(path.name for path in begin.folder.iterdir()) == ["lib", "page.py"]
    process = sent(begin(f"{READY}\nprint('said'); time.sleep(9)"), signal.SIGINT)
    assert ended(process) == (130, "said\n", "page.py: interrupted\n")  # nothing is lost


@one_process
def test_who_asks_is_told_first_and_only_of_ctrl_c(begin, ended):
    process = sent(begin(ASKING + SWALLOWING), signal.SIGINT)
    assert process.stdout.readline() == "asked\n"
    process.send_signal(signal.SIGINT)
    assert ended(process) == (130, "", "page.py: interrupted\n")
    after = f"with exits.asking(print): pass\n{READY}\nif True:{SWALLOWING}"
    assert ended(sent(begin(after), signal.SIGINT))[0] == 130  # it is as before
    process = sent(begin(ASKING + SWALLOWING), signal.SIGTERM)
    assert ended(process) == (128 + signal.SIGTERM, "", "page.py: ended by SIGTERM\n")


@one_process
def test_signals_that_change_nothing(begin, ended):
    late = "class Late:\n    def __del__(self, kill=os.kill, me=os.getpid()): kill(me, 2)"
    assert ended(f"{late}\nlate = Late()\nprint('done')") == (0, "done\n", "")  # all is done
    process = begin(f"{READY}\ntime.sleep(0.3)", "nohup")
    assert ended(sent(process, signal.SIGHUP))[0] == 0


def test_only_a_script_beside_lib_is_ended(tmp_path):  # a notebook or a test goes on
    (tmp_path / "page.py").write_text(
        "import signal; from lib.program import exits; exits.install()\n"
        "try: signal.raise_signal(signal.SIGINT)\nexcept KeyboardInterrupt: print('goes on')"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(tmp_path / "page.py")]
    result = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert (result.returncode, result.stdout, result.stderr) == (0, "goes on\n", "")
