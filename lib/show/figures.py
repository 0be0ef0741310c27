"""Figures: their style, a sheet to draw on, what they share, and windows, files and gifs."""

import os
import unicodedata

import matplotlib
import numpy as np
from matplotlib.animation import PillowWriter
from matplotlib.backends.registry import BackendFilter, backend_registry
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, fontManager, get_font
from matplotlib.text import Annotation
from matplotlib.ticker import MaxNLocator

from lib.program import files
from lib.show import numbers

# ---------------------------------------------------------------------------- the style of all

# w, h, E and the data have the same colour everywhere. The colours differ in lightness, too: they
# can be told apart in grey, and by readers who do not see all hues.
DATA = "#111111"
E = "#0B4F8A"
W = "#D55E00"
H = "#007368"
BACK = "#C9489A"  # slopes on their way back
FAINT = "#8C8C8C"
TEXT = "#333333"
GREYS = LinearSegmentedColormap.from_list("greys", ["#E2E2E2", "#303030"])

FONT = "DejaVu Sans"  # it comes with matplotlib
OTHERS = (  # with the letters that it has not: those of Windows, macOS and Linux
    "Malgun Gothic", "AppleGothic", "Apple SD Gothic Neo", "NanumGothic", "Noto Sans CJK KR",
    "Noto Sans CJK JP", "Microsoft YaHei", "Arial Unicode MS", "Nirmala UI", "Leelawadee UI",
)  # fmt: skip

STYLE = {
    "figure.facecolor": "white", "figure.dpi": 100, "savefig.dpi": 200, "svg.fonttype": "path",
    "font.size": 11, "mathtext.fontset": "dejavusans", "legend.frameon": False,
    "axes.titlesize": 12, "axes.titlepad": 8, "axes.labelsize": 12, "axes.edgecolor": "#555555",
    "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True,
    "axes.axisbelow": True, "grid.color": "#E4E4E4", "lines.linewidth": 2.2, "lines.markersize": 7,
}  # fmt: skip

SIZE = 10, 5  # inches; with 10 x 6.5 a window fits a screen of 1366 x 768


def blank(size=SIZE, show=False):
    """A new figure without axes; `show`: whether a window will show it."""
    matplotlib.rcParams.update({**STYLE, "font.family": _fonts()})
    if not show:
        return Figure(figsize=size, layout="constrained")
    from matplotlib import pyplot

    return pyplot.figure(figsize=size, layout="constrained")


def sheet(rows=1, columns=1, size=SIZE, show=False):
    """A new figure and its axes."""
    figure = blank(size, show)
    return figure, figure.subplots(rows, columns)


def _fonts():
    """The fonts that this machine has: of each letter the first one that has it is taken."""
    there = {font.name for font in fontManager.ttflist}
    return [FONT, *(name for name in OTHERS if name in there)]


# ----------------------------------------------------------------------- what several of them share

LONGEST = 30  # letters of a name at an axis
MANY, DENSE = 40, 3000  # more points than these are smaller, and a density
CELLS = 90, 60  # of a density
ROUND = 1, 2, 5, 10


def finding(figure, title, given=""):
    """What one sees in a figure, as a sentence above all else, and below it what was given."""
    words = f"{title}\n" if given else title
    above = figure.suptitle(words, x=0.012, ha="left", fontsize=14, fontweight="bold")
    if given:  # in the second line, which the layout keeps free
        style = {"textcoords": "offset points", "va": "baseline", "color": TEXT, "fontsize": 12}
        figure.add_artist(Annotation(given, (0, 0), (0, 2), xycoords=above, **style))
    return above


def write(axes, words, place, offset, color=TEXT, **style):
    """Words beside a place, so many points away, on that side of it to which the offset goes."""
    ha = {-1: "right", 0: "center", 1: "left"}[np.sign(offset[0])]
    style = {"textcoords": "offset points", "ha": ha, "color": color, **style}
    axes.annotate(words, place, offset, **style)


def named(symbol, name, longest=LONGEST):
    """The words at an axis: a symbol and what it is, as in the reader's file if that can be shown.

    Without a font for all letters of the name it is the symbol alone.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    rare = {letter for letter in name if not _has([FONT], letter)}
    if not name or not all(_has(_fonts(), letter) for letter in rare):
        return f"${symbol}$"
    wide = [1 + (unicodedata.east_asian_width(letter) in "WF") for letter in name]
    if sum(wide) > longest:
        name = name[: int(np.searchsorted(np.cumsum(wide), longest))] + "\N{HORIZONTAL ELLIPSIS}"
    name = name.replace("$", r"\$")  # a dollar, not mathematics
    return f"{symbol}  ({name})" if rare else f"${symbol}$  ({name})"  # mathematics has one font


def _has(fonts, letter):
    return any(get_font(findfont(font)).get_char_index(ord(letter)) for font in fonts)


def points(axes, X, Y, names=("input", "right answer")):
    """The data; `names` say what x and y are.

    Many points are small and grey, so that a line above them is seen. More are drawn as a density:
    the darker, the more of them.
    """
    look = {"zorder": 3, "clip_on": False}
    if len(X) > MANY:
        look = {"zorder": 1.5, "markersize": 4, "markeredgewidth": 0, "alpha": 0.3}
    if len(X) > DENSE:
        count, across, up = np.histogram2d(X, Y, CELLS)
        shade = np.ma.masked_equal(count.T, 0) ** 0.5  # a single point is seen, too
        axes.pcolormesh(across, up, shade, cmap=GREYS, vmin=0, zorder=1, rasterized=True)
    else:
        axes.plot(X, Y, "o", color=DATA, label="data", **look)
    axes.set(xlabel=named("x", names[0]), ylabel=named("y", names[1]))


def errors(axes, x, y, h):
    """The error of each point: a thin line from it straight up or down to the hypothesis h."""
    gap = np.full(len(x), np.nan)
    across, up = np.column_stack([x, x, gap]).ravel(), np.column_stack([y, h, gap]).ravel()
    axes.plot(across, up, color=E, linewidth=1.2, zorder=1.4, label="errors")


def ticks(*axes):
    """Round numbers at each of these axes, whole ones: no factor that other text may hide."""
    for axis in axes:
        marks = MaxNLocator(9, steps=ROUND).tick_values(*axis.get_view_interval())
        is_long = axis.axis_name == "x" and max(len(numbers.tex(mark, 12)) for mark in marks) > 5
        most = max(1, axis.get_tick_space() // 3) if is_long else "auto"
        axis.set_major_locator(MaxNLocator(most, steps=ROUND))
        axis.set_major_formatter(lambda value, at: f"${numbers.tex(float(value), 12)}$")


def symbol(name):
    """A wire's or a parameter's name inside of mathematical text: w1 with its number below."""
    return f"{name[0]}_{{{name[1:]}}}" if name[1:] else name


def formula(x, y, error="squared"):
    """The cost for these points, "squared" or "absolute", as mathematical text of one line."""
    left, right = {"squared": ("(", ")^2"), "absolute": ("|", "|")}[error]
    if len(x) > 1:
        return rf"$E =$ mean of ${left}w\,x_i - y_i{right}$"
    x, y = numbers.tex(x[0], 7), numbers.tex(y[0], 7)
    x = f"({x})" if x.startswith("-") else x
    minus_y = f"+ {y[1:]}" if y.startswith("-") else f"- {y}"
    return rf"$E = {left}w \cdot {x} {minus_y}{right}$"


# -------------------------------------------------------------------------- windows, files, gifs

FOLDER = "figures"
HOLD = 5  # seconds of the last picture


def finish(page, drawn, path=None, show=False):
    """Write a page's figures, say where they are, and show them in windows if there are any.

    page   the script's name without its ending; without a path and a window the figures are
           written to figures/<page>.png
    drawn  the figures, a dict from a word to a figure, or None; the first one's word is ""
    path   the first figure's file; the others have their word in the name: a.png, a_cost.png
    """
    drawn = {word: figure for word, figure in drawn.items() if figure is not None}
    if not drawn:
        return
    silent = backend_registry.list_builtin(BackendFilter.NON_INTERACTIVE)
    show = show and matplotlib.get_backend().lower() not in silent
    if path is None and not show:
        path = os.path.join(FOLDER, f"{page}.png")
        with files.naming(FOLDER):
            os.makedirs(FOLDER, exist_ok=True)
    if path:
        paths = [files.beside(path, word) for word in drawn]
        for figure, own in zip(drawn.values(), paths, strict=True):
            with files.whole(own) as part, files.naming(own):
                figure.savefig(part)
        are = "figure is" if len(paths) == 1 else "figures are"
        print(f"The {are} in {' and '.join(paths)}", flush=True)
    if show:
        from matplotlib import pyplot

        for word, figure in drawn.items():
            figure.canvas.manager.set_window_title(files.beside(page, word))
        if not matplotlib.is_interactive():  # a notebook's page waits for nothing
            print(f"Close the window{'s' * (len(drawn) > 1)} to end.", flush=True)
        pyplot.show()


def gif(path, figure, draw, frames, given):
    """Write so many pictures of one figure, one a second, and say where they are.

    draw(k)  changes the figure into picture k, from 0 on, and returns what is seen there: its title
    given    what holds for all of them
    """
    writer = PillowWriter(fps=1)
    with files.whole(path) as part, files.naming(path):
        writer.setup(figure, part, dpi=100)
        for k in range(frames):
            seen = draw(k)
            if k == 0:  # everything stays where it is now
                title = finding(figure, seen, given)
                figure.draw_without_rendering()
                figure.set_layout_engine("none")
            title.set_text(f"{seen}\n")
            for _ in range(HOLD if k == frames - 1 else 1):
                writer.grab_frame()
        writer.finish()
    print(f"The animation is in {path}", flush=True)
