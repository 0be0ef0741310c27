"""lib/growing/picture.py: what stands in the figure, read from its own objects."""

from types import SimpleNamespace

import numpy as np
import pytest
from boxes import faults, given, texts

from lib.growing import picture
from lib.growing.lowest import Lowest
from lib.growing.sums import Sums
from lib.learning.descent import DIVERGED


@pytest.fixture
def lowest():
    sums = Sums()
    sums.add(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.5, 5.0]))
    return Lowest(sums, bias=True)


def way(number, lowest, away, reads, updates, ending=None):
    """A way whose b is so far from the lowest cost's: E is above it by the square of that."""
    values = [np.add(lowest.values, [0, distance]) for distance in away]
    return SimpleNamespace(
        number=number, values=values, reads=reads, updates=updates, ending=ending
    )


def test_the_costs_against_the_reads(lowest):
    ways = [
        way(1, lowest, [3, 1, 0.3], [0, 1, 2], [0, 1, 2]),
        way(2, lowest, [3, 0.1, 0.05, 0.02], [0, 0.5, 1, 2], [0, 50, 100, 200]),
        way(3, lowest, [3, 3, 0.001], [0, 1, 1], [0, 0, 2000]),
    ]
    figure = picture.draw(ways, lowest, 1_000_000)
    (axes,) = figure.axes
    first, second, third = axes.lines
    assert first.get_xdata() == pytest.approx([0, 1, 2])
    assert first.get_ydata() == pytest.approx([9, 1, 0.09])
    assert second.get_ydata() == pytest.approx([9, 0.01, 0.0025, 0.0004])
    assert third.get_xdata() == pytest.approx([0, 1, 1, 2])
    assert third.get_ydata() == pytest.approx([9, 9, 1e-6, 1e-6])
    assert [text.get_text() for text in axes.texts] == [
        "way 3, five sums\n2,000 updates, 1 read",
        "way 2, block by block\n200 updates, 2 reads",
        "way 1, every point\n2 updates, 2 reads",
    ]
    assert figure.get_suptitle().startswith("One read is enough for 2,000 exact updates")
    assert "1,000,000 points" in given(figure)
    assert faults(figure) == []
    right = max(box.x1 for _, box in texts(figure))
    assert right < 0.99 * figure.canvas.get_width_height()[0]


def test_ways_that_diverge_or_never_began(lowest):
    ways = [
        way(1, lowest, [3, 1e160], [0, 1], [0, 1], DIVERGED),
        way(2, lowest, [3, 1e99], [0, 2], [0, 7]),
        way(3, lowest, [3, 3], [0, 1], [0, 0], DIVERGED),
    ]
    figure = picture.draw(ways, lowest, 3)
    shown = [text.get_text() for text in figure.axes[0].texts]
    assert "way 1, every point\ndiverged after 1 update" in shown
    assert "too large for way 1, 3" in figure.get_suptitle()
    assert faults(figure) == []
    figure = picture.draw([way(1, lowest, [0], [0], [0])], lowest, 3)  # which begins there
    assert faults(figure) == []
