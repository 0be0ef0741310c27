import pytest
from matplotlib.figure import Figure

from lib.models import answers


@pytest.mark.filterwarnings("error", "ignore::DeprecationWarning")
@pytest.mark.parametrize("h", [[1.5, 2, 5], [1e153, -2e153, 3e153]])
def test_answers_beside_the_line_where_they_are_right(h):
    figure = Figure()
    axes = figure.subplots()
    answers.draw(axes, [1, 3, 4], h)
    figure.draw_without_rendering()
    shown = {line.get_label(): line.get_xydata().tolist() for line in axes.lines}
    assert shown["points"] == [[1, h[0]], [3, h[1]], [4, h[2]]]
    assert shown["$h = y$"] == [[1, 1], [4, 4]]
    assert axes.get_xlim()[1] < 5  # as wide as the right answers, however far away h is
