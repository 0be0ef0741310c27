import shutil
import sys

import pytest
from plain import Run

from lib.learning import history


def test_the_history_of_a_long_run_has_the_rows_of_its_table():
    for steps, every, apart in [
        (1000, None, 1),
        (100_000, 7, 1),
        (100_001, None, 10_000),
        (10_000_000, 3000, 3000),
    ]:
        assert history.apart(steps, every) == apart


def test_history_of_some_rows(tmp_path):
    file = tmp_path / "h.csv"
    with history.writer(file, every=4, slopes=False) as watcher:
        Run(10).feed(watcher, [3, 5])
    assert file.read_text().splitlines() == [
        "step,cost,w", "0,0.0,0.0", "4,16.0,4.0", "8,64.0,8.0", "10,100.0,10.0",
    ]  # fmt: skip


def test_history(tmp_path, capsys):
    file = tmp_path / "h.csv"
    with history.writer(file) as watcher:
        Run(5).feed(watcher, [1, 4])
        assert not file.exists()
    lines = file.read_bytes().splitlines()
    assert lines[:3] == [b"step,cost,w,slope_w", b"0,0.0,0.0,0.0", b"1,1.0,1.0,2.0"]
    assert len(lines) == 7
    assert capsys.readouterr().out == f"The history is in {file}\n"


def test_history_of_a_failed_run_is_not_written(tmp_path, capsys):
    file = tmp_path / "h.csv"
    with pytest.raises(ValueError, match="broken"), history.writer(file) as watcher:
        Run(5).feed(watcher, [])
        raise ValueError("broken")
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("rows", [2, 5])
def test_a_folder_that_vanishes_during_the_run(tmp_path, rows):
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(OSError) as error, history.writer(folder / "h.csv") as watcher:

        def watch(descent, first, some):
            watcher(descent, first, some)
            if first + len(some) == rows + 1:
                shutil.rmtree(folder)
                folder.mkdir()

        Run(5).feed(watch, [3])
    assert error.value.filename == folder / "h.csv"
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk(tmp_path):
    import resource

    file = tmp_path / "h.csv"
    file.write_text("old")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with pytest.raises(OSError) as error, history.writer(file) as watcher:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, usual[1]))
            Run(50).feed(watcher, [3])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert error.value.filename == file
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_run_without_any_row_leaves_the_old_file(tmp_path):
    file = tmp_path / "h.csv"
    file.write_text("old")
    with history.writer(file) as watcher:
        run = Run(0)
        watcher(run, 0, run.rows[:0])
    assert file.read_text() == "old"
