import itertools

import numpy as np
import pytest

from lib.diagram import hildreth


def best(matrix, wanted):
    """The same by trying which wishes hold with equality: one linear system for each choice."""
    rows = np.zeros([len(wanted), len(matrix)])
    for row, (a, b) in zip(rows, wanted, strict=True):
        row[a], row[b] = 1, -1
    distances = np.array([*wanted.values()])
    found = []
    for count in range(len(wanted) + 1):
        for tight in map(list, itertools.combinations(range(len(wanted)), count)):
            A = rows[tight]
            system = np.block([[matrix, A.T], [A, np.zeros([count, count])]])
            right = np.concatenate([np.zeros(len(matrix)), distances[tight]])
            y = np.linalg.lstsq(system, right, rcond=None)[0][: len(matrix)]
            if (rows @ y >= distances - 1e-9).all():
                found.append((y @ matrix @ y, y.tolist()))
    return np.array(min(found)[1])


@pytest.mark.parametrize("seed", range(5))
def test_the_least_sum_under_all_wishes(seed):
    random = np.random.default_rng(seed)
    root = random.normal(size=[5, 5])
    matrix = root @ root.T + 0.5 * np.eye(5)
    pairs = [(0, 1), (1, 2), (0, 3), (3, 4), (0, 4), (2, 4)]
    wanted = {pair: random.uniform(0.2, 2) for pair in pairs}
    assert hildreth.solve(matrix, wanted) == pytest.approx(best(matrix, wanted), abs=1e-3)


def test_without_wishes_nothing_moves():
    assert hildreth.solve(np.eye(3), {}).tolist() == [0, 0, 0]
