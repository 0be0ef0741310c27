"""Bad options and files: one line that says what is wrong, code 2, before TensorFlow is loaded."""

import math
import os
import subprocess
import sys

import odd_inputs
import pytest
from conftest import ROOT

from lib.options import shared

FIND, DRAW = "01_find_w.py", "02_draw_cost.py"
SCRIPTS = sorted(path.name for path in ROOT.glob("0[0-9]_*.py"))


@pytest.mark.parametrize("script", SCRIPTS)
def test_help(run, alone, script):
    result = run(script, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("usage: ")
    assert result.out.isascii()


@pytest.mark.parametrize(
    ("script", "options", "words"),
    [
        (FIND, "--w nan", "--w: nan is not a finite number"),
        (FIND, "--w -inf", "--w: -inf is not a finite number"),
        (FIND, "--w three", "--w: 'three' is not a number"),
        (FIND, "--w -3x", "--w: '-3x' is not a number"),
        (FIND, "--w 1e999 --float64", "--w: 1e999 is too large"),
        (FIND, "--w 3 --seed 1", "--seed does nothing with --w"),
        (FIND, "--seed 1 --w 0", "--seed does nothing with --w"),
        (FIND, "--x 1 2 --y 1", "--x has 2 numbers and --y has 1 number"),
        (FIND, "--x 1 2", "--x needs --y"),
        (FIND, "--y 1 2", "--y needs --x"),
        (FIND, "--x 1,2 --y 1,2", "--x: '1,2' is not a number"),
        (FIND, "--x 1, 2 --y 1 2", "--x: '1,' is not a number; put spaces between numbers"),
        (FIND, "--learning-rate 0", "--learning-rate: 0 is not above 0"),
        (FIND, "--learning-rate -1e-3", "--learning-rate: -1e-3 is not above 0"),
        (FIND, "--learning-rate fast", "'fast' is not a number; a number above 0 or auto would do"),
        (FIND, "--steps -1", "--steps: -1 is not from 0"),
        (FIND, "--steps 1.5", "--steps: 1.5 is not a whole number"),
        (FIND, "--steps 1e99", "--steps: 1e99 is not from 0"),
        (FIND, "--every 0", "--every: 0 is not from 1"),
        (FIND, "--seed -1", "--seed: -1 is not from 0"),
        (FIND, "--tolerance -1", "--tolerance: -1 is below 0"),
        (FIND, "--predict 1 x", "--predict: 'x' is not a number"),
        (FIND, "--data nowhere.csv", "nowhere.csv: can't be read: No such file"),
        (FIND, "--data .", ".: can't be read: Is a directory"),
        (FIND, "--data bad.csv", "bad.csv, line 2, column 1: 'two' is not a number"),
        (FIND, "--data large.csv", "large.csv, line 1, column 2: 1e39 is too large for 32-bit"),
        (FIND, "--x 35,000 --y 1", "--x: '35,000' is not a number; write 35000 or 35.000"),
        (
            FIND,
            "--data table.csv",
            "column 2: there can be 1 column of x here, not 2; choose columns",
        ),
        (FIND, "--data table.csv --x-column c", "there is no column 'c'; the header has a, b, y"),
        (FIND, "--data table.csv --x-column 1 2", "2: there is no such option"),
        (FIND, "--x-column 1", "--x-column needs --data"),
        (FIND, "--y-column b --x 1 --y 2", "--y-column needs --data"),
        (FIND, "--data good.csv --x 1 --y 1", "--data and --x, --y: give the points once"),
        (FIND, "--history no/h.csv", "--history no/h.csv: is in a folder that does not exist"),
        (FIND, "--history .", "--history .: is a folder, not a file"),
        (FIND, "--history good.csv/h.csv", "--history good.csv/h.csv: is in a folder that"),
        (FIND, "--history /dev/null", "--history /dev/null: is not an ordinary file"),
        (FIND, "--data good.csv --history ./good.csv", "this would overwrite the data"),
        (FIND, "--data good.png --figure good.png", "this would overwrite the data"),
        (FIND, "--history a.png --figure a.png", "--figure and --history name the same file"),
        (FIND, "--figure a.jpg", "--figure a.jpg: the name must end in .png or .svg or .pdf"),
        (FIND, "--figure png", "--figure png: the name must end in"),
        (FIND, "--figure no/a.png", "--figure no/a.png: is in a folder that does not exist"),
        (DRAW, "--range 3 -1", "--range 3 -1: the first must be less than the second"),
        (DRAW, "--range 3 3", "--range 3 3: the first must be less"),
        (DRAW, "--range 3", "--range: expected 2 arguments"),
        (DRAW, "--points 1", "--points: 1 is not from 2"),
        (DRAW, "--points 1e9", "--points 1000000000: 1000000 is more than can be seen"),
        (DRAW, "--range -1e308 1e308", "--range: from -1e+100 to 1e+100 costs can be computed"),
        (DRAW, "--figure a.png --no-figure", "--no-figure: not allowed with argument --figure"),
        (DRAW, "--w 1 --steps x", "--steps: 'x' is not a number"),
        (DRAW, "--learning-rate 0", "--learning-rate: 0 is not above 0"),
        (DRAW, "--data bad.csv", "bad.csv, line 2, column 1: 'two' is not a number"),
        (DRAW, "--bias", "--bias: there is no such option"),
    ],
)
def test_bad_options(run, alone, tmp_path, monkeypatch, script, options, words):
    monkeypatch.chdir(tmp_path)
    files = {"good.csv": "1,2\n", "bad.csv": "1,2\ntwo,3\n", "large.csv": "1,1e39\n"}
    files["table.csv"] = "a,b,y\n1,2,3\n"
    files["good.png"] = files["good.csv"]
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    result = run(script, *options.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"{script}: ")
    assert words in result.err
    assert result.err.count("\n") == 1
    assert result.err.isascii()
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == files


def test_before_tensorflow_is_loaded(without_tensorflow):
    result = without_tensorflow(FIND, "--w", "three")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"{FIND}: --w: 'three' is not a number\n"


def test_points_from_a_file(read, tmp_path):
    file = tmp_path / "점수.csv"
    file.write_bytes("공부;점수\n1;2\n2;4\n".encode("cp949"))
    args = read(["--data", str(file)], shared.points)
    assert (args.x, args.y) == ([1, 2], [2, 4])


@pytest.mark.parametrize("script", [script for script in SCRIPTS if script[:2] < "08"])
def test_a_large_file_is_taken(tmp_path, script):
    (tmp_path / "large.csv").write_text("x,y\n" + "1,2\n" * 300_000)
    reading = odd_inputs.read(script, ["--data", str(tmp_path / "large.csv")])
    assert (reading.code, reading.out, reading.err) == (0, "", "")
    assert len(reading.args.y) == 300_000


@pytest.mark.parametrize(
    ("words", "x", "y", "names"),
    [
        ("--x-column bmi", [1, 4], [3, 6], ("bmi", "progress")),
        ("--x-column 3 --y-column BMI", [2, 5], [1, 4], ("age", "bmi")),
    ],
)
def test_columns_of_a_file(read, tmp_path, monkeypatch, words, x, y, names):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text("name,bmi,age,progress\nKim,1,2,3\nLee,4,5,6\n")
    args = read(f"--data t.csv {words}", shared.points)
    assert (args.x, args.y, (args.x_name, args.y_name)) == (x, y, names)


def test_letters_of_the_file_where_the_console_has_them(tmp_path):
    (tmp_path / "\uc810\uc218.csv").write_text("\ud0a4,\ubab8\n1,\uacb0\uc11d\n", encoding="cp949")
    line = "01_find_w.py: \uc810\uc218.csv, line 2, column 2: '\uacb0\uc11d' is not a number"
    for encoding in ("utf-8", "cp949", "ascii"):
        result = subprocess.run(
            [sys.executable, str(ROOT / FIND), "--data", "\uc810\uc218.csv"],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            cwd=tmp_path,
        )
        shown = line if encoding != "ascii" else line.encode("ascii", "backslashreplace").decode()
        assert result.stderr.decode(encoding).splitlines() == [shown]
        assert result.returncode == 2


def test_numbers_of_steps_and_seeds(read):
    args = read("--steps 1e3 --seed 9007199254740993", shared.start, *shared.TRAINING[1:])
    assert (args.steps, args.seed) == (1000, 9007199254740993)


def test_a_start_of_minus_zero_is_zero(read):
    args = read("--w -0 --b -0.0", *shared.TRAINING)
    assert [math.copysign(1, number) for number in (args.w, args.b)] == [1, 1]
    assert args.bias


def test_minus_zero_is_printed_as_zero(run, tmp_path):
    history = tmp_path / "h.csv"
    words = f"--w -0 --b -0 --steps 0 --no-figure --predict -0 --history {history}"
    head, row, *others = run(FIND, *words.split()).out.splitlines()
    assert dict(zip(head.split(), row.split(), strict=True)).items() >= {
        ("w", "0.000000"), ("b", "0.000000")
    }  # fmt: skip
    assert {"hypothesis(0) = 0.0", "w = 0.0, b = 0.0"} <= {*others}
    assert history.read_text().splitlines()[1].split(",")[2:4] == ["0.0", "0.0"]
