"""The words of a command line, whatever the options are for."""

import sys

import odd_inputs
import pytest
from conftest import ROOT

from lib.options import command_line, groups, pages

TRAINING = (groups.points, groups.training, groups.figure)


def test_what_words_are_taken_for(read, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for spelling in ("-1e-3", "-.001", "-1E-03", "\u22120.001"):
        args = read(["--w", spelling, "--x", "-3", spelling, "--y", "1", "-2"], *TRAINING)
        assert (args.w, args.x, args.y) == (-0.001, [-3, -0.001], [1, -2])
    for name in ("-1.csv", " -1.csv"):  # a file's name stays as it is
        assert read([f"--history={name}"], *TRAINING).history == name
        assert read(["--history", name], *TRAINING).history == name
    args = read("--x 1 2 --y 3 --predict 7 --x 4 --predict 8 9 --y 5 6", *TRAINING)
    assert (args.x, args.y, args.predict) == ([1, 2, 4], [3, 5, 6], [7, 8, 9])
    assert read("", *TRAINING).predict == []  # what was given before is not remembered
    args = read("--lr 0.2 --epochs 7 --W=3", *TRAINING)  # other names
    assert (args.learning_rate, args.steps, args.w) == (0.2, 7, 3)
    assert read("--steps 7 --alpha 2", pages.patients, pages.neuron).epochs == 7
    assert read("--learning_rate=0.2", *TRAINING).learning_rate == 0.2


def test_words_that_are_no_options(read):
    for words, line in [
        ("--bias 3", "3: this belongs to no option; --help shows the options"),
        ("--figure a.png --no-figure", "--no-figure: not allowed with argument --figure"),
        ("--step 3", "--step: there is no such option; did you mean --steps?"),
        ("points.csv", "points.csv: this belongs to no option; did you mean --data points.csv?"),
        ("--w 3 --", "--: there is no such option; did you mean --y?"),
        ("--w", "--w: expected one argument"),
        (["--st\neps", "3"], r"--st\neps: there is no such option; did you mean --steps?"),
        ([""], "'': this belongs to no option; --help shows the options"),
        (["--w", "9" * 999], f"--w: {'9' * 40}... (999 characters) is too large for a number"),
    ]:
        assert read(words, *TRAINING) == line
    # Options that are gone say what does their job
    line = read("--animate a.html", pages.slopes, groups.animation)
    assert line.startswith("--animate a.html: the page plays it: 10_make_page.py")
    assert "--details prints" in read("--all-nudges", pages.nudge)


def test_in_a_notebook_the_defaults(monkeypatch):
    for first in ("ipykernel_launcher.py", "colab_kernel_launcher.py"):
        monkeypatch.setattr(sys, "argv", [f"/usr/lib/{first}", "-f", "kernel-1.json"])
        assert command_line.read("Doc.", *TRAINING).x == [1, 2, 3]


def test_help_and_its_examples(alone, monkeypatch):
    monkeypatch.chdir(ROOT)  # where the data files are
    for script in odd_inputs.SCRIPTS:
        monkeypatch.setenv("COLUMNS", "2")
        odd_inputs.read(script, ["--help"])
        monkeypatch.setenv("COLUMNS", "100")
        text = odd_inputs.read(script, ["--help"]).out
        assert text.startswith("usage: ") and text.isascii()
        lines = text.split("\nExamples:\n")[1].splitlines()
        assert 2 <= len(lines) <= 3
        for line in lines:
            assert line.startswith(f"  python {script} ") and len(line) <= 100
            if "--data" not in line and "-column" not in line:  # which take pandas
                reading = odd_inputs.read(script, line.split()[2:])
                assert (reading.code, reading.err) == (0, "")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("good.csv", "good.png"):
        (tmp_path / name).write_text("1,2\n3,4\n")
    (tmp_path / "old.csv").write_text("step,cost\n")
    return tmp_path


def test_outputs_take_no_other_file_s_place(read, folder):
    for words, line in [
        ("--history no/h.csv", "--history no/h.csv: there is no such folder; make it first"),
        ("--history .", "--history .: is a folder, not a file"),
        ("--data good.csv --history ./good.csv", "this would overwrite the data"),
        ("--data good.png --figure good.png", "this would overwrite the data"),
        ("--history a.png --figure a.png", "--figure a.png: another option names the same file"),
        ("--figure a.jpg", "--figure a.jpg: the name must end in .png or .svg or .pdf"),
        (["--history", ""], "--history '': the name of the file is missing"),
        (["--history", str(ROOT / "README.md")], "would overwrite a file of the project"),
    ]:
        assert line in read(words, *TRAINING)
    assert read("--history old.csv", *TRAINING).history == "old.csv"
    assert sorted(path.name for path in folder.iterdir()) == ["good.csv", "good.png", "old.csv"]


def test_the_usual_place_of_a_figure(read, folder):
    (folder / "figures").mkdir()
    words = "--history figures/page_cost.png"
    assert "names the same file" in read(words, groups.figures("cost"), groups.printing)
    assert read("--history figures/page.csv", groups.figures("cost"), groups.printing)
    (folder / "figures").rmdir()
    (folder / "figures").write_text("a file")  # is said before training
    assert read("", *TRAINING).startswith("--figure figures/page.png: ")
    assert not read("--no-figure", *TRAINING).draw
