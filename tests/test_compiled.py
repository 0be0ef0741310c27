"""Compiled, the scripts find what they find as they stand, which is how most tests run them."""

import pytest

COMMANDS = [
    "01_find_w.py --x 1 2 4 --y 2 4 9 --w 0 --b 1 --learning-rate 0.05 --every 1 --steps 20",
    "06_extend_graph.py --model two-neurons --start 2 1 --steps 20",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_rows_are_the_same(scripts, command):
    script, *options = [*command.split(), "--no-figure"]
    standing = scripts.once(script, *options)
    scripts.at_once.add(script)
    compiled = scripts.run(script, *options)
    assert compiled.code == standing.code == 0
    one, other = (run.names["descent"].rows for run in (standing, compiled))
    assert one.shape == other.shape and other == pytest.approx(one, rel=1e-5, abs=1e-5)
