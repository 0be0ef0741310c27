import numpy as np
import pytest

from lib.options import limits, pages, shared


def test_floats():
    single = np.finfo(np.float32)
    assert (single.max, single.tiny) == (limits.FLOAT32_MAX, limits.FLOAT32_TINY)


def test_every_number_has_to_fit(read):
    groups = shared.points, *shared.TRAINING
    most = "3.4028235677973362e38"  # above the largest, but rounded to it
    for words, option in [
        ("--w 1e39", "--w 1e+39"),
        ("--x 1 -1e40 --y 1 1", "--x -1e+40"),
        ("--x 1 1 --y 1 1e300", "--y 1e+300"),
        ("--b -1e39", "--b -1e+39"),
        ("--learning-rate 1e39", "--learning-rate 1e+39"),
        ("--predict 0 1e39", "--predict 1e+39"),
        ("--tolerance 1e39", "--tolerance 1e+39"),
        (f"--w {most}", "--w 3.40282e+38"),
    ]:
        line = f"{option}: too large for 32-bit floats; --float64 goes further"
        assert read(words, *groups) == line
        assert read(f"{words} --float64", *groups).float64


@pytest.mark.parametrize(("last", "option"), [("1e39,2", "--x 1e+39"), ("1,-1e39", "--y -1e+39")])
def test_the_numbers_of_a_large_file_have_to_fit(read, tmp_path, last, option):
    (tmp_path / "a.csv").write_text("1,2\n" * 300_000 + last)
    line = read(["--data", str(tmp_path / "a.csv")], shared.one_point, pages.nudge)
    assert line == f"{option}: too large for 32-bit floats, one of the two kinds here"


def test_a_learning_rate_may_be_too_small(read):
    groups = shared.points, *shared.TRAINING
    line = "--learning-rate 1e-60: too small for 32-bit floats; --float64 goes further"
    assert read("--learning-rate 1e-60", *groups) == line
    assert read("--learning-rate 1e-60 --float64", *groups).learning_rate == 1e-60
