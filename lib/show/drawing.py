"""What the axes of several figures share: the points, the line, ticks, the legend, formulas."""

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.transforms import ScaledTranslation

from lib.show import numbers
from lib.show.style import DATA, FONT, TEXT, H

LEFT = 0.012  # of a figure's width
GIVEN_BELOW = 25  # points below the top
LONGEST = 30  # letters of a name at an axis


def finding(figure, title, given=""):
    """What one sees in a figure, as a sentence above all else, and below it what was given."""
    figure.suptitle(
        f"{title}\n" if given else title, x=LEFT, ha="left", fontsize=14, fontweight="bold"
    )
    if given:  # in the second line, which the layout keeps free
        below = ScaledTranslation(0, -GIVEN_BELOW / 72, figure.dpi_scale_trans)
        figure.text(
            LEFT, 1, given, transform=figure.transFigure + below, va="top", color=TEXT, fontsize=12
        )


def named(symbol, name):
    """The words at an axis: a symbol and what it is, as in the reader's file if that can be shown.

    A name in letters that the figures' font has not is left out, so that none is an empty box.
    """
    known = get_font(findfont(FontProperties(family=FONT))).get_charmap()
    if not name.strip() or any(ord(letter) not in known for letter in name):
        return f"${symbol}$"
    name = name if len(name) <= LONGEST else name[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"
    name = name.replace("$", r"\$")  # a dollar, not mathematics
    return f"${symbol}$  ({name})"


def points(axes, X, Y, names=("input", "right answer")):
    """The data; `names` say what x and y are."""
    axes.plot(X, Y, "o", color=DATA, label="data", zorder=3, clip_on=False)
    axes.set(xlabel=named("x", names[0]), ylabel=named("y", names[1]))


def line(axes, x, h, label, **style):
    """The hypothesis h at some x's."""
    axes.plot(x, h, color=H, label=label, **style)
    plain_ticks(axes.xaxis, axes.yaxis)


def legend(axes, columns=4):
    """The legend in one line above the axes, where it can't hide anything."""
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1.0), ncols=columns, borderaxespad=0.4,
        handlelength=1.6, columnspacing=1.4, borderpad=0,
    )  # fmt: skip


def plain_ticks(*some):
    """Whole numbers at the ticks of each axis, not a common factor that other text may hide."""
    for axis in some:
        axis.set_major_formatter(lambda value, at: f"${numbers.tex(value, 10)}$")


def symbol(name):
    """A wire's or a parameter's name as mathematical text: w1 with its number below."""
    return f"${name[0]}_{{{name[1:]}}}$" if name[1:] else f"${name}$"


def formula(x, y, error="squared", flat=False):
    """The cost as the slides write it, for these points, as mathematical text.

    error   "squared" for E = (w x - y)^2, "absolute" for E = |w x - y|
    flat    whether it is to be no higher than a line of words
    """
    left, right = {"squared": ("(", ")^2"), "absolute": ("|", "|")}[error]
    if len(x) == 1:
        x, y = numbers.tex(x[0]), numbers.tex(y[0])
        sign, y = ("+", y[1:]) if y.startswith("-") else ("-", y)
        x = f"({x})" if x.startswith("-") else x
        return rf"$E = {left}w \cdot {x} {sign} {y}{right}$"
    if flat:
        return rf"$E =$ mean of ${left}w\,x_i - y_i{right}$"
    m = len(x)
    return rf"$E = \frac{{1}}{{{m}}}\,\sum_{{i=1}}^{{{m}}}\,{left}w\,x_i - y_i{right}$"
