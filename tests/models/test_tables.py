from types import SimpleNamespace

import numpy as np
import pytest

from lib.models import tables
from lib.program.quiet import tf


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"w": tf.zeros([3, 2]), "b": tf.zeros([])}, "7 parameters to tune: w, b"),
        ({"w": tf.zeros([1])}, "1 parameter to tune: w"),
    ],
)
def test_numbers_are_counted(capsys, variables, words):
    tables.parameters("model", {name: tf.Variable(v) for name, v in variables.items()})
    assert capsys.readouterr().out == f"model: {words}\n"


@pytest.mark.parametrize(
    ("signs", "words"),
    [("* + * - ^2", "5 gates: 2 *, +, -, ^2"), ("mean", "1 gate: mean")],
)
def test_gates_are_counted_by_kind(capsys, signs, words):
    tables.gates(SimpleNamespace(gates=[SimpleNamespace(ascii=sign) for sign in signs.split()]))
    assert capsys.readouterr().out == f"The graph has {words}\n"


def test_slopes_beside_what_a_nudge_says(capsys):
    variables = {"w": tf.Variable(3.0), "b": tf.Variable(-0.0)}
    tables.slopes(variables, {"b": tf.constant(0.25), "w": tf.constant(6.0)}, {"w": 5.5, "b": 0.25})
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["value", "slope", "by", "a", "nudge", "difference"],
        ["w", "3.000000", "6.000000", "5.500000", "-0.500000"],
        ["b", "0.000000", "0.250000", "0.250000", "0.000000"],
    ]


def test_answers(capsys):
    h = tf.constant([0.5, -0.0], tf.float64)
    tables.answers(["x1", "x2"], [[1.0, -0.0], [2.5, 3.0]], [7.0, 12345678.0], h)
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["point", "x1", "x2", "y", "h"],
        ["1", "1", "2.5", "7", "0.500000"],
        ["2", "0", "3", "12345678", "0.000000"],
    ]


@pytest.mark.parametrize(("points", "rest"), [(30, []), (33, ["... and 3 more"])])
def test_the_table_of_answers_is_not_endless(capsys, points, rest):
    tables.answers(["x"], [np.arange(points)], np.ones(points), np.ones(points))
    lines = capsys.readouterr().out.splitlines()
    assert lines[30].split()[:2] == ["30", "29"]
    assert lines[31:] == rest


def test_of_hundreds_of_slopes_some_are_shown(capsys):
    variables = {"w": tf.Variable(tf.range(300.0)), "b": tf.Variable(7.0)}
    slope = {"w": tf.range(300.0) / 2, "b": tf.constant(0.25)}
    tables.slopes(variables, slope, {"w1": 0.0, "w3": 1.5, "b": 0.25})
    assert [line.split() for line in capsys.readouterr().out.splitlines()[1:]] == [
        ["w1", "0.000000", "0.000000", "0.000000", "0.000000"],
        ["w3", "2.000000", "1.000000", "1.500000", "0.500000"],
        ["b", "7.000000", "0.250000", "0.250000", "0.000000"],
        ["...", "and", "298", "more"],
    ]


def test_of_hundreds_of_inputs_some_are_shown(capsys):
    tables.answers(["x"], [np.arange(600).reshape(2, 300)], [1, 2], [0.5, 1.5])
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["point", "x1", "x2", "x3", "x300", "y", "h"],
        ["1", "0", "1", "2", "299", "1", "0.500000"],
        ["2", "300", "301", "302", "599", "2", "1.500000"],
    ]
