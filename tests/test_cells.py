"""Each cell of a script says what it is, in every tool that shows cells."""

import re

from conftest import ROOT


def test_a_title_stands_below_its_mark():
    """Behind "# %%" some tools hide it, and jupytext takes the "h = ..." in it for a setting."""
    for path in ROOT.glob("[0-9][0-9]_*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        marks = [number for number, line in enumerate(lines) if line.startswith("# %%")]
        assert len(marks) >= 7
        for mark in marks:
            title = {"# %%": "# ", "# %% [markdown]": "# ## "}[lines[mark]]
            assert re.match(rf"{title}\w", lines[mark + 1]), lines[mark + 1]
