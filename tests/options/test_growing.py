import pytest

from lib.options import growing

MADE_ONLY = "does nothing with --data: it is for points that are made"
GROUPS = growing.workers, growing.points, growing.learning


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("x,y,z\n1,2,3\n")
    (tmp_path / "b.csv").write_text("4,5\n")


def test_defaults(read):
    args = read("", *GROUPS)
    assert (args.files, args.rows, args.w, args.b, args.bias) == (None, 1_000_000, 0, 0, True)
    assert (args.ways, args.learning_rate) == ([1, 2, 3], "auto")
    assert (args.reads, args.block, args.steps) == (5, 1000, 2000)
    assert 0 <= args.seed < 2**31


def test_made_points(read):
    args = read("--rows 2e7 --seed 3", *GROUPS)
    assert (args.rows, args.seed, args.files) == (20_000_000, 3, None)
    assert "0 is not from 1 to" in read("--rows 0", *GROUPS)


def test_files(read, files):
    args = read("--data b.csv --data b.csv b.csv", *GROUPS)
    assert [file.path for file in args.files] == ["b.csv"] * 3
    args = read("--data a.csv --x-column z --y-column 1", *GROUPS)
    assert (args.files[0].form.x, args.files[0].form.y) == ([2], 0)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            "--data b.csv --rows 5",
            "--rows does nothing with --data: it is for points that are made",
        ),
        (
            "--data b.csv --seed 5",
            "--seed does nothing with --data: it is for points that are made",
        ),
        ("--x-column 2", "--x-column needs --data: the columns are those of a file"),
        ("--data b.csv nowhere.csv", "nowhere.csv: can't be read: No such file or directory"),
        ("--no-bias --b 1", "--b does nothing with --no-bias: give one of them"),
        ("--block 2e6", "--block 2000000: a block has room for at most 1000000"),
    ],
)
def test_what_does_not_go_together(read, files, words, line):
    assert read(words, *GROUPS) == line


def test_the_columns_have_to_be_in_each_file(read, files):
    line = read("--data a.csv b.csv --x-column x --y-column z", *GROUPS)
    assert line.startswith("b.csv: there is no column 'x'")
    assert read("--data a.csv", *GROUPS).startswith(
        "a.csv, line 1, column 2: there can be 1 column"
    )


def test_ways(read):
    assert read("--ways 3 1 3", *GROUPS).ways == [1, 3]
    assert "'4' is not one of 1, 2, 3" in read("--ways 4", *GROUPS)


def test_without_a_bias(read):
    args = read("--no-bias --w 2", *GROUPS)
    assert (args.bias, args.w, args.b) == (False, 2, 0)
