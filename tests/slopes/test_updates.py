import numpy as np
import pytest
from boxes import arrows

from lib.show import figures
from lib.slopes import on_curve, updates
from lib.slopes.places import Place


def drawn(*at, rate=0.1):
    """The axes with these w's on E = (w - 1)^2, and their places."""
    places = []
    for w in at:
        slope = 2 * (w - 1)
        sign = int(np.sign(slope))
        more_w = {1: "raises E", -1: "lowers E", 0: "leaves E"}[sign]
        do = {1: "lower w", -1: "raise w", 0: "leave w"}[sign]
        places.append(Place(w, (w - 1) ** 2, slope, more_w, do, "big", w - rate * slope))
    _, axes = figures.sheet(size=(12, 7))
    w = on_curve.around(1.0, at, 1.13)
    next_E = [(place.next_w - 1) ** 2 for place in places]
    updates.draw(axes, w, (w - 1) ** 2, places, next_E, "$E$", rate)
    return axes, places


def notes(axes):
    return [text.get_text() for text in axes.texts if "penalty" in text.get_text()]


def test_tangents_arrows_and_points():
    axes, places = drawn(-3.0, -2.0, 1.0, 2.0, 3.0)
    tangents = [line for line in axes.lines if line.get_linestyle() == "--"]
    slopes = [np.diff(line.get_ydata())[0] / np.diff(line.get_xdata())[0] for line in tangents]
    assert slopes == pytest.approx([place.slope_w for place in places])
    expected = [((p.w, p.E), (p.next_w, p.E)) for p in places if p.slope_w]
    assert np.array(arrows(axes)) == pytest.approx(np.array(expected))
    points = {line.get_label(): line.get_xydata().tolist() for line in axes.lines}
    assert points["$w$, and its update"] == [[p.w, p.E] for p in places]
    after = points[r"next $w = w - \alpha \cdot$ slope"]
    moved = [p.next_w for p in places if p.slope_w]
    assert np.array(after) == pytest.approx(np.array([(w, (w - 1) ** 2) for w in moved]))


def test_notes_say_what_the_table_says():
    axes, _ = drawn(-3.0, 1.0)
    first, last = sorted(notes(axes))
    assert first == (
        "$w = -3$,  $E = 16$,  slope $-8$\n"
        "more $w$ lowers $E$: raise $w$ to $-2.2$\n"
        "big penalty, big update"
    )
    assert last.endswith("more $w$ leaves $E$: leave $w$\nbig penalty, learning ended")


@pytest.mark.parametrize(("count", "noted"), [(5, 5), (13, 11), (100, 12)])
def test_what_has_no_note_is_told_of(count, noted):
    axes, _ = drawn(*np.linspace(-3, 3, count))
    assert len(notes(axes)) == noted
    told = f"Notes at {noted} of {count};" in axes.get_xlabel()
    assert told == (noted < count)


def test_labels_that_would_overlap_are_moved_apart():
    heights = updates.apart([0, 0.1, 5, 9.9, 10], 0, 10, 0.1)
    assert np.min(np.diff(heights)) >= 1 - 1e-12
    assert heights[2] == 5
    assert heights[0] >= 0.5 and heights[-1] <= 9.5


def test_labels_with_room_stay():
    assert updates.apart([1, 4, 8], 0, 10, 0.1).tolist() == [1, 4, 8]
