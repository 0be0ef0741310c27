import numpy as np
import pytest

from lib.nudges import ways


def test_the_first_points():
    table = ways.first({"x": np.arange(30.0), "h": np.arange(30.0) * 2})
    assert [len(column) for column in table.values()] == [10, 10]
    assert table["h"] == pytest.approx(2 * table["x"])


def test_columns_show_the_difference_from_the_right_slope():
    table = ways.columns([("tape", 4.0), ("nudge", 4.25), ("zero", -0.0)], 4.0)
    assert table["way"] == ["tape", "nudge", "zero"]
    assert table["difference"] == ["0.0", "0.25", "-4.0"]
    assert table["slope_w"] == ["4.0", "4.25", "0.0"]


def test_32_bit_floats_have_fewer_digits():
    table = ways.columns([("nudge", np.float32(4.005432))], 4.0)
    assert table["slope_w"] == ["4.005432"]
