import numpy as np
import pytest
from runs import Run

from lib.line import fall


def test_a_factor():
    for factor in [0.0044, 0.7, 0.9999, 1.0, 3.2]:
        for lowest in [0.0, 0.5]:
            at = np.arange(0, 12, 3)
            run = fall.of_run(Run(lowest + 7 * factor**at, at), [3.0], lowest)
            seen = 7 * factor**at > 1e-10
            assert run.above[seen] == pytest.approx(7 * factor ** at[seen])
            assert run.factor == pytest.approx(factor, rel=1e-3)


def test_no_factor_where_it_changes():
    for above in [
        [9, 3, 2.5, 2.2, 2.0],
        [9, 8, 4, 1, 0.1],
        [9],
        [9, 0],
        1e3 * 0.5 ** np.arange(9) + 1,
    ]:
        assert fall.of_run(Run(above), [3.0], 0.0).factor is None


def test_a_factor_in_32_bits():
    w = [np.float32(5)]
    for _ in range(1400):
        w.append(w[-1] - np.float32(0.001 * 28 / 3) * (w[-1] - 1))
    run = Run(14 / 3 * (np.array(w, float) - 1) ** 2, w=w)
    run.bits = 32
    assert fall.of_run(run, [1.0, 2, 3], 0.0).factor == pytest.approx(
        (1 - 0.028 / 3) ** 2, rel=1e-3
    )


def test_what_rounding_hides_is_0():
    run = fall.of_run(Run([5.0, 2 + 1e-15, 2.0, 2 - 1e-15]), [3.0], 2.0)
    assert run.above.tolist() == [3, 0, 0, 0]
    assert fall.of_run(Run([5.0, 1e-33]), [3.0], 1e-33).lowest == 0  # a perfect fit


def test_large_numbers():
    run = fall.of_run(Run(1e-3 * 1e100 ** np.arange(4)), [1.0], 0.0)
    assert run.factor == pytest.approx(1e100)
    assert fall.of_run(Run([1e306, 1e307, 1e308]), [1.0], 0.0).factor == pytest.approx(10)
