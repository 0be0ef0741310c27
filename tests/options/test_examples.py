"""Each script's --help ends with examples, and the script takes them."""

import odd_inputs
import pytest
from conftest import ROOT

from lib.options import examples


@pytest.mark.parametrize("script", odd_inputs.SCRIPTS)
def test_examples_are_taken(alone, monkeypatch, script):
    monkeypatch.chdir(ROOT)  # where their data files are
    help_text = odd_inputs.read(script, ["--help"]).out
    lines = help_text.split("\nexamples:\n")[1].splitlines()
    assert 2 <= len(lines) <= 3
    for line in lines:
        assert line.startswith(f"  python {script} ") and len(line) <= 100
        reading = odd_inputs.read(script, line.split()[2:])
        assert (reading.code, reading.out, reading.err) == (0, "", "")


def test_another_program_has_none():
    assert examples.of("page.py") is None
