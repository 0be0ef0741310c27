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


def test_good():
    for kind, nudge, good in [
        (np.float64, 1e-5, True),
        (np.float64, 1e-2, False),
        (np.float64, 1e-14, False),
        (np.float32, 1e-5, False),
        (np.float32, 1e-3, True),
    ]:
        assert judged(nudge=nudge, kind=kind).good == good


def test_what_explains_the_errors_is_as_large_as_they_are():
    for w in [0.0, 1.0, 3.0, -40.0]:
        for kind in [np.float32, np.float64]:
            for nudge in 10.0 ** np.arange(-5, 1):
                found = judged(w, nudge, kind)
                explained = found.rounding_w + 2 * found.rounding_E + 1.001 * found.truncation
                assert found.off <= explained


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


def test_w_0(capsys):
    for nudge in [1e-5, 1e-30]:
        for w in [0.0, -0.0]:
            for kind in (np.float32, np.float64):
                found = judged(w, nudge, kind)
                assert found.rounding_w == 0
                judgement.show(found)
            out = capsys.readouterr().out
            assert not re.search(r"\binf|nan|-0\b", out)
