from types import SimpleNamespace

import pytest

from lib.models import sheet


@pytest.mark.parametrize("surface", [False, True])
def test_the_graph_stands_above_both_axes(surface):
    boxes = []
    picture = SimpleNamespace(size=(15, 4), draw=lambda axes, box: boxes.append(box))
    figure, left, right = sheet.below(picture, surface)
    wide, high = figure.get_size_inches()
    assert wide == 15
    (box,) = boxes
    assert (box[0], box[2]) == (0, 1)
    assert [box[1] * high + 4, box[3] * high] == pytest.approx([high, 4])
    figure.draw_without_rendering()
    for axes in (left, right):
        assert axes.get_position().y1 <= box[1]
    assert left.get_position().x1 <= right.get_position().x0
    assert [left.name, right.name] == ["rectilinear", "3d" if surface else "rectilinear"]


def test_below_a_small_graph_there_is_room_too():
    figure, *_ = sheet.below(SimpleNamespace(size=(5, 3), draw=lambda axes, box: None))
    assert figure.get_size_inches()[0] == 12
