"""The check of the slides: it agrees with the scripts as they are, and not with broken ones."""

import re
import runpy
import shutil
import sys
from pathlib import Path

import pytest
from conftest import ROOT

SCRIPT = "08_check_slides.py"


def test_all_agree(process):
    result = process(SCRIPT)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.isascii()
    last = result.stdout.splitlines()[-1]
    agreed, of = map(int, re.match(r"(\d+) of (\d+) statements agree", last).groups())
    assert agreed == of
    assert "2 mistakes on slides" in last
    assert "DIFFERS" not in result.stdout


def test_only_some_rows(run):
    out = run(SCRIPT, *"--only L1.8 L1.18".split()).out
    assert set(re.findall(r"^(\w+\.\w+) ", out, re.MULTILINE)) == {"L1.8", "L1.18"}
    assert "4 of 4 statements agree" in out


def test_no_such_row(run):
    result = run(SCRIPT, "--only", "L1.113")
    assert result.code == 2
    assert result.err == (f"{SCRIPT}: --only L1.113: there is no such row; did you mean L1.13?\n")


# A row that has to notice, and what is changed in the script.
BREAKS = [
    (
        "L1.3",
        "01_find_w.py",
        'W.assign_sub(learning_rate * slope["w"])',
        'W.assign_add(0.1 * slope["w"])',
    ),
    ("L1.3", "01_find_w.py", "tf.reduce_mean", "tf.reduce_sum"),
    ("L1.3", "01_find_w.py", "return W * X + b", "return W + X + b"),
    ("L1.3", "01_find_w.py", "hypothesis(X) - Y", "hypothesis(X) + Y"),
    ("L1.3", "01_find_w.py", "learning_rate * slope[", "2 * learning_rate * slope["),
    ("L1.16", "01_find_w.py", 'b.assign_sub(learning_rate * slope["b"])', "pass"),
    ("L1.5", "01_find_w.py", "args.tolerance, watch", "0, watch"),
    ("L1.3", "01_find_w.py", "tf.square", "no_such_function"),
    ("L1.8", "02_draw_cost.py", "tf.reduce_mean", "tf.reduce_sum"),
    ("L1.8", "02_draw_cost.py", "return E, tape.gradient(E, W)", "return E, -tape.gradient(E, W)"),
    ("L1.8", "02_draw_cost.py", "return W * X", "return W * X * X"),
    ("L1.1", "03_follow_slope.py", '["raises E" if s > 0', '["raises E" if s < 0'),
    ("L1.1", "03_follow_slope.py", '["lower w" if s > 0', '["lower w" if s < 0'),
    ("L1.1", "03_follow_slope.py", "learning_rate * slope_w", "slope_w"),
    ("L1.abs", "03_follow_slope.py", "W.assign_sub", "W.assign_add"),
    ("L1.abs", "03_follow_slope.py", '"absolute": tf.abs', '"absolute": tf.square'),
    ("L1.15", "04_compare_gradients.py", "/ tf.squeeze(nudge)", "/ tf.squeeze(2 * nudge)"),
    ("L1.15", "04_compare_gradients.py", "tf.ones_like(h), 2 * e", "tf.ones_like(h), e"),
    ("L1.15", "04_compare_gradients.py", "tf.reduce_mean(2 * (W", "tf.reduce_mean((W"),
    ("L1.10", "05_backpropagate.py", "tf.multiply(W, x", "tf.add(W, x"),
    ("L1.11", "05_backpropagate.py", "tf.subtract(", "tf.add("),
    ("L1.12", "05_backpropagate.py", "tf.square(e)", "tf.abs(e)"),
    ("L1.14", "05_backpropagate.py", "W.assign_sub", "W.assign_add"),
    ("L1.16", "06_extend_graph.py", 'h + p["b"]', 'h - p["b"]'),
    ("L1.16", "06_extend_graph.py", 'p["w2"] * (p["w1"]', 'p["w2"] + (p["w1"]'),
    ("L1.16", "06_extend_graph.py", "assign_sub", "assign_add"),
    ("L1.16", "06_extend_graph.py", "h = h + w[k] * X[k]", "h = h - w[k] * X[k]"),
    ("L2.4", "07_build_neuron.py", "return -error * x, -error", "return -error, -error"),
    ("L2.4", "07_build_neuron.py", "return -error * x, -error", "return error * x, -error"),
    ("L2.6", "07_build_neuron.py", "return self.w * x + self.b", "return self.w * x"),
    ("L2.4", "07_build_neuron.py", "self.SE(x, y) / 2", "self.SE(x, y)"),
    ("L2.5", "07_build_neuron.py", "self.b.assign_sub(args.learning_rate * dSE_db)", "pass"),
]


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copies")
    for script in ROOT.glob("[0-9][0-9]_*.py"):
        shutil.copy(script, folder)
    return folder


@pytest.mark.parametrize(("row", "script", "old", "new"), BREAKS)
def test_a_broken_script_is_noticed(copies, monkeypatch, capfd, row, script, old, new):
    text = (ROOT / script).read_text(encoding="utf-8")
    assert old in text
    broken = copies / script
    try:
        broken.write_text(text.replace(old, new), encoding="utf-8")
        monkeypatch.setattr(sys, "argv", [SCRIPT, "--only", row])
        with pytest.raises(SystemExit) as end:
            runpy.run_path(str(copies / SCRIPT), run_name="__main__")
    finally:
        broken.write_text(text, encoding="utf-8")
    out, err = capfd.readouterr()
    assert end.value.code == 1
    assert "Traceback" not in out + err
    assert "DIFFERS" in out
    assert f"{row} " in out
    named = re.search(r"statements? differs?: (.+)\n", err).group(1).split(", ")
    differing = re.findall(r"^(\w+\.\w+) (?:(?!^\w).*\n)+?.* DIFFERS$", out, re.MULTILINE)
    assert set(named) == set(differing)


def test_a_script_that_is_gone(copies, monkeypatch, capfd):
    path = copies / "02_draw_cost.py"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    try:
        monkeypatch.setattr(sys, "argv", [SCRIPT, "--only", "L1.8"])
        with pytest.raises(SystemExit) as end:
            runpy.run_path(str(copies / SCRIPT), run_name="__main__")
    finally:
        Path(path).write_text(text, encoding="utf-8")
    assert end.value.code == 1
    assert "No such file" in capfd.readouterr().out
