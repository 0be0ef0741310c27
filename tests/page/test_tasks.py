"""The tasks: each sets a part's state, by button or address, and notices when it was done."""

import pytest
from reading import is_korean

from lib.page import korean

TASKS = {key[5:] for key in korean.WORDS if key.startswith("task.")} - {"title", "try"}
# What is done wrong first, what is done then (a number is a learning rate or a start), what is said
WAYS = {
    "step": ("playground", [], ["Step"], "2.6"),
    "other_side": ("playground", [], ["Step"], "−1.4"),
    "at_once": ("playground", ["Step"], ["Reset", 0.5, "Step"], "α = 0.5"),
    "three_steps": ("playground", ["Step × 3"], ["Reset", 0.1, "Step", "Step"], "steps: 2"),
    "for_ever": ("race", ["Step"], ["Step × 19"], "α = 1,"),
    "rests": ("race", ["Step"], [1], "the slope is 0"),
    "round": ("landscape", [0.5, "Step"],
              ["x standardized (mean 0, spread 1)", "Step"], "α = 0.5"),
    "valley": ("landscape", ["Step × 40"], ["from the left", "Step × 40"], "the other one at"),
}  # fmt: skip


def test_there_are_eight():
    assert set(WAYS) == TASKS and len(WAYS) == 8


@pytest.mark.parametrize("name", WAYS)
def test_a_task_is_set_and_noticed(opened, name):
    part, wrong, right, said = WAYS[name]
    page = opened(f"task={name}&lang=en", part=part)

    def do(what):
        if isinstance(what, str):
            name, _, times = what.partition(" × ")
            page.click(name, int(times or 1))
        else:
            page.type(".rate .number" if part == "playground" else ".slider .number", what)

    question = page.text(".task")
    for what in wrong:
        do(what)
    assert page.text(".task") == question
    for what in right:
        do(what)
    assert page.text(".task").startswith(question) and said in page.text(".task")
    page.switch_language()
    assert is_korean(page.text(".task"))
    page.run("location.hash = 'lang=en'")
    page.resize(1366, 625)
    page.run("scrollTo(0, 1e6)")
    page.click("Try it here")
    assert "task=" in page.run("location.hash")
    assert -1 <= page.box("h2")["top"] < 100
    page.click({"playground": "With a bias", "race": "(1, 1), (2, 2), (3, 3)"}.get(part, "saddle"))
    assert page.all(".task", "1") == []  # its setting was left


def test_points_with_uneven_curvatures_are_said_and_mended(opened):
    page = opened("w=0&b=0&a=1e-5&x=100,110,120&y=1,2,3&lang=en")
    assert "differ by a factor of" in page.text(".uneven")
    page.click("Standardize x")
    assert page.one("#points", "e.value").startswith("-1.2247")
    assert page.all(".uneven", "1") == []
    for hash in ("w=0&b=0&x=1,2,3&y=3,5,7&lang=en", "w=0&x=100,110,120&y=1,2,3&lang=en"):
        page.go(hash)
        assert page.all(".uneven", "1") == []
