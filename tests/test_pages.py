import sys

import pytest

from lib import options, pages


@pytest.fixture
def read(monkeypatch):
    def read(words, *groups):
        monkeypatch.setattr(sys, "argv", ["page.py", *words.split()])
        return options.read("Doc.", *groups)

    return read


def test_path(read):
    assert not read("", pages.path).path
    args = read("--steps 2", pages.path)
    assert (args.path, args.w, args.steps, args.learning_rate) == (True, -3, 2, 0.1)


def test_slopes(read):
    assert read("", pages.slopes).w == [-3, -2, 1, 2, 3]
    assert read("--error absolute", pages.slopes).w == [-2, 0, 1, 2, 4]
    assert read("--w -1 4", pages.slopes).w == [-1, 4]


def test_patients(read):
    assert len(read("", pages.patients).x) == 442
    assert read("--x 1 --y 2", pages.patients).y == [2]


def test_neuron(read):
    args = read("--shuffle", pages.neuron)
    assert args.seed is not None
    assert read("", pages.neuron).seed is None


@pytest.mark.parametrize(
    ("words", "group", "complaint"),
    [
        ("--steps 1001", pages.slopes, "a picture has room for at most 1000"),
        ("--error square", pages.slopes, "invalid choice"),
        ("--nudge 0", pages.nudge, "0 is not above 0"),
        ("--seed 3", pages.neuron, "--seed does nothing without --shuffle"),
        ("--model four", pages.model, "invalid choice"),
        ("--start 1", pages.model, "--start has 1 number, the parameters are w, b"),
        ("--model three-inputs --predict 1 2", pages.model, "a point here has 3 of x"),
        ("--only L9", pages.check, "--only L9: there is no such row"),
    ],
)
def test_complaints(read, capsys, words, group, complaint):
    with pytest.raises(SystemExit) as end:
        read(words, group)
    assert end.value.code == 2
    assert complaint in capsys.readouterr().err
