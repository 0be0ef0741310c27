import numpy as np
import pytest

from lib.options.models import IN_A_ROW, MODELS, NEURON, Model


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("bias", "$E =$ mean of $((w x + b) - y)^2$"),
        ("several-inputs", "$E =$ mean of $((w_1 x_1 + w_2 x_2 + w_3 x_3 + b) - y)^2$"),
        ("two-inputs", r"$E = ((w_1 x_1 + w_2 x_2) - y)^2$"),
        ("two-neurons", r"$E = (w_2 \cdot (w_1 \cdot x) - y)^2$"),
    ],
)
def test_formulas_of_the_slides(name, formula):  # L1.16, L1.18
    x, y, _ = MODELS[name].points()
    assert MODELS[name].formula(len(x), len(y)) == formula


@pytest.mark.parametrize(
    ("columns", "formula"),
    [
        (1, "$E = ((w x + b) - y)^2$"),
        (4, "$E = ((w_1 x_1 + w_2 x_2 + w_3 x_3 + w_4 x_4 + b) - y)^2$"),
        (9, r"$E = ((w_1 x_1 + w_2 x_2 + \ldots + w_9 x_9 + b) - y)^2$"),
        (60, r"$E = ((w_1 x_1 + w_2 x_2 + \ldots + w_{60} x_{60} + b) - y)^2$"),
    ],
)
def test_a_long_formula_is_cut(columns, formula):
    assert MODELS["several-inputs"].formula(columns, 1) == formula


def test_a_formula_says_what_is_computed_not_how_it_is_called():
    assert Model(NEURON, 1, start=(2.0,)).formula(1, 1) == "$E = (w x - y)^2$"
    assert Model(IN_A_ROW, 1).formula(1, 1) == r"$E = (w_2 \cdot (w_1 \cdot x) - y)^2$"
    assert Model(IN_A_ROW, 1).starts(1) == {"w1": 0, "w2": 0}


@pytest.mark.parametrize(
    ("name", "columns", "inputs", "starts"),
    [
        ("bias", 1, ["x"], {"w": -3, "b": 4}),
        ("two-inputs", 2, ["x1", "x2"], {"w1": 3, "w2": 1}),
        ("two-neurons", 1, ["x"], {"w1": 2, "w2": -0.5}),
        ("several-inputs", 1, ["x"], {"w": 0, "b": 0}),
        ("several-inputs", 3, ["x1", "x2", "x3"], {"w1": 0, "w2": 0, "w3": 0, "b": 0}),
    ],
)
def test_names_and_starts(name, columns, inputs, starts):
    model = MODELS[name]
    assert model.inputs(columns) == inputs
    assert model.parameters(columns) == [*starts]
    assert model.starts(columns) == starts


def test_points_are_columns():
    x, y, names = MODELS["several-inputs"].points()
    assert names == ["exam1", "exam2", "exam3", "final"]
    assert np.shape(x) == (3, 25)
    assert [column[0] for column in x] == [73, 80, 75] and y[0] == 152
    x, y, names = Model(NEURON, 2, x=((1, 2), (3, 4), (5, 6)), y=(7, 8, 9)).points()
    assert names == ["input", "input", "right answer"]
    assert (x, y) == ([[1, 3, 5], [2, 4, 6]], [7, 8, 9])


def test_a_file_takes_the_place_of_the_points(tmp_path):
    (tmp_path / "p.csv").write_text("1,2\n3,4\n")
    assert MODELS["bias"].points(str(tmp_path / "p.csv"))[:2] == ([[1, 3]], [2, 4])


def test_hundreds_of_inputs_are_one():
    model = MODELS["several-inputs"]
    assert model.inputs(300) == ["x"] and model.inputs(20)[-1] == "x20"
    assert len(model.parameters(300)) == 301
    assert model.starts(300) == {"w": [0] * 300, "b": 0}
    assert model.starts(300, [*range(301)]) == {"w": [*range(300)], "b": 300}


@pytest.mark.parametrize(
    ("columns", "points", "steps"),
    [(3, 25, 10_000_000), (1, 442, 10_000_000), (2, 70_000, 4_166_666), (1000, 2000, 2_495)],
)
def test_a_run_over_many_numbers_is_short(columns, points, steps):
    assert MODELS["several-inputs"].most_steps(columns, points) == steps
    assert MODELS["bias"].most_steps(1, 10**9) == 1000
