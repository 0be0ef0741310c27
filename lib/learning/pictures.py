"""The cost at every step."""

from lib.show import drawing
from lib.show.numbers import tex
from lib.show.style import E

HIGHEST = 1e200  # above it matplotlib can't compute with the powers of ten of an axis


def costs(axes, descent, lowest=0.0):
    """The cost at every step, above the lowest one; in powers of ten where it changes so much."""
    step, cost = descent.at, descent["cost"].astype(float) - lowest
    seen = cost < HIGHEST
    step, cost = step[seen], cost[seen]
    positive = cost > 0
    wide = positive.any() and cost[positive].max() > 1000 * cost[positive].min()
    if wide:
        axes.set_yscale("log")
        step, cost = step[positive], cost[positive]
    else:
        drawing.plain_ticks(axes.yaxis)
    axes.plot(step, cost, "o-" if len(step) <= 40 else "-", color=E, markersize=5)
    axes.set(title="The cost at every step", xlabel="step", ylabel="$E$  (cost)")
    if lowest:
        axes.set_ylabel(f"$E$ above the lowest, ${tex(lowest)}$")
    axes.xaxis.get_major_locator().set_params(integer=True)
    drawing.plain_ticks(axes.xaxis)
    if wide and not positive[-1]:  # 0 is below every power of ten
        bottom = cost.min() / 300
        axes.set_ylim(bottom=bottom)
        axes.plot(descent.step, bottom, "v", color=E, markersize=9, clip_on=False)
        axes.annotate(
            "$E = 0$", (descent.step, bottom), (-10, 4), textcoords="offset points", ha="right"
        )
