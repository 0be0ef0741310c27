import pytest

from lib.models import MODELS


@pytest.mark.parametrize(
    ("name", "parameters", "formula"),
    [  # L1.16 and L1.18
        ("bias", ["w", "b"], r"$E = \mathrm{mean}\,((w x + b) - y)^2$"),
        ("two-inputs", ["w1", "w2"], "$E = ((w_1 x_1 + w_2 x_2) - y)^2$"),
        ("two-neurons", ["w1", "w2"], r"$E = (w_2 \cdot (w_1 \cdot x) - y)^2$"),
        (
            "three-inputs",
            ["w1", "w2", "w3", "b"],
            r"$E = \mathrm{mean}\,((w_1 x_1 + w_2 x_2 + w_3 x_3 + b) - y)^2$",
        ),
    ],
)
def test_models(name, parameters, formula):
    model = MODELS[name]
    x, y = model.points()
    assert all(len(column) == len(y) for column in x)
    assert list(model.starts(len(x))) == parameters
    assert model.formula(len(x), len(y)) == formula


def test_own_file(tmp_path):
    file = tmp_path / "points.csv"
    file.write_text("1,2,3,4,5,60\n7,8,9,10,11,12\n")
    x, y = MODELS["three-inputs"].points(file)
    assert (x, y) == ([[1, 7], [2, 8], [3, 9], [4, 10], [5, 11]], [60, 12])
    assert list(MODELS["three-inputs"].starts(5)) == ["w1", "w2", "w3", "w4", "w5", "b"]
    assert r"w_1 x_1 + w_2 x_2 + \ldots + w_5 x_5 + b" in MODELS["three-inputs"].formula(5, 2)
