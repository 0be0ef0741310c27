import os
import subprocess
import sys

import pytest
from conftest import ROOT

from lib.program import display


@pytest.mark.parametrize(
    ("names", "there"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "MPLBACKEND": "agg"}, False),
        ({"MPLBACKEND": "TkAgg"}, True),
    ],
)
def test_exists(monkeypatch, names, there):
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert display.exists() == there


INLINE = "module://matplotlib_inline.backend_inline"


def test_a_child_of_a_notebook_has_not_its_page(monkeypatch):  # !python 02_draw_cost.py
    monkeypatch.setenv("MPLBACKEND", INLINE)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert not display.exists()
    assert not display.in_notebook()
    assert display.obstacle() is None  # its packages may be others than the notebook's


def test_the_notebook_itself_has_it(monkeypatch):  # %run 02_draw_cost.py
    monkeypatch.setenv("MPLBACKEND", INLINE)
    monkeypatch.setitem(sys.modules, "IPython", None)
    assert display.exists()
    assert display.in_notebook()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_these_systems_always_have_one(monkeypatch, system):
    monkeypatch.setattr("sys.platform", system)
    assert display.exists()


@pytest.mark.parametrize("name", ["", "agg", "TkAgg", "module://matplotlib.backends.backend_agg"])
def test_a_backend_that_there_is(monkeypatch, name):
    monkeypatch.setenv("MPLBACKEND", name)
    assert display.obstacle() is None


@pytest.mark.parametrize("name", ["module://no_such", "module://no_such.module"])
def test_a_module_that_there_is_not(monkeypatch, name):
    monkeypatch.setenv("MPLBACKEND", name)
    assert display.obstacle().startswith(f"MPLBACKEND='{name}': matplotlib has no such backend; ")


@pytest.fixture
def find(tmp_path):
    """Runs 01 with a misspelt backend, where TensorFlow must not be touched."""
    (tmp_path / "tensorflow.py").write_text("raise ValueError('loaded')")

    def find(*options):
        return subprocess.run(
            [sys.executable, str(ROOT / "01_find_w.py"), *options],
            env={**os.environ, "PYTHONPATH": str(tmp_path), "MPLBACKEND": "t\xe9kagg"},
            capture_output=True,
            text=True,
        )

    return find


def test_a_misspelt_backend(find):
    result = find()
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "01_find_w.py: MPLBACKEND='t\xe9kagg': matplotlib has no such backend; "
        "unset it, or draw nothing with --no-figure\n"
    )


def test_without_a_figure_no_backend_matters(find):
    assert find("--no-figure").stderr.endswith("can't be loaded: loaded\n")
