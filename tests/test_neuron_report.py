from types import SimpleNamespace

import numpy as np
import pytest

from lib import neuron_report
from lib.derivation import Slope


def slope(formula, value, right, sample=1):
    return Slope("half_SE", "w", sample, formula, value, right, right)


def test_right_formulas_are_not_called_wrong(capsys):
    neuron_report.derivation([slope("-(y - y_hat) x", 2.0, 2.0)], {"w": 1.0, "b": 1.0})
    assert "rong" not in capsys.readouterr().out


def test_the_box_is_called_wrong(capsys):  # mistake under L2.4
    neuron_report.derivation([slope("-(y - y_hat), box", 2.0, 5.0)], {"w": 1.0, "b": 1.0})
    out = capsys.readouterr().out
    assert out.count("  wrong\n") == 1
    assert "Wrong on the slide" in out
    assert "g(x) = -y_hat" in out


def test_not_finite(capsys):
    with pytest.raises(SystemExit) as end:
        neuron_report.derivation([slope("f", float("inf"), 1.0)], {"w": 1.0, "b": 1.0})
    assert end.value.code == 1
    assert "too large for 64-bit floats" in capsys.readouterr().err


def test_difference_of_two_ways():
    rows, path = np.array([[1.0, 2.0, 3.0]]), np.array([[2.0, 3.0]])
    one = SimpleNamespace(rows=rows, path=path)
    assert neuron_report.difference(one, one) == (0, 0)
    other = SimpleNamespace(rows=rows, path=path + np.array([[0.0, 0.5]]))
    assert max(neuron_report.difference(one, other)) > 0
