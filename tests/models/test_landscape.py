import numpy as np
import pytest

from lib.models import from_above, grid, landscape, paths, scene


def shown(kind=scene.BOWL, cost=lambda p: p["u"] ** 2 + p["v"] ** 2, **changes):
    """A Scene with a path of many steps from (3, -2) to (0, 0), and one from (-2, 2)."""
    surface = grid.of(cost, ["u", "v"], [0.2, -0.2], 4.0)
    places = np.array([[3.0, -2.0]]) * (0.98 ** np.arange(501))[:, np.newaxis]
    path = paths.Path(places, np.arange(501), 500, None)
    given = {
        "kind": kind, "surface": surface, "whole": surface, "path": path,
        "others": [np.array([[-2.0, 2.0], [-1.0, 1.0], [0.0, 0.0]])], "center": np.zeros(2),
        "along": np.array([0.8, 0.6]), "across": np.array([0.6, -0.8]), "bottom": 1.0,
        "low": float(surface.E.min()), "top": 16.0,
    }  # fmt: skip
    return scene.Scene(**given | changes)


def drawn(some):
    figure = landscape.draw(some, "$E = u^2 + v^2$", 0.1)
    figure.draw_without_rendering()
    return figure


def saddle(p):
    return (p["u"] * p["v"] - 1) ** 2


def test_contour_lines_are_equal_steps_of_the_cost_and_say_which():
    some = shown()
    above, _ = drawn(some).axes
    levels = from_above.contour_levels(some)
    assert levels.tolist() == [*range(1, 16)]
    lines = [c for c in above.collections if hasattr(c, "levels") and len(c.levels) == len(levels)]
    assert lines[0].levels.tolist() == levels.tolist()
    numbers = [text for text in above.texts if text.get_text() in [f"$E = {n:g}$" for n in levels]]
    assert 3 <= len(numbers) <= from_above.LABELS
    for text in numbers:
        s, t = 2 * np.array(text.get_position()) - 1
        place = np.array([0.2 + 4 * s, -0.2 + 4 * t])
        assert (place**2).sum() == pytest.approx(float(text.get_text().strip("$E =")), rel=0.05)


def test_a_saddle_is_named_with_its_two_lines():
    half = 0.5**0.5
    some = shown(
        scene.SADDLE, saddle, along=np.array([half, half]), across=np.array([half, -half]),
        bottom=2**0.5,
    )  # fmt: skip
    figure = drawn(some)
    above, beside = figure.axes
    words = [text.get_text() for text in above.texts]
    assert {"saddle,\nslope 0", "$E$ falls", "$E$ rises", "lowest: $E = 0$"} <= {*words}
    assert "saddle" in [text.get_text() for text in beside.texts]
    lines = {line.get_label(): line.get_xydata() for line in above.lines}
    falls, rises = lines["falls"], lines["rises"]
    for line, sign in ((falls, -1), (rises, 1)):
        E = saddle(dict(zip("uv", line.T, strict=True)))
        from_saddle = np.abs(line).max(axis=1)
        outwards = np.argsort(from_saddle)
        assert np.all(sign * np.diff(E[outwards][::3]) > -1e-9)
    assert falls[[0, -1]] == pytest.approx(np.array([[-1, -1], [1, 1]]))
