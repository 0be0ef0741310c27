import pytest

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


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_these_systems_always_have_one(monkeypatch, system):
    monkeypatch.setattr("sys.platform", system)
    assert display.exists()
