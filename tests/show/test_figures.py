import sys
from types import SimpleNamespace

import pytest

from lib.show import figures


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_place_to_go(folder, capsys):
    figures.finish(figures.sheet()[0], "figures/a.png")
    assert (folder / "figures" / "a.png").exists()
    assert capsys.readouterr().out == "The figure is in figures/a.png\n"


@pytest.mark.parametrize(
    ("ending", "begin"),
    [("png", b"\x89PNG"), ("PNG", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")],
)
def test_the_kind_of_file_is_that_of_its_ending(folder, capsys, ending, begin):
    figure, axes = figures.sheet(size=(8, 1.5))
    axes.set_title(r"$\alpha$ × 2")
    figures.finish(figure, "figures/a.png", f"b.{ending}")
    (file,) = folder.iterdir()
    assert file.read_bytes().startswith(begin)
    assert capsys.readouterr().out == f"The figure is in b.{ending}\n"


def test_a_picture_is_wide():
    figure = figures.sheet()[0]
    assert figure.get_size_inches()[0] * figures.style.matplotlib.rcParams["savefig.dpi"] >= 1600


def test_a_display_without_a_toolkit(folder, monkeypatch, capsys):
    monkeypatch.setattr("matplotlib.get_backend", lambda: "agg")
    figures.finish(figures.sheet()[0], "figures/a.png", show=True)
    assert (folder / "figures" / "a.png").exists()
    assert "figures/a.png" in capsys.readouterr().out


@pytest.mark.parametrize("backend", ["TkAgg", "module://matplotlib_inline.backend_inline"])
def test_a_window(monkeypatch, backend, folder):
    shown = []
    monkeypatch.setattr("matplotlib.get_backend", lambda: backend)
    fake = SimpleNamespace(show=lambda: shown.append(True))
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", fake)
    monkeypatch.setattr("matplotlib.pyplot", fake, raising=False)
    figure, _ = figures.sheet()
    figures.finish(figure, "figures/a.png", show=True)
    assert shown == [True]
    assert list(folder.iterdir()) == []
    figures.finish(figure, "figures/a.png", "b.png", show=True)
    assert shown == [True, True]
    assert [file.name for file in folder.iterdir()] == ["b.png"]
