"""The figures of the scripts: that they can be read, and where they go."""

import re
from pathlib import Path

import pytest
from boxes import faults, faults_on_the_page
from conftest import ROOT
from matplotlib.figure import Figure

from lib.page import topics

PATIENTS = f"--data {ROOT / 'data' / 'diabetes_bmi.csv'}"
ODD = "--x 123456 --y 0.000123"
# What each script draws: what the lecture and the page show, then what it has to bear
SHOWN = {
    "01_find_w.py": [
        "--w 5",
        "--w 5 --learning-rate 0.3 --steps 9999 --float64",
        "--w 5 --x 1 2 3 --y 2 3 4",
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
    ],
    "03_follow_slope.py": [
        "",
        "--error absolute --w 4 --learning-rate 1",
        "--x 10 20 --y 5 -3",
        PATIENTS,
        "--x 0 --y 2",
        f"{ODD} --learning-rate auto",
        "--learning-rate 50 --steps 200",
    ],
    "04_compare_gradients.py": [
        "",
        "--x 1 2 3 --y 2 4 7 --w -40 --nudge 0.01",
        PATIENTS,
        "--w 1",
        "--w 0",
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
        "--model two-neurons --start 0 0",
        "--model bias --learning-rate 0.2 --steps 100000",
        "--model several-inputs --learning-rate 6e-05 --steps 100000",
        "--model two-neurons --learning-rate 2 --steps 100",
        f"--model bias {PATIENTS} --steps 200",
    ],
    "07_build_neuron.py": [
        "",
        "--epochs 1",
        "--x 1 2 3 --y 1 2 3 --learning-rate 0.4",
        "--shuffle --seed 1 --epochs 10",
    ],
    "09_grow_data.py": [
        "--seed 1 --rows 100000",
        "--rows 100 --seed 1 --learning-rate 1e100 --reads 5 --block 10",
    ],
}
WINDOW, SCREEN = (8, 5.2), (19.2, 10.2)  # inches: a small one, a full one
CASES = [(script, options) for script, some in SHOWN.items() for options in some]


@pytest.mark.parametrize(("script", "options"), CASES)
def test_it_can_be_read(once, script, options):
    result = once(script, *options.split())
    assert result.figures
    for figure in result.figures:
        assert figure.get_figwidth() >= 10 and figure.get_figheight() <= 6.6  # graphs are wider
        assert faults(figure) == []
        if (script, options) in topics.drawn():
            assert faults_on_the_page(figure) == []


@pytest.mark.parametrize("script", ["01_find_w.py", "03_follow_slope.py", "07_build_neuron.py"])
def test_it_can_be_read_in_windows_of_other_sizes(once, script):
    for figure in once(script, *SHOWN[script][0].split()).figures:
        assert faults(figure, WINDOW) == faults(figure, SCREEN) == []


USUAL = {
    "01_find_w.py": "figures/01_find_w.png figures/01_find_w_cost.png",
    "02_draw_cost.py": "figures/02_draw_cost.png",
    "03_follow_slope.py": "figures/03_follow_slope.png figures/03_follow_slope_rates.png",
    "04_compare_gradients.py": "figures/04_compare_gradients.png"
    " figures/04_compare_gradients_nudge.png",
    "05_backpropagate.py": "figures/05_backpropagate.png figures/05_backpropagate_influence.png",
    "06_extend_graph.py": "figures/06_extend_graph_bias.png figures/06_extend_graph_bias_cost.png",
    "07_build_neuron.py": "figures/07_build_neuron.png",
    "09_grow_data.py": "figures/09_grow_data.png",
}
SHORT = {
    "06_extend_graph.py": ["--steps", "1"],
    "07_build_neuron.py": ["--epochs", "1"],
    "09_grow_data.py": ["--rows", "3"],
}


@pytest.fixture
def files(run, tmp_path, monkeypatch):
    """files(script, *options): the files that the script wrote, and those that it named."""
    monkeypatch.chdir(tmp_path)
    # Drawing takes longest, and nobody looks at the figures here.
    monkeypatch.setattr(
        Figure, "savefig", lambda figure, path, **_: Path(path).write_text("figure")
    )

    def files(script, *options):
        result = run(script, *options, *SHORT.get(script, ()))
        assert (result.code, result.err) == (0, "")
        written = [str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file()]
        return sorted(written), re.findall(r"\S+\.(?:png|svg)", result.out)

    return files


@pytest.mark.parametrize("script", USUAL)
def test_without_a_display_it_is_in_the_folder_figures(files, script):
    usual = USUAL[script].split()  # some have several
    assert files(script) == (usual, usual)


def test_without_a_window_it_is_there_too(files, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    usual = USUAL["02_draw_cost.py"]
    assert files("02_draw_cost.py", "--no-show") == ([usual], [usual])


def test_it_is_where_it_is_wanted(files):
    assert files("02_draw_cost.py", "--figure", "a.svg") == (["a.svg"], ["a.svg"])


def test_no_figure(files):  # nor by 08, which runs all the others so
    assert files("02_draw_cost.py", "--no-figure") == ([], [])
