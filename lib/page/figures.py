"""The scripts' figures inside the page: svg, with what they found as words that can be read out."""

import html
import io
import re
from itertools import count

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.text import Text

from lib.page import korean, smaller

EDGE = 0.06  # inches, above and below what is drawn
POINTS = 72  # an inch
DPI = 130  # of surfaces and dense points
DEFINITIONS = re.compile(r"<defs>(.*?)</defs>")
DEFINED = re.compile(r'<(\w+) id="([^"]+)"(?:[^>]*/>|.*?</\1>)')
REFERENCE = re.compile(r'((?:href="|url\()#)([\w-]+)')
UNNAMED = dict.fromkeys(["Creator", "Date", "Format", "Type"])
SIGNS = {r"\cdot": "·", r"\alpha": "α", r"\,": " ", "-": "−"}


class Figures:
    """The html of figures, one after the other, and what they share: letters, marks, clippings."""

    def __init__(self):
        self._shared = {}  # outlines that several figures use, by the name in matplotlib's svg
        self._number = count(1)

    def html(self, figure):
        """A figure element: its finding, what was given, and the drawing without these words.

        On a narrow screen papers.js lets one move the drawing. A screen reader hears the words.
        """
        name = f"figure-{next(self._number)}"
        finding, given = words(figure)
        svg, view = self._drawing(figure)
        return (
            f'<figure class="drawing"><figcaption id="{name}">'
            f'<b class="finding">{korean.both(finding, html_of)}</b>'
            f' <span class="given">{korean.both(given, html_of)}</span></figcaption>'
            f'<div class="paper" tabindex="0" role="group" aria-labelledby="{name}">'
            f'<svg role="img" aria-labelledby="{name}" viewBox="{view}">'
            f"{svg}</svg></div></figure>"
        )

    def definitions(self):
        """What the drawings share, once for all of them: an element that shows nothing."""
        shared = "".join(
            found.replace(f'id="{name}"', f'id="{self._short(name)}"', 1)
            for name, found in self._shared.items()
        )
        hidden = 'class="shared" width="0" height="0" aria-hidden="true"'
        return f"<svg {hidden}><defs>{shared}</defs></svg>"

    def _drawing(self, figure):
        """The svg of a figure without its title, and what is seen of it: x, y, width, height."""
        title = [figure._suptitle, *(each for each in figure.artists if isinstance(each, Text))]
        for text in title:
            text.set(visible=False, in_layout=False)
        FigureCanvasSVG(figure)  # texts are measured as this svg will have them
        figure.set_dpi(POINTS)
        # To lay a figure out, savefig would draw all of it once more
        figure.get_layout_engine().execute(figure)
        figure.set_layout_engine(None)
        svg = drawn(figure)
        inside = figure.get_tightbbox().padded(EDGE)
        top = figure.get_figheight() - inside.y1
        view = 0, top, figure.get_figwidth(), inside.height
        for definitions in DEFINITIONS.findall(svg):
            for found in DEFINED.finditer(definitions):
                self._shared.setdefault(found[2], found[0])
        svg = REFERENCE.sub(lambda found: found[1] + self._short(found[2]), without_names(svg))
        return smaller.of(svg), " ".join(f"{POINTS * side:g}" for side in view)

    def _short(self, name):
        """The name on the page of something that is shared."""
        return f"s{list(self._shared).index(name)}"


def drawn(figure):
    """The figure as svg in one line, without its head and its foot."""
    file = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "page"}):  # the same names for the same letters
        figure.savefig(file, format="svg", metadata=UNNAMED, dpi=DPI)
    svg = re.sub(r"<!--.*?-->", "", file.getvalue(), flags=re.DOTALL)
    svg = re.sub(r">\s+<", "><", " ".join(svg.split()))
    return re.search(r"<svg[^>]*>(.*)</svg>", svg)[1]


def words(figure):
    """The finding of a figure, and what was given, as mathematical text."""
    given = [each.get_text() for each in figure.artists if isinstance(each, Text)]
    return figure.get_suptitle().strip(), " ".join(given)


def without_names(svg):
    """The svg without definitions, and without the names of its groups."""
    svg = DEFINITIONS.sub("", svg)
    return re.sub(r'<(g|image|path|use)(?: id="[^"]*")', r"<\1", svg)


def html_of(text):
    r"""Html of a text with mathematics between dollars: $w_{1} = 3 \cdot 10^{-5}$.

    It knows what sentences have: numbers, letters with small figures, the SIGNS.
    """
    words = html.escape(text, quote=False).split("$")
    words[1::2] = map(_formula, words[1::2])
    return "".join(words)


def _formula(tex):
    tex = re.sub(r"\\math(?:bf|rm)\{(.*?)\}", r"\1", tex)
    tex = re.sub(r"\\frac\{(.*?)\}\{(.*?)\}", r"\1/\2", tex)
    for sign, letter in SIGNS.items():
        tex = tex.replace(sign, letter)
    tex = re.sub(r"[A-Za-z]+", r"<i>\g<0></i>", tex)
    tex = re.sub(r"_(?:\{(.*?)\}|(<i>.</i>|.))", r"<sub>\1\2</sub>", tex)
    return re.sub(r"\^(?:\{(.*?)\}|(.))", r"<sup>\1\2</sup>", tex)
