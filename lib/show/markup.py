"""Mathematical text, as figures have it, as html."""

import html
import re

SIGNS = {r"\cdot": "·", r"\alpha": "α", r"\,": " ", "-": "−"}


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
