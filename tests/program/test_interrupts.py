"""A signal ends a script at once: pages that are busy, beside a copy of lib."""

import shutil
import signal
import subprocess
import sys
import time

import pytest
from conftest import ROOT

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no signal for one process"
)

# What keeps a page busy
PYTHON = """
while True:
    try:
        time.sleep(0.01)
    except BaseException:  # as libraries do
        pass
"""
C = "hashlib.pbkdf2_hmac('sha256', b'', b'', 2**31 - 1)"
PIPE = "while True: os.write(1, bytes(9999))"


@pytest.fixture
def folder(tmp_path):
    """A folder with as much of lib as this needs."""
    (tmp_path / "lib").mkdir()
    shutil.copy(ROOT / "lib" / "__init__.py", tmp_path / "lib")
    shutil.copytree(ROOT / "lib" / "program", tmp_path / "lib" / "program")
    return tmp_path


@pytest.fixture
def begin(folder):
    """begin(lines): a process that runs these lines as page.py, up to where they print READY."""
    processes = []

    def begin(lines, *before):
        text = "from lib.program import files, interrupts\nimport hashlib, os, signal, time\n"
        (folder / "page.py").write_text(text + lines)
        process = subprocess.Popen(
            [*before, sys.executable, "page.py"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        process.words = ""
        while not process.words.endswith("READY\n"):
            process.words += process.stdout.readline()
        return process

    yield begin
    for process in processes:
        process.kill()
        process.communicate()


READY = "print('READY', flush=True)\n"


@pytest.mark.parametrize("busy", [PYTHON, C, PIPE])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (signal.SIGINT, "interrupted"),
        (signal.SIGTERM, "ended by SIGTERM"),
        (signal.SIGHUP, "ended by SIGHUP"),
    ],
)
def test_a_signal_ends_the_script(begin, folder, number, words, busy):
    lines = """
with files.whole("file.txt") as part:
    open(part, "w").write("half")
    print("said before")
"""
    process = begin(lines + "".join(f"    {line}\n" for line in (READY + busy).splitlines()))
    time.sleep(0.05)
    process.send_signal(number)
    begun = time.monotonic()
    assert process.wait(timeout=5) == 128 + number
    assert time.monotonic() - begun < 2
    assert process.words == "said before\nREADY\n"
    assert process.stderr.read() == f"page.py: {words}\n"
    assert sorted(path.name for path in folder.iterdir()) == ["lib", "page.py"]


def test_what_was_printed_before_is_not_lost(begin):
    process = begin(f"{READY}print('said')\n{C}")
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=5) == ("said\n", "page.py: interrupted\n")


ASKED = f"""
with interrupts.asking(lambda: os.write(1, b"asked\\n")):
    {READY}
    {PYTHON.strip().replace(chr(10), chr(10) + "    ")}
"""


def test_who_asks_is_told_first(begin):
    process = begin(ASKED)
    process.send_signal(signal.SIGINT)
    assert process.stdout.readline() == "asked\n"
    process.send_signal(signal.SIGINT)  # timeout(1) sends two at once
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=5) == 130
    assert process.communicate() == ("", "page.py: interrupted\n")


def test_only_ctrl_c_is_asked_about(begin):
    process = begin(ASKED)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=5) == 128 + signal.SIGTERM
    assert process.communicate() == ("", "page.py: ended by SIGTERM\n")


def test_after_asking_it_is_as_before(begin):
    process = begin(f"with interrupts.asking(print): pass\n{READY}{PYTHON}")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=5) == 130


def test_what_is_ignored_stays_ignored(begin):
    process = begin(f"{READY}time.sleep(0.3)", "nohup")
    process.send_signal(signal.SIGHUP)
    assert process.wait(timeout=5) == 0


def test_a_signal_after_the_end_is_too_late(begin, folder):
    # The first that is registered is called last.
    (folder / "sitecustomize.py").write_text(
        "import atexit, signal\natexit.register(signal.raise_signal, signal.SIGINT)\n"
    )
    process = begin(READY, "env", f"PYTHONPATH={folder}")
    assert process.wait(timeout=5) == 0
    assert process.stderr.read() == ""


def test_only_a_script_beside_lib_is_ended(folder):
    # A notebook or a test goes on after Ctrl-C.
    (folder / "elsewhere").mkdir()
    page = folder / "elsewhere" / "page.py"
    page.write_text(
        "import lib, signal\n"
        "try: signal.raise_signal(signal.SIGINT)\n"
        "except KeyboardInterrupt: print('goes on')\n"
    )
    result = subprocess.run(
        [sys.executable, str(page)], env={"PYTHONPATH": str(folder)}, capture_output=True, text=True
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "goes on\n", "")
