"""Way 2 with several workers: an update needs the w of the one before, so they take turns.

All read at the same time, each a piece of the data. Then one after the other makes the updates of
its piece, and hands w and b on, with the points that are too few for a block. So the updates, and
what comes of them, are those of one worker alone.
"""

import numpy as np

from lib.growing import points
from lib.learning import training as flattened

TOGETHER = 1 << 14  # points that are given to an update at a time, or one block


class Relay:
    """Gives the blocks of points to the worker whose turn it is.

    team        the Team of workers
    parameters  a dict from name to tf.Variable
    blocks      a tf.data.Dataset of pairs X, Y of shape [n]: the share of this worker
    rows        how many points make an update
    n           how many points there are in all
    """

    def __init__(self, team, parameters, blocks, rows, n):
        self._team, self._parameters = team, parameters
        self._blocks, self._rows, self._n = blocks, rows, n
        self._together = max(1, TOGETHER // rows)
        self._whose = 0

    @property
    def _mine(self):
        return self._whose == self._team.index

    def read(self, times):
        """All points so many times: pairs X, Y of shape [blocks, rows], as many for each worker.

        The points of another worker are nan here.
        """
        for _ in range(times):
            if self._team.count == 1:
                yield from points.grouped(self._blocks, self._rows, self._n)
            else:
                yield from self._in_turn()

    def take(self, update, X, Y):
        """Let the worker whose turn it is call update(X, Y). Then all have its parameters."""
        if self._team.count == 1:
            update(X, Y)
            return
        if self._mine:  # a part after the other, as large as ever: each size has to be compiled
            for at in range(0, len(X), self._together):
                update(X[at : at + self._together], Y[at : at + self._together])
        numbers = flattened.flat(self._parameters.values())
        flattened.assign(self._parameters, self._from_one_to_all(numbers))

    def _in_turn(self):
        many = self._together * self._rows
        left = np.empty([2, 0])  # points that are too few
        for piece in _pieces(self._blocks):
            sizes = self._team.gathered([piece.shape[1]]).astype(int)[:, 0]
            for self._whose, size in enumerate(sizes):
                there = piece if self._mine else np.full([2, size], np.nan)
                both = np.hstack([left, there])
                whole = both.shape[1] // many * many
                yield from points.in_rows(*both[:, :whole], self._rows)
                left = self._from_one_to_all(both[:, whole:])
        yield from points.in_rows(*left, self._rows)

    def _from_one_to_all(self, numbers):
        """These numbers as they are at the worker whose turn it is."""
        numbers = np.asarray(numbers)
        return self._team.all_reduced(numbers if self._mine else np.zeros_like(numbers))


def _pieces(blocks):
    """The points of each piece of this worker's share: arrays [2, n]."""
    piece = []
    for X, Y in blocks:
        if len(X):
            piece.append(np.stack([X, Y]))
        else:  # the end of a piece
            yield np.hstack([np.empty([2, 0]), *piece])
            piece = []
