"""Runs the scripts as their users do: most inside the test process, a few as processes."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def no_display(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "MPLBACKEND"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.fixture
def run(capfd, monkeypatch):
    """run(script, *options): the exit code, what was printed, and the script's global names."""

    def run(script, *options):
        monkeypatch.setattr(sys, "argv", [script, *map(str, options)])
        code, names = 0, {}
        try:
            names = runpy.run_path(str(ROOT / script), run_name="__main__")
        except SystemExit as end:
            code = end.code
        out, err = capfd.readouterr()
        return SimpleNamespace(code=code, out=out, err=err, names=names)

    return run


@pytest.fixture
def process():
    """process(script, *options): the same as a process of its own, without a display."""

    def process(script, *options, **settings):
        env = {name: os.environ[name] for name in os.environ if "DISPLAY" not in name}
        return subprocess.run(
            [sys.executable, str(ROOT / script), *map(str, options)],
            **{"capture_output": True, "text": True, "env": env, **settings},
        )

    return process


@pytest.fixture
def table():
    """table(out): the rows of numbers in a printed table, a dict from column to number each."""

    def table(out):
        columns, rows = None, []
        for line in out.splitlines():
            words = line.split()
            if re.match(r" +(step|w) ", line):
                columns = words
            elif columns and re.match(r" +-?\d", line):
                rows.append(dict(zip(columns, map(float, words), strict=True)))
        return rows

    return table
