"""What is printed while learning goes on."""

from plain import Run

from lib.learning import progress

TABLES = [
    (7, None, [], range(8)),
    (30, None, [], [0, 5, 10, 15, 20, 25, 30]),
    (30, 10, [], [0, 10, 20, 30]),
    (30, 7, [1, 2, 3, 11, 12, 29], [0, 7, 14, 21, 28, 30]),
    (1000, None, [64, 65, 900], range(0, 1001, 100)),
    (30, 1000, [4], [0, 30]),
]


def test_table(capsys, table):
    for steps, every, cuts, printed in TABLES:
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


def test_round_numbers(capsys, table):
    Run(30).feed(progress.round_numbers(), [1, 2, 4, 17])
    rows = table(capsys.readouterr().out)
    assert [row["step"] for row in rows] == [0, 1, 2, 5, 10, 20, 30]
    assert all(row["cost"] == row["step"] ** 2 for row in rows)
