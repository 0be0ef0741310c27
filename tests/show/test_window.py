"""Figures in real windows, on a screen that Xvfb imitates: their names and their sizes."""

import importlib.util
import json
import shutil
import sys

import pytest
from conftest import ROOT

pytestmark = pytest.mark.skipif(
    not (shutil.which("xvfb-run") and importlib.util.find_spec("tkinter")),
    reason="needs Xvfb and tkinter (Debian: xvfb, python3-tk)",
)

# Instead of waiting for somebody to close the windows, it measures and closes them.
LOOK = """
import json, os, runpy, sys
from matplotlib import pyplot

def show():
    windows = []
    for number in pyplot.get_fignums():
        manager = pyplot.figure(number).canvas.manager
        manager.window.update()
        sizes = [manager.window.winfo_width(), manager.window.winfo_height()]
        manager.resize(800, 520)
        manager.window.update()
        manager.canvas.draw()
        windows.append([manager.get_window_title(), *sizes])
    pyplot.close("all")
    print("windows", json.dumps(windows))

pyplot.show = show
sys.argv = sys.argv[1:]
sys.path[0] = os.path.dirname(sys.argv[0])
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture(scope="module")
def shown(start):
    """The process that shows 01's figures on a student's laptop."""
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]
    script = str(ROOT / "01_find_w.py")
    return start([*screen, sys.executable, "-c", LOOK, script, "--w", "5"])


def test_windows_have_the_scripts_name_and_fit_a_laptop(shown):
    out, err = shown.communicate(timeout=120)
    assert (shown.returncode, err) == (0, "")
    windows = json.loads(out.split("\nwindows ")[1].splitlines()[0])
    assert "\nClose the windows to end.\n" in out
    assert [title for title, *_ in windows] == ["01_find_w", "01_find_w_cost"]
    assert all(wide <= 1366 and high <= 768 for _, wide, high in windows)
    assert list(shown.folder.iterdir()) == []  # shown, so not written
