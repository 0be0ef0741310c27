"""The second lecture's neuron on its patients: the numbers of 07, update by update."""

import numpy as np
import pytest
from reading import is_korean, is_whole, numbers

from lib.options import groups
from lib.pages import build_neuron

STEP, BACK = "\ue014", "\ue012"
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


def sentence(page):
    return page.text(".sentence")


@pytest.mark.parametrize("learning_rate", [1, 1.9])
def test_after_100_epochs_it_is_where_07_is(patients, once, learning_rate):
    ran = once("07_build_neuron.py", "--no-figure", "--learning-rate", learning_rate)
    descent = ran.names["descent"]
    patients.type(RATE, str(learning_rate))
    patients.click("100 epochs")
    own, least = rows(patients)
    assert own == pytest.approx([descent.last[name] for name in ("w", "b", "cost")], rel=6e-5)
    x, y = ran.names["args"].x, ran.names["args"].y
    w, b = np.polyfit(x, y, 1)
    lowest = np.mean((w * np.array(x) + b - y) ** 2)
    assert least == pytest.approx([w, b, lowest], rel=6e-5)


def test_every_epoch_is_07_s(patients, once):
    descent = once("07_build_neuron.py", "--no-figure", "--learning-rate", 1).names["descent"]
    epochs = (descent.at <= 3) & (descent.at > 0)
    found = patients.run("""(() => {
        const {x, y} = module_page.given("patients");
        const training = module_patients.training_of(x, y, 1, false);
        return Array.from({length: 3 * x.length + 1}, (_, k) => {
          const {now} = training.at(k);
          return [now.w, now.b];
        });
    })()""")
    assert found[0] == [1, 1]
    np.testing.assert_allclose(found[442::442], descent.rows[epochs, 1:], rtol=1e-12)


def test_each_sample_is_told_and_how_far_it_pulls(patients, samples):
    x, y = samples
    w, b = 1.0, 1.0
    assert "far below" in sentence(patients)
    for k in range(4):
        patients.press(STEP)
        y_hat = w * x[k] + b
        expected = [1, k + 1, 442, x[k], y[k], y_hat, y[k] - y_hat]
        assert numbers(sentence(patients)) == pytest.approx(expected, rel=6e-3)
        assert "almost through" in sentence(patients)
        w, b = w + (y[k] - y_hat) * x[k], b + (y[k] - y_hat)
        assert rows(patients)[0][:2] == pytest.approx([w, b], rel=6e-5)
    patients.click("Reset")
    patients.click("Step")
    for learning_rate, word in [(0.25, "left"), (1.75, "beyond")]:
        patients.type(RATE, str(learning_rate))
        assert word in sentence(patients)
        left = 100 * abs(1 - learning_rate * (x[0] ** 2 + 1))
        assert numbers(sentence(patients))[-1] == pytest.approx(left, rel=6e-3)


def test_epochs_back_and_reset(patients):
    patients.press(STEP * 2)
    second = rows(patients)
    patients.click("One epoch")
    assert numbers(sentence(patients))[0] == 1 and "last sample wins" in sentence(patients)
    assert rows(patients)[0][:2] == pytest.approx([587.86545, 99.409356], rel=6e-5)
    patients.click("One epoch")
    assert numbers(sentence(patients))[0] == 2
    patients.click("Back")
    assert numbers(sentence(patients))[:3] == [2, 441, 442]
    patients.click("Reset")
    patients.click("Step", 2)
    assert rows(patients) == second


def test_it_speaks_korean(patients):
    patients.switch_language()
    for value in (0.25, 1, 1.75, 2.2):
        patients.type(RATE, str(value))
        for name in ("한 에포크", "한 단계"):
            patients.click(name)
            assert is_korean(sentence(patients))
    assert is_korean(patients.text("").replace("BMI", ""))


def test_a_small_learning_rate_comes_close_to_least_squares(patients):
    patients.type(RATE, "0.01")
    patients.click("100 epochs", 10)
    assert "close to least squares" in sentence(patients)
    own, least = rows(patients)
    assert least[2] <= own[2] < 1.01 * least[2]


def test_it_explodes_and_says_the_limit(patients, samples):
    patients.type(RATE, "2.2")
    for _ in range(2):
        patients.click("One epoch")
        assert "explodes" in sentence(patients) and is_whole(patients.text(""))
        limit = numbers(sentence(patients))[-1]
        assert limit == pytest.approx(build_neuron.limit(np.array(samples[0])), rel=6e-5)
    patients.click("100 epochs")
    assert "ends here" in sentence(patients) and is_whole(patients.text(""))
    assert patients.one(".player button:nth-child(3)", "e.ariaDisabled") == "true"


@pytest.mark.parametrize(
    ("learning_rate", "order"), [(3, "as in the file"), (5, "shuffled in every epoch")]
)
def test_it_explodes_within_the_first_epoch(patients, samples, learning_rate, order):
    patients.click(order)
    patients.type(RATE, str(learning_rate))
    patients.click("One epoch")
    told = sentence(patients)
    assert "it explodes" in told and "ends here" in told and is_whole(patients.text(""))
    _, at, count = numbers(told)[:3]
    assert 100 < at < count == 442
    if order == "as in the file":
        w, b = 1.0, 1.0
        for x, y in list(zip(*samples, strict=True))[: int(at)]:
            error = y - (w * x + b)
            w, b = w + learning_rate * error * x, b + learning_rate * error
        assert rows(patients)[0][:2] == pytest.approx([w, b], rel=1e-4)
        assert max(abs(w), abs(b)) > 1e115
    patients.click("Back")
    assert numbers(sentence(patients))[:3] == [1, at - 1, 442]


def test_limits_are_those_of_lib(module, samples):
    x = np.array(samples[0])
    neuron = module("neuron")
    assert neuron.any_order_limit(samples[0]) == pytest.approx(build_neuron.any_order_limit(x))
    assert neuron.order_limit(samples[0]) == pytest.approx(build_neuron.limit(x), rel=1e-9)
    for some in ([1.0, 2.0, 3.0], [0.5, -1.5], [2.0, -0.1, 0.3, 7.0]):
        for learning_rate in (0.01, 0.3, 1.0):
            expected = np.log(build_neuron.growth(some, learning_rate))
            assert neuron.log_growth(some, learning_rate) == pytest.approx(expected, abs=1e-9)


def test_shuffled(patients, samples):
    x, y = map(np.array, samples)
    orders = [patients.run("module_patients.order_of(442, true, arguments[0])", epoch)
              for epoch in range(3)]  # fmt: skip
    assert all(sorted(order) == list(range(442)) for order in orders)
    assert orders[0] != orders[1] != orders[2]
    w, b = 1.0, 1.0
    for k in np.concatenate(orders):
        error = y[k] - (w * x[k] + b)
        w, b = w + error * x[k], b + error
    patients.click("shuffled in every epoch")
    patients.click("One epoch", 3)
    assert rows(patients)[0][:2] == pytest.approx([w, b], rel=6e-5)
