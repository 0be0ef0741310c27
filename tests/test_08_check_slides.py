"""The check of the slides: it agrees with the scripts as they are, and not with broken ones."""

import re
import runpy
import shutil
import sys
from collections import namedtuple

import pytest
from conftest import ROOT

from lib.pages import check_slides, statements
from lib.pages.statements import BACK, COMPARE, DRAW, EXTEND, FIND, FOLLOW, NEURON

SCRIPT = "08_check_slides.py"


def check_all(out):
    assert out.isascii()
    agree, mistakes = out.splitlines()[-2:]
    assert agree == f"{len(statements.ROWS)} of {len(statements.ROWS)} statements agree."
    assert mistakes.startswith("The slide has a mistake in L2.3, L2.4:")
    assert "DIFFERS" not in out


def test_all_agree(once):
    found = once(SCRIPT)
    assert (found.code, found.err) == (0, "")
    check_all(found.out)
    assert len(found.out.splitlines()) <= 40
    check_all(once(SCRIPT, "--details").out)


@pytest.mark.slow
def test_all_agree_as_a_process(start):
    process = start([sys.executable, str(ROOT / SCRIPT)])
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert list(process.folder.iterdir()) == []
    check_all(out)


def test_only_some_rows(once):
    out = once(SCRIPT, *"--only L1.8 L1.18".split()).out
    assert re.findall(r"^(\w+\.\w+) ", out, re.MULTILINE) == ["L1.8", "L1.8", "L1.18", "L1.18"]
    assert "4 of 4 statements agree" in out


# A change of a script, and the statement that has to notice it; `options`: a part of those that the
# script is run with, to choose among the statement's rows
Break = namedtuple("Break", "id script old new options", defaults=[""])

# The first one of each script is always tried
BREAKS = [
    Break("L1.3", FIND, 'W.assign_sub(learning_rate * slope["w"])',
          'W.assign_add(learning_rate * slope["w"])'),
    Break("L1.3", FIND, "learning_rate * slope[", "2 * learning_rate * slope["),
    Break("L1.3", FIND, "tf.reduce_mean", "tf.reduce_sum"),
    Break("L1.3", FIND, "return W * X + b", "return W + X + b"),
    Break("L1.3", FIND, "hypothesis(X) - Y", "hypothesis(X) + Y"),
    Break("L1.3", FIND, "tf.square", "no_such_function"),
    Break("L1.5", FIND, "args.tolerance, learning_rate)", "0.0, learning_rate)"),
    Break("L1.16", FIND, 'b.assign_sub(learning_rate * slope["b"])', "pass"),
    Break("P.3", FIND, "np.array(args.x)", "np.array(args.x[::-1])"),
    Break("L1.8", DRAW, "tf.reduce_mean", "tf.reduce_sum"),
    Break("L1.8", DRAW, "return E, tape.gradient(E, W)", "return E, -tape.gradient(E, W)"),
    Break("L1.8", DRAW, "return W * X", "return W * X * X"),
    Break("L1.1", FOLLOW, '["raises E", "lowers E"]', '["lowers E", "raises E"]'),
    Break("L1.1", FOLLOW, '["lower w", "raise w"]', '["raise w", "lower w"]'),
    Break("L1.1", FOLLOW, "w - learning_rate * slope", "w - slope"),
    Break("L1.17", FOLLOW, "if squared else E) >", "if squared else E) <"),
    Break("L1.abs", FOLLOW, "W.assign_sub", "W.assign_add"),
    Break("L1.abs", FOLLOW, "if squared else tf.abs", "if squared else tf.square"),
    Break("L1.15", COMPARE, "/ tf.squeeze(nudge)", "/ tf.squeeze(2 * nudge)"),
    Break("L1.15", COMPARE, "tf.ones_like(h), 2 * e", "tf.ones_like(h), e"),
    Break("L1.15", COMPARE, "tf.reduce_mean(2 * (W", "tf.reduce_mean((W"),
    Break("L1.10", BACK, "tf.multiply(W, x", "tf.add(W, x"),
    Break("L1.11", BACK, "tf.subtract(", "tf.add("),
    Break("L1.12", BACK, "tf.square(e)", "tf.abs(e)"),
    Break("L1.14", BACK, "W.assign_sub", "W.assign_add"),
    Break("L1.16", EXTEND, 'w * x + b', 'w * x - b', "bias"),
    Break("L1.16", EXTEND, ".assign_sub", ".assign_add", "bias"),
    Break("L1.16", EXTEND, "h = h + w[k] * X[k]", "h = h - w[k] * X[k]", "-inputs"),
    Break("L1.16", EXTEND, 'w2 * h1', 'w2 + h1', "two-neurons"),
    Break("L2.2", NEURON, "(y - self.forward(x)) ** 2", "abs(y - self.forward(x))"),
    Break("L2.4", NEURON, "return -error * x, -error", "return -error, -error"),
    Break("L2.4", NEURON, "return -error * x, -error", "return error * x, -error"),
    Break("L2.4", NEURON, "self.SE(x, y) / 2", "self.SE(x, y)"),
    Break("L2.5", NEURON, "error = y - y_hat", "error = y_hat - y"),
    Break("L2.5", NEURON, "self.b.assign_sub(", "self.b.assign_add("),
    Break("L2.6", NEURON, "return self.w * x + self.b", "return self.w * x"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """Copies of the scripts."""
    for script in ROOT.glob("[0-9][0-9]_*.py"):
        shutil.copy(script, tmp_path)
    return tmp_path


def broken(folder, script, old, new):
    """A script's copy with a change."""
    text = (ROOT / script).read_text(encoding="utf-8")
    assert old in text
    (folder / script).write_text(text.replace(old, new), encoding="utf-8")
    return folder / script


FIRST = {change.script: change for change in reversed(BREAKS)}


def param(change):
    slow = () if change is FIRST[change.script] else pytest.mark.slow
    return pytest.param(change, id=f"{change.id} {change.new}", marks=slow)


@pytest.mark.parametrize("change", [param(change) for change in BREAKS])
def test_a_broken_script_is_noticed(tmp_path, change):
    path = broken(tmp_path, change.script, change.old, change.new)
    rows = [
        row
        for row in statements.ROWS
        if (row.id, row.page) == (change.id, change.script) and change.options in row.options
    ]
    runs = {each: check_slides.run(path, each) for each in {row.options for row in rows}}
    assert not all(check_slides.compare(row, runs[row.options]).agrees for row in rows)


def check(folder, monkeypatch, capfd, *options):
    """Run the copy of 08: its exit code and what it printed."""
    monkeypatch.setattr(sys, "argv", [SCRIPT, *options])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(folder / SCRIPT), run_name="__main__")
    return end.value.code, *capfd.readouterr()


def test_it_says_which_statements_differ_and_why(folder, monkeypatch, capfd):
    broken(folder, DRAW, "tf.reduce_mean", "tf.reduce_sum")
    code, out, err = check(folder, monkeypatch, capfd, *"--only L1.8 L1.18".split())
    assert (code, err) == (1, "2 statements differ: L1.8\n")
    assert out.count("DIFFERS") == 2
    broken(folder, DRAW, "tf.square", "no_such_function")
    code, out, err = check(folder, monkeypatch, capfd, "--only", "L1.8")
    assert (code, err) == (1, "2 statements differ: L1.8\n")
    assert "no_such_function" in out and "Traceback" not in out
    (folder / DRAW).unlink()
    code, out, _ = check(folder, monkeypatch, capfd, "--only", "L1.8")
    assert code == 1 and "No such file" in out
