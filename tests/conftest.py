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
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "MPLBACKEND", "PYTHONUNBUFFERED"):
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
        except Exception as error:
            code = uncaught(error)
        out, err = capfd.readouterr()
        return SimpleNamespace(code=code, out=out, err=err, names=names)

    return run


def uncaught(error):
    """The exit code after an error that nothing caught; one that has a traceback fails the test."""
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except SystemExit as end:
        return end.code
    raise error


@pytest.fixture(scope="module")
def done():
    """What `once` ran in this file, by the command."""
    return {}


@pytest.fixture
def once(run, done, monkeypatch):
    """once(script, *options): as run, but a command is run once for all tests of a file.

    The picture is drawn but not written, which takes longer than all else: look at its figure.
    """

    def once(script, *options):
        command = (script, *map(str, options))
        if command not in done:
            with monkeypatch.context() as patch:
                patch.setattr("lib.plot.finish", lambda *args, **otherwise: None)
                done[command] = run(*command)
        return done[command]

    return once


@pytest.fixture
def without_tensorflow(tmp_path):
    """Runs a script where TensorFlow and NumPy must not be touched, in a folder of its own."""
    fakes = tmp_path / "fakes"
    fakes.mkdir()
    for name in ("tensorflow", "numpy"):
        (fakes / f"{name}.py").write_text("raise RuntimeError('loaded')")
    folder = tmp_path / "folder"
    folder.mkdir()

    def run(script, *options):
        return subprocess.run(
            [sys.executable, str(ROOT / script), *options],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(fakes)},
            cwd=folder,
        )

    run.folder = folder
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
            else:
                columns = None
        return rows

    return table
