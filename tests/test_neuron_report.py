import re
from types import SimpleNamespace

import numpy as np
import pytest
from plain import fit

from lib import descent, neuron_report
from lib.derivation import Slope

LECTURE = [1.0, 2.0, 3.0]


def args(x, y, rate=0.1, epochs=20, seed=None):
    return SimpleNamespace(x=list(x), y=list(y), learning_rate=rate, epochs=epochs, seed=seed)


@pytest.fixture
def said(capsys):
    """said(function, ...): what it prints, as one line."""

    def said(function, *options):
        function(*options)
        return " ".join(capsys.readouterr().out.split())

    return said


def ended(said, x, y, **options):
    seed = options.get("seed")
    fitted = fit(x, y, options.get("rate", 0.1), options.get("epochs", 20), seed)
    return said(neuron_report.ending, fitted, args(x, y, **options)), fitted


def slope(formula, value, nudge, parameter="w"):
    return Slope("half_SE", parameter, 1, formula, value, nudge, nudge)


def test_a_wrong_formula_is_named(said):
    slopes = [slope("-(y - y_hat) x", 6.0, 6.0), slope("-(y - y_hat)", -2.0, 2.0, "b")]
    words = said(neuron_report.derivation, slopes, {"w": 1.0, "b": 0.5})
    assert "checked at w = 1, b = 0.5" in words
    assert words.count(" wrong") == 1
    assert words.endswith("Wrong: dSE/db = -(y - y_hat) (sample 1)")


def test_the_box_of_the_slide_lacks_x(said):
    words = said(neuron_report.derivation, [slope("-(y - y_hat), box", 2.0, 6.0)], {})
    assert "Wrong on the slide: in its box, dSE/dw = -(y - y_hat) lacks the factor x." in words
    words = said(neuron_report.derivation, [slope("-(y - y_hat), box", 2.0, 2.0)], {})
    assert "Wrong" not in words and "it does no harm" in words


def test_a_derivation_out_of_the_floats(capsys):
    with pytest.raises(SystemExit) as end:
        neuron_report.derivation([slope("-(y - y_hat) x", np.inf, 1.0)], {})
    assert end.value.code == 1
    assert "too large for 64-bit floats" in capsys.readouterr().err


def test_the_rows_of_the_table(capsys):
    fitted = fit(LECTURE, LECTURE, epochs=23)
    neuron_report.table()(fitted, 0, fitted.rows)
    heading, *rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert heading == ["epoch", "w", "b", "cost"]
    assert [int(row[0]) for row in rows] == [0, 1, 2, 5, 10, 20, 23]
    for epoch, w, b, cost in rows:
        expected = fitted.rows[int(epoch)]
        assert [float(cost), float(w), float(b)] == pytest.approx(expected, abs=1e-6)


def test_the_table_goes_on_in_the_next_stretch(capsys):
    fitted = fit(LECTURE, LECTURE, epochs=12)
    watcher = neuron_report.table()
    fitted.ending = None
    watcher(fitted, 0, fitted.rows[:4])
    assert len(capsys.readouterr().out.splitlines()) == 1 + 3
    fitted.ending = descent.STEPS
    watcher(fitted, 4, fitted.rows[4:])
    shown = [int(line.split()[0]) for line in capsys.readouterr().out.splitlines()]
    assert shown == [5, 10, 12]


def test_it_settles_on_the_line(said):
    words, _ = ended(said, LECTURE, LECTURE, epochs=2000)
    assert "A pass leaves w = 1, b = 0 as they are" in words and "here it settles" in words
    assert "That is on the least-squares line" in words


def test_it_settles_beside_the_line(said):
    x, y = LECTURE, [1.0, 3.0, 2.0]
    words, fitted = ended(said, x, y, epochs=2000)
    w, b = (float(n) for n in re.search(r"leaves w = (\S+), b = (\S+) as they are", words).groups())
    last = fitted.last
    assert [w, b] == pytest.approx([last["w"], last["b"]], abs=1e-7)
    least = np.polyfit(x, y, 1)
    for numbers, expected in (
        (re.search(r"least squares (\S+) (\S+)", words).groups(), least),
        (re.search(r"difference (\S+) (\S+)", words).groups(), [w, b] - least),
    ):
        assert [float(number) for number in numbers] == pytest.approx(expected, abs=2e-6)
    assert "Why not on the least-squares line?" in words
    assert "The last one: x = 3, y = 2; there the line is" in words


def test_it_is_still_on_its_way(said):
    assert "there it will settle" in ended(said, LECTURE, [1, 3, 2], epochs=3)[0]
    assert "Nothing is learned yet." in ended(said, LECTURE, LECTURE, epochs=0)[0]


def test_shuffled_it_settles_nowhere(said):
    words, _ = ended(said, LECTURE, [1, 3, 2], seed=5)
    assert "shuffled with --seed 5" in words and "Every epoch ends in another place." in words


def test_all_x_the_same(said):
    assert "many lines fit these samples equally well" in ended(said, [2, 2], [1, 3])[0]
    words, _ = ended(said, [1], [5], rate=1.0)  # there and back, for ever
    assert "many lines" in words and "This cannot settle." in words
    assert "learning rate 1, in any order below 1 " in words


def test_above_the_stable_rate_but_not_worse_yet(capsys):
    options = {"rate": 0.38, "epochs": 2}
    fitted = fit(LECTURE, LECTURE, **options)
    neuron_report.ending(fitted, args(LECTURE, LECTURE, **options))
    out, err = capsys.readouterr()
    assert err == "" and "This cannot settle." in out and "0.375" in out


@pytest.mark.parametrize(("rate", "explodes"), [(0.37, False), (0.38, True), (1.0, True)])
def test_the_explosion_of_the_lectures_points(capsys, rate, explodes):
    fitted = fit(LECTURE, LECTURE, rate, 60)
    options = args(LECTURE, LECTURE, rate, 60)
    assert neuron_report.exploded(fitted, options) == explodes
    neuron_report.ending(fitted, options)
    err = capsys.readouterr().err
    if explodes:
        assert "explodes" in err and err.count("\n") == 1
        assert "below the learning rate 0.375, in any order below 0.2 (2 / (x^2 + 1)" in err
        with pytest.raises(SystemExit) as end:
            neuron_report.leave(fitted, options)
        assert end.value.code == 1
    else:
        assert err == ""
        neuron_report.leave(fitted, options)


def test_interrupted(capsys):
    fitted = fit(LECTURE, LECTURE, epochs=1, ending=descent.INTERRUPTED)
    with pytest.raises(SystemExit) as end:
        neuron_report.ending(fitted, args(LECTURE, LECTURE))
    assert end.value.code == 130
    last = fitted.last
    assert capsys.readouterr().out == (
        f"Interrupted after 1 epoch: w = {last['w']}, b = {last['b']}\n"
    )


def test_how_far_two_paths_are_apart(said):
    one, other = fit(LECTURE, [1, 3, 2]), fit(LECTURE, [1, 3, 2])
    assert neuron_report.difference(one, other) == (0, 0)
    assert said(neuron_report.by_tape, one, other).endswith("are the same, bit by bit.")
    other._path[0][7, 1] += 1e-3
    apart, share = neuron_report.difference(one, other)
    assert apart == pytest.approx(1e-3)
    assert share == pytest.approx(1e-3 / np.abs(one.path[:, 1]).max())
    assert "at most 0.001 apart" in said(neuron_report.by_tape, one, other)
