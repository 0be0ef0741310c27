"""Figures that move, written to a file: gif, or a page of html with buttons to step through."""

from matplotlib.animation import FuncAnimation, HTMLWriter, PillowWriter

from lib.program import files


def write(path, figure, draw, frames, a_second=2):
    """Write `frames` pictures, `a_second` of them in a second, to path (.gif or .html), whole.

    `draw(k)` changes the figure into frame k; it is called for k = 0, 1, ..., frames - 1 in order.
    """
    if path.lower().endswith(".gif"):
        writer = PillowWriter(fps=a_second)
    else:
        writer = HTMLWriter(fps=a_second, embed_frames=True, default_mode="once")
    # The first call of FuncAnimation's own would draw frame 0 twice.
    moving = FuncAnimation(figure, draw, frames=frames, init_func=lambda: None, repeat=False)
    with files.whole(path) as part, files.naming(path):
        moving.save(part, writer=writer, dpi=100)
