"""The second lecture's neuron on its patients: the numbers of 07, update by update."""

import numpy as np
import pytest
from reading import is_korean, is_whole, numbers

from lib.options import groups
from lib.pages import build_neuron

RATE = ".slider .number"


@pytest.fixture(scope="module")
def samples():
    (x, y), _ = groups.read_lecture(groups.PATIENTS)
    return x, y


@pytest.fixture
def patients(opened):
    return opened(part="patients")


def rows(page):
    """w, b and the cost, of the neuron and of least squares."""
    texts = page.all("tbody tr", "[...e.querySelectorAll('td')].map((cell) => cell.innerText)")
    return [[numbers(text)[0] for text in row] for row in texts]


def fitted(samples, order, learning_rate):
    """w and b after these samples by the second lecture's rule."""
    x, y = samples
    w, b = 1.0, 1.0
    for k in order:
        error = y[k] - (w * x[k] + b)
        w, b = w + learning_rate * error * x[k], b + learning_rate * error
    return w, b


@pytest.mark.parametrize("learning_rate", [1, 1.9])
def test_after_100_epochs_it_is_where_07_is(patients, once, learning_rate):
    ran = once("07_build_neuron.py", "--no-figure", "--learning-rate", learning_rate)
    descent = ran.names["descent"]
    patients.type(RATE, learning_rate)
    patients.click("100 epochs")
    own, least = rows(patients)
    assert own == pytest.approx([descent.last[name] for name in ("w", "b", "cost")], rel=6e-5)
    x, y = ran.names["args"].x, ran.names["args"].y
    w, b = np.polyfit(x, y, 1)
    assert least == pytest.approx([w, b, np.mean((w * np.array(x) + b - y) ** 2)], rel=6e-5)


def test_each_sample_is_told_and_how_far_it_pulls(patients, samples):
    x, y = samples
    assert "far below" in patients.sentence()
    for k in range(4):
        w, b = fitted(samples, range(k), 1)
        patients.click("Step")
        y_hat = w * x[k] + b
        expected = [1, k + 1, 442, x[k], y[k], y_hat, y[k] - y_hat]
        assert numbers(patients.sentence()) == pytest.approx(expected, rel=6e-3)
        assert "almost through" in patients.sentence()
        assert rows(patients)[0][:2] == pytest.approx(fitted(samples, range(k + 1), 1), rel=6e-5)
    for learning_rate, word in [(0.25, "left"), (1.75, "beyond")]:
        patients.type(RATE, learning_rate)
        assert word in patients.sentence()
        left = 100 * abs(1 - learning_rate * (x[3] ** 2 + 1))
        assert numbers(patients.sentence())[-1] == pytest.approx(left, rel=6e-3)


def test_epochs_back_and_korean(patients, samples):
    patients.click("One epoch", 2)
    assert "goes almost through the last sample" in patients.sentence()
    patients.click("Back")
    assert numbers(patients.sentence())[:3] == [2, 441, 442]
    patients.type(RATE, 0.01)
    patients.click("100 epochs", 10)
    assert "close to least squares" in patients.sentence()
    own, least = rows(patients)
    assert least[2] <= own[2] < 1.01 * least[2]
    patients.switch_language()
    for value in (0.25, 1, 1.75, 2.2):
        patients.type(RATE, value)
        for name in ("1에포크", "한 단계"):
            patients.click(name)
            assert is_korean(patients.text().replace("BMI", ""))


def test_it_explodes_and_says_the_limit(patients, samples):
    patients.type(RATE, 2.2)
    patients.click("One epoch")
    limit = build_neuron.limit(np.array(samples[0]))
    assert "explodes" in patients.sentence() and is_whole(patients.text())
    assert numbers(patients.sentence())[-1] == pytest.approx(limit, rel=6e-5)
    for learning_rate, order in [(3, "as in the file"), (5, "shuffled in every epoch")]:
        patients.click("Reset")
        patients.click(order)
        patients.type(RATE, learning_rate)
        patients.click("100 epochs")
        told = patients.sentence()
        assert "it explodes" in told and "ends here" in told and is_whole(patients.text())
        assert patients.one(".player button:nth-child(3)", "e.ariaDisabled") == "true"
        _, at, count = numbers(told)[:3]
        assert 100 < at < count == 442
        if order == "as in the file":
            w, b = fitted(samples, range(int(at)), learning_rate)
            assert rows(patients)[0][:2] == pytest.approx([w, b], rel=1e-4)
            assert max(abs(w), abs(b)) > 1e115


def test_limits_are_those_of_lib(module, samples):
    x = np.array(samples[0])
    (any_order,) = module("neuron", "any_order_limit", [[samples[0]]])
    (order,) = module("neuron", "order_limit", [[samples[0]]])
    assert any_order == pytest.approx(build_neuron.any_order_limit(x))
    assert order == pytest.approx(build_neuron.limit(x), rel=1e-9)
    for some in ([1.0, 2.0, 3.0], [0.5, -1.5], [2.0, -0.1, 0.3, 7.0]):
        for rate in (0.01, 0.3, 1.0):
            expected = np.log(build_neuron.growth(some, rate))
            assert module("neuron", "log_growth", [[some, rate]]) == pytest.approx(
                [expected], abs=1e-9
            )


def test_shuffled(patients, samples):
    orders = [patients.run("module_patients.order_of(442, true, arguments[0])", epoch)
              for epoch in range(3)]  # fmt: skip
    assert all(sorted(order) == list(range(442)) for order in orders)
    assert orders[0] != orders[1] != orders[2]
    patients.click("shuffled in every epoch")
    patients.click("One epoch", 3)
    expected = fitted(samples, np.concatenate(orders), 1)
    assert rows(patients)[0][:2] == pytest.approx(expected, rel=6e-5)
