"""Makes an svg smaller without a difference that anybody sees."""

import re

import numpy as np

NEAR = 0.05  # points: a place of a line that is so near to the straight way is left out
DECIMALS = 2
OUTLINE = re.compile(r' d="([^"]+)"')
STRAIGHT = re.compile(r"[MLz\d.\s-]+")  # lines alone, no curves
PLACE = re.compile(r'(?<= x=")[^"]+|(?<= y=")[^"]+|(?<=translate\()[^)]+')
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
MOVED = re.compile(r'(<use [^>]*)transform="translate\((\S+) (\S+)\)"')
ALIKE = re.compile(
    r'<g( clip-path="[^"]*")?>((?:<use [^>]*? style="([^"]*)"/>)(?:<use [^>]*? style="\3"/>)+)</g>'
)
WITH_HALO = re.compile(
    r'(<path d="([^"]+)") style="(fill:#\w+);(stroke:[^"]+)"/><path d="\2" style="\3"/>'
)
SPACES = {": ": ":", "; ": ";", ' "': '"', "xlink:href": "href"}


def of(svg):
    """The same drawing in fewer letters.

    Numbers are rounded, lines have no places on a straight way, what letters share is said once.
    It must not define letters: their outlines are to be taken out before.
    """
    svg = OUTLINE.sub(lambda found: f' d="{_outline(found[1])}"', svg)
    svg = PLACE.sub(lambda found: _rounded(found[0]), svg)
    for long, short in SPACES.items():
        svg = svg.replace(long, short)
    svg = MOVED.sub(_at, svg)
    svg = ALIKE.sub(_together, svg)
    return WITH_HALO.sub(r'\1 style="\3;\4;paint-order:stroke"/>', svg)


def _at(found):
    """A letter at its place, without a transformation."""
    start, x, y = found.groups()
    return start + f'x="{x}"' + (f' y="{y}"' if y != "0" else "")


def _together(found):
    """Marks of one style as a group that has it."""
    clip, marks, style = found.groups()
    own = f' style="{style}"'
    return f"<g{clip or ''}{own}>{marks.replace(own, '')}</g>"


def _outline(text):
    if not STRAIGHT.fullmatch(text):
        return re.sub(r" ?([A-Za-z]) ?", r"\1", _rounded(text).strip())
    lines = re.findall(r"M([^Mz]+)(z?)", text)
    return "".join(f"M{_line(places)}{end}" for places, end in lines)


def _line(text):
    places = np.array(text.replace("L", " ").split(), float).reshape(-1, 2)
    return " ".join(_number(number) for number in _kept(places).ravel())


def _kept(places):
    """The places of a line that show which way it goes (Douglas and Peucker)."""
    keep = np.zeros(len(places), bool)
    keep[[0, -1]] = True
    parts = [(0, len(places) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        off = _distances(places[first + 1 : last], places[first], places[last])
        farthest = int(np.argmax(off))
        if off[farthest] > NEAR:
            middle = first + 1 + farthest
            keep[middle] = True
            parts += [(first, middle), (middle, last)]
    return places[keep]


def _distances(places, start, end):
    """How far these places are from the straight way between two others."""
    way, gone = end - start, places - start
    length = np.hypot(*way)
    if length == 0:
        return np.hypot(*gone.T)
    part = np.clip(gone @ way / length**2, 0, 1)
    return np.hypot(*(gone - part[:, np.newaxis] * way).T)


def _rounded(text):
    return NUMBER.sub(lambda found: _number(float(found[0])), text)


def _number(value):
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
