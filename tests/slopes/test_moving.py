import numpy as np
import pytest
from boxes import overlapping

from lib.show import animation
from lib.slopes import moving, on_curve
from lib.slopes.outcome import Outcome, Path


@pytest.mark.parametrize(
    ("w", "count"),
    [
        ([-3.0, -2, -1, 0], 4),
        ([-3.0, 1, 1, 1, 1], 3),  # the start, the bottom, and that it stays there
        ([-3.0, 5, -30, 70], 3),
        ([-3.0, 5, np.inf, np.nan], 2),
        ([-3.0], 1),
    ],
)
def test_frames(w, count):
    assert moving.frames(np.array(w), -8, 8) == count


def test_each_frame_shows_its_step(monkeypatch):
    seen = []

    def write(file, figure, draw, frames):
        for k in range(frames):
            draw(k)
            left, right = figure.axes
            tangent = next(line for line in left.lines if line.get_linestyle() == "--")
            h = max(right.lines, key=lambda line: line.get_linewidth())
            slopes = [
                np.diff(line.get_ydata()) / np.diff(line.get_xdata()) for line in (tangent, h)
            ]
            here = next(line for line in left.lines if line.get_markersize() == 11)
            seen.append([here.get_xdata()[0], *np.ravel(slopes)])
            assert any(f"step ${k}$" in text.get_text() for text in left.texts)
        assert overlapping(figure) == []

    monkeypatch.setattr(animation, "write", write)
    w = 1 - 4 * 0.8 ** np.arange(4)
    path = Path(0.1, w, (w - 1) ** 2, 2 * (w - 1), Outcome("good", ""))
    many = on_curve.around(1.0, [-3.0], 1.5)
    moving.write("a.gif", many, (many - 1) ** 2, path, [1.0], [1.0], "$E = (w - 1)^2$")
    assert np.array(seen) == pytest.approx(np.transpose([w, 2 * (w - 1), w]))
