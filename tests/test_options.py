"""Bad options and files: one line that says what is wrong, code 2, before TensorFlow is loaded."""

import sys

import pytest

FIND, DRAW = "01_find_w.py", "02_draw_cost.py"


@pytest.mark.parametrize("script", [FIND, DRAW])
def test_help(without_tensorflow, script):
    result = without_tensorflow(script, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.isascii()
    for option in ("--x", "--data", "--w", "--learning-rate", "--steps", "--figure", "--no-show"):
        assert f"\n  {option} " in result.stdout


@pytest.mark.parametrize(
    ("script", "options", "words"),
    [
        (FIND, "--w nan", "--w: nan is not a finite number"),
        (FIND, "--w -inf", "--w: -inf is not a finite number"),
        (FIND, "--w", "--w: expected one argument"),
        (FIND, "--w three", "--w: 'three' is not a number"),
        (FIND, "--w 1e39", "--w 1e+39: too large for 32-bit floats; --float64 goes further"),
        (FIND, "--w 1e999 --float64", "--w: 1e999 is too large"),
        (FIND, "--x 1 2 --y 1", "--x has 2 numbers and --y has 1 number"),
        (FIND, "--x 1 2", "--x needs --y"),
        (FIND, "--y 1 2", "--y needs --x"),
        (FIND, "--x --y", "--x: expected at least one argument"),
        (FIND, "--x 1,2 --y 1,2", "--x: '1,2' is not a number"),
        (FIND, "--x 1, 2 --y 1 2", "--x: '1,' is not a number; put spaces between numbers"),
        (FIND, "--x 1 -1e40 --y 1 1", "--x -1e+40: too large"),
        (FIND, "--learning-rate 0", "--learning-rate: 0 is not above 0"),
        (FIND, "--learning-rate -1e-3", "--learning-rate: -1e-3 is not above 0"),
        (FIND, "--learning-rate fast", "'fast' is not a number; a number above 0 or auto would do"),
        (FIND, "--learning-rate 1e-60", "--learning-rate 1e-60: too small for 32-bit floats"),
        (FIND, "--steps -1", "--steps: -1 is not from 0"),
        (FIND, "--steps 1.5", "--steps: 1.5 is not a whole number"),
        (FIND, "--steps 1e99", "--steps: 1e99 is not from 0"),
        (FIND, "--every 0", "--every: 0 is not from 1"),
        (FIND, "--seed -1", "--seed: -1 is not from 0"),
        (FIND, "--tolerance -1", "--tolerance: -1 is below 0"),
        (FIND, "--predict 1 x", "--predict: 'x' is not a number"),
        (FIND, "--step 3", "--step: there is no such option; did you mean --steps?"),
        (FIND, "--learning_rate=3", "did you mean --learning-rate?"),
        (FIND, "5", "5: there is no such option; --help shows the options"),
        (FIND, "--data nowhere.csv", "nowhere.csv: can't be read: No such file"),
        (FIND, "--data .", ".: can't be read: Is a directory"),
        (FIND, "--data bad.csv", "bad.csv, line 2, column 1: 'two' is not a number"),
        (FIND, "--data large.csv", "large.csv, line 1, column 2: 1e39 is too large for 32-bit"),
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
        (DRAW, "--figure a.png --no-figure", "--figure and --no-figure: only one of them"),
        (DRAW, "--w 1 --steps x", "--steps: 'x' is not a number"),
        (DRAW, "--learning-rate 0", "--learning-rate: 0 is not above 0"),
        (DRAW, "--data bad.csv", "bad.csv, line 2, column 1: 'two' is not a number"),
        (DRAW, "--bias", "--bias: there is no such option"),
    ],
)
def test_bad_options(without_tensorflow, script, options, words):
    files = {"good.csv": "1,2\n", "bad.csv": "1,2\ntwo,3\n", "large.csv": "1,1e39\n"}
    files["good.png"] = files["good.csv"]
    for name, content in files.items():
        (without_tensorflow.folder / name).write_text(content)
    result = without_tensorflow(script, *options.split())
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{script}: ")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stderr.isascii()
    there = {file.name: file.read_text() for file in without_tensorflow.folder.iterdir()}
    assert there == files


def test_points_from_a_file(run, tmp_path):
    file = tmp_path / "점수.csv"
    file.write_bytes("공부;점수\n1;2\n2;4\n".encode("cp949"))
    args = run(FIND, "--data", file, "--steps", 0).names["args"]
    assert (args.x, args.y) == ([1, 2], [2, 4])


def test_numbers_of_steps(run):
    assert run(FIND, *"--steps 1e3 --seed 9007199254740993".split()).names["args"].steps == 1000
    args = run(FIND, "--steps", 0, "--seed", 9007199254740993).names["args"]
    assert args.seed == 9007199254740993


@pytest.mark.parametrize("spelling", ["-1e-3", "-.001", "-0.001", "-1E-03", "\u22120.001"])
def test_negative_numbers(monkeypatch, spelling):
    from lib import options

    monkeypatch.setattr(sys, "argv", [FIND, "--w", spelling, "--steps", "0"])
    args = options.read("Doc.", options.points, *options.TRAINING)
    assert (args.w, args.steps) == (-0.001, 0)


@pytest.mark.parametrize("first", ["ipykernel_launcher.py", "colab_kernel_launcher.py"])
def test_in_a_notebook_the_defaults(monkeypatch, first):
    from lib import options

    words = [f"/usr/lib/{first}", "-f", "kernel-1.json"]
    monkeypatch.setattr(sys, "argv", words)
    args = options.read("Doc.", options.points, *options.TRAINING, options.figure)
    assert args.x == [1, 2, 3]
    assert args.show


@pytest.mark.parametrize(
    ("names", "display"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "MPLBACKEND": "agg"}, False),
        ({"MPLBACKEND": "TkAgg"}, True),
    ],
)
def test_display(monkeypatch, names, display):
    from lib import options

    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert options.has_display() == display
