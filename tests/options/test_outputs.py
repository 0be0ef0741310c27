"""Outputs take the place of an older output, and of nothing else."""

import dataclasses
import itertools
import os

import pytest
from conftest import ROOT

from lib.options import pages, shared
from lib.options.models import MODELS

GROUPS = shared.points, shared.printing, shared.figure, shared.animation
OPTIONS = ("--history", "--figure", "--animate")
DATA, PROJECT = "this would overwrite the data", "this would overwrite a file of the project"
LINKS = pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.csv").write_text("1,2\n")
    return tmp_path


@pytest.fixture
def names(folder):
    """names(file): for each option a name of this file that it takes, by a link or as it is."""

    def names(file):
        for option, ending in zip(OPTIONS, ("csv", "png", "gif"), strict=True):
            for kind, link in (("soft", os.symlink), ("hard", os.link)):
                link(os.path.realpath(file), f"{kind}.{ending}")
                yield option, f"{kind}.{ending}"
                os.remove(f"{kind}.{ending}")
        yield "--history", str(file)
        yield "--history", os.path.relpath(file)

    return names


@LINKS
def test_no_output_replaces_the_data(read, names):
    for option, name in names("data.csv"):
        assert read(f"--data data.csv {option} {name}", *GROUPS) == f"{option} {name}: {DATA}"
        assert vars(read(f"{option} {name}", *GROUPS))[option[2:]] == name


@LINKS
@pytest.mark.parametrize("model", [name for name in MODELS if MODELS[name].file])
def test_nor_the_lecture_s_data(read, names, folder, monkeypatch, model):
    data = folder / "scores.csv"
    data.write_bytes((ROOT / "data" / "test_scores.csv").read_bytes())
    monkeypatch.setitem(MODELS, model, dataclasses.replace(MODELS[model], file=str(data)))
    groups = pages.model, shared.printing, shared.figure, shared.animation
    for option, name in names(data):
        assert read(f"--model {model} {option} {name}", *groups) == f"{option} {name}: {DATA}"


@pytest.mark.parametrize("name", ["diabetes_bmi.csv", "test_scores.csv"])
@pytest.mark.parametrize("groups", [[pages.patients, pages.neuron], [pages.model, shared.printing]])
def test_nor_other_data_of_the_lecture(read, name, groups):
    file = ROOT / "data" / name
    assert read(f"--history {file}", *groups).startswith(f"--history {file}: this would overwrite")


@LINKS
@pytest.mark.parametrize("file", ["README.md", "01_find_w.py", "lib/show/tables.py", "docs"])
def test_nor_a_file_of_the_project(read, file):
    for number, (option, ending) in enumerate(zip(OPTIONS, ("csv", "svg", "html"), strict=True)):
        target = ROOT / file if file != "docs" else sorted((ROOT / file).glob("*.png"))[number]
        os.symlink(target, f"link.{ending}")
        assert read(f"{option} link.{ending}", *GROUPS) == f"{option} link.{ending}: {PROJECT}"
    picture = ROOT / "docs" / "02_draw_cost.png"
    assert read(f"--figure {picture}", *GROUPS) == f"--figure {picture}: {PROJECT}"


def test_an_older_output_is_replaced(read, folder):
    words = "--history h.csv --figure f.png --animate m.gif"
    for name in ("h.csv", "f.png", "m.gif"):
        (folder / name).write_text("old")
    args = read(words, *GROUPS)
    assert (args.history, args.figure, args.animate) == ("h.csv", "f.png", "m.gif")
    assert {(folder / name).read_text() for name in ("h.csv", "f.png", "m.gif")} == {"old"}


@LINKS
@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(OPTIONS, 2)))
@pytest.mark.parametrize("there", [True, False])
def test_two_outputs_are_two_files(read, folder, first, second, there):
    names = {"--history": "a.csv", "--figure": "a.png", "--animate": "a.gif"}
    if there:
        (folder / "one").write_text("old")
    for name in names.values():
        os.symlink("one", name)
    line = f"{second} and {first} name the same file"
    assert read([first, names[first], second, names[second]], *GROUPS) == line


def test_each_of_several_figures_is_looked_at(read, folder):
    groups = shared.points, shared.printing, shared.figures("cost")
    (folder / "a_cost.png").write_text("1,2\n")
    assert read("--figure a.png", *groups).figure == "a.png"
    assert read("--figure a.png --data a_cost.png", *groups) == f"--figure a_cost.png: {DATA}"
    line = "--figure and --history name the same file"
    assert read("--figure a.png --history a_cost.png", *groups) == line


def test_two_outputs_by_other_spellings(read):
    line = "--figure and --history name the same file"
    for name, other in (
        ("b.png", "./b.png"),
        ("b.png", "B.PNG"),
        ("\uac00.png", "\u1100\u1161.png"),
    ):
        assert read(["--history", name, "--figure", other], *GROUPS) == line


@pytest.mark.parametrize("words", ["--history", "--data"])
def test_the_usual_place_of_the_figure_is_kept_free(read, folder, words):
    (folder / "figures").mkdir()
    name = "figures/page_bias.png"
    (folder / name).write_text("1,2\n")
    line = f"{name}: the figure will be written there; --figure gives it another place"
    assert read(f"{words} {name}", *GROUPS) == line
    assert read(f"{words} {name} --no-figure", *GROUPS).figure is None
    assert read(f"{words} {name} --figure b.png", *GROUPS).figure == "b.png"
    assert read("--figure figures/page.png", *GROUPS).figure == "figures/page.png"


@LINKS
def test_also_if_a_link_leads_from_there_to_the_data(read, folder):
    (folder / "figures").mkdir()
    (folder / "figures" / "page.png").symlink_to(folder / "data.csv")
    assert "the figure will be written there" in read("--data data.csv", *GROUPS)
    assert read("--data data.csv --no-figure", *GROUPS).x == [1]


@pytest.mark.parametrize("name", [".png", "a/.svg", "...PDF", "./.png"])
def test_a_name_is_more_than_an_ending(read, name):
    line = f"--figure {name}: this is only an ending; put a name before it"
    assert read(f"--figure {name}", *GROUPS) == line


def test_a_name_is_there(read):
    assert read(["--history", ""], *GROUPS) == "--history: the name of the file is missing"
    assert read(["--figure", ""], *GROUPS).startswith("--figure '': the name must end in .png")


@pytest.mark.skipif(os.name == "nt", reason="there the shell holds such a file")
@pytest.mark.parametrize("stream", [1, 2])
def test_what_is_printed_into_a_file_is_not_replaced(read, folder, stream):
    kept = os.dup(stream)
    with open("printed.csv", "w") as file:
        os.dup2(file.fileno(), stream)
        try:
            line = read("--history printed.csv", *GROUPS)
        finally:
            os.dup2(kept, stream)
            os.close(kept)
    assert line == "--history printed.csv: what the script prints goes into this file already"
