import numpy as np

from lib.learning import pictures
from lib.show import figures


class Costs(dict):
    step = property(lambda self: len(self["cost"]) - 1)
    at = property(lambda self: np.arange(len(self["cost"])))


def test_costs_in_powers_of_ten_where_needed():
    _, axes = figures.sheet()
    pictures.costs(axes, Costs(cost=np.array([5.0, 4.0, 0.0])))
    assert axes.get_yscale() == "linear"
    assert axes.lines[0].get_ydata().tolist() == [5, 4, 0]
    _, axes = figures.sheet()
    pictures.costs(axes, Costs(cost=np.array([5e3, 4.0, 0.0])))
    assert axes.get_yscale() == "log"
    assert axes.lines[0].get_ydata().tolist() == [5000, 4]
    assert [text.get_text() for text in axes.texts] == ["$E = 0$"]
