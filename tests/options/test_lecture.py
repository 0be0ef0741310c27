import numpy as np
import pytest

from lib.options import csv_columns, csv_file, lecture


def test_the_patients():
    (x,), y, _ = csv_file.read(lecture.PATIENTS)
    x = np.array(x)
    assert len(x) == 442 and sum(y) == 67243
    # The data's authors scaled each column to mean 0 and length 1.
    assert x.sum() == pytest.approx(0, abs=1e-12) and x @ x == pytest.approx(1, rel=1e-12)


def test_the_students():
    x, y, names = csv_file.read(lecture.TEST_SCORES, csv_columns.Wanted(count=None))
    assert np.shape(x) == (3, 25) and names == ["exam1", "exam2", "exam3", "final"]
    best = np.linalg.lstsq(np.column_stack([*x, np.ones(25)]), y, rcond=None)[0]
    assert best == pytest.approx([0.35593822, 0.54251876, 1.16744422, -4.3361024], abs=1e-7)
