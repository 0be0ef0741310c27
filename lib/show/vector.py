"""Figures as SVG, which stays sharp at any size; what several of them share is kept once."""

import io
import re
from typing import NamedTuple

import matplotlib
from matplotlib import text, textpath

DEFINITIONS = re.compile(r"<defs>(.*?)</defs>")
DEFINED = re.compile(r"(?=<\w+ (?:id|type)=)")
GROUP = re.compile(r'<g id="[^"]*"')
UNNAMED = dict.fromkeys(["Creator", "Date", "Format", "Type"])

# matplotlib reads mathematical text anew for each renderer, of which a figure has several
text.TextToPath = lambda: textpath.text_to_path


class Frames(NamedTuple):
    """Drawings of one figure.

    definitions  letters, marks and clippings that they use
    pieces       what they consist of, each once
    frames       a list of pieces' numbers for each drawing: joined they are its groups
    """

    definitions: str
    pieces: list
    frames: list


def drawn(figure, dpi=None):
    """The figure as SVG in one line, without its head and its foot.

    `dpi`: pixels an inch of what is no line: dense points, surfaces.
    """
    file = io.StringIO()
    # The same names for the same things in all drawings
    with matplotlib.rc_context({"svg.hashsalt": "frames"}):
        figure.savefig(file, format="svg", metadata=UNNAMED, dpi=dpi)
    svg = re.sub(r"<!--.*?-->", "", file.getvalue(), flags=re.DOTALL)
    svg = re.sub(r">\s+<", "><", " ".join(svg.split()))
    return re.search(r"<svg[^>]*>(.*)</svg>", svg)[1]


def shared(drawings):
    """Some `drawn` figures as Frames."""
    definitions, pieces, frames = {}, {}, []
    for svg in drawings:
        for some in DEFINITIONS.findall(svg):
            definitions.update(dict.fromkeys(DEFINED.split(some)))
        groups = GROUP.sub("\n<g", DEFINITIONS.sub("", svg)).splitlines()
        frames.append([pieces.setdefault(group, len(pieces)) for group in groups])
    return Frames("".join(definitions), list(pieces), frames)
