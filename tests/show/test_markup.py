import pytest

from lib.show import markup


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("step 3: $w$ goes up by $-0.5$", "step 3: <i>w</i> goes up by −0.5"),
        (r"$1.2 \cdot 10^{-7}$", "1.2 · 10<sup>−7</sup>"),
        ("$w_{12}$ and $x_i$", "<i>w</i><sub>12</sub> and <i>x</i><sub><i>i</i></sub>"),
        (r"$E = (w \cdot 1 - 1)^2$", "<i>E</i> = (<i>w</i> · 1 − 1)<sup>2</sup>"),
        (r"$\alpha = 0.1$", "α = 0.1"),
        ("a < b & c - d", "a &lt; b &amp; c - d"),
        (r"$\mathbf{w = 3}$ and $\mathrm{nudge}$", "<i>w</i> = 3 and <i>nudge</i>"),
        (r"$E = \frac{1}{2}\,(y - h)^2$", "<i>E</i> = 1/2 (<i>y</i> − <i>h</i>)<sup>2</sup>"),
        ("$|w x|$ < 1", "|<i>w</i> <i>x</i>| &lt; 1"),
    ],
)
def test_mathematics(text, page):
    assert markup.html_of(text) == page
