import numpy as np
import pytest
from boxes import arrows, overlapping

from lib.show import animation, vector
from lib.slopes import moving, on_curve
from lib.slopes.outcome import Outcome, Path

CURVE = on_curve.around(1.0, [-3.0], 1.5)


@pytest.fixture
def shown(monkeypatch):
    """shown(path, x, y): for each frame what `look` returned for it, and its sentence."""

    def shown(path, x=(1.0,), y=(1.0,), look=None):
        found = []

        def write(file, figure, draw, frames, given, parts):
            for k in range(frames):
                sentence = draw(k)
                found.append((look(*(axes for axes in figure.axes)), sentence))
            assert overlapping(figure) == []
            assert parts == 2 and r"$\alpha = 0.1$, from $w = -3$" in given

        monkeypatch.setattr(animation, "write", write)
        names = "hours", "marks"
        moving.write("a.gif", CURVE, (CURVE - 1) ** 2, path, x, y, names, "$E = (w - 1)^2$")
        return found

    return shown


def descent(steps):
    w = 1 - 4 * 0.8 ** np.arange(steps + 1)
    return Path(0.1, w, (w - 1) ** 2, 2 * (w - 1), Outcome("good", ""))


def test_each_frame_shows_its_step(shown):
    path = descent(3)

    def look(left, right):
        (tangent,) = (line for line in left.lines if line.get_color() == "#C9489A")
        h = max(right.lines, key=lambda line: line.get_linewidth())
        slopes = [np.diff(line.get_ydata()) / np.diff(line.get_xdata()) for line in (tangent, h)]
        here = next(line for line in left.lines if line.get_markersize() == 10)
        return [here.get_xdata()[0], *np.ravel(slopes)], arrows(left)

    found = shown(path, look=look)
    numbers = np.array([numbers for (numbers, _), _ in found])
    assert numbers == pytest.approx(np.transpose([path.w, path.slope_w, path.w]))
    tips = [arrow[0][1][0] for (_, arrow), _ in found if arrow]
    assert tips == pytest.approx(path.w[1:])  # the last step has no update
    assert [sentence.split(":")[0] for _, sentence in found[:3]] == ["Step 0", "Step 1", "Step 2"]


@pytest.mark.parametrize("count", [1, 1500, 5000])
def test_the_readers_points(shown, count):
    def look(_, right):
        h = max(right.lines, key=lambda line: line.get_linewidth())
        others = [one for one in (*right.lines, *right.collections) if one is not h]
        return right.get_xlabel(), right.get_ylabel(), h.zorder, [one.zorder for one in others]

    x = np.linspace(-1, 1, count)
    *names, front, others = shown(descent(1), x, 3 * x, look)[-1][0]
    assert names == ["$x$  (hours)", "$y$  (marks)"]
    assert front > max(others)  # nothing hides the line


def test_a_thousand_steps_take_no_more_room_than_a_few(shown):
    w = 1 - 4 * (-0.998) ** np.arange(1001)
    path = Path(0.1, w, (w - 1) ** 2, 2 * (w - 1), Outcome("", ""))
    sizes = []

    def look(left, right):
        if not sizes or left.lines[1].get_xdata()[-1] == w[-1]:
            sizes.append(len(vector.drawn(left.figure.figure)))

    assert len(shown(path, look=look)) <= 60
    first, last = sizes
    assert last < first + 10_000
