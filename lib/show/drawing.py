"""What the axes of several figures share: the points, the line, ticks, the legend, formulas."""

from lib.show import numbers
from lib.show.style import DATA, H


def points(axes, X, Y):
    """The data."""
    axes.plot(X, Y, "o", color=DATA, label="data", zorder=3, clip_on=False)
    axes.set(xlabel="$x$  (input)", ylabel="$y$  (right answer)")


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


def formula(x, y, error="squared"):
    """The cost as the slides write it, for these points, as mathematical text.

    `error`: "squared" for E = (w x - y)^2, "absolute" for E = |w x - y|.
    """
    left, right = {"squared": ("(", ")^2"), "absolute": ("|", "|")}[error]
    if len(x) == 1:
        x, y = numbers.tex(x[0]), numbers.tex(y[0])
        sign, y = ("+", y[1:]) if y.startswith("-") else ("-", y)
        x = f"({x})" if x.startswith("-") else x
        return rf"$E = {left}w \cdot {x} {sign} {y}{right}$"
    m = len(x)
    return rf"$E = \frac{{1}}{{{m}}}\,\sum_{{i=1}}^{{{m}}}\,{left}w\,x_i - y_i{right}$"
