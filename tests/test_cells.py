"""Each cell of a script says what it is, in every tool that shows cells."""

import re

import pytest
from conftest import ROOT

SCRIPTS = sorted(ROOT.glob("[0-9][0-9]_*.py"))
# Behind "# %%" some tools hide a title, and jupytext takes the "h = ..." in it for a setting
HEADS = "# %%", "# %% [markdown]"


def test_a_title_stands_below_its_mark():
    for path in SCRIPTS:
        lines = path.read_text(encoding="utf-8").splitlines()
        marks = [number for number, line in enumerate(lines) if line.startswith("# %%")]
        assert len(marks) >= 7
        assert {lines[mark] for mark in marks} <= set(HEADS)
        assert all(re.match(r"# (## )?\S", lines[mark + 1]) for mark in marks)


def test_jupytext_keeps_every_title_in_its_cell():
    jupytext = pytest.importorskip("jupytext", reason="requirements-dev.txt brings it")
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        doc, *cells = jupytext.reads(text, fmt="py:percent").cells
        assert doc.source.startswith('"""')
        assert len(cells) == text.count("\n# %%")
        for cell in cells:
            assert set(cell.metadata) <= {"lines_to_next_cell"}
            assert cell.source.startswith({"code": "# ", "markdown": "## "}[cell.cell_type])
