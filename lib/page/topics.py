"""The topics of both lectures in the slides' order, and what belongs to each of them."""

from typing import NamedTuple

from lib.pages import statements
from lib.pages.statements import BACK, COMPARE, DRAW, EXTEND, FIND, FOLLOW, NEURON

CHECK = "08_check_slides.py"


class Command(NamedTuple):
    """A run of a topic's script: its options, a text, and which of its figures are shown.

    A figure is called by its word, as in the script's last lines; the first one's is "".
    """

    options: str = ""
    figures: tuple = ()


class Topic(NamedTuple):
    """One topic: its name, its script, the runs, the ids of the slides' statements.

    Its texts are lib/page/texts/<name>.html. questions: whether those at the script's end are asked
    here; widget: what can be played with here, or "".
    """

    name: str
    script: str
    commands: list
    ids: list
    questions: bool = False
    widget: str = ""


FIRST = [
    Topic("which-way", FOLLOW, [Command(figures=[""])], ["L1.1", "L1.2"]),
    Topic("update-rule", FOLLOW, [Command(figures=["rates"])], ["L1.3", "L1.4", "L1.5"],
        questions=True, widget="race"),
    Topic("find-w", FIND, [Command("--w 5", ["", "cost"])], ["L1.6", "L1.7"], questions=True),
    Topic("cost-function", DRAW, [Command(figures=[""])], ["L1.8"],
        questions=True),
    Topic("computation-graph", BACK, [Command(figures=[""])], ["L1.10", "L1.11"]),
    Topic("chain-rule", BACK, [Command(figures=["influence"])], ["L1.12", "L1.13", "L1.14"],
        questions=True, widget="backprop"),
    Topic("three-ways", COMPARE, [Command(figures=["", "nudge"])], ["L1.15"], questions=True),
    Topic("larger-graphs", EXTEND,
        [
            Command("--model bias", [""]),
            Command("--model several-inputs --steps 1", [""]),
            Command("--model two-neurons", [""]),
        ],
        ["L1.16"]),
    Topic("meaning-of-cost", FOLLOW,
        [Command("--error absolute --w 4 --learning-rate 1", ["", "rates"])], ["L1.17", "L1.abs"]),
    Topic("cost-graphs", EXTEND,
        [
            Command("--model bias", ["cost"]),
            Command("--model two-inputs", ["cost"]),
            Command("--model two-neurons", ["cost"]),
        ],
        ["L1.18"], questions=True, widget="landscape"),
]  # fmt: skip

SECOND = [
    Topic("review", NEURON, [Command("--epochs 1", [""])], ["L2.1"]),
    Topic("derivation", NEURON, [Command("--epochs 1")], ["L2.2", "L2.3", "L2.4", "L2.5"]),
    Topic("build-neuron", NEURON, [Command(figures=[""])], ["L2.6"], questions=True,
        widget="patients"),
]  # fmt: skip

BOTH = [
    Topic("check-slides", CHECK, [Command()], ["P.1", "P.2", "P.3", "P.4", "P.5", "P.6"],
        questions=True),
]  # fmt: skip

LECTURES = {"L1": FIRST, "L2": SECOND, "P": BOTH}  # the keys are those of statements.LECTURES
ALL = [topic for group in LECTURES.values() for topic in group]


def drawn():
    """The runs whose figures the page shows, each (script, options)."""
    return [
        (topic.script, command.options)
        for topic in ALL
        for command in topic.commands
        if command.figures
    ]


def compared():
    """The runs whose numbers are held against the slides."""
    return [(row.page, row.options) for row in statements.ROWS]
