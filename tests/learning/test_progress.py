"""What is printed while learning goes on."""

import numpy as np
import pytest
from plain import Run

from lib.learning import progress
from lib.learning.descent import STEPS, Descent
from lib.program.quiet import tf


@pytest.mark.parametrize(
    ("steps", "every", "cuts", "printed"),
    [
        (7, None, [], range(8)),
        (30, None, [], [0, 5, 10, 15, 20, 25, 30]),
        (30, 10, [], [0, 10, 20, 30]),
        (30, 7, [1, 2, 3, 11, 12, 29], [0, 7, 14, 21, 28, 30]),
        (1000, None, [64, 65, 900], range(0, 1001, 100)),
        (30, 1000, [4], [0, 30]),
    ],
)
def test_table(capsys, table, steps, every, cuts, printed):
    Run(steps).feed(progress.table(every, steps), cuts)
    rows = table(capsys.readouterr().out)
    assert [row["step"] for row in rows] == list(printed)
    for row in rows:
        assert row == {**row, "w": row["step"], "cost": row["step"] ** 2}


def test_table_of_a_long_run_prints_as_it_goes(capsys):
    run, watcher = Run(99), progress.table(10, 99)
    run.step = 0
    watcher(run, 0, run.rows[:25])
    assert len(capsys.readouterr().out.splitlines()) == 1 + 3


def test_a_run_that_diverged_at_once_has_no_rows(capsys):
    run, watcher = Run(3), progress.table(2, 3)
    run.ending, run.last = "diverged", {}
    watcher(run, 0, run.rows[:0])
    assert capsys.readouterr().out == ""


def test_round_numbers(capsys, table):
    Run(30).feed(progress.round_numbers(), [1, 2, 4, 17])
    rows = table(capsys.readouterr().out)
    assert [row["step"] for row in rows] == [0, 1, 2, 5, 10, 20, 30]
    assert all(row["cost"] == row["step"] ** 2 for row in rows)


def test_curve(capsys, table):
    progress.curve(np.array([-0.0, 0.5]), np.array([1.0, 2.0]), np.array([3.0, -0.0]))
    out = capsys.readouterr().out
    assert table(out) == [
        {"w": 0, "cost": 1, "slope_w": 3}, {"w": 0.5, "cost": 2, "slope_w": 0},
    ]  # fmt: skip
    assert "-" not in out


def test_rate(capsys):
    progress.rate(0.1, 0.1)
    assert capsys.readouterr().out == ""
    progress.rate("auto", 3 / 28)
    assert capsys.readouterr().out == "learning_rate = 0.10714286 (--learning-rate auto)\n"


def test_seed(capsys):
    progress.seed("Random start", 7)
    assert capsys.readouterr().out == "Random start: --seed 7 repeats it.\n"


def test_of_hundreds_of_numbers_some_are_printed(capsys):
    parameters = {"w": tf.Variable(tf.zeros([300])), "b": tf.Variable(0.0)}
    descent = Descent(parameters)
    row = np.arange(1.0, 2 * 301 + 2)
    descent.add(0, row[np.newaxis], STEPS)
    progress.table(None, 0)(descent, 0, row[np.newaxis])
    head, line = (line.split() for line in capsys.readouterr().out.splitlines())
    assert head == ["step", "w1", "w2", "w3", "...", "b", "cost"]
    assert [line[0], line[4], *map(float, line[1:4] + line[5:])] == ["0", "...", 2, 3, 4, 302, 1]
