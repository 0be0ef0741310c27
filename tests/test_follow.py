import numpy as np

from lib import follow


def test_rates():
    assert follow.rates(0.5, [0.02, 0.2, 1, 2], 0.1).tolist() == [0.01, 0.1, 0.5, 1]
    assert follow.rates(0.5, [0.02, 0.2, 1, 2], 0.7).tolist() == [0.01, 0.5, 0.7, 1]


def test_limits(capsys):
    follow.limits("squared", 2.0, 0.1)
    out = capsys.readouterr().out
    assert "1 / curvature = 0.5" in out
    assert "2 / curvature = 1 " in out
    follow.limits("squared", 0, 0.1)
    assert "there is nothing to learn" in capsys.readouterr().out
    follow.limits("absolute", 0, 0.1)
    assert "there is no limit" in capsys.readouterr().out


def test_table():
    path = np.array([[1.0, 2.0, np.inf], [1.0, 0.5, 0.25]])
    table = follow.table([2.0, 0.1], path, [("explodes", "$w$ far"), ("good", "near")])
    assert table["last w"] == ["2.000000", "0.250000"]
    assert table["what happened"] == ["explodes; w far", "good; near"]
