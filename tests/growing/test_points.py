import numpy as np
import pytest

from lib.growing import points
from lib.options import points_file
from lib.program.quiet import tf


def all_points(source):
    return np.concatenate([np.column_stack(block) for block in source()])


def dataset(source):
    column = tf.TensorSpec([None], tf.float64)
    return tf.data.Dataset.from_generator(source, output_signature=(column, column))


def test_made_points_lie_about_the_line():
    x, y = all_points(points.source(None, 200_000, 1)).T
    assert len(x) == 200_000 and 0 <= x.min() < 0.001 < 2.999 < x.max() < 3
    w, b = np.polyfit(x, y, 1)
    assert (w, b) == pytest.approx((2, 1), abs=0.01)
    assert np.std(y - 2 * x - 1) == pytest.approx(points.NOISE, rel=0.01)
    assert len(np.unique(x)) == 200_000  # no block is made twice


def test_made_points_depend_on_the_seed_only():
    many = all_points(points.source(None, 150_000, 7))
    assert (many == all_points(points.source(None, 150_000, 7))).all()
    assert (many[: points.ROWS] == all_points(points.source(None, points.ROWS, 7))).all()
    assert (many[:9] != all_points(points.source(None, 9, 8))).all()


def test_files_come_one_after_the_other(tmp_path):
    texts = {"a.csv": "x,y\n1,2\n3,4\n", "b.csv": "y;x\n5;6\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    files = [points_file.look(str(tmp_path / name)) for name in texts]
    source = points.source(files, None, None)
    for _ in range(2):  # as often as they are read
        assert all_points(source).tolist() == [[1, 2], [3, 4], [5, 6]]
    assert not source.stopped


def test_what_is_wrong_ends_the_points(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("1,2\n" * 200 + "bad\n")
    source = points.source([points_file.look(str(path))], None, None)
    assert list(source()) == []
    words, code = source.failure
    assert words.startswith(f"{path}, line 201, column 2: ") and code == 2 and source.stopped
    path.write_text("1,2\n")
    source = points.source([points_file.look(str(path))], None, None)
    path.unlink()
    assert list(source()) == []
    assert "can't be read" in source.failure[0] and source.failure[1] == 1


def test_stopped_between_two_blocks():
    source = points.source(None, 3 * points.ROWS, 1)
    blocks = source()
    next(blocks)
    source.stop()
    assert list(blocks) == [] and source.stopped and source.failure is None
    assert list(source()) == []  # nor do they begin again


@pytest.mark.parametrize("rows", [1, 7, 1000, points.ROWS, 200_000])
def test_grouped(rows):
    n = points.ROWS + 3333
    source = points.source(None, n, 1)
    found = list(points.grouped(dataset(source), rows, n))
    assert len(found) >= min(50, n // rows)  # as often the figure sees how far way 2 is
    for at, (X, Y) in enumerate(found):
        assert X.shape == Y.shape
        assert X.shape[1] == rows or (at == len(found) - 1 and X.shape == (1, n % rows))
    columns = zip(*found, strict=True)
    together = np.column_stack([np.concatenate([*map(np.ravel, column)]) for column in columns])
    assert (together == all_points(source)).all()
