"""lib/workers/team.py: a worker alone. Several are tried in test_09_grow_data.py."""

import numpy as np

from lib.workers.team import Team


def test_a_worker_alone_has_all():
    team = Team()
    assert (team.index, team.count) == (0, 1)
    numbers = np.array([[1.5, -2.0], [np.inf, 0.0]])
    assert (team.all_reduced(numbers) == numbers).all()
    assert team.all_reduced(np.empty([2, 0])).shape == (2, 0)
    assert team.gathered([1, 2, 3]).tolist() == [[1, 2, 3]]
    team.part()  # and it goes on


def test_parts_are_added():
    for many in [0, 1, 3]:
        sums = Team().added(["w", "b"], ({"b": 2.0, "w": 0.5} for _ in range(many)))
        assert {name: float(number) for name, number in sums.items()} == {
            "w": many / 2,
            "b": many * 2,
        }
