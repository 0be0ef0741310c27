"""lib/workers/shares.py: every byte is in one worker's share, and the shares are equal."""

import pytest

from lib.workers import shares


def all_pieces(sizes, most, workers):
    return [list(shares.pieces(sizes, most, worker, workers)) for worker in range(workers)]


@pytest.mark.parametrize("most", [7, 100, 1 << 22])
@pytest.mark.parametrize("workers", [1, 2, 3, 7])
@pytest.mark.parametrize("sizes", [[1000], [1, 2, 3], [0, 999, 0, 1, 500], [1], [0]])
def test_the_pieces_in_turn_are_all_bytes(sizes, workers, most):
    dealt = all_pieces(sizes, most, workers)
    assert len({len(pieces) for pieces in dealt}) == 1
    in_turn = [byte for round_ in zip(*dealt, strict=True) for piece in round_ for byte in piece]
    found = [(file, byte) for file, begin, end in in_turn for byte in range(begin, end)]
    assert found == [(file, byte) for file, size in enumerate(sizes) for byte in range(size)]
    lengths = [sum(end - begin for _, begin, end in piece) for worker in dealt for piece in worker]
    assert max(lengths) - min(lengths) <= 1
    assert workers == 1 or max(lengths) <= most + 1


def test_one_worker_has_everything_in_one_piece():
    assert all_pieces([10**12, 5], 100, 1) == [[[(0, 0, 10**12), (1, 0, 5)]]]
