"""Options that people type by habit lead on to those that there are."""

import pytest

from lib.options import habits, pages, shared

FIND = (shared.points, *shared.TRAINING, shared.figure)
DRAW = (shared.points, pages.curve, pages.path, shared.figure)
EXTEND = (pages.model, shared.printing, shared.figure)
NEURON = (pages.patients, pages.neuron, shared.figure)


@pytest.mark.parametrize(
    ("word", "groups", "option"),
    [
        ("--lr", FIND, "--learning-rate"),
        ("--alpha=0.1", FIND, "--learning-rate"),
        ("--rate", NEURON, "--learning-rate"),
        ("-lr", FIND, "--learning-rate"),
        ("--W", FIND, "--w"),
        ("-w", FIND, "--w"),
        ("--w", EXTEND, "--start"),
        ("--epochs", FIND, "--steps"),
        ("--steps", NEURON, "--epochs"),
        ("--iterations", FIND, "--steps"),
        ("--iterations", NEURON, "--epochs"),
        ("--Max_Iter=3", EXTEND, "--steps"),
        ("--output", FIND, "--figure"),
        ("--save", DRAW, "--figure"),
        ("--x", EXTEND, "--data"),
        ("points.csv", FIND, "--data"),
        ("--loss", [pages.slopes], "--error"),
        ("--eps", FIND, "--tolerance"),
        ("--eps", [pages.nudge], "--nudge"),
        ("--verbose", FIND, "--every"),
        ("--LEARNING_RATE", FIND, "--learning-rate"),
        ("--predicts", FIND, "--predict"),
    ],
)
def test_did_you_mean(read, word, groups, option):
    assert read([word], *groups) == f"{word}: there is no such option; did you mean {option}?"


@pytest.mark.parametrize("word", ["--turtle", "--lr", "--", "", "--=3", "x.csv", "\uacb0"])
def test_no_guess_where_nothing_fits(word):
    assert habits.meant(word, ["--bias", "--points", "-h"]) is None


def test_what_there_is_has_no_other_name():
    for option, names in habits.OTHER_NAMES.items():
        assert option[2:] not in names.split()
