import numpy as np
import pytest

from lib.options import pages, shared


def test_curve(read):
    assert (read("", pages.curve).range, read("", pages.curve).points) == (None, 801)
    assert read("--range -1 2 --points 5", pages.curve).range == [-1, 2]
    assert "the first must be less" in read("--range 2 2", pages.curve)


@pytest.mark.parametrize("words", ["--w -3", "--steps 0", "--learning-rate auto"])
def test_any_option_of_a_path_asks_for_it(read, words):
    assert not read("", pages.path).path
    args = read(words, pages.path)
    assert args.path
    assert {args.w} == {-3} and args.steps == (0 if "steps" in words else 5)
    assert args.learning_rate == ("auto" if "auto" in words else 0.1)


def test_slopes_look_where_the_slides_do(read):
    assert read("", pages.slopes).w == [-3, -2, 1, 2, 3]
    assert read("--error absolute", pages.slopes).w == [-2, 0, 1, 2, 4]
    assert read("--error absolute --w 0 7", pages.slopes).w == [0, 7]
    assert read("", pages.slopes).learning_rate is None
    assert "at most 1000" in read("--steps 1001", pages.slopes)


def test_a_nudge_fits_both_kinds_of_floats(read):
    groups = shared.one_point, pages.nudge, shared.figure
    args = read("", *groups)
    assert (args.w, args.nudge, args.all_nudges) == (3, 1e-5, False)
    words = "for 32-bit floats, one of the two kinds here"
    assert read("--x 1 --y -1e39", *groups) == f"--y -1e+39: too large {words}"
    assert read("--w 1e39", *groups) == f"--w 1e+39: too large {words}"
    assert read("--nudge 1e-40", *groups) == f"--nudge 1e-40: too small {words}"


def test_all_nudges_are_a_figure_more(read, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    groups = shared.one_point, pages.nudge, shared.figures("nudge")
    assert read("--figure a.png --all-nudges", *groups).all_nudges
    (tmp_path / "a_all-nudges.png").mkdir()
    assert read("--figure a.png", *groups).figure == "a.png"
    line = read("--figure a.png --all-nudges", *groups)
    assert line == "--figure a_all-nudges.png: is a folder, not a file"


def test_an_animation_has_room_for_few_steps(read, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    groups = pages.backpropagation, shared.animation
    assert read("--steps 21", *groups).steps == 21
    assert read("--steps 20 --animate a.gif", *groups).steps == 20
    assert "an animation has room for at most 20" in read("--steps 21 --animate a.gif", *groups)
    assert "a picture has room for at most 1000" in read("--steps 1001", *groups)


@pytest.mark.parametrize(
    ("model", "start", "columns"),
    [
        ("bias", {"w": -3, "b": 4}, 1),
        ("several-inputs", {"w1": 0, "w2": 0, "w3": 0, "b": 0}, 3),
        ("two-inputs", {"w1": 3, "w2": 1}, 2),
        ("two-neurons", {"w1": 2, "w2": -0.5}, 1),
    ],
)
def test_a_model_brings_what_belongs_to_it(read, model, start, columns):
    args = read(f"--model {model}", pages.model)
    assert args.start == start
    assert len(args.x) == columns
    assert {len(x) for x in args.x} == {len(args.y)}
    long = model == "several-inputs"
    assert (args.learning_rate, args.steps) == (("auto", 10_000_000) if long else (0.1, 1000))
    assert args.predict == []


def test_options_come_before_the_model_s_own_numbers(read):
    words = "--model two-inputs --start 0 -1 --steps 0 --learning-rate auto --predict 1 2 3 4"
    args = read(words, pages.model)
    assert args.start == {"w1": 0, "w2": -1}
    assert (args.steps, args.learning_rate) == (0, "auto")
    assert args.predict == [[1, 2], [3, 4]]
    assert "the parameters are w1, w2" in read("--model two-inputs --start 1", pages.model)


def test_the_columns_of_a_file_become_inputs(read, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.csv").write_text("a,b,y\n1,2,3\n4,5,6\n")
    args = read("--model several-inputs --data p.csv", pages.model)
    assert (args.x, args.y) == ([[1, 4], [2, 5]], [3, 6])
    assert list(args.start) == ["w1", "w2", "b"]
    line = "there can be 1 column of x here, not 2; choose columns by number or name"
    assert line in read("--model bias --data p.csv", pages.model)


def test_columns_of_a_file_by_name(read, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text("name,a,b,c\nKim,1,2,3\nLee,4,5,6\n")
    words = "--model several-inputs --data t.csv --x-column"
    args = read(f"{words} c a --y-column b", pages.model)
    assert (args.x, args.y) == ([[3, 6], [1, 4]], [2, 5])
    assert (args.inputs, args.x_names, args.y_name) == (["x1", "x2"], ["c", "a"], "b")
    args = read("--model bias --data t.csv --x-column 2", pages.model)
    assert (args.x, args.y, args.x_names) == ([[1, 4]], [3, 6], ["a"])
    line = "t.csv, line 1, column 3: there can be 2 columns of x here, not 3; choose columns by "
    assert line in read("--model two-inputs --data t.csv", pages.model)
    assert read(f"{words} a a", pages.model).startswith("t.csv: column 2 is chosen twice")


def test_columns_of_the_lecture_s_own_file(read):
    args = read("--model several-inputs --x-column exam3 exam1", pages.model)
    assert (args.x_names, args.y_name, args.x[0][:2]) == (["exam3", "exam1"], "final", [75, 93])
    line = "--x-column needs --data: the columns are those of a file"
    assert read("--x-column 1", pages.model) == line
    args = read("--x-column progression --y-column bmi", pages.patients)
    assert (len(args.x), args.x[:2]) == (442, [151, 75])


def test_patients_unless_points_are_given(read):
    groups = pages.patients, pages.neuron
    args = read("", *groups)
    assert (len(args.x), args.y[:2]) == (442, [151, 75])
    assert (args.w, args.b, args.learning_rate, args.epochs) == (1, 1, 1, 100)
    assert read("--x 1 2 --y 3 4", *groups).x == [1, 2]
    assert "--x needs --y" in read("--x 1 2", *groups)


def test_a_seed_belongs_to_shuffling(read):
    groups = pages.patients, pages.neuron
    assert read("", *groups).seed is None
    assert read("--shuffle --seed 0", *groups).seed == 0
    assert read("--shuffle", *groups).seed >= 0
    assert "--seed does nothing without --shuffle" in read("--seed 0", *groups)


def test_only_some_statements(read):
    group = pages.only(["L1.1", "L1.13", "P.1"])
    assert read("", group).only is None
    assert read("--only P.1 --only L1.1", group).only == ["P.1", "L1.1"]
    assert read("--only L1", group).only == ["L1.1", "L1.13"]
    assert read("--only p l1.13 L1", group).only == ["P.1", "L1.13", "L1.1"]
    assert read("--only L", group) == "--only L: there is no such statement; did you mean L1?"
    assert read("--only L1.113", group) == (
        "--only L1.113: there is no such statement; did you mean L1.13?"
    )
    assert read("--only x", group) == "--only x: there is no such statement; --help lists them"


@pytest.mark.parametrize(("samples", "epochs"), [(1000, 100), (200_000, 100), (400_000, 50)])
def test_epochs_are_fewer_if_there_are_very_many_samples(read, tmp_path, samples, epochs):
    (tmp_path / "t.csv").write_text("1,2\n" * samples)
    words, groups = ["--data", str(tmp_path / "t.csv")], (pages.patients, pages.neuron)
    assert read(words, *groups).epochs == epochs
    assert read([*words, "--epochs", "70"], *groups).epochs == 70


def test_hundreds_of_inputs_are_a_matrix(read, tmp_path):
    numbers = np.random.default_rng(0).normal(size=(3, 41)).round(3)
    np.savetxt(tmp_path / "t.csv", numbers, delimiter=",", fmt="%g")
    words = ["--model", "several-inputs", "--data", str(tmp_path / "t.csv")]
    args = read([*words, "--predict", *map(str, range(40))], pages.model)
    assert args.wide and args.inputs == ["x"]
    assert len(args.x) == 1 and np.array_equal(args.x[0], numbers[:, :40])
    assert np.array_equal(args.predict, [[[range(40)]]])
    assert read([*words, "--start", *map(str, range(41))], pages.model).start["b"] == 40
    assert "the parameters are w1, w2, ..., w40, b" in read([*words, "--start", "1"], pages.model)
