"""A page of a few lines beside a copy of lib/program, as a process."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

HEAD = """
import hashlib, os, signal, time
from lib.program import exits, files
exits.install()
"""


@pytest.fixture
def begin(tmp_path):
    """begin(lines): a process that runs these lines as page.py."""
    shutil.copytree(ROOT / "lib" / "program", tmp_path / "lib" / "program")
    processes = []

    def begin(lines, *before, stdout=subprocess.PIPE, **environ):
        (tmp_path / "page.py").write_text(HEAD + lines, encoding="utf-8")
        streams = {"stdout": stdout, "stderr": subprocess.PIPE, "text": True}
        command, environ = [*before, sys.executable, "page.py"], {**os.environ, **environ}
        processes.append(subprocess.Popen(command, cwd=tmp_path, env=environ, **streams))
        return processes[-1]

    begin.folder = tmp_path
    yield begin
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture
def ended(begin):
    """ended(lines) or ended(process): its code, stdout and stderr."""

    def ended(process, **options):
        process = begin(process, **options) if isinstance(process, str) else process
        out, err = process.communicate(timeout=20)
        return process.returncode, out, err

    return ended
