import numpy as np
import pytest

from lib.models import MODELS, Model


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("bias", r"$E = \mathrm{mean}\,((w x + b) - y)^2$"),
        ("three-inputs", r"$E = \mathrm{mean}\,((w_1 x_1 + w_2 x_2 + w_3 x_3 + b) - y)^2$"),
        ("two-inputs", r"$E = ((w_1 x_1 + w_2 x_2) - y)^2$"),
        ("two-neurons", r"$E = (w_2 \cdot (w_1 \cdot x) - y)^2$"),
    ],
)
def test_formulas_of_the_slides(name, formula):  # L1.16, L1.18
    x, y = MODELS[name].points()
    assert MODELS[name].formula(len(x), len(y)) == formula


def test_a_long_formula_is_cut():
    assert (
        MODELS["three-inputs"].formula(9, 1)
        == r"$E = ((w_1 x_1 + w_2 x_2 + \ldots + w_9 x_9 + b) - y)^2$"
    )
    assert r"\ldots" not in MODELS["three-inputs"].formula(4, 1)


def test_parameters_for_any_number_of_columns():
    model = MODELS["three-inputs"]
    assert model.starts(1) == {"w": 0, "b": 0}
    assert list(model.starts(5)) == ["w1", "w2", "w3", "w4", "w5", "b"]


def test_starts_are_copies():
    MODELS["bias"].starts(1)["w"] = 99
    assert MODELS["bias"].starts(1) == {"w": -3, "b": 4}


def test_points_are_columns():
    x, y = MODELS["three-inputs"].points()
    assert np.shape(x) == (3, 25)
    assert [column[0] for column in x] == [73, 80, 75] and y[0] == 152
    x, y = Model(2, {}, [[1, 2], [3, 4], [5, 6]], [7, 8, 9]).points()
    assert (x, y) == ([[1, 3, 5], [2, 4, 6]], [7, 8, 9])


def test_a_file_takes_the_place_of_the_points(tmp_path):
    (tmp_path / "p.csv").write_text("1,2\n3,4\n")
    assert MODELS["bias"].points(str(tmp_path / "p.csv")) == ([[1, 3]], [2, 4])
