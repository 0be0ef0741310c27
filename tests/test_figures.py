"""Where the figures of the scripts go, and that each script says so."""

import re
from pathlib import Path

import pytest
from matplotlib.figure import Figure

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
    monkeypatch.setattr(Figure, "savefig", lambda figure, path: Path(path).write_text("figure"))

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
