"""A process that begins without stdout or stderr."""

import subprocess
import sys

import pytest
from conftest import ROOT

PAGE = """
import lib
import os, sys

print("to stdout", flush=True)
print("to stderr", file=sys.stderr, flush=True)
with open("file.txt", "w") as file:
    for descriptor in (1, 2):
        os.write(descriptor, b", of C")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it takes a shell to close them")
@pytest.mark.parametrize(
    ("closed", "out", "err"),
    [
        ("", "to stdout\n, of C", "to stderr\n, of C"),
        ("<&-", "to stdout\n, of C", "to stderr\n, of C"),
        (">&-", "", "to stderr\n, of C"),
        ("2>&-", "to stdout\n, of C", ""),
        ("<&- >&- 2>&-", "", ""),
    ],
)
def test_what_is_closed_swallows_all_and_nothing_else_does(tmp_path, closed, out, err):
    (tmp_path / "page.py").write_text(PAGE)
    result = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' page.py {closed}"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, out, err)
    assert (tmp_path / "file.txt").read_text() == ""
