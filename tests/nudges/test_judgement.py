import re

import numpy as np
import pytest

from lib.nudges import judgement
from lib.nudges.accuracy import Accuracy, sizes
from lib.nudges.nudged import Nudged


def judged(w=3.0, nudge=1e-5, kind=np.float64, x=1.0):
    """The judgement of a nudge on E = (w x - 1)^2, all of it by NumPy."""

    def cost(w):
        return np.square(kind(x) * w - kind(1))

    def forward(nudge):
        return (cost(w + nudge) - cost(w)) / nudge

    w = kind(w)
    right = float(2 * (x * w - 1) * x)
    many = sizes(float(w), nudge)
    nudges = many.astype(kind)
    both = Accuracy(many, forward(nudges), right, w)
    return judgement.Judgement(
        nudged=Nudged(w, w + kind(nudge), cost(w), cost(w + kind(nudge))),
        nudge=nudge,
        slope=float(forward(kind(nudge))),
        right=right,
        curvature=2.0 * x * x,
        forward=both,
        central=both,
    )


@pytest.mark.parametrize(
    ("kind", "nudge", "good"),
    [
        (np.float64, 1e-5, True),
        (np.float64, 1e-2, False),
        (np.float64, 1e-14, False),
        (np.float32, 1e-5, False),
        (np.float32, 1e-3, True),
    ],
)
def test_good(capsys, kind, nudge, good):
    found = judged(nudge=nudge, kind=kind)
    assert found.good == good
    judgement.show(found)
    assert (
        f" is a {'good' if good else 'poor'} nudge: the slope is off by " in capsys.readouterr().out
    )


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("w", [0.0, 1.0, 3.0, -40.0])
def test_what_explains_the_errors_is_as_large_as_they_are(kind, w):
    for nudge in 10.0 ** np.arange(-5, 1):
        found = judged(w, nudge, kind)
        assert found.off <= found.rounding_w + 2 * found.rounding_E + 1.001 * found.truncation


def test_the_slides_numbers(capsys):  # 0.00001 is 42 steps of 2^-22, and eps is 2^-23
    found = judged(kind=np.float32)
    assert found.step == 2**-22
    assert found.rounding_w == pytest.approx(4 * 2**-23 / 1e-5, rel=1e-4)
    assert found.rounding_E == pytest.approx(4 * 2**-23 / 1e-5, rel=1e-4)
    assert found.truncation == 1e-5
    judgement.show(found)
    out = capsys.readouterr().out
    assert "because w is rounded: up to 0.048; near 3, w changes in steps of 2.4e-07." in out
    assert "because E is rounded: about 0.048; it is eps * E / nudge, with eps = 1.2e-07." in out
    assert "because E is a curve: 0.00001; it is curvature * nudge / 2." in out


@pytest.mark.parametrize("w", [0.0, -0.0])
@pytest.mark.parametrize("nudge", [1e-5, 1e-30])
def test_w_0(capsys, w, nudge):
    for kind in (np.float32, np.float64):
        found = judged(w, nudge, kind)
        assert found.rounding_w == 0
        judgement.show(found)
    out = capsys.readouterr().out
    assert not re.search(r"\binf|nan|-0\b", out)
    assert out.count("w is rounded: 0, because 0 + nudge is") == (2 if nudge == 1e-5 else 0)
    assert out.count("The nudge is too small: the change of E is rounded away.") == 2 * (
        nudge == 1e-30
    )


def test_a_nudge_that_does_not_move_w(capsys):
    judgement.show(judged(3000.0, kind=np.float32))
    out = capsys.readouterr().out
    assert "off by 6000 (100 %)" in out
    assert "The nudge is too small: near 3000, w changes in steps of 0.00024." in out


def test_a_large_error_is_told_in_slopes(capsys):
    judgement.show(judged(nudge=1000.0))
    assert "off by 1000 (250 times the slope)" in capsys.readouterr().out


def test_a_cost_that_does_not_depend_on_w(capsys):
    found = judged(x=0.0)
    assert found.good
    judgement.show(found)
    assert "E does not depend on w" in capsys.readouterr().out


def test_central(capsys):
    judgement.show_central([judged(kind=kind) for kind in (np.float32, np.float64)])
    out = capsys.readouterr().out
    assert re.search(r"off by \S+ in 32-bit floats and \S+ in 64-bit floats\.", out)


def test_what_the_terms_are(capsys):
    judgement.show_terms(2.0)
    eps, curvature = capsys.readouterr().out.splitlines()
    assert "1 + eps" in eps
    assert curvature.endswith("is 2: the slope changes by that much when w changes by 1.")
    judgement.show_terms(0.0)
    assert "curvature" not in capsys.readouterr().out
