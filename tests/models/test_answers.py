import numpy as np
import pytest
from boxes import faults
from matplotlib.figure import Figure

from lib.models import answers


def drawn(Y, h):
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.subplots()
    answers.draw(axes, Y, h, "final")
    return axes


def test_answers_beside_the_line_where_they_are_right():
    axes = drawn([1, 3, 4], [1.5, 2, 5])
    right, points = (line.get_xydata() for line in axes.lines)
    assert points.tolist() == [[1, 1.5], [3, 2], [4, 5]]
    assert right[:, 0].tolist() == right[:, 1].tolist()
    assert right[0, 0] < 1 and right[1, 0] > 4
    (errors,) = axes.collections
    assert [part.tolist() for part in errors.get_segments()] == [
        [[1, 1], [1, 1.5]], [[3, 3], [3, 2]], [[4, 4], [4, 5]],
    ]  # fmt: skip
    assert axes.get_xlabel() == "$y$  (final)"
    assert axes.get_title() == f"answers: typically off by ${np.sqrt(2.25 / 3):.3g}$"
    assert [text.get_text() for text in axes.texts] == ["right: $h = y$"]


def test_many_points_are_smaller_and_more_are_a_density():
    random = np.random.default_rng(2)
    Y = random.normal(size=5000)
    h = Y + 0.1 * random.normal(size=5000)
    few, some = drawn(Y[:25], h[:25]), drawn(Y[:442], h[:442])
    assert some.lines[1].get_markersize() < few.lines[1].get_markersize()
    assert some.lines[1].get_alpha() < 1 and not some.collections
    many = drawn(Y, h)
    (density,) = many.collections
    assert (density.get_array() ** 2).sum() == pytest.approx(5000)
    (right,) = many.lines
    assert right.get_zorder() > density.get_zorder()


@pytest.mark.filterwarnings("error", "ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("Y", "h", "title"),
    [
        ([3], [3], "answers: all right"),
        ([0, 1e12], [1e-4, 1e12], "answers: all right"),
        ([1e-9, 2e-9], [1e-9, 1e-9], r"answers: typically off by $7.07 \cdot 10^{-10}$"),
        ([1, 3], [1e153, -2e153], "the answers are too far away to be drawn"),
        ([5, 5], [4, 6], "answers: typically off by $1$"),
    ],
)
def test_odd_answers(Y, h, title):
    axes = drawn(Y, h)
    assert axes.get_title() == title
    assert faults(axes.figure, [(5, 5)]) == []
