"""The check of the slides: it agrees with the scripts as they are, and not with broken ones."""

import re
import runpy
import shutil
import sys

import pytest
from conftest import ROOT

from lib.pages import check_slides, statements
from lib.pages.statements import BACK, COMPARE, DRAW, EXTEND, FIND, FOLLOW, NEURON

SCRIPT = "08_check_slides.py"


def check_all(out):
    agree, mistakes = out.splitlines()[-2:]
    assert agree == f"{len(statements.ROWS)} of {len(statements.ROWS)} statements agree."
    assert mistakes.startswith("The slide has a mistake in L2.3, L2.4:")
    assert out.isascii() and "DIFFERS" not in out


def test_all_agree(once):
    found = once(SCRIPT)
    assert (found.code, found.err) == (0, "") and found.out.count("\n") <= 40
    check_all(found.out)
    details = once(SCRIPT, "--details").out
    check_all(details)
    # What stands on the slide, what follows and what others published are told apart
    sources = "on the slide", "follows", "published"
    told = [len(re.findall(rf"^ {{7}}{source}  ", details, re.MULTILINE)) for source in sources]
    mistakes = sum(bool(row.mistake) for row in statements.ROWS)
    assert sum(told) == len(statements.ROWS) - mistakes and min(told) > 0
    rows = re.findall(r" (\d+) of \1\b", found.out)
    assert sum(map(int, rows)) == len(statements.ROWS)


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


# The statement that has to notice a change of a script, and the change. Last, maybe: a part of the
# options, to choose among the statement's rows. The first change of each script is always tried
BREAKS = [
    ("L1.3", FIND, 'W.assign_sub(learning_rate * slope["w"])',
          'W.assign_add(learning_rate * slope["w"])'),
    ("L1.3", FIND, "tf.reduce_mean", "tf.reduce_sum"),
    ("L1.3", FIND, "tf.square", "no_such_function"),
    ("L1.5", FIND, "args.tolerance, learning_rate)", "0.0, learning_rate)"),
    ("L1.16", FIND, 'b.assign_sub(learning_rate * slope["b"])', "pass"),
    ("P.3", FIND, "np.array(args.x)", "np.array(args.x[::-1])"),
    ("L1.8", DRAW, "tf.reduce_mean", "tf.reduce_sum"),
    ("L1.8", DRAW, "return E, tape.gradient(E, W)", "return E, -tape.gradient(E, W)"),
    ("L1.1", FOLLOW, '["raises E", "lowers E"]', '["lowers E", "raises E"]'),
    ("L1.1", FOLLOW, "w - learning_rate * slope", "w - slope"),
    ("L1.17", FOLLOW, "if squared else E) >", "if squared else E) <"),
    ("L1.abs", FOLLOW, "W.assign_sub", "W.assign_add"),
    ("L1.15", COMPARE, "/ tf.squeeze(nudge)", "/ tf.squeeze(2 * nudge)"),
    ("L1.15", COMPARE, "tf.ones_like(h), 2 * e", "tf.ones_like(h), e"),
    ("L1.15", COMPARE, "tf.reduce_mean(2 * (W", "tf.reduce_mean((W"),
    ("L1.10", BACK, "tf.multiply(W, x", "tf.add(W, x"),
    ("L1.12", BACK, "tf.square(e)", "tf.abs(e)"),
    ("L1.14", BACK, "W.assign_sub", "W.assign_add"),
    ("L1.16", EXTEND, 'w * x + b', 'w * x - b', "bias"),
    ("L1.16", EXTEND, ".assign_sub", ".assign_add", "bias"),
    ("L1.16", EXTEND, "h = h + w[k] * X[k]", "h = h - w[k] * X[k]", "-inputs"),
    ("L1.16", EXTEND, 'w2 * h1', 'w2 + h1', "two-neurons"),
    ("L2.2", NEURON, "(y - self.forward(x)) ** 2", "abs(y - self.forward(x))"),
    ("L2.4", NEURON, "return -error * x, -error", "return -error, -error"),
    ("L2.4", NEURON, "self.SE(x, y) / 2", "self.SE(x, y)"),
    ("L2.5", NEURON, "error = y - y_hat", "error = y_hat - y"),
    ("L2.5", NEURON, "self.b.assign_sub(", "self.b.assign_add("),
    ("L2.6", NEURON, "return self.w * x + self.b", "return self.w * x"),
]  # fmt: skip


def broken(folder, script, old, new):
    """A script's copy with a change."""
    text = (ROOT / script).read_text(encoding="utf-8")
    assert old in text
    (folder / script).write_text(text.replace(old, new), encoding="utf-8")
    return folder / script


FIRST = {change[1]: change for change in reversed(BREAKS)}
CASES = [
    pytest.param(*change[:4], "".join(change[4:]), id=f"{change[0]} {change[3]}",
                 marks=() if change is FIRST[change[1]] else pytest.mark.slow)
    for change in BREAKS
]  # fmt: skip


@pytest.mark.parametrize(("name", "script", "old", "new", "part"), CASES)
def test_a_broken_script_is_noticed(tmp_path, name, script, old, new, part):
    path = broken(tmp_path, script, old, new)
    rows = [row for row in statements.ROWS
            if (row.id, row.page) == (name, script) and part in row.options]  # fmt: skip
    runs = {each: check_slides.run(path, each) for each in {row.options for row in rows}}
    assert not all(check_slides.compare(row, runs[row.options]).agrees for row in rows)


def test_it_says_which_statements_differ_and_why(tmp_path, monkeypatch, capfd):
    for script in (SCRIPT, DRAW):
        shutil.copy(ROOT / script, tmp_path)
    monkeypatch.setattr(sys, "argv", [SCRIPT, "--only", "L1.8", "L1.18"])
    for new, why in (
        ("tf.reduce_sum", "DIFFERS"),
        ("no_such_function", "no_such_function"),
        (None, "No such file"),
    ):
        if new:
            broken(tmp_path, DRAW, "tf.reduce_mean", new)
        else:
            (tmp_path / DRAW).unlink()
        with pytest.raises(SystemExit) as end:
            runpy.run_path(str(tmp_path / SCRIPT), run_name="__main__")
        out, err = capfd.readouterr()
        assert end.value.code == 1 and "statements differ: L1.8" in err
        assert why in out and "Traceback" not in out
