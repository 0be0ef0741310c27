"""lib/pages/grow_data.py: the five sums beside fractions, the shares and blocks of workers."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from types import SimpleNamespace

import exact
import numpy as np
import pytest

from lib.options import points_file
from lib.pages import grow_data
from lib.pages.grow_data import Points


def worker(index=0, count=1):
    """A Team's part in reading."""
    return SimpleNamespace(index=index, count=count, gathered=lambda row: np.array([row]))


def chunks(X, Y, sizes=(64,)):
    """These points in chunks of these sizes, again and again."""
    ends = itertools.accumulate(sizes * len(X), initial=0)
    pairs = itertools.takewhile(lambda pair: pair[0] < len(X), itertools.pairwise(ends))
    return ((X[a:b], Y[a:b]) for a, b in pairs)


def known_of(*points):
    return grow_data.add_up(chunks(*points), worker())


def six(known):
    return [known.n, known.x, known.y, known.xx, known.xy, known.yy]


def random_points(seed, n=2000, far=0.0):
    random = np.random.default_rng(seed)
    X = far + random.normal(size=n)
    return X, 3 * (X - far) - 1 + random.normal(size=n)


@pytest.mark.parametrize("far", [0.0, 1e8, -3e12])
def test_the_sums_have_12_digits_however_the_points_come(far):
    X, Y = random_points(1, 700, far)
    points = [(Fraction(x), Fraction(y)) for x, y in zip(X, Y, strict=True)]
    x, y = (sum(column) / 700 for column in zip(*points, strict=True))
    around = [((a - x) ** 2, (a - x) * (b - y), (b - y) ** 2) for a, b in points]
    right = [700, x, y, *map(sum, zip(*around, strict=True))]
    w, _ = exact.least_squares(exact.rows([X.tolist()], bias=True), [b for _, b in points])
    for sizes in [[1], [2, 5], [99], [1, 600], [700]]:
        known = known_of(X, Y, sizes)
        assert six(known) == pytest.approx([*map(float, right)], rel=1e-12)
        assert known.lowest(True)[1][0] == pytest.approx(float(w), rel=1e-12)


def test_several_workers_know_what_one_knows():
    X, Y = random_points(4, far=1e8)
    rows, together = [None] * 4, threading.Barrier(4, timeout=20)

    def add_up(index, begin, end):
        def gathered(row):
            rows[index] = row
            together.wait()
            found = np.array(rows)
            together.wait()
            return found

        team = SimpleNamespace(gathered=gathered)
        return grow_data.add_up(chunks(X[begin:end], Y[begin:end]), team)

    with ThreadPoolExecutor(4) as pool:  # the second has no points
        found = [*pool.map(add_up, range(4), [0, 5, 5, 1400], [5, 5, 1400, 2000])]
    for known in found:
        assert six(known) == pytest.approx(six(known_of(X, Y)), rel=1e-12)
        assert known.shares.tolist() == [5, 0, 1395, 600]


@pytest.mark.parametrize("bias", [True, False])
def test_the_lowest_cost_is_numpys(bias):
    X, Y = random_points(3)
    known = known_of(X, Y, [333])
    matrix = np.column_stack([X, np.ones(len(X))][: 1 + bias])
    right, (rest,), *_ = np.linalg.lstsq(matrix, Y, rcond=None)
    assert known.lowest(bias) == (pytest.approx(rest / len(X)), pytest.approx(right), True)
    above = np.mean((matrix @ (right + 0.3) - Y) ** 2) - rest / len(X)
    assert known.above_lowest(right + 0.3) == pytest.approx(above)
    assert known.above_lowest(right + 3e-9) == pytest.approx(above / 1e16, rel=1e-3)
    spread = X.std() if bias else np.sqrt(np.mean(X**2))
    assert known.mean_and_spread(bias) == pytest.approx((X.mean() * bias, spread))


def test_equal_numbers_have_no_spread_and_large_ones_no_warning():
    known = known_of(np.full(100, 0.1), np.full(100, 0.3), [7])
    assert six(known) == [100, 0.1, 0.3, 0, 0, 0]
    assert known.lowest(True) == (0, [0, 0.3], False)
    assert known.mean_and_spread(True) == (0.1, np.inf)
    known = known_of(np.array([1e200, -1e200, 1.0]), np.array([1e308, -1e308, 1.0]), [2])
    assert not np.isfinite(known.xx + known.yy)


@pytest.mark.parametrize("piece", [50, 1 << 23])
def test_each_point_is_in_one_share(tmp_path, monkeypatch, piece):
    monkeypatch.setattr(grow_data, "PIECE", piece)
    (tmp_path / "a.csv").write_text("x,y\n" + "".join(f"{k},{-k}\n" for k in range(300)))
    (tmp_path / "b.csv").write_text("x;y\r\n" + "".join(f"{k};{-k}\r\n" for k in range(300, 500)))
    files = [points_file.look(str(tmp_path / name)) for name in ("a.csv", "b.csv")]
    rows, made = 3 * grow_data.ROWS + 5, {}
    for count in (1, 2, 3, 7):
        found, made[count] = (
            np.sort(np.concatenate([X for k in range(count) for X, _ in some(worker(k, count))]))
            for some in (
                lambda team: Points(files, None, None, team)(""),
                lambda team: Points(None, rows, 1, team)(""),
            )
        )
        assert found.tolist() == [*range(500)]
        assert len(made[count]) == rows and (made[count] == made[1]).all()


def test_a_terminal_sees_how_far_a_read_is(monkeypatch, capsys):
    monkeypatch.setattr(grow_data, "OFTEN", -1)
    list(Points(None, 100_000, 1, worker())("read 1"))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    list(Points(None, 100_000, 1, worker())("read 1"))
    first, last, clear, end = capsys.readouterr().err.split("\r")[1:]
    assert first.startswith("read 1: 65,536 of 100,000 rows, ") and "rows a second" in first
    assert last.startswith("read 1: 100,000 of 100,000 rows, ") and (clear.strip(), end) == ("", "")


@pytest.mark.parametrize(
    ("rows", "shares"), [(1, [5]), (4, [10, 7]), (3, [0, 11, 4]), (99, [5, 3])]
)
def test_the_weights_of_a_block_are_those_of_a_mean(monkeypatch, rows, shares):
    monkeypatch.setattr(grow_data, "PARTS", 2)
    known = SimpleNamespace(shares=np.array(shares))
    values = [np.arange(share) + 100.0 * index for index, share in enumerate(shares)]
    taken = [[*grow_data.blocks(lambda _, v=v: chunks(v, -v, [4]), known, rows)] for v in values]
    means = []
    for parts in zip(*taken, strict=True):  # of all workers, who make as many updates
        assert len({many for *_, many, _ in parts}) == len({part for *_, part in parts}) == 1
        assert all((X == -Y).all() for X, Y, *_ in parts)
        total = sum((X * weights).sum(axis=1) for X, _, weights, *_ in parts)
        weight = sum(weights.sum(axis=1) for _, _, weights, *_ in parts)
        assert weight == pytest.approx(1.0 * (np.arange(len(weight)) < parts[0][3]))
        means += total[: parts[0][3]].tolist()
    cut = [[own[at : at + rows] for own in values] for at in range(0, max(shares), rows)]
    assert means == pytest.approx([np.mean(np.concatenate(blocks)) for blocks in cut])
    assert taken[0][-1][-1] == 1
