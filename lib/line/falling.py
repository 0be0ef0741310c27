"""The figure of a run's cost: at every step, and again in powers of ten."""

import math
import re

import numpy as np
from matplotlib.ticker import FixedLocator, MaxNLocator

from lib.line import fall, outcome
from lib.show import figures, numbers
from lib.show.figures import FAINT, TEXT, E

FEW = 40  # so many steps are marked, each with a dot
LETTER, UP = 0.032, 0.12  # of the axes: a number's letter, and how far above each other they are
NUMBERS = 5  # at the dots, at most
CHANGE = 1.2  # a cost that changes by a smaller factor needs no powers of ten
LOW = 0.12  # of the axes: below it there is no room for words
NEAR = 0.1  # of the axes: numbers of ticks that are nearer would run together


def sheet(descent, y, lowest, learning_rate, show):
    """The figure of a run.

    y       the right answers, as many numbers as there are points
    lowest  the lowest cost of all
    show    whether the figure will be shown in a window
    """
    run = fall.of_run(descent, y, lowest)
    figure = figures.blank(show=show)
    positive = run.above[run.above > 0]
    if len(positive) > 1 and max(positive) / CHANGE > min(positive):
        left, right = figure.subplots(1, 2, width_ratios=[3, 2])
        _powers(right, run, descent.bits)
    else:
        left = figure.subplots()
    _linear(left, run)
    given = outcome.given(descent, learning_rate, len(y))
    figures.finding(figure, outcome.fell(run), given)
    return figure


def _linear(axes, run):
    """The first steps' cost, with its numbers."""
    at, cost = run.at[: run.first], run.cost[: run.first]
    high = cost.max() or 1.0
    axes.plot(at, cost, _dots(at), color=E, label="$E$", clip_on=False)
    axes.set_ylim(0, 1.08 * high)
    axes.set(xlabel=_steps(run), ylabel="$E$  (cost)")
    _step_ticks(axes, 6)
    figures.ticks(axes.yaxis)
    _numbers(axes, at, cost)
    if run.lowest > LOW * high:
        axes.axhline(run.lowest, color=FAINT, linewidth=1.4, linestyle="--", zorder=1)
        axes.annotate(
            f"the lowest cost: ${numbers.tex(run.lowest, 3)}$", (1, run.lowest), (0, -5),
            xycoords=axes.get_yaxis_transform(), textcoords="offset points", ha="right", va="top",
            color=TEXT,
        )  # fmt: skip


def _numbers(axes, at, height):
    """The numbers at some of the dots: above the line, and not above each other."""
    grows = height[-1] > height[0]
    wide, tall = np.ptp(axes.get_xlim()), axes.get_ylim()[1]
    rows = np.arange(len(at))
    if len(at) > FEW:
        rows = np.linspace(0, len(at) - 1, NUMBERS + 1)[:-1].astype(int)
    written = []
    for x, y in zip(at[rows] / wide, height[rows] / tall, strict=True):
        text = numbers.tex(y * tall, 3)
        long = LETTER * len(re.sub(r"\\cdot|[ {}^]", "", text))
        is_free = all(
            x - other > (long if grows else its) or abs(y - up) > UP for other, up, its in written
        )
        if is_free and len(written) < NUMBERS and not (grows and x < long / 2):
            written.append((x, y, long))
            axes.annotate(
                f"${text}$", (x * wide, y * tall), (-5 if grows else 5, 6), color=E,
                ha="right" if grows else "left", textcoords="offset points",
                annotation_clip=False,
            )  # fmt: skip


def _powers(axes, run, bits):
    """The cost above the lowest one at every step, as a power of ten; `bits`: of its floats."""
    seen = run.above > 0
    at, power = run.at[seen], np.log10(run.above[seen])
    axes.plot(at, power, _dots(at), color=E, label="powers of ten")
    what = "$E$ above the lowest" if run.lowest else "$E$"
    axes.set(xlabel="step", ylabel=f"{what}, in powers of ten")
    _step_ticks(axes, 4)
    if np.ptp(power) > 2:
        axes.yaxis.set_major_locator(MaxNLocator(6, integer=True, steps=[1, 2, 3, 5, 10]))
    else:
        _round_ticks(axes.yaxis, min(power), max(power))
    axes.yaxis.set_major_formatter(lambda value, at: f"${_power(value)}$")
    if run.cost[-1] == 0:  # which is below every power of ten
        _tick_at(axes, run.at[-1])
        bottom = min(power) - 0.15 * (np.ptp(power) or 1)
        axes.set_ylim(bottom)
        axes.plot(run.at[-1], bottom, "v", color=E, markersize=9, clip_on=False)
        axes.annotate(
            f"$E = 0$: rounded,\nin {bits}-bit floats", (run.at[-1], bottom), (-12, 4), ha="right",
            textcoords="offset points", color=E,
        )  # fmt: skip
    if run.factor:  # the line is straight, so one of the upper corners is free
        falls = power[-1] < power[0]
        axes.text(
            0.97 if falls else 0.03, 0.97, _factor(run.factor), transform=axes.transAxes, color=E,
            ha="right" if falls else "left", va="top",
        )  # fmt: skip


def _round_ticks(axis, low, high):
    """Ticks at 1, 2, 5, 10, ... if there are some between these powers of ten."""
    tens = np.arange(np.floor(low), np.ceil(high) + 1)
    ticks = np.add.outer(tens, np.log10([1, 2, 5])).ravel()
    ticks = ticks[(ticks >= low) & (ticks <= high)]
    if len(ticks) > 1:
        axis.set_major_locator(FixedLocator(ticks))
    else:
        axis.set_major_locator(MaxNLocator(4))


def _power(exponent):
    """Ten to this power, as mathematical text."""
    if exponent == round(exponent) and not 0 <= exponent <= 3:
        return f"10^{{{exponent:.0f}}}"
    return numbers.tex(10 ** min(exponent, 308.0), 3)


def _tick_at(axes, step):
    """A tick at this step, too, and none that is too near to it."""
    others = [some for some in axes.get_xticks() if 0 <= some < step - NEAR * step]
    axes.set_xticks([*others, step])


def _factor(factor):
    """A factor to two digits; near 1, two digits of what is missing."""
    nines = max(0, -math.log10(abs(1 - factor) or 1))
    return rf"$\times\ {numbers.tex(factor, 2 + int(nines))}$ a step"


def _dots(at):
    return "o-" if len(at) <= FEW else "-"


def _steps(run):
    shown, last = run.at[run.first - 1], run.at[-1]
    return "step" if shown == last else f"steps 0 to {shown} of {last}"


def _step_ticks(axes, most):
    axes.xaxis.set_major_locator(MaxNLocator(most, integer=True))
    if len(axes.lines[0].get_xdata()) == 1:
        axes.set_xticks(axes.lines[0].get_xdata())
    axes.xaxis.set_major_formatter(lambda value, at: f"${numbers.tex(value, 6)}$")
