import itertools
from types import SimpleNamespace

import numpy as np
import pytest

from lib import report


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0.000000"),
        (-0.0, "0.000000"),
        (2.6, "2.600000"),
        (np.float32(74.666672), "74.666672"),
        (-1234567.5, "-1234567.500000"),
        (12345678.0, "1.234568e+07"),
        (-0.00001, "-1.000000e-05"),
    ],
)
def test_decimals(value, shown):
    assert report.decimals(value) == shown


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_digits_give_the_number_back(kind):
    values = np.random.default_rng(0).normal(size=500).astype(kind) ** 9
    for value in [*values, kind(0.1), kind(1e-30), kind(1)]:
        assert kind(report.digits(value)) == value


def test_round_step():
    assert [report.round_step(span, 12) for span in (0, 1, 12, 13, 24, 100, 121)] == [
        1, 1, 1, 2, 2, 10, 20,
    ]  # fmt: skip
    for span in range(1, 5000, 7):
        step = report.round_step(span, 12)
        assert span / step <= 12
        assert str(step).strip("0") in ("1", "2", "5")


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
    Run(steps).feed(report.table(every, steps), cuts)
    rows = table(capsys.readouterr().out)
    assert [row["step"] for row in rows] == list(printed)
    for row in rows:
        assert row == {**row, "w": row["step"], "cost": row["step"] ** 2}


def test_table_of_a_long_run_prints_as_it_goes(capsys):
    run, watcher = Run(99), report.table(10, 99)
    run.step = 0
    watcher(run, 0, run.rows[:25])
    assert len(capsys.readouterr().out.splitlines()) == 1 + 3


@pytest.mark.parametrize(
    ("steps", "every", "apart"),
    [(1000, None, 1), (100_000, 7, 1), (100_001, None, 10_000), (10_000_000, 3000, 3000)],
)
def test_the_history_of_a_long_run_has_the_rows_of_its_table(steps, every, apart):
    assert report.long_every(SimpleNamespace(steps=steps, every=every)) == apart


def test_history_of_some_rows(tmp_path):
    file = tmp_path / "h.csv"
    with report.history(file, every=4, slopes=False) as watcher:
        Run(10).feed(watcher, [3, 5])
    assert file.read_text().splitlines() == [
        "step,cost,w", "0,0.0,0.0", "4,16.0,4.0", "8,64.0,8.0", "10,100.0,10.0",
    ]  # fmt: skip


def test_history(tmp_path):
    file = tmp_path / "h.csv"
    with report.history(file) as watcher:
        Run(5).feed(watcher, [1, 4])
        assert not file.exists()
    lines = file.read_bytes().splitlines()
    assert lines[:3] == [b"step,cost,w,slope_w", b"0,0.0,0.0,0.0", b"1,1.0,1.0,2.0"]
    assert len(lines) == 7


def test_history_of_a_failed_run_is_not_written(tmp_path):
    file = tmp_path / "h.csv"
    with pytest.raises(ValueError, match="broken"), report.history(file) as watcher:
        Run(5).feed(watcher, [])
        raise ValueError("broken")
    assert list(tmp_path.iterdir()) == []


def test_no_history(tmp_path):
    with report.history(None) as watcher:
        Run(5).feed(watcher, [])
