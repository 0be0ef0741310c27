import numpy as np

from lib.graph import wording


def test_brief():
    for values, figures, text in [
        (4.0, 4, "4"),
        (-0.0, 4, "0"),
        ([1, 2, 3], 4, "1, 2, 3"),
        ([1, 2, 3, 4], 4, "1, 2, ... (4)"),
        ([[1.23456], [20]], 3, "1.23, 20"),
        ([2048.0, 12345678.0], 3, "2048, 1.23e+07"),
        (9999.7, 4, "10000"),  # no 1e+04
        (1e-5, 4, "1e-05"),
    ]:
        assert wording.brief(values, figures) == text


def test_brackets():
    for values, listed, factor in [
        (3.0, "3", "3"),
        ([-3.0], "-3", "(-3)"),
        ([1.0, -2.0], "(1, -2)", "(1, -2)"),
    ]:
        assert (wording.listed(values), wording.factor(values)) == (listed, factor)


def test_a_number_that_all_have_alike():
    assert wording.common(np.full([2, 2], 0.5)).tolist() == [0.5]
    assert wording.common([[1, 2]]).tolist() == [1, 2]
