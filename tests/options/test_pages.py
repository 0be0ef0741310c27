"""The options of single pages."""

import csv

from lib.options import groups, pages


def test_bad_options(read, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("x,y,z\n1,2,3\n")
    (tmp_path / "b.csv").write_text("4,5\n")
    (tmp_path / "wide.csv").write_text(",".join(map(str, range(22))) + "\n")
    several = "--model several-inputs"
    for group, words, line in [
        (pages.curve, "--range 3 -1", "3 -1: the first must be less than the second"),
        (pages.slopes, "--error cubed", "--error: invalid choice"),
        (pages.slopes, "--steps 1001", "1001 is not from 0 to 1000"),
        (pages.model, f"{several} --start 1", "has 1 number, the parameters are w1, w2, w3, b"),
        (pages.model, f"{several} --predict 1 2", "has 2 numbers, a point here has 3 of x"),
        (pages.model, f"{several} --data wide.csv", "21 columns of x, and 06 takes at most 20"),
        (pages.model, "--model three-inputs", "--model: invalid choice: 'three-inputs'"),
        (pages.model, "--standardize", "give both or none"),
        (pages.growing, "--data b.csv --rows 5", "--rows does nothing with --data"),
        (pages.growing, "--data a.csv b.csv --x-column x --y-column z", "b.csv: there is no col"),
        (pages.growing, "--no-bias --b 1", "--b does nothing with --no-bias: give one of them"),
        (pages.growing, "--workers 65", "--workers: 65 is not from 1 to 64"),
        (pages.growing, "--ways 4", "--ways: 4 is not from 1 to 3"),
        (pages.only(["L1.1", "L2.1"]), "--only L1.3", "no such statement; --help lists"),
    ]:
        assert line in read(words, group), words
    assert "give both or none" in read("--seed 1", pages.patients, pages.neuron)


def test_01_to_05(read):
    assert read("", pages.curve).range is None
    assert not read("", pages.path).path
    args = read("--w 5", pages.path)
    assert (args.path, args.w, args.steps, args.learning_rate) == (True, 5, 5, 0.1)
    assert read("", pages.slopes).w == [-3, -2, 1, 2, 3]
    assert read("--error absolute", pages.slopes).w == [-2, 0, 1, 2, 4]
    assert read("--w 1 --w -2 5", pages.slopes).w == [1, -2, 5]


def test_06(read):
    for words, x, y, start in [
        ("", [[1, 2, 3]], [1, 2, 3], {"w": -3, "b": 4}),
        ("--start 1 -1", [[1, 2, 3]], [1, 2, 3], {"w": 1, "b": -1}),
        ("--model two-inputs", [[1], [1]], [1], {"w1": 3, "w2": 1}),
        ("--model two-neurons", [[1]], [1], {"w1": 2, "w2": -0.5}),
    ]:
        args = read(words, pages.model)
        assert (args.x, args.y, args.start) == (x, y, start)
        assert (args.learning_rate, args.steps) == (0.1, 1000)
    args = read("--model several-inputs --predict 1 2 3 4 5 6", pages.model)
    with open(groups.TEST_SCORES, encoding="utf-8") as file:
        rows = [*csv.reader(file)][1:]
    assert [[*row] for row in zip(*args.x, args.y, strict=True)] == [[*map(float, r)] for r in rows]
    assert args.inputs == ["x1", "x2", "x3"] and args.y_name == "final"
    assert args.start == {"w1": 0, "w2": 0, "w3": 0, "b": 0}
    assert args.predict == [[1, 2, 3], [4, 5, 6]] and args.learning_rate == "auto"


def test_07_and_08(read):
    args = read("", pages.patients, pages.neuron)
    assert (len(args.x), args.x_name, args.y_name) == (442, *pages.PATIENTS)
    assert (args.w, args.b, args.epochs, args.seed) == (1, 1, 100, None)
    assert read("--x 1 --y 2", pages.patients).x == [1]
    assert read("--shuffle --seed 3", pages.patients, pages.neuron).seed == 3
    group = pages.only(["L1.1", "L1.abs", "L2.1"])
    assert read("", group).only is None
    assert read("--only l1 L1.ABS", group).only == ["L1.1", "L1.abs"]
    assert read("--only L1.abs", group).only == ["L1.abs"]


def test_09(read, tmp_path):
    args = read("", pages.growing)
    assert (args.files, args.rows, args.w, args.b, args.bias) == (None, 1_000_000, 0, 0, True)
    assert (args.ways, args.learning_rate) == ([1, 2, 3], "auto")
    assert read("--rows 2e7 --seed 3 --ways 3 1 3", pages.growing).ways == [1, 3]
    # All workers are to be given the same
    file = tmp_path / "a.csv"
    file.write_text("1,2\n")
    words = f"--data {file} --reads 2"
    given = read(words, pages.growing).given
    assert read(f"{words} --ways 1 2 3", pages.growing).given == given
    assert read(f"{words} --block 7", pages.growing).given != given
    file.write_text("1,2\n3,4\n")
    assert read(words, pages.growing).given != given
    assert read("", pages.growing).seed == 0  # so the same points are made again
