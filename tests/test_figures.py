"""The figures of the scripts: that they can be read, and where they go."""

import re
from pathlib import Path

import pytest
from boxes import faults, faults_on_the_page
from matplotlib.figure import Figure

from lib.page import topics
from lib.show import figures as shown

# What the lecture and the page show
DRAWN = [run for run, draws in topics.wanted().items() if draws]
SHOWN = [*DRAWN, ("09_grow_data.py", "--seed 1 --rows 100000")]
# What the figures have to bear
ODD = """
01_find_w.py --w 5 --learning-rate 0.3 --steps 9999 --float64
01_find_w.py --x 1 2 4 --y 2 4 9 --w 0 --b 1 --learning-rate 0.05 --every 1
01_find_w.py --data data/diabetes_bmi.csv --w 5 --bias --learning-rate auto --steps 3000
01_find_w.py --x 0 0 --y 1 2 --w 3 --learning-rate 1000
01_find_w.py --w 5 --steps 0
02_draw_cost.py --w -3 --learning-rate 0.18
02_draw_cost.py --w 5 --learning-rate 0.22
02_draw_cost.py --data data/diabetes_bmi.csv
02_draw_cost.py --x 0 0 --y 1 2 --w 1
02_draw_cost.py --x 1000 --y 3
03_follow_slope.py --x 10 20 --y 5 -3
03_follow_slope.py --x 0 --y 2
03_follow_slope.py --x 123456 --y 0.000123 --learning-rate auto
03_follow_slope.py --w -3 -2.9 -2 1000
03_follow_slope.py --learning-rate 50 --steps 200
04_compare_gradients.py --x 1 2 3 --y 2 4 7 --w -40 --nudge 0.01
04_compare_gradients.py --w 1
04_compare_gradients.py --x 1e15 --y 1e-10 --w 1e-20
04_compare_gradients.py --nudge 1e-30
05_backpropagate.py --x 1 2 3 --y 1 2 3
05_backpropagate.py --data data/diabetes_bmi.csv
05_backpropagate.py --x -2 --y 7.5 --w -0.7
05_backpropagate.py --w 1
06_extend_graph.py --model several-inputs --learning-rate 6e-05 --steps 100000
06_extend_graph.py --model two-neurons --learning-rate 2 --steps 100
06_extend_graph.py --model bias --data data/diabetes_bmi.csv --steps 200
07_build_neuron.py --x 1 2 3 --y 1 2 3 --learning-rate 0.4
07_build_neuron.py --shuffle --seed 2 --epochs 10
09_grow_data.py --rows 100 --seed 1 --learning-rate 1e100 --reads 5 --block 10
"""
BORNE = [
    pytest.param(*line.split(" ", 1), marks=pytest.mark.slow) for line in ODD.strip().split("\n")
]


@pytest.mark.parametrize(("script", "options"), SHOWN + BORNE)
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


@pytest.fixture
def files(tmp_path, monkeypatch):
    """files(): the files that were written, which hold no picture: nobody looks at it here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Figure, "savefig", lambda self, path: Path(path).write_text("figure"))
    return lambda: sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*"))


USUAL = {
    "01_find_w.py --w 5": "01_find_w 01_find_w_cost",
    "05_backpropagate.py": "05_backpropagate 05_backpropagate_influence",
    "06_extend_graph.py --model bias": "06_extend_graph_bias 06_extend_graph_bias_cost",
    "07_build_neuron.py": "07_build_neuron",
}


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
