"""Options that several scripts share: one line for a bad one, code 2, before TensorFlow loads."""

import csv
import math
import os
import subprocess
import sys

import pytest
from conftest import ROOT

from lib.options import groups, pages

FIND = "01_find_w.py"
TRAINING = (groups.points, groups.training, groups.figures("cost"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.csv").write_text("x,y\n1,2\n2,4\n")
    (tmp_path / "large.csv").write_text("1,2\n-1e39,4\n")
    (tmp_path / "table.csv").write_text("a,b,y\n1,2,3\n")
    return tmp_path


def test_bad_options(read, folder):
    for words, line in [
        ("--w nan", "--w: nan is not a finite number"),
        ("--w 3 --seed 1", "--seed does nothing with --w"),
        ("--x 1 2 --y 1", "--x has 2 numbers and --y has 1 number"),
        ("--x 1 2", "--x has 2 numbers and --y has 0 numbers"),
        ("--x 1, 2 --y 1 2", "--x: '1,' is not a number; write numbers without commas: 1.5 35000"),
        ("--learning-rate 0", "--learning-rate: 0 is not above 0"),
        ("--steps -1", "--steps: -1 is not from 0"),
        ("--every 0", "--every: 0 is not from 1"),
        ("--tolerance -1", "--tolerance: -1 is below 0"),
        ("--data nowhere.csv", "nowhere.csv: can't be read: No such file"),
        ("--x-column 1", "--x-column needs --data"),
        ("--data good.csv --x 1 --y 1", "--data and --x, --y: give the points once"),
        ("--data table.csv --x-column c", "there is no column 'c'"),
        (
            "--data large.csv",
            "large.csv, line 2, column 1: -1e39 is too large for 32-bit floats",
        ),
        ("--w 1e39", "--w 1e+39: too large for 32-bit floats; --float64 goes further"),
        ("--x 1 -1e40 --y 1 1", "--x -1e+40: too large for 32-bit floats"),
        ("--predict 0 1e39", "--predict 1e+39: too large for 32-bit floats"),
    ]:
        assert line in read(words, *TRAINING), words
    for words in ("--nudge 1e39", "--nudge 1e-39", "--x 1e39 --y 1", "--data large.csv"):
        line = read(words, groups.one_point, pages.nudge)  # which takes both kinds
        assert "for 32-bit floats, one of the two kinds here" in line


def test_before_tensorflow_is_loaded(without_tensorflow):
    result = without_tensorflow(FIND, "--w", "three")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"{FIND}: --w: 'three' is not a number\n"


def test_points(read, folder, capsys, alone):
    args = read("--w 5 --data good.csv", *TRAINING)
    assert [[*args.x], [*args.y], args.x_name, args.y_name] == [[1, 2], [2, 4], "x", "y"]
    assert capsys.readouterr().out == "x = x (column 1), y = y (column 2), 2 points\n"
    assert read("--data large.csv --float64", *TRAINING).x[1] == -1e39
    read("", groups.points).x.append(7)  # the lecture's own are nobody else's
    assert read("", groups.points).x == [1, 2, 3]
    for name in (groups.TEST_SCORES, groups.PATIENTS):  # they need no pandas
        columns, names = groups.read_lecture(name)
        with open(name, encoding="utf-8") as file:
            last = [*csv.DictReader(file)][-1]
        assert [*last] == names and [*map(float, last.values())] == [c[-1] for c in columns]


def test_letters_of_the_file_where_the_console_has_them(tmp_path):
    (tmp_path / "점수.csv").write_text("키,몸\n1,결석\n", encoding="cp949")
    line = "01_find_w.py: 점수.csv, line 2, column 2: '결석' is not a number"
    for encoding in ("utf-8", "ascii"):
        result = subprocess.run(
            [sys.executable, str(ROOT / FIND), "--data", "점수.csv"],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            cwd=tmp_path,
        )
        shown = line.encode(encoding, "backslashreplace").decode(encoding)
        assert result.stderr.decode(encoding).splitlines() == [shown]
        assert result.returncode == 2


def test_what_training_makes_of_its_options(read):
    args = read("--steps 1e3 --seed 12345678901234", *TRAINING)
    assert (args.steps, args.seed) == (1000, 12345678901234)
    for words, bias, b in [("", False, 0), ("--bias", True, 0), ("--b 2", True, 2)]:
        args = read(words, *TRAINING)
        assert (args.bias, args.b) == (bias, b)
    args = read("--w -0 --b -0.0", *TRAINING)
    assert [math.copysign(1, number) for number in (args.w, args.b)] == [1, 1]


def test_whether_there_is_a_window(read, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for names, there in [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "MPLBACKEND": "agg"}, False),
        # !python 02_draw_cost.py in a notebook
        ({"DISPLAY": ":0", "MPLBACKEND": "module://matplotlib_inline.backend_inline"}, False),
        ({"MPLBACKEND": "TkAgg"}, True),
    ]:
        with monkeypatch.context() as patch:
            for name, value in names.items():
                patch.setenv(name, value)
            assert read("", groups.figure).show == there
            assert not read("--no-show", groups.figure).show
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "ipykernel", None)
        assert read("", groups.figure).show
    monkeypatch.setattr(sys, "platform", "win32")
    assert read("", groups.figure).show


def test_a_misspelt_backend(tmp_path):
    (tmp_path / "tensorflow.py").write_text("raise ValueError('loaded')")
    environ = {**os.environ, "PYTHONPATH": str(tmp_path), "MPLBACKEND": "tékagg"}
    no_such = "MPLBACKEND='tékagg': matplotlib has no such backend; unset it, or draw nothing "
    loaded = "TensorFlow is installed but can't be loaded: loaded"
    for options, code, line in [([], 2, no_such), (["--no-figure"], 1, loaded)]:
        command = [sys.executable, str(ROOT / FIND), "--w", "5", *options]
        result = subprocess.run(command, env=environ, capture_output=True, text=True)
        assert result.returncode == code and "x = " not in result.stdout
        assert result.stderr.startswith(f"{FIND}: {line}")
