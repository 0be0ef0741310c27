import warnings

import numpy as np
import pytest
from runs import Run, descend

from lib.line import falling


def drawn(run, lowest=0.0, y=(1.0, 2, 3)):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # of other packages
        return falling.sheet(run, y, lowest, 0.1, False)


def test_the_lecture():
    run = descend([1, 2, 3], [1, 2, 3], 0.1, 6, 5.0)
    figure = drawn(run)
    assert figure.get_suptitle().strip() == "Each step leaves 0.44 % of the cost"
    left, right = figure.axes
    assert left.get_yscale() == "linear" and left.get_ylim()[0] == 0
    assert left.lines[0].get_ydata() == pytest.approx(run["cost"][:5])
    assert left.get_xlabel() == "steps 0 to 4 of 6"
    assert [text.get_text() for text in left.texts][:3] == ["$74.7$", "$0.332$", "$0.00147$"]
    assert [text.xy[0] for text in left.texts] == pytest.approx([0, 1, 2, 3])
    power = right.lines[0].get_ydata()
    assert 10**power == pytest.approx(run["cost"])
    assert np.diff(power) == pytest.approx(np.log10(1 / 225))  # (1 - 0.1 * 28/3)^2
    assert r"$\times\ 0.0044$ a step" in [text.get_text() for text in right.texts]


def test_above_the_lowest():
    figure = drawn(Run(3 * 0.5 ** np.arange(20) + 2, w=np.arange(20)), 2.0)
    left, right = figure.axes
    assert left.lines[0].get_ydata()[:2] == pytest.approx([5, 3.5])
    assert "the lowest cost: $2$" in [text.get_text() for text in left.texts]
    assert right.get_ylabel() == "$E$ above the lowest, in powers of ten"
    assert 10 ** right.lines[0].get_ydata()[:2] == pytest.approx([3, 1.5])


def test_a_cost_of_0_is_below_all_powers_of_ten():
    right = drawn(Run([8, 0.02, 0], w=[0, 0, 0])).axes[1]
    assert right.lines[0].get_xdata().tolist() == [0, 1]
    assert right.lines[1].get_xydata().tolist() == [[2, right.get_ylim()[0]]]
    words = "$E = 0$: rounded,\nin 64-bit floats"
    assert words in [text.get_text() for text in right.texts]
    assert 2 in right.get_xticks()
