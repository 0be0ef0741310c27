"""docs/then_and_now.md: its lines of today stand in the script, and those of then are gone."""

import re

import pytest
from conftest import ROOT

from lib.program.quiet import tf

PAGE = (ROOT / "docs" / "then_and_now.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| `(.+?)` \| (?:`(.+?)`)? ?\|.+\|$", PAGE, re.MULTILINE)
ERRORS = re.findall(r"^\| `module '(.+?)' has no attribute '(.+?)'` \|", PAGE, re.MULTILINE)


def test_each_line_of_today_stands_in_the_script():
    script = (ROOT / "01_find_w.py").read_text(encoding="utf-8")
    lines = {line.split("  #")[0].strip() for line in script.splitlines()}
    assert {now for _, now in LINES if now} <= lines


def test_the_slides_lines_are_there():  # L1.6
    then = {then for then, _ in LINES}
    assert then >= {
        "W = tf.Variable(tf.random_normal([1]))",
        "hypothesis = tf.multiply(W, X)",
        "cost_function = tf.reduce_mean(tf.square(hypothesis - Y))",
    }


def test_each_old_name_is_gone():
    for module, name in ERRORS:
        found = tf.train if module.endswith("train") else tf
        words = re.escape(f"'{module}' has no attribute '{name}'")
        with pytest.raises(AttributeError, match=words):
            getattr(found, name)


def test_every_name_that_is_gone_is_explained():
    then = " ".join(line for line, _ in LINES)
    used = {name.split(".")[-1] for name in re.findall(r"\btf\.([\w.]+)", then)}
    gone = {name for name in used if not (hasattr(tf, name) or hasattr(tf.train, name))}
    assert "placeholder" in gone
    assert gone == {name for _, name in ERRORS}
