"""Runs the scripts as their users do: most inside the test process, a few as processes."""

import functools
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import browsing
import pytest

from lib.options import command_line

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
        code, names = 0, {"__name__": "__main__", "__file__": str(ROOT / script)}
        try:
            exec(compiled(script), names)
        except SystemExit as end:
            code = end.code
        except Exception as error:
            code = uncaught(error)
        out, err = capfd.readouterr()
        return SimpleNamespace(code=code, out=out, err=err, names=names)

    return run


@pytest.fixture
def read(monkeypatch, capsys):
    """read("--w 3", group, ...): the options, or the line that says what is wrong with them."""

    def read(words, *groups):
        words = words.split() if isinstance(words, str) else words
        monkeypatch.setattr(sys, "argv", ["page.py", *words])
        try:
            return command_line.read("Doc.", *groups)
        except SystemExit as end:
            assert end.code == 2
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1 and err[:-1].isprintable()
        return err.removeprefix("page.py: ").removesuffix("\n")

    return read


@functools.cache
def compiled(script):
    """A script's code. TensorFlow translates its loop once if it is the same for all runs."""
    path = ROOT / script
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")


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

    The picture is drawn but not written, which takes longer than all else: it is in `figures`.
    """

    def once(script, *options):
        command = (script, *map(str, options))
        if command not in done:
            drawn = []
            with monkeypatch.context() as patch:
                patch.setattr(
                    "lib.show.figures.finish",
                    lambda page, figures, *options: drawn.extend(figures.values()),
                )
                done[command] = run(*command)
            done[command].figures = drawn
        return done[command]

    return once


@pytest.fixture
def alone(monkeypatch):
    """Nothing heavy can be imported in this test."""
    for name in ("tensorflow", "numpy", "matplotlib", "lib.program.quiet", "lib.show.figures"):
        monkeypatch.setitem(sys.modules, name, None)


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


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """start(command): begins a process in an empty folder, while the tests of a file go on.

    Its `folder`, and after `communicate` its `returncode`, are to be looked at by a later test.
    """
    started = []

    def start(command):
        folder = tmp_path_factory.mktemp("process")
        env = {name: os.environ[name] for name in os.environ if "DISPLAY" not in name}
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, cwd=folder
        )
        process.folder = folder
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


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


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests; they are skipped where there is none."""
    browser = browsing.started()
    yield browser
    browser.quit()
