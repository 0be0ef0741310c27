import sys
from types import SimpleNamespace

import pytest

from lib.show import figures


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_place_to_go(folder, capsys):
    figures.finish("a", {"": figures.sheet()[0]})
    assert (folder / "figures" / "a.png").exists()
    assert capsys.readouterr().out == "The figure is in figures/a.png\n"


@pytest.mark.parametrize(
    ("ending", "begin"),
    [("png", b"\x89PNG"), ("PNG", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")],
)
def test_the_kind_of_file_is_that_of_its_ending(folder, capsys, ending, begin):
    figure, axes = figures.sheet(size=(8, 1.5))
    axes.set_title(r"$\alpha$ × 2")
    figures.finish("a", {"": figure}, f"b.{ending}")
    (file,) = folder.iterdir()
    assert file.read_bytes().startswith(begin)
    assert capsys.readouterr().out == f"The figure is in b.{ending}\n"


def test_several_figures(folder, capsys):
    both = {"": figures.sheet(size=(2, 1))[0], "cost": figures.sheet(size=(3, 1))[0]}
    figures.finish("a", both, "b.svg")
    assert sorted(file.name for file in folder.iterdir()) == ["b.svg", "b_cost.svg"]
    assert capsys.readouterr().out == "The figures are in b.svg and b_cost.svg\n"


def test_a_picture_is_wide():
    figure = figures.sheet()[0]
    assert figure.get_size_inches()[0] * figures.style.matplotlib.rcParams["savefig.dpi"] >= 1600


def test_a_display_without_a_toolkit(folder, monkeypatch, capsys):
    monkeypatch.setattr("matplotlib.get_backend", lambda: "agg")
    figures.finish("a", {"": figures.sheet()[0]}, show=True)
    assert (folder / "figures" / "a.png").exists()
    assert "figures/a.png" in capsys.readouterr().out


@pytest.mark.parametrize("backend", ["TkAgg", "module://matplotlib_inline.backend_inline"])
def test_a_window(monkeypatch, backend, folder, capsys):
    shown = []
    monkeypatch.setattr("matplotlib.get_backend", lambda: backend)
    fake = SimpleNamespace(show=lambda: shown.append(True))
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", fake)
    monkeypatch.setattr("matplotlib.pyplot", fake, raising=False)
    figure, _ = figures.sheet()
    titles = []
    figure.canvas.manager = SimpleNamespace(set_window_title=titles.append)
    figures.finish("a", {"": figure, "cost": figure}, show=True)
    assert shown == [True] and titles == ["a", "a_cost"]
    assert list(folder.iterdir()) == []
    assert capsys.readouterr().out == "Close the windows to end.\n"
    figures.finish("a", {"": figure}, "b.png", show=True)
    assert shown == [True, True]
    assert [file.name for file in folder.iterdir()] == ["b.png"]
    assert capsys.readouterr().out == "The figure is in b.png\nClose the window to end.\n"
    monkeypatch.setattr("matplotlib.is_interactive", lambda: True)
    figures.finish("a", {"": figure}, show=True)
    assert capsys.readouterr().out == ""


def test_kept_figures_are_not_written(folder, capsys):
    both = {"": figures.sheet()[0], "cost": figures.sheet()[0]}
    with figures.kept() as kept:
        figures.finish("a", both, "b.svg")
    assert kept == both
    assert not [*folder.iterdir()] and capsys.readouterr().out == ""
    figures.finish("a", {"": figures.sheet(size=(2, 1))[0]}, "b.svg")
    assert len(kept) == 2 and (folder / "b.svg").exists()
