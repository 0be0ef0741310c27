"""Runs the scripts as their users do: most inside the test process, a few as processes."""

import contextlib
import functools
import gc
import io
import linecache
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import boxes
import browsing
import pytest

from lib.learning import training
from lib.options import command_line
from lib.pages import check_slides
from lib.program.quiet import tf
from lib.show import figures

ROOT = Path(__file__).parent.parent
WRITING = {"--history", "--figure", "--animate", "--html"}
AT_ONCE = {"07_build_neuron.py"}  # a step of it has a loop of its own
FEW, FIRST = 48, 12  # steps: the first ones take less time than compiling, and often are all

gc.freeze()  # what is loaded stays: it need not be looked through for garbage each time


def pytest_collection_modifyitems(items):
    """The runs with figures come first: what other tests want of them is there then."""
    items.sort(key=lambda item: item.path.name != "test_figures.py")


def pytest_terminal_summary(terminalreporter):
    left_out = terminalreporter.stats.get("deselected", [])
    slow = sum(item.get_closest_marker("slow") is not None for item in left_out)
    if slow:
        terminalreporter.write_line(f'{slow} slow tests were left out: pytest -m "" runs all')


@pytest.fixture(autouse=True)
def no_display(monkeypatch):
    """No window opens: Linux looks for a display, the other systems always have one."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "MPLBACKEND", "PYTHONUNBUFFERED"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform in ("win32", "darwin"):
        monkeypatch.setenv("MPLBACKEND", "agg")


# ----------------------------------------------------------------- the scripts, in this process

done = {}  # what `once` ran, by the script and its options


@pytest.fixture
def run(scripts):
    """run(script, *options): a run of its own, which may write files.

    Of it there is its exit code, what was printed, and the script's global names.
    """
    return scripts.run


@pytest.fixture
def once(scripts):
    """once(script, *options): the run that all tests share, without a warning.

    Of it there is a list of its figures, too, drawn but not written, and what `finished` was called
    with.
    """
    return scripts.once


@pytest.fixture
def scripts(capfd, monkeypatch):
    """`run` and `once`. While they are there, 08 and 10 take what they run from `once`."""
    at_once = {*AT_ONCE}

    def run(script, *options):
        compiled = compiled_at_once if os.path.basename(script) in at_once else compiled_later
        monkeypatch.setattr(training, "compiled", compiled)
        monkeypatch.setattr(sys, "argv", [script, *map(str, options)])
        code, names = 0, {"__name__": "__main__", "__file__": str(ROOT / script)}
        try:
            exec(code_of(script), names)
        except SystemExit as end:
            code = end.code
        except Exception as error:
            code = uncaught(error)
        out, err = capfd.readouterr()
        return SimpleNamespace(code=code, out=out, err=err, names=names)

    def once(script, *options):
        words = [str(option) for option in options]
        assert not WRITING & {*words}, "what is written is not written again: use run"
        assert not any(os.path.isfile(w) and not (ROOT / w).is_file() for w in words)
        command = (script, *(word for word in words if word not in ("--no-show", "--no-figure")))
        draws = "--no-figure" not in words
        if command not in done or draws > done[command].draws:
            ended = []
            with monkeypatch.context() as patch, warnings.catch_warnings():
                patch.setattr(figures, "finish", lambda *given: ended.append(given))
                for kind in (RuntimeWarning, UserWarning):  # NumPy's, matplotlib's
                    warnings.simplefilter("error", kind)
                warnings.filterwarnings("ignore", ".*deprecated")  # what packages say of others
                found = run(script, *words)
            found.draws, found.finished = draws, ended[0] if ended else None
            found.figures = [*ended[0][1].values()] if ended else []
            done[command] = found
        return done[command]

    def inside(path, options, draw=False):
        """As check_slides.run, which 08 and 10 call."""
        if path.parent != ROOT:
            return alone(path, options, draw)
        before = capfd.readouterr()
        found = once(path.name, *options.split(), "--no-show" if draw else "--no-figure")
        for stream, text in zip((sys.stdout, sys.stderr), before, strict=True):
            stream.write(text)
        if draw:
            for figure in found.figures:
                after.enter_context(boxes.unchanged(figure))
            if found.finished:
                figures.finish(*found.finished)
        printed = found.out + found.err
        failed = printed.strip() if found.code == 2 else None
        names = {name: value for name, value in found.names.items() if name[:2] != "__"}
        ended = {"code": found.code, "failed": failed, "printed": io.StringIO(printed)}
        return SimpleNamespace(**names | ended)

    alone = check_slides.run
    monkeypatch.setattr(check_slides, "run", inside)
    with contextlib.ExitStack() as after:
        yield SimpleNamespace(run=run, once=once, at_once=at_once)


@functools.cache
def code_of(script):
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


compiled_at_once = training.compiled


def compiled_later(learn, around):
    """As training.compiled, but few steps are made as the script stands; of more, the first ones.

    The others are made by TensorFlow's graph without XLA, which takes less time to make.
    """
    if tf.config.functions_run_eagerly():
        return compiled_at_once(learn, around)

    def begin(steps):
        first = len(steps) if len(steps) <= FEW else FIRST
        asked = []

        def some():
            yield from steps[:first]
            asked.append("for more")

        learn(some())
        if asked and first < len(steps):
            tf.function(learn)(steps[first:])

    standing, later = around(begin), None

    def run(first, blocks):
        nonlocal later
        if first > 0:  # a long run, block by block
            later = later or compiled_at_once(learn, around)
        (later or standing)(first, blocks)

    return run


@pytest.fixture
def changed(monkeypatch, capfd):
    """changed(script, options, (old, new), ...): what a script prints with other parts in it."""

    def changed(script, options, *parts):
        text = (ROOT / script).read_text(encoding="utf-8")
        for old, new in parts:
            assert old in text
            text = text.replace(old, new)
        name = str(ROOT / f"changed_{abs(hash(text))}.py")  # AutoGraph asks for its lines
        monkeypatch.setattr(sys, "argv", [name, *options.split(), "--no-figure"])
        monkeypatch.setitem(linecache.cache, name, (len(text), None, text.splitlines(True), name))
        with contextlib.suppress(SystemExit):
            exec(compile(text, name, "exec"), {"__name__": "__main__", "__file__": name})
        return "".join(capfd.readouterr())

    return changed


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


# ------------------------------------------------------------- options, processes, the browser


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


@pytest.fixture
def alone(monkeypatch):
    """Nothing heavy can be imported in this test, but for NumPy, which a file needs."""
    for name in ("tensorflow", "matplotlib", "lib.program.quiet", "lib.show.figures"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.fixture
def without_tensorflow(tmp_path):
    """Runs a script, as a process, where TensorFlow and NumPy must not be touched."""
    for name in ("tensorflow", "numpy"):
        (tmp_path / f"{name}.py").write_text("raise RuntimeError('loaded')")
    settings = {"capture_output": True, "text": True, "cwd": tmp_path}
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    return lambda script, *options: subprocess.run(
        [sys.executable, str(ROOT / script), *options], env=env, **settings
    )


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """start(command): begins a process in an empty folder, while the tests of a file go on.

    Its `folder`, and after `communicate` its `returncode`, are to be looked at by a later test.
    """
    started = []

    def start(command):
        env = {name: os.environ[name] for name in os.environ if "DISPLAY" not in name}
        settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": env}
        folder = tmp_path_factory.mktemp("process")
        started.append(subprocess.Popen(command, cwd=folder, **settings))
        started[-1].folder = folder
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests; they are skipped where there is none."""
    browser = browsing.started()
    yield browser
    browser.quit()
