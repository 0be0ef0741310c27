import io
import json
import logging
import shutil
import subprocess
import sys
import warnings

import numpy as np
import pytest
from boxes import overlapping
from conftest import ROOT
from matplotlib.font_manager import fontManager
from PIL import Image

from lib.show import figures


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lightness(colour):
    """L* of a colour, 0 to 100: how light it is in grey."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return 116 * np.cbrt(linear @ [0.2126, 0.7152, 0.0722]) - 16


def test_colours_differ_in_grey():
    tones = sorted(map(lightness, [figures.DATA, figures.E, figures.W, figures.H]))
    assert min(np.diff(tones)) > 10
    assert abs(lightness(figures.BACK) - lightness(figures.E)) > 15  # both are on the way back


@pytest.mark.slow
def test_an_import_changes_nothing_of_matplotlib():
    code = (
        "import matplotlib\nbefore = dict(matplotlib.rcParams)\nimport lib.show.figures\n"
        "assert dict(matplotlib.rcParams) == before"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("body mass", "$x$  (body mass)"),
        (" a\nb  c ", "$x$  (a b c)"),
        ("", "$x$"),
        ("\U0010ffff", "$x$"),  # in no font
        ("cost in $", r"$x$  (cost in \$)"),
        ("a" * 31, "$x$  (" + "a" * 29 + "\u2026)"),
    ],
)
def test_names_at_the_axes(name, words):
    assert figures.named("x", name) == words


WEIGHT = "\ubab8\ubb34\uac8c"
FONTS = [font for font in figures.OTHERS if font in {font.name for font in fontManager.ttflist}]


@pytest.mark.parametrize("fonts", [FONTS, []])
def test_korean_names_have_their_letters_or_none(monkeypatch, caplog, fonts):
    monkeypatch.setattr(figures, "OTHERS", fonts)
    figure, axes = figures.sheet(size=(4, 2))
    figures.points(axes, [1], [2], (f"{WEIGHT} $ " * 9, "price"))
    shown = axes.get_xlabel()
    if any("CJK" in font or "Malgun" in font for font in fonts):
        assert shown.startswith(f"x  ({WEIGHT} \\$") and len(shown) < 32
    elif not fonts:
        assert shown == "$x$"
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")  # a letter that is missing is one
        warnings.simplefilter("ignore", DeprecationWarning)  # of other packages
        for ending in ("png", "svg", "pdf"):
            figure.savefig(io.BytesIO(), format=ending)
    assert caplog.text == "" and overlapping(figure) == []


def test_more_points_are_smaller_and_very_many_a_density():
    _, axes = figures.sheet()
    figures.points(axes, np.arange(40), np.arange(40))
    figures.points(axes, np.arange(442), np.arange(442))
    few, many = axes.lines
    assert few.get_xydata().tolist() == [[k, k] for k in range(40)]
    assert many.get_markersize() < few.get_markersize() and many.get_alpha() < 0.5
    assert many.get_zorder() < 2  # a line is above them
    x = np.append(np.zeros(99_999), 1.0)
    figures.points(axes, x, x)
    shades = np.ma.filled(axes.collections[0].get_array(), 0)
    assert np.count_nonzero(shades) == 2 and shades[0, 0] > 10 * shades[-1, -1] > 0


def test_mathematics():
    assert figures.symbol("w12") == "w_{12}" and figures.symbol("w") == "w"
    assert figures.formula([-2.5], [-3]) == r"$E = (w \cdot (-2.5) + 3)^2$"
    assert figures.formula([1, 2], [1, 2]) == r"$E =$ mean of $(w\,x_i - y_i)^2$"
    assert figures.formula([1], [0], "absolute") == r"$E = |w \cdot 1 - 0|$"


@pytest.mark.parametrize(
    ("path", "begin"),
    [(None, b"\x89PNG"), ("b.PNG", b"\x89PNG"), ("b.svg", b"<?xml"), ("b.pdf", b"%PDF")],
)
def test_figures_are_written_whole(folder, capsys, path, begin):
    figures.finish("a", {"": figures.sheet()[0], "cost": figures.sheet(size=(8, 2))[0]}, path)
    names = ["figures/a.png", "figures/a_cost.png"] if path is None else [path, f"b_cost{path[1:]}"]
    found = [file for file in folder.rglob("*") if file.is_file()]
    assert sorted(str(file.relative_to(folder)) for file in found) == names
    assert all(file.read_bytes().startswith(begin) for file in found)
    assert capsys.readouterr().out == f"The figures are in {' and '.join(names)}\n"
    if begin == b"\x89PNG":
        with Image.open(names[0]) as image:
            assert image.size == (2000, 1000)  # wide enough for a slide


def test_a_gif_has_a_picture_a_second_and_holds_the_last(folder, capsys):
    figure, axes = figures.sheet(size=(4, 3))
    axes.set(xlim=(-1, 10), ylim=(0, 1))
    (point,) = axes.plot(0, 0.5, "o", markersize=20, color="#FF0000")

    def draw(k):
        point.set_xdata([k])
        axes.set_title("a panel\n" * (k > 0))
        return f"step ${k}$"

    figures.gif("a.gif", figure, draw, 4, "$x = 1$")
    assert [file.name for file in folder.iterdir()] == ["a.gif"]
    assert capsys.readouterr().out == "The animation is in a.gif\n"
    lasting, places, tops = [], [], []
    with Image.open("a.gif") as gif:
        for k in range(gif.n_frames):
            gif.seek(k)
            pixels = np.asarray(gif.convert("RGB")).astype(int)
            lasting.append(gif.info["duration"])
            places.append(np.argwhere(pixels[..., 0] - pixels[..., 1] > 150).mean(axis=0))
            tops.append(np.argwhere(pixels.max(axis=2) < 100)[:, 0].min())
    assert lasting == [1000, 1000, 1000, 5000]
    steps = np.diff(places, axis=0)
    assert steps[:, 0] == pytest.approx(0, abs=0.5)  # the axes stay where they are
    assert steps[:, 1] == pytest.approx(steps[0, 1], abs=1) and steps[0, 1] > 10
    assert max(tops) < 30  # each has its sentence there


# Instead of waiting for somebody to close the windows, it measures and closes them.
LOOK = """
import json, os, runpy, sys
from matplotlib import pyplot

def show():
    managers = [pyplot.figure(number).canvas.manager for number in pyplot.get_fignums()]
    for manager in managers:
        manager.show()
        manager.window.update()
    sizes = [[m.window.winfo_width(), m.window.winfo_height()] for m in managers]
    print("windows", json.dumps([[m.get_window_title() for m in managers], sizes]))
    pyplot.close("all")

pyplot.show = show
sys.argv = sys.argv[1:]
sys.path[0] = os.path.dirname(sys.argv[0])
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="needs Xvfb (Debian: xvfb, python3-tk)")
def test_windows_have_the_scripts_name_and_fit_a_laptop(start):
    pytest.importorskip("tkinter")
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]
    script = [sys.executable, "-c", LOOK, str(ROOT / "01_find_w.py"), "--w", "5"]
    shown = start([*screen, *script])
    out, err = shown.communicate(timeout=120)
    assert (shown.returncode, err) == (0, "")
    titles, sizes = json.loads(out.split("\nwindows ")[1].splitlines()[0])
    assert "\nClose the windows to end.\n" in out
    assert titles == ["01_find_w", "01_find_w_cost"]
    assert all(500 < wide <= 1366 and 300 < high <= 768 for wide, high in sizes), sizes
    assert list(shown.folder.iterdir()) == []  # shown, so not written
