"""The figures of the scripts: that they can be read, and where they go."""

import re
from pathlib import Path

import pytest
from boxes import faults, faults_on_the_page
from conftest import ROOT
from matplotlib.figure import Figure

from lib.page import topics
from lib.show import figures as shown

PATIENTS = f"--data {ROOT / 'data' / 'diabetes_bmi.csv'}"
ODD = "--x 123456 --y 0.000123"
# What each script draws: what the lecture and the page show, then what it has to bear (slow)
SHOWN = {
    "01_find_w.py": [
        "--w 5",
        "--w 5 --learning-rate 0.3 --steps 9999 --float64",
        "--x 1 2 4 --y 2 4 9 --w 0 --b 1 --learning-rate 0.05 --every 1",
        f"{PATIENTS} --w 5 --bias --learning-rate auto --steps 3000",
        "--x 0 0 --y 1 2 --w 3 --learning-rate 1000",
        "--w 5 --steps 0",
    ],
    "02_draw_cost.py": [
        "",
        "--w -3 --learning-rate 0.18",
        "--w 5 --learning-rate 0.22",
        PATIENTS,
        "--x 0 0 --y 1 2 --w 1",
        "--x 1000 --y 3",
    ],
    "03_follow_slope.py": [
        "",
        "--error absolute --w 4 --learning-rate 1",
        "--x 10 20 --y 5 -3",
        "--x 0 --y 2",
        f"{ODD} --learning-rate auto",
        "--w -3 -2.9 -2 1000",
        "--learning-rate 50 --steps 200",
    ],
    "04_compare_gradients.py": [
        "",
        "--x 1 2 3 --y 2 4 7 --w -40 --nudge 0.01",
        "--w 1",
        "--x 1e15 --y 1e-10 --w 1e-20",
        "--nudge 1e-30",
    ],
    "05_backpropagate.py": [
        "",
        "--x 1 2 3 --y 1 2 3",
        PATIENTS,
        "--x -2 --y 7.5 --w -0.7",
        "--w 1",
    ],
    "06_extend_graph.py": [
        "--model bias",
        "--model several-inputs --steps 1",
        "--model two-inputs",
        "--model two-neurons",
        "--model several-inputs --learning-rate 6e-05 --steps 100000",
        "--model two-neurons --learning-rate 2 --steps 100",
        f"--model bias {PATIENTS} --steps 200",
    ],
    "07_build_neuron.py": [
        "",
        "--epochs 1",
        "--x 1 2 3 --y 1 2 3 --learning-rate 0.4",
        "--shuffle --seed 2 --epochs 10",
    ],
    "09_grow_data.py": [
        "--seed 1 --rows 100000",
        "--rows 100 --seed 1 --learning-rate 1e100 --reads 5 --block 10",
    ],
}
WINDOW, SCREEN = (8, 5.2), (19.2, 10.2)  # inches: a small one, a full one
DRAWN = [run for run, draws in topics.wanted().items() if draws]  # on the page
CASES = [
    pytest.param(script, options, marks=[] if in_the_page else pytest.mark.slow)
    for script, some in SHOWN.items()
    for options in some
    for in_the_page in [(script, options) in DRAWN or script[:2] == "09"]
]


@pytest.mark.parametrize(("script", "options"), CASES)
def test_it_can_be_read(once, script, options):
    result = once(script, *options.split())
    assert result.figures
    for figure in result.figures:
        assert figure.get_figwidth() >= 10 and figure.get_figheight() <= 6.6  # graphs are wider
        assert faults(figure) == []


@pytest.mark.slow
@pytest.mark.parametrize(("script", "options"), DRAWN)
def test_it_can_be_read_on_the_page(once, script, options):
    for figure in once(script, *options.split()).figures:
        assert faults_on_the_page(figure) == []


SIZED = "01_find_w.py", pytest.param("03_follow_slope.py", marks=pytest.mark.slow)


@pytest.mark.parametrize("script", SIZED)
def test_it_can_be_read_in_windows_of_other_sizes(once, script):
    for figure in once(script, *SHOWN[script][0].split()).figures:
        assert faults(figure, WINDOW) == faults(figure, SCREEN) == []


USUAL = {
    "01_find_w.py --w 5": "01_find_w 01_find_w_cost",
    "02_draw_cost.py": "02_draw_cost",
    "03_follow_slope.py": "03_follow_slope 03_follow_slope_rates",
    "04_compare_gradients.py": "04_compare_gradients 04_compare_gradients_nudge",
    "05_backpropagate.py": "05_backpropagate 05_backpropagate_influence",
    "06_extend_graph.py --model bias": "06_extend_graph_bias 06_extend_graph_bias_cost",
    "07_build_neuron.py": "07_build_neuron",
    "09_grow_data.py --seed 1 --rows 100000": "09_grow_data",
}


@pytest.fixture
def files(tmp_path, monkeypatch):
    """files(): the files that were written."""
    monkeypatch.chdir(tmp_path)
    # Drawing takes longest, and nobody looks at the figures here.
    monkeypatch.setattr(
        Figure, "savefig", lambda figure, path, **_: Path(path).write_text("figure")
    )
    return lambda: sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*"))


@pytest.mark.parametrize("command", USUAL)
def test_without_a_display_they_are_in_the_folder_figures(once, files, capfd, command):
    shown.finish(*once(*command.split()).finished)
    usual = [f"figures/{name}.png" for name in USUAL[command].split()]  # some have several
    assert files() == usual == re.findall(r"\S+\.png", capfd.readouterr().out)


def test_they_are_where_they_are_wanted_or_nowhere(run, files, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    for options, wanted in {
        "--figure a.svg": ["a.svg"],
        "--no-show": ["a.svg", "figures/02_draw_cost.png"],  # without a window, too
        "--no-figure": ["a.svg", "figures/02_draw_cost.png"],
    }.items():
        assert run("02_draw_cost.py", *options.split()).code == 0
        assert files() == wanted
