"""The topics of both lectures in the slides' order, what belongs to each of them, and its runs."""

from typing import NamedTuple

from lib.pages import check_slides, statements
from lib.pages.statements import BACK, COMPARE, DRAW, EXTEND, FIND, FOLLOW, NEURON
from lib.program import exits
from lib.show import figures

CHECK = "08_check_slides.py"


class Topic(NamedTuple):
    """One topic. Its text is lib/page/texts/<name>.html.

    runs       the options with which its script runs, and the figures that are shown of each run,
               called by their words as in the script's last lines; the first one's is ""
    ids        of the slides' statements
    questions  whether those at the script's end are asked here
    widget     what can be played with here, or ""
    """

    name: str
    script: str
    runs: dict
    ids: list
    questions: bool = False
    widget: str = ""


FIRST = [
    Topic("which-way", FOLLOW, {"": [""]}, ["L1.1", "L1.2"]),
    Topic("update-rule", FOLLOW, {"": ["rates"]}, ["L1.3", "L1.4", "L1.5"], True, "race"),
    Topic("find-w", FIND, {"--w 5": ["", "cost"]}, ["L1.6", "L1.7"], True),
    Topic("cost-function", DRAW, {"": [""]}, ["L1.8"], True),
    Topic("computation-graph", BACK, {"": [""]}, ["L1.10", "L1.11"]),
    Topic("chain-rule", BACK, {"": ["influence"]}, ["L1.12", "L1.13", "L1.14"], True, "backprop"),
    Topic("three-ways", COMPARE, {"": ["", "nudge"]}, ["L1.15"], True),
    Topic("larger-graphs", EXTEND, {"--model bias": [""],
        "--model several-inputs --steps 1": [""], "--model two-neurons": [""]}, ["L1.16"]),
    Topic("meaning-of-cost", FOLLOW,
        {"--error absolute --w 4 --learning-rate 1": ["", "rates"]}, ["L1.17", "L1.abs"]),
    Topic("cost-graphs", EXTEND, {"--model bias": ["cost"], "--model two-inputs": ["cost"],
        "--model two-neurons": ["cost"]}, ["L1.18"], True, "landscape"),
]  # fmt: skip
SECOND = [
    Topic("review", NEURON, {"--epochs 1": [""]}, ["L2.1"]),
    Topic("derivation", NEURON, {"--epochs 1": []}, ["L2.2", "L2.3", "L2.4", "L2.5"]),
    Topic("build-neuron", NEURON, {"": [""]}, ["L2.6"], True, "patients"),
]
BOTH = [Topic("check-slides", CHECK, {"": []}, ["P.1", "P.2", "P.3", "P.4", "P.5", "P.6"], True)]
LECTURES = {"L1": FIRST, "L2": SECOND, "P": BOTH}  # the keys are those of statements.LECTURES
ALL = [topic for group in LECTURES.values() for topic in group]


def wanted():
    """The runs that the page needs: a dict from (script, options) to whether they draw."""
    numbers = {(row.page, row.options): False for row in statements.ROWS}
    drawn = {(topic.script, options): True
             for topic in ALL for options, shown in topic.runs.items() if shown}  # fmt: skip
    return numbers | drawn


def run_all(folder, runs):
    """What check_slides.run gives for each run of the scripts in this folder, with `figures`.

    Ends the program with code 1 if one does not run to its end: the page would show what is not so.
    """
    return {run: _run(folder, *run, draw) for run, draw in runs.items()}


def _run(folder, script, options, draw):
    kept, finish = {}, figures.finish
    figures.finish = lambda page, drawn, *where: kept.update(drawn)  # neither shown nor written
    try:
        page = check_slides.run(folder / script, options, draw)
    finally:
        figures.finish = finish
    if page.failed or page.code:
        printed = page.printed.getvalue().strip().splitlines()
        why = page.failed or (printed[-1] if printed else f"exit code {page.code}")
        command = f"{script} {options}".strip()
        exits.fail(f"no page is written, because {command} did not run to its end: {why}")
    page.figures = kept
    return page
