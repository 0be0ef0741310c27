"""How the cost of a run falls, or grows, from step to step."""

from dataclasses import dataclass

import numpy as np

SAME = 0.05  # of a fall from step to step: so much another one may differ from it
GONE = 0.002  # of the first cost: what is lower lies on the floor of a linear axis
GROWN = 300  # times the first cost: beyond it the first steps lie there
AT_LEAST = 4  # steps


@dataclass(frozen=True)
class Fall:
    """The cost of a run.

    at        the steps that were kept, shape [n]
    cost      the cost at each of them
    lowest    the lowest cost of all; 0 if rounding hides that it is not
    above     how far each cost is above it; 0 where rounding hides it
    factor    what each step multiplies that by; None if it changes from step to step
    first     so many of the steps show how the cost falls
    sudden    whether one step leads to the lowest cost, as far as rounding lets it
    diverged  whether the next cost is too large for floats
    """

    at: np.ndarray
    cost: np.ndarray
    lowest: float
    above: np.ndarray
    factor: float | None
    first: int
    sudden: bool
    diverged: bool


def of_run(descent, y, lowest):
    """The Fall of a descent over points with the right answers y; `lowest`: the lowest cost."""
    at, cost = descent.at, descent["cost"].astype(float)
    rounding = np.finfo(f"float{descent.bits}").eps
    hidden = (rounding * np.max(np.abs(y))) ** 2
    lowest = lowest if lowest > hidden else 0.0
    above = cost - lowest
    above[above <= 100 * rounding * lowest] = 0
    seen = above > 1e4 * hidden
    noise = np.sqrt(hidden / above[seen]) + rounding * cost[seen] / above[seen]
    gone = len(above) > 1 and not (above[1:] > 100 * hidden).any()
    return Fall(
        at=at, cost=cost, lowest=lowest, above=above,
        factor=factor(at[seen], above[seen], 4 * noise), first=first(at, above),
        sudden=bool(gone and seen[0]), diverged=descent.diverged,
    )  # fmt: skip


def factor(at, above, noise=0.0):
    """What each step multiplies the cost above the lowest one by; None if that changes.

    at     the steps, shape [n]
    above  the cost above the lowest one at each of them, all above 0
    noise  which part of each may be rounding
    """
    if len(at) < 2:
        return None
    height, steps = np.log(above), np.diff(at)
    noise = np.broadcast_to(noise, len(at))
    whole = (height[-1] - height[0]) / (at[-1] - at[0])
    each = np.diff(height) / steps
    allowed = SAME * abs(whole) + (noise[1:] + noise[:-1]) / steps
    if (np.abs(each - whole) > allowed).any():
        return None
    return float(np.exp(whole))


def first(at, above):
    """How many rows show the fall, or the growth, on a linear axis."""
    with np.errstate(over="ignore"):
        over = np.flatnonzero((above < GONE * above[0]) | (above > GROWN * above[0]))
    enough = at >= max(at[over[0]] if len(over) else at[-1], AT_LEAST)
    return int(np.argmax(enough)) + 1 if enough.any() else len(at)
