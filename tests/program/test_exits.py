"""How a process ends when something goes wrong outside of what a script foresees."""

import builtins
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest
from conftest import ROOT

from lib.program import exits


@pytest.fixture
def script(tmp_path):
    """Runs lines of Python as a script that has read its options."""

    def script(lines, **settings):
        file = tmp_path / "page.py"
        file.write_text(f"from lib.program import exits\nexits.install()\n{lines}\n")
        return subprocess.run(
            [sys.executable, str(file)],
            **{"stdout": subprocess.PIPE, **settings},
            stderr=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": settings.pop("encoding", "utf-8")},
        )

    return script


@pytest.mark.parametrize(
    ("lines", "code", "err"),
    [
        ("print(1)", 0, ""),
        ("exits.fail('no')", 1, "page.py: no\n"),
        ("exits.fail('no', 2)", 2, "page.py: no\n"),
        ("raise KeyboardInterrupt", 130, "page.py: interrupted\n"),
        ("raise BrokenPipeError", 0, ""),
        (
            "raise MemoryError",
            1,
            "page.py: out of memory; try fewer points\n",
        ),
        ("open('/no/file')", 1, "page.py: /no/file: No such file or directory\n"),
        (
            "raise ModuleNotFoundError(name='matplotlib.figure')",
            1,
            "page.py: matplotlib is not installed; "
            "install what is needed with: python -m pip install -r requirements.txt\n",
        ),
    ],
)
def test_one_line(script, lines, code, err):
    result = script(lines)
    assert (result.returncode, result.stderr) == (code, err)


def test_a_mistake_in_the_page_keeps_its_traceback(script):
    # A student who changes a script needs to see where it fails.
    result = script("1 / 0")
    assert result.returncode == 1
    assert "Traceback" in result.stderr
    assert "ZeroDivisionError" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
@pytest.mark.parametrize("lines", ["print('x' * 10)", "print('x' * 10**6, flush=True)"])
def test_full_disk(script, lines):
    with open("/dev/full", "w") as full:
        result = script(lines, stdout=full)
    assert result.returncode == 1
    assert result.stderr == "page.py: No space left on device\n"


def test_letters_that_the_console_has_not(script):
    result = script("print('\\uc810\\uc218.png')", encoding="ascii")
    assert (result.returncode, result.stdout) == (0, "\\uc810\\uc218.png\n")


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("0[0-9]_*.py")))
def test_a_script_without_lib_says_what_it_needs(tmp_path, name):
    shutil.copy(ROOT / name, tmp_path)
    result = subprocess.run([sys.executable, name], cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr.startswith("The folder lib is not beside this script")
    assert result.stderr.count("\n") == 1


PAGE = "/folder/01_find_w.py"
CHECK = "/folder/08_check_slides.py"


@pytest.fixture
def inside(monkeypatch):
    """inside(first, **main): IPython's process, with this sys.argv[0], and names of __main__."""
    monkeypatch.setattr(builtins, "get_ipython", object, raising=False)

    def inside(first, **main):
        monkeypatch.setattr(sys, "argv", [first])
        monkeypatch.setitem(sys.modules, "__main__", SimpleNamespace(**main))

    return inside


@pytest.mark.parametrize(
    ("first", "main"),
    [(PAGE, {"__file__": PAGE}), ("/bin/ipykernel_launcher.py", {})],
    ids=["%run", "cells"],
)
def test_ipython_shows_no_code_as_an_error(inside, capsys, first, main):
    inside(first, **main)
    with pytest.raises(SystemExit) as end:
        exits.fail("no", 2)
    assert end.value.code is None
    assert capsys.readouterr().err.endswith(".py: no\n")
    exits.leave(1)


@pytest.mark.parametrize("main", [{"__file__": CHECK}, {}], ids=["%run", "cells"])
def test_what_08_runs_in_ipython_ends_with_its_code(inside, main):
    inside(PAGE, **main)
    with pytest.raises(SystemExit, match=r"^1$"):
        exits.leave(1)
    with pytest.raises(SystemExit, match=r"^2$"):
        exits.fail("no", 2)
