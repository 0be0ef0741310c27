"""lib/growing/relay.py: any number of workers, threads here, make the updates of one alone."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from lib.growing import points, relay
from lib.options import points_file
from lib.program.quiet import tf
from lib.workers.team import Team


class Threads:
    """A Team whose workers are threads: each comes with its numbers, and goes with the sum."""

    def __init__(self, index, count, together, sums):
        self.index, self.count = index, count
        self._together, self._sums = together, sums

    def all_reduced(self, numbers):
        self._sums[self.index] = np.asarray(numbers)
        self._together.wait(20)
        total = sum(self._sums)
        self._together.wait(20)
        return total

    gathered = Team.gathered


def team(count):
    together, sums = threading.Barrier(count), [None] * count
    return [Threads(index, count, together, sums) for index in range(count)]


def updates(worker, source_of, rows, n):
    """Every update of one worker: the points that it sees, and what it knows after each turn."""
    W = tf.Variable(0.0, dtype=tf.float64)
    column = tf.TensorSpec([None], tf.float64)
    blocks = tf.data.Dataset.from_generator(source_of(worker), output_signature=(column, column))
    turns = relay.Relay(worker, {"w": W}, blocks, rows, n)
    own, known, sizes = [], [], []

    def update(X, Y):
        for x, y in zip(np.asarray(X), np.asarray(Y), strict=True):
            own.append([x.tolist(), y.tolist()])
            W.assign(0.9 * W + float(x @ y))

    for X, Y in turns.read(1):
        turns.take(update, X, Y)
        sizes.append(np.shape(X))
        known.append(float(W))
    return own, known, sizes


def together(count, source_of, rows, n):
    workers = team(count)
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(lambda worker: updates(worker, source_of, rows, n), workers))


@pytest.fixture
def file(tmp_path):
    random = np.random.default_rng(0)
    text = "x,y\r\n" + "".join(f"{x:.4},{y:.9}\r\n" for x, y in random.normal(size=(997, 2)))
    (tmp_path / "a.csv").write_text(text, newline="")
    return points_file.look(str(tmp_path / "a.csv"))


@pytest.mark.parametrize("rows", [10, 400])
@pytest.mark.parametrize("count", [1, 3])
def test_the_updates_are_those_of_one_worker(file, monkeypatch, count, rows):
    monkeypatch.setattr(points, "PIECE", 3000)
    monkeypatch.setattr(relay, "TOGETHER", 64)

    def source_of(worker):
        return points.source([file] * 2, None, None, worker)

    found = together(count, source_of, rows, 2 * 997)
    X, Y = np.tile(np.loadtxt(file.path, delimiter=",", skiprows=1).T, 2)
    expected = [
        [X[at : at + rows].tolist(), Y[at : at + rows].tolist()] for at in range(0, 1994, rows)
    ]
    made = sorted(update for own, _, _ in found for update in own)
    assert made == sorted(expected)
    assert rows > 10 or all(own for own, _, _ in found)
    w = 0.0
    for x, y in expected:
        w = 0.9 * w + np.dot(x, y)
    for _, known, sizes in found:
        assert known == found[0][1] and sizes == found[0][2]  # all know the same at any time
        assert known[-1] == pytest.approx(w, rel=1e-12)
        assert sum(size[0] for size in sizes) == len(expected)


@pytest.mark.parametrize("n", [700])
def test_made_points(monkeypatch, n):
    monkeypatch.setattr(points, "ROWS", 64)
    monkeypatch.setattr(points, "BLOCKS", 2)
    monkeypatch.setattr(relay, "TOGETHER", 64)

    def source_of(worker):
        return points.source(None, n, 5, worker)

    (alone,) = together(1, source_of, 30, n)
    for known in (together(3, source_of, 30, n)[k][1] for k in range(3)):
        assert known[-1] == pytest.approx(alone[1][-1], rel=1e-12)


def test_shares_of_made_points_are_all_points(monkeypatch):
    monkeypatch.setattr(points, "ROWS", 64)
    monkeypatch.setattr(points, "BLOCKS", 2)
    everything = [pair for X, Y in points.source(None, 999, 5)() for pair in zip(X, Y, strict=True)]
    found = [
        pair
        for worker in team(4)
        for X, Y in points.source(None, 999, 5, worker)()
        for pair in zip(X, Y, strict=True)
    ]
    assert sorted(found) == sorted(everything) and len(found) == 999
