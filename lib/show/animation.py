"""Figures that move, written to a file: gif, or a page of html with buttons to step through."""

import os

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from lib.program import files
from lib.show import drawing, player, vector

HOLD = 5  # seconds for the last one, in viewers that begin again after it


def write(path, figure, draw, frames, given="", a_second=1, parts=1):
    """Write `frames` pictures, `a_second` of them in a second, to path (.gif or .html), whole, and
    say so.

    They are played once, and the last one stays.

    draw(k)  changes the figure into frame k, and returns what is seen there, a sentence; it is
             called for k = 0, 1, ..., frames - 1 in order
    given    what holds for all frames
    parts    of how many parts of one width the figure consists: on a narrow page they stand one
             below the other
    """

    def sentences():
        for k in range(frames):
            sentence = draw(k)
            if k == 0:  # everything stays where it is now
                figure.draw_without_rendering()
                figure.set_layout_engine("none")
            yield sentence

    with files.whole(path) as part, files.naming(path):
        if path.lower().endswith(".gif"):
            pictures = [_picture(figure, sentence, given) for sentence in sentences()]
            lasting = [1000 / a_second] * (frames - 1) + [1000 * HOLD]
            pictures[0].save(part, save_all=True, append_images=pictures[1:], duration=lasting)
        else:
            said, drawings = zip(*((s, vector.drawn(figure)) for s in sentences()), strict=True)
            title = os.path.splitext(os.path.basename(path))[0]
            page = player.page(
                vector.shared(drawings), said, 72 * figure.get_size_inches(), title, given,
                1 / a_second, parts,
            )  # fmt: skip
            with open(part, "w", encoding="utf-8") as file:
                file.write(page)
    print(f"The animation is in {path}", flush=True)


def _picture(figure, sentence, given):
    """The figure as an image, under the sentence and what is given."""
    heading = Figure(figsize=(figure.get_figwidth(), 0.7 if given else 0.4))
    drawing.finding(heading, sentence, given)
    canvases = FigureCanvasAgg(heading), FigureCanvasAgg(figure)
    for canvas in canvases:
        canvas.draw()
    image = np.concatenate([np.asarray(canvas.buffer_rgba()) for canvas in canvases])
    return Image.fromarray(image[..., :3])
