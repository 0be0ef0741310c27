"""The rows of a descent, its table and its file, for runs whose numbers are known."""

import itertools
import shutil
import tracemalloc

import numpy as np
import pytest

from lib.learning import descent as descent_rows
from lib.learning.descent import DIVERGED, EARLY, INTERRUPTED, KEPT, STEPS, Descent
from lib.program.quiet import tf


class Run:
    """As much of a Descent as a watcher looks at."""

    counts, names = "step", ("w",)
    columns = ("cost", "w", "slope_w")

    def __init__(self, steps):
        self.rows = np.array([[k * k, k, 2 * k] for k in range(steps + 1)], float)
        self.step, self.ending = -1, None

    def feed(self, watcher, cuts):
        cuts = [0, *cuts, len(self.rows)]
        for first, after in itertools.pairwise(cuts):
            self.step = after - 1
            self.last = dict(zip(self.columns, self.rows[self.step], strict=True))
            self.ending = "steps" if after == len(self.rows) else None
            watcher(self, first, self.rows[first:after])


def made(most=99, **options):
    return Descent({"w": tf.Variable(tf.zeros([2])), "b": tf.Variable(0.0)}, most, **options)


def rows(first, count, columns=7):
    return (1000 * np.arange(first, first + count)[:, None] + np.arange(columns)).astype(float)


def test_rows_follow_each_other():
    assert made(slopes=False, counts="epoch").columns == ["cost", "w1", "w2", "b"]
    descent = made()
    assert descent.columns == "cost w1 w2 b slope_w1 slope_w2 slope_b".split()
    assert (descent.names, descent.bits, descent.counts) == (["w1", "w2", "b"], 32, "step")
    assert (descent.step, descent.ending, descent.last) == (-1, None, {})
    assert descent.rows.shape == (0, 7) and descent.at.tolist() == []
    block = rows(0, 3)
    descent.add(0, block)
    block[:] = -1  # what was given may be used again
    descent.add(3, rows(3, 2), STEPS)
    assert (descent.step, descent.ending) == (4, STEPS)
    assert np.array_equal(descent.rows, rows(0, 5))
    assert descent["b"].tolist() == [3, 1003, 2003, 3003, 4003]
    assert descent.last["slope_w1"] == 4004


def test_rows_are_left_out_evenly_and_memory_is_flat():
    descent = made(most=42 * KEPT, slopes=False)
    tracemalloc.start()
    for count in [1, 2, 4, 8, 300_000, 3, *[KEPT] * 39]:
        descent.add(descent.step + 1, rows(descent.step + 1, count, 4))
    added, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert added < 3 * KEPT * 5 * 8
    assert descent.at[-1] == descent.step and len(descent.at) <= KEPT + EARLY + 1
    assert descent.at[:EARLY].tolist() == [*range(EARLY)]
    assert np.all(np.diff(descent.at) > 0) and np.ptp(np.diff(descent.at[EARLY + 1 : -1])) == 0
    assert np.array_equal(descent.rows, 1000.0 * descent.at[:, None] + np.arange(4))


@pytest.mark.parametrize(
    ("count", "ending", "finished"),
    [(3, STEPS, True), (3, DIVERGED, True), (0, DIVERGED, False), (3, INTERRUPTED, False)],
)
def test_finished(count, ending, finished):
    descent = made()
    descent.add(0, rows(0, count), ending)
    assert (descent.finished, descent.step, len(descent["w1"])) == (finished, count - 1, count)


# The table


@pytest.mark.parametrize(
    ("steps", "every", "cuts", "printed"),
    [
        (7, None, [], range(8)),
        (13, None, [], [0, 2, 4, 6, 8, 10, 12, 13]),
        (30, None, [4, 9], [0, 5, 10, 15, 20, 25, 30]),
        (30, 7, [1, 2, 3, 11, 12, 29], [0, 7, 14, 21, 28, 30]),
        (1000, None, [64, 65, 900], range(0, 1001, 100)),
        (30, 1000, [4], [0, 30]),
        (30, "round", [1, 2, 4, 17], [0, 1, 2, 5, 10, 20, 30]),
    ],
)
def test_table(capsys, table, steps, every, cuts, printed):
    watcher = descent_rows.table(every, steps)
    Run(steps).feed(descent_rows.round_numbers() if every == "round" else watcher, cuts)
    rows = table(capsys.readouterr().out)
    assert [row["step"] for row in rows] == list(printed)
    for row in rows:
        assert row == {**row, "w": row["step"], "cost": row["step"] ** 2}


def test_table_of_a_long_run_prints_as_it_goes(capsys):
    run, watcher = Run(99), descent_rows.table(10, 99, standardized=True)
    run.step, run.last = 24, dict.fromkeys(run.columns, 24.0)
    watcher(run, 0, run.rows[:25])
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 1 + 3
    assert out.split()[:4] == ["step", "w_standardized", "slope_w", "cost"]
    run.ending = "diverged"  # without another row: the last one is printed nevertheless
    watcher(run, 25, run.rows[:0])
    assert capsys.readouterr().out.split()[0] == "24"
    empty = Run(3)
    empty.ending, empty.last = "diverged", {}
    descent_rows.table(2, 3)(empty, 0, empty.rows[:0])  # it diverged at once
    assert capsys.readouterr().out == ""


def test_after_a_cost_that_is_low_enough_only_the_last_row_is_printed(capsys, table):
    run = Run(60)
    run.rows[:, 0] = 60.0 - run.rows[:, 1]  # it falls by 1 a step
    run.feed(descent_rows.table(None, 60, settled=40), [7, 30])
    assert [row["step"] for row in table(capsys.readouterr().out)] == [*range(0, 22, 2), 60]


# The file


def test_history(tmp_path, capsys):
    file = tmp_path / "h.csv"
    with descent_rows.history(None) as watcher:
        assert watcher is None
    with descent_rows.history(file) as watcher:
        Run(5).feed(watcher, [1, 4])
        assert not file.exists()
    lines = file.read_bytes().splitlines()
    assert lines[:3] == [b"step,cost,w,slope_w", b"0,0.0,0.0,0.0", b"1,1.0,1.0,2.0"]
    assert len(lines) == 7
    assert capsys.readouterr().out == f"The history is in {file}\n"
    with descent_rows.history(file, slopes=False, standardized=True) as watcher:
        Run(2).feed(watcher, [1])
    lines = "step,cost,w_standardized 0,0.0,0.0 1,1.0,1.0 2,4.0,2.0"
    assert file.read_text().split() == lines.split()


def test_history_of_a_failed_run_is_not_written(tmp_path, capsys):
    file = tmp_path / "h.csv"
    file.write_text("old")
    with pytest.raises(ValueError, match="broken"), descent_rows.history(file) as watcher:
        Run(5).feed(watcher, [])
        raise ValueError("broken")
    with descent_rows.history(file) as watcher:  # nor of one without any row
        watcher(Run(0), 0, Run(0).rows[:0])
    assert file.read_text() == "old" and [*tmp_path.iterdir()] == [file]
    assert capsys.readouterr().out == ""


def test_a_folder_that_vanishes_during_the_run(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(OSError) as error, descent_rows.history(folder / "h.csv") as watcher:

        def watch(descent, first, some):
            watcher(descent, first, some)
            shutil.rmtree(folder)
            folder.mkdir()

        Run(5).feed(watch, [3])
    assert error.value.filename == folder / "h.csv"
    assert list(folder.iterdir()) == []
