"""What the README, docs/scripts.md and ANSWERS.md show is what is printed."""

import re
import shlex

import pytest
from conftest import ROOT

PAPERS = "README.md", "docs/scripts.md", "ANSWERS.md"
SHOWN = {  # the same command may show other lines elsewhere
    block: block[0]
    for paper in PAPERS
    for block in re.findall(
        r"```console\n\$ python (.+)\n((?:.*\n)+?)```", (ROOT / paper).read_text("utf-8")
    )
}
# These compile a loop, and what they show is shown by another command or test, too
SLOW = "--shuffle", "--epochs", "--block", "--steps 500", "--learning-rate 0.1 ", "rate 0.4 "
SOME = [
    pytest.param(*block, marks=pytest.mark.slow if any(map(name.count, SLOW)) else (), id=name)
    for block, name in SHOWN.items()
]
NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?")
LEFT_OUT = "..."


def same(real, shown):
    """Whether two lines are the same, but for the last digits: processors differ there.

    A word that is ... stands for any, such as the seconds that something took.
    """
    words, said = real.split(), shown.split()
    if len(words) == len(said):
        words = [LEFT_OUT if b == LEFT_OUT else a for a, b in zip(words, said, strict=True)]
    real, shown = " ".join(words), " ".join(said)
    if NUMBER.sub("0", real) != NUMBER.sub("0", shown):
        return False
    both = ([*map(float, NUMBER.findall(line))] for line in (real, shown))
    return next(both) == pytest.approx(next(both), rel=1e-4, abs=2e-5)


def quotes(shown, real):
    """Whether the lines `shown` are the lines `real`, where ... stands for one or more of them."""
    if not shown or not real:
        return not shown and not real
    if shown[0] == LEFT_OUT:
        return any(quotes(shown[1:], real[at:]) for at in range(1, len(real) + 1))
    return same(real[0], shown[0]) and quotes(shown[1:], real[1:])


@pytest.mark.parametrize(("command", "output"), SOME)
def test_it_is_printed(once, command, output):
    result = once(*shlex.split(command))
    real = (result.out + result.err).splitlines()
    assert quotes(output.splitlines(), real), f"printed:\n{result.out}{result.err}"
