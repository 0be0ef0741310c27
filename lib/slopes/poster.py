"""The sheet of 03_follow_slope.py: slopes and updates above, six descents below."""

from lib.show import figures


def sheet(show=False):
    """A tall figure: itself, its upper axes, its lower part, and the six axes there.

    `show`: whether it will be shown in a window.
    """
    figure = figures.blank((12, 13.6), show)
    upper, lower = figure.subfigures(2, 1, height_ratios=[6.9, 6.7], hspace=0.03)
    return figure, upper.subplots(), lower, lower.subplots(2, 3, sharex=True, sharey=True).ravel()
