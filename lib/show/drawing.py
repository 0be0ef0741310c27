"""What the axes of several figures share: points, errors, words, ticks, formulas."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.text import Annotation
from matplotlib.ticker import AutoLocator, MaxNLocator

from lib.show import free, numbers
from lib.show.style import DATA, FONT, TEXT, E

LEFT = 0.012  # of a figure's width
GIVEN_ABOVE = 2  # points, above the end of the space that the layout keeps free
LONGEST = 30  # letters of a name at an axis
MANY, DENSE = 40, 3000  # more points than these are smaller, and a density
CELLS = 90, 60  # of a density
GREYS = LinearSegmentedColormap.from_list("greys", ["#E2E2E2", "#303030"])


def finding(figure, title, given=""):
    """What one sees in a figure, as a sentence above all else, and below it what was given."""
    words = f"{title}\n" if given else title
    above = figure.suptitle(words, x=LEFT, ha="left", fontsize=14, fontweight="bold")
    if given:  # in the second line, which the layout keeps free
        below = Annotation(
            given, (0, 0), (0, GIVEN_ABOVE), xycoords=above, textcoords="offset points",
            va="baseline", color=TEXT, fontsize=12,
        )  # fmt: skip
        figure.add_artist(below)


def named(symbol, name, longest=LONGEST):
    """The words at an axis: a symbol and what it is, as in the reader's file if that can be shown.

    A name in letters that the figures' font has not is left out, so that none is an empty box.
    """
    known = get_font(findfont(FontProperties(family=FONT))).get_charmap()
    if not name.strip() or any(ord(letter) not in known for letter in name):
        return f"${symbol}$"
    name = name if len(name) <= longest else name[: longest - 1] + "\N{HORIZONTAL ELLIPSIS}"
    name = name.replace("$", r"\$")  # a dollar, not mathematics
    return f"${symbol}$  ({name})"


def points(axes, X, Y, names=("input", "right answer")):
    """The data; `names` say what x and y are.

    Many points are small and grey, so that a line above them is seen. More are drawn as a density:
    the darker, the more of them.
    """
    X, Y = np.asarray(X), np.asarray(Y)
    if len(X) > DENSE:
        density(axes, X, Y)
    elif len(X) > MANY:
        axes.plot(
            X, Y, "o", color=DATA, label="data", zorder=1.5, markersize=4, alpha=0.3,
            markeredgewidth=0,
        )  # fmt: skip
    else:
        axes.plot(X, Y, "o", color=DATA, label="data", zorder=3, clip_on=False)
    axes.set(xlabel=named("x", names[0]), ylabel=named("y", names[1]))


def density(axes, X, Y):
    """How many points there are in each part of the axes: the darker, the more."""
    count, across, up = np.histogram2d(X, Y, CELLS)
    shade = np.ma.masked_equal(count.T, 0) ** 0.5  # a single point is seen, too
    axes.pcolormesh(across, up, shade, cmap=GREYS, vmin=0, zorder=1, rasterized=True)


def errors(axes, x, y, h, faint=False):
    """The error of each point: a thin line from it straight up or down to the hypothesis h."""
    gap = np.full(len(x), np.nan)
    axes.plot(
        np.column_stack([x, x, gap]).ravel(), np.column_stack([y, h, gap]).ravel(), color=E,
        linewidth=1.2 if len(x) <= MANY else 0.5, alpha=0.6 if faint else 1, zorder=1.4,
        label="errors",
    )  # fmt: skip


def plain_ticks(*some, unit=1.0):
    """Whole numbers at the ticks of each axis, not a common factor that other text may hide.

    `unit`: what the numbers were divided by, as ranges.unit says. Numbers with a power of ten are
    few, since they are long.
    """
    for axis in some:
        largest = float(np.abs(axis.get_view_interval()).max()) * unit
        if isinstance(axis.get_major_locator(), AutoLocator) and not 1e-3 <= largest < 1e7:
            axis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
        axis.set_major_formatter(lambda value, at: f"${numbers.tex(float(value) * unit, 12)}$")


def symbol(name):
    """A wire's or a parameter's name as mathematical text: w1 with its number below."""
    return f"${name[0]}_{{{name[1:]}}}$" if name[1:] else f"${name}$"


def formula(x, y, error="squared", given=0):
    """The cost for these points, as mathematical text no higher than a line of words.

    `error`: "squared" for E = (w x - y)^2, "absolute" for E = |w x - y|. `given`: for how many
    points these stand, if they are more.
    """
    left, right = {"squared": ("(", ")^2"), "absolute": ("|", "|")}[error]
    if len(x) == 1:
        x, y = numbers.tex(x[0]), numbers.tex(y[0])
        sign, y = ("+", y[1:]) if y.startswith("-") else ("-", y)
        x = f"({x})" if x.startswith("-") else x
        return rf"$E = {left}w \cdot {x} {sign} {y}{right}$"
    return rf"$E =$ mean of ${left}w\,x_i - y_i{right}${standing(len(x), given)}"


def standing(taken, given):
    """That fewer points stand for those that were given, to be added to the cost; maybe nothing."""
    return f",   {taken} points for {given}" if taken < given else ""


def word(axes, text, place, size, colour):
    """Write a word near a place (x, y), where nothing is drawn yet; without such a room, nowhere.

    `size`: of the room, in parts of the axes' width and height.
    """
    axes.autoscale_view()
    near = axes.transAxes.inverted().transform(axes.transData.transform(place))
    middle = free.place(axes, near, *size)
    if middle:
        axes.text(*middle, text, transform=axes.transAxes, ha="center", va="center", color=colour)
