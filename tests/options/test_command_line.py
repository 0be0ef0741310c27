"""The words of a command line, whatever the options are for."""

import sys

import pytest

from lib.options import command_line, pages, shared

TRAINING = (shared.points, *shared.TRAINING, shared.figure)


@pytest.mark.parametrize("spelling", ["-1e-3", "-.001", "-0.001", "-1E-03", "\u22120.001"])
def test_negative_numbers(read, spelling):
    args = read(["--w", spelling, "--x", "-3", spelling, "--y", "1", "-2"], *TRAINING)
    assert (args.w, args.x, args.y) == (-0.001, [-3, -0.001], [1, -2])


@pytest.mark.parametrize("name", ["-1.csv", "-1", "-.5", "-inf", " -1.csv", "1.csv"])
@pytest.mark.parametrize("form", ["--history {}", "--history={}"])
def test_a_file_s_name_stays_as_it_is(read, name, form, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    option, mark, _ = form.partition("=")
    words = [f"{option}={name}"] if mark else ["--history", name]
    assert read(words, *TRAINING).history == name


def test_lists_may_be_given_in_parts(read):
    args = read("--x 1 2 --y 3 --predict 7 --x 4 --predict 8 9 --y 5 6", *TRAINING)
    assert (args.x, args.y, args.predict) == ([1, 2, 4], [3, 5, 6], [7, 8, 9])
    assert read("--w 1 --w -2 5", pages.slopes).w == [1, -2, 5]
    assert read("--predict 1 --predict 2", *TRAINING).predict == [1, 2]
    assert read("", *TRAINING).predict == []  # what was given before is not remembered


@pytest.mark.parametrize(
    ("words", "groups", "option"),
    [
        ("--w 1 --w 2", TRAINING, "--w"),
        ("--w 1 --steps 3 --w 1", TRAINING, "--w"),
        ("--data a.csv --data b.csv", TRAINING, "--data"),
        ("--steps 1 --steps=2", TRAINING, "--steps"),
        ("--figure a.png --figure b.png", TRAINING, "--figure"),
        ("--range 1 2 --range 3 4", [pages.curve], "--range"),
        ("--error squared --error absolute", [pages.slopes], "--error"),
        ("--model bias --model two-inputs", [pages.model], "--model"),
    ],
)
def test_one_value_is_given_once(read, words, groups, option):
    assert read(words, *groups) == f"{option} is given twice: give it once"


def test_flags_may_be_repeated(read):
    assert read("--bias --float64 --bias", *TRAINING).bias


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("--bias 3", "--bias takes no value; --b 3 sets where b starts"),
        ("--w 1 --bias -2e-1 --steps 5", "--bias takes no value; --b -2e-1 sets where b starts"),
        ("--bias=3", "--bias takes no value; --b 3 sets where b starts"),
        ("--float64 1", "--float64 takes no value"),
        ("--no-figure=yes", "--no-figure takes no value"),
        ("--figure a.png --no-figure", "--no-figure: not allowed with argument --figure"),
        ("--step 3", "--step: there is no such option; did you mean --steps?"),
        ("--learning_rate=3", "--learning_rate=3: there is no such option; "
         "did you mean --learning-rate?"),
        ("5", "5: there is no such option; --help shows the options"),
        ("--w 1 2", "2: there is no such option; --help shows the options"),
        ("--w", "--w: expected one argument"),
        ("--x --y", "--x: expected at least one argument"),
        ("--steps=--", "--steps=--: -- is neither an option nor a value"),
        ("--bias --", "--: -- is neither an option nor a value"),
        ("--bias=", "--bias takes no value"),
        ("-hx", "-hx: there is no such option; did you mean -h?"),
    ],
)  # fmt: skip
def test_words_that_are_no_options(read, words, line):
    assert read(words, *TRAINING) == line


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--st\neps", "3"], r"--st\neps: there is no such option; did you mean --steps?"),
        (["\x1b[2J"], r"\x1b[2J: there is no such option; --help shows the options"),
        ([""], "'': there is no such option; --help shows the options"),
        (["-h\n"], r"-h\n: there is no such option; did you mean -h?"),
        (["--bias", "\uacb0"], "--bias takes no value; --b \uacb0 sets where b starts"),
        (["--float64=" + "1" * 999], "--float64 takes no value"),
        (["--w", "9" * 999], f"--w: {'9' * 40}... (999 characters) is too large for a number"),
        (["--history", "no\n/h.csv"], r"--history no\n/h.csv: is in a folder that does not exist; "
         "make the folder first"),
    ],
)  # fmt: skip
def test_words_are_shown_in_one_line(read, words, line):
    assert read(words, *TRAINING) == line


@pytest.mark.parametrize("first", ["ipykernel_launcher.py", "colab_kernel_launcher.py"])
def test_in_a_notebook_the_defaults(monkeypatch, first):
    words = [f"/usr/lib/{first}", "-f", "kernel-1.json"]
    monkeypatch.setattr(sys, "argv", words)
    args = command_line.read("Doc.", *TRAINING)
    assert args.x == [1, 2, 3]
    assert args.show
