"""A page of html that plays drawings: one file that needs nothing else, on any screen."""

import html
import json
from pathlib import Path

from lib.show import markup

TEMPLATE = Path(__file__).with_name("player.html")


def page(frames, sentences, size, title, given="", seconds=1.0, parts=1):
    """The page's text.

    frames     a vector.Frames
    sentences  what is seen in each of them, mathematical text
    size       width and height of the drawings, in points
    title      the page's, in the window's frame
    given      what holds for all of them, mathematical text
    seconds    how long each of them is shown
    parts      of how many parts of one width they consist: on a narrow screen one below the other
    """
    width, height = size
    film = {
        "definitions": frames.definitions,
        "pieces": frames.pieces,
        "frames": frames.frames,
        "sentences": [markup.html_of(sentence) for sentence in sentences],
        "views": [f"{k * width / parts:g} 0 {width / parts:g} {height:g}" for k in range(parts)],
        "seconds": seconds,
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in {
        "title": html.escape(title),
        "given": markup.html_of(given),
        "shape": f"{width / height:.4f}",
        # Inside a script nothing may look like its end
        "film": json.dumps(film, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
    }.items():
        text = text.replace("{{" + name + "}}", value)
    return text
