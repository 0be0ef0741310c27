"""lib/workers/shares.py: every byte is in one worker's share, and the shares are equal."""

import itertools

from lib.workers import shares

SIZES = [1000], [1, 2, 3], [0, 999, 0, 1, 500], [1], [0]


def all_pieces(sizes, most, workers):
    return [list(shares.pieces(sizes, most, worker, workers)) for worker in range(workers)]


def test_the_pieces_in_turn_are_all_bytes():
    for sizes, workers, most in itertools.product(SIZES, (1, 2, 3, 7), (7, 100, 1 << 22)):
        dealt = all_pieces(sizes, most, workers)
        assert len({len(pieces) for pieces in dealt}) == 1
        in_turn = [byte for turn in zip(*dealt, strict=True) for piece in turn for byte in piece]
        found = [(file, byte) for file, begin, end in in_turn for byte in range(begin, end)]
        assert found == [(file, byte) for file, size in enumerate(sizes) for byte in range(size)]
        pieces = [piece for worker in dealt for piece in worker]
        lengths = [sum(end - begin for _, begin, end in piece) for piece in pieces]
        assert max(lengths) - min(lengths) <= 1
        assert workers == 1 or max(lengths) <= most + 1


def test_one_worker_has_everything_in_one_piece():
    assert all_pieces([10**12, 5], 100, 1) == [[[(0, 0, 10**12), (1, 0, 5)]]]
