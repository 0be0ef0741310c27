"""The scripts' figures inside the page: svg whose words are text, in both languages."""

import base64
import html
import io
import math
import re

import matplotlib
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.colors import to_hex
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform
from PIL import Image  # matplotlib brings it

from lib.page import korean

EDGE = 0.06  # inches, above and below what is drawn
POINTS = 72  # an inch
DPI = 130  # of surfaces and dense points
NEAR = 0.1  # points: a place of a line that is so near to the straight way is left out
IMAGE = re.compile(r"(data:image/png;base64,)([\w+/=\s]+)")
PLACES = re.compile(r'(\b(?:d|x|y)=")([^"]+)')
TEXT = re.compile(r"(<text [^>]*>)(.*?)(?=</text>)")
NAMED = re.compile(r'(\bid="|href="#|url\(#)([\w-]+)')
UNNAMED = dict.fromkeys(["Creator", "Date", "Format", "Type"])
SIGNS = {r"\cdot": "·", r"\ldots": "…", r"\alpha": "α", r"\leftarrow": "←",
    r"\partial ": "∂", r"\Sigma": "Σ", r"\,": " ", r"\ ": " ", "-": "−"}  # fmt: skip
SMALL = {"_": str.maketrans("0123456789−+ijkn", "₀₁₂₃₄₅₆₇₈₉₋₊ᵢⱼₖₙ"),
    "^": str.maketrans("0123456789−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")}  # fmt: skip


def html_of_figure(figure, number):
    """A figure element: its finding, what was given, and the drawing without these words.

    On a narrow screen start.js lets one move the drawing. A screen reader hears the words.
    """
    name = f"figure-{number}"
    finding, given = words(figure)
    title = [figure._suptitle, *(each for each in figure.artists if isinstance(each, Text))]
    for text in title:
        text.set(visible=False, in_layout=False)
    FigureCanvasSVG(figure)  # texts are measured as this svg will have them
    figure.set_dpi(POINTS)
    figure.get_layout_engine().execute(figure)
    figure.set_layout_engine(None)
    svg = re.sub(r'<(g|image|use)(?: id="[^"]*")', r"<\1", drawn(figure))
    svg = NAMED.sub(rf"\g<1>{number}-\2", svg)  # of marks and clippings, each figure's own
    inside = figure.get_tightbbox().padded(EDGE)
    top = figure.get_figheight() - inside.y1
    view = (f"{POINTS * side:g}" for side in (0, top, figure.get_figwidth(), inside.height))
    return (
        f'<figure class="drawing"><figcaption id="{name}">'
        f'<b class="finding">{korean.both(finding, html_of)}</b>'
        f' <span class="given">{korean.both(given, html_of)}</span></figcaption>'
        f'<div class="paper" tabindex="0" role="group" aria-labelledby="{name}">'
        f'<svg role="img" aria-labelledby="{name}" viewBox="{" ".join(view)}">'
        f"{svg}</svg></div>"
        f'<button type="button" class="zoom">{korean.word("figure.whole")}</button></figure>'
    )


class Renderer(RendererSVG):
    """Draws as matplotlib does, but writes words as text: their html, escaped."""

    def draw_path(self, gc, path, transform, rgbFace=None):
        """A line without the places that are on its straight way."""
        if path.codes is None or not {Path.CURVE3, Path.CURVE4} & {*path.codes}:
            path = Path(path.vertices, path.codes)
            path.simplify_threshold = NEAR
            path = path.cleaned(transform, simplify=True)
            transform = IdentityTransform()
        super().draw_path(gc, path, transform, rgbFace)

    draw_path_collection = RendererBase.draw_path_collection  # each of them by draw_path

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        wide, *_ = self.get_text_width_height_descent(s, prop, ismath)
        side = mtext.get_horizontalalignment() if mtext else "left"
        part = {"left": 0, "center": 0.5, "right": 1}[side] * wide
        turned = math.radians(angle)
        x, y = x + part * math.cos(turned), y - part * math.sin(turned)
        is_bold = prop.get_weight() in ("bold", "semibold") or r"\mathbf" in s
        attributes = {
            "x": f"{x:.1f}", "y": f"{y:.1f}", "fill": to_hex(gc.get_rgb()),
            "font-size": f"{prop.get_size_in_points():.3g}",
            "text-anchor": {"center": "middle", "right": "end"}.get(side),
            "transform": angle and f"rotate({-angle:g} {x:.1f} {y:.1f})",
            "font-weight": is_bold and "bold",
            "class": hasattr(mtext, "halo") and "halo",
        }  # fmt: skip
        both = dict.fromkeys((s, korean.KOREAN.line(s)))
        for line, language in zip(both, ("en", "ko") if len(both) == 2 else ("",), strict=True):
            own = {name: value for name, value in attributes.items() if value}
            self.writer.element("text", html_of(line, "tspan"), own, lang=language)


def drawn(figure):
    """The figure as svg in one line without head and foot."""
    file = io.StringIO()
    for text in figure.findobj(Text):
        if text.get_path_effects():  # around it there is a white edge
            text.set_path_effects(None)
            text.halo = True
    wide, high = figure.get_size_inches()
    with matplotlib.rc_context({"svg.hashsalt": "page"}):  # the same names for the same marks
        writer = Renderer(POINTS * wide, POINTS * high, file, image_dpi=DPI, metadata=UNNAMED)
        renderer = MixedModeRenderer(figure, wide, high, DPI, writer)
        figure.draw(renderer)
        renderer.finalize()
    svg = re.sub(r"<!--.*?-->", "", file.getvalue(), flags=re.DOTALL)
    svg = re.sub(r">\s+<", "><", " ".join(svg.split()))
    svg = IMAGE.sub(lambda found: found[1] + _few_colours(found[2]), svg)
    svg = PLACES.sub(lambda found: found[1] + _rounded(found[2]), svg).replace("xlink:", "")
    svg = TEXT.sub(lambda found: found[1] + html.unescape(found[2]), svg)
    return re.search(r"<svg[^>]*>(.*)</svg>", svg)[1]


def _few_colours(image):
    """A png, in base64, with at most 128 colours."""
    file = io.BytesIO()
    picture = Image.open(io.BytesIO(base64.b64decode(image)))
    picture.quantize(128, Image.Quantize.FASTOCTREE).save(file, "png", optimize=True)
    return base64.b64encode(file.getvalue()).decode()


def _rounded(places):
    places = re.sub(r"-?\d+\.\d+(?:e-?\d+)?", lambda number: f"{float(number[0]):.1f}", places)
    return re.sub(r"\.0(?!\d)", "", re.sub(r" ?([MLCQz]) ?", r"\1", places))


def words(figure):
    """The finding of a figure, and what was given, as mathematical text."""
    given = [each.get_text() for each in figure.artists if isinstance(each, Text)]
    return figure.get_suptitle().strip(), " ".join(given)


def html_of(text, tag="i"):
    r"""Html of a text with mathematics between dollars: $w_{1} = 3 \cdot 10^{-5}$.

    It knows what sentences have: numbers, letters with small figures, the SIGNS. `tag`: of letters.
    """
    parts = html.escape(text, quote=False).split("$")
    parts[1::2] = (_formula(tex, tag) for tex in parts[1::2])
    return "".join(parts)


def _formula(tex, tag):
    tex = re.sub(r"^\\mathdefault\{(.*)\}$", r"\1", tex)
    tex = re.sub(r"\\math(?:bf|rm)\{(.*?)\}", r"\1", tex)
    tex = re.sub(r"\\frac\{(.*?)\}\{(.*?)\}", r"\1/\2", tex)
    for sign, letter in SIGNS.items():
        tex = tex.replace(sign, letter)

    def small(found):
        return (found[2] or found[3]).translate(SMALL[found[1]])

    tex = re.sub(r"([_^])(?:\{(.*?)\}|(.))", small, tex)
    return re.sub(r"(?<![A-Za-z])[A-Za-zα]{1,2}(?![A-Za-z])", rf"<{tag}>\g<0></{tag}>", tex)
