"""Why learning sample by sample ended where it did, in words."""

import math

import numpy as np

from lib.learning.descent import DIVERGED, TOLERANCE
from lib.neuron import outcome, rule, settling
from lib.show.numbers import text


def named(names, values, figures):
    """w = 1, b = 0."""
    return ", ".join(
        f"{name} = {text(value, figures)}" for name, value in zip(names, values, strict=True)
    )


def after(fitted, epoch):
    """The parameters after an epoch, to their last digit."""
    numbers = zip(fitted.names, fitted.after(epoch), strict=True)
    return ", ".join(f"{name} = {text(value, None)}" for name, value in numbers)


def why(found):
    """Why the line is where it is after the last epoch, as lines. Not of what exploded."""
    lines = [] if found.line else [_no_line(found.x)]
    learned = found.fitted.ending == TOLERANCE
    if learned:
        lines.append(f"After epoch {found.fitted.step} the cost is 0: nothing is left to learn.")
    if learned and found.verdict not in (outcome.STABLE, outcome.OTHER_RULE):
        pass  # nor is anything left to say
    elif found.verdict == outcome.UNTRAINED:
        lines.append("Nothing is learned yet.")
    elif found.verdict == outcome.UNMOVED:
        lines += _unmoved(found)
    elif found.verdict == outcome.OTHER_RULE:
        lines += _other_rule(found.comparison)
    elif found.verdict == outcome.UNSTABLE:
        lines += ["This cannot settle.", _stretches(found), *_limits(found)]
    elif found.verdict == outcome.ON_THE_LIMIT:
        lines += [
            f"The learning rate {text(found.learning_rate, 8)} is on the limit.",
            "An epoch makes the distance from where it could settle neither smaller nor larger.",
            "So the start decides where learning ends.",
            *_limits(found),
        ]
    elif found.line:
        lines += _settles(found)
    return lines


def _no_line(x):
    if np.ptp(x) == 0:
        return "All x are the same: many lines fit these samples equally well."
    return "The least-squares line is too steep for 64-bit floats."


def explosion(found):
    """What happened when the numbers grew, or got too large, why, and what to try: as lines."""
    fitted = found.fitted
    if fitted.ending == DIVERGED:
        lines = [f"In epoch {fitted.step + 1} the numbers get too large for 64-bit floats."]
    else:
        lines = [f"After epoch {fitted.step} the cost is larger than at the start."]
    if not found.comparison.follows:
        lines += _other_rule(found.comparison)
    elif found.limit is None:
        rate = text(found.learning_rate, 8)
        lines.append(f"The learning rate {rate} is not too large, but the numbers are.")
        lines.append("Try smaller numbers.")
    else:
        lines += ["The rule explodes on these samples.", _stretches(found), *_limits(found)]
        if found.limit:
            lines.append(f"Try a learning rate below {text(found.limit, 8, 'down')}.")
    return [*lines, f"After epoch {fitted.step}: {after(fitted, fitted.step)}"]


def _unmoved(found):
    if found.fits(found.last):
        return ["Nothing is left to learn: the line goes through every sample from the start."]
    return ["The learning rate is so small that w and b do not change.", "Try a larger one."]


def _other_rule(comparison):
    """That nothing of the slides' explanation holds, and from which update on."""
    if comparison.differs is None:
        return ["The updates were not kept, so it is not known which rule they follow."]
    led_to, rule_leads = (named("wb", line, 8) for line in (comparison.led_to, comparison.rule))
    return [
        "These updates are not the slides' rule:",
        "  w_new = w + learning_rate (y - y_hat) x and b_new = b + learning_rate (y - y_hat)",
        f"Update {comparison.differs} led to {led_to}.",
        f"The rule leads to {rule_leads}.",
        "So what the slides say of the rule may be wrong here.",
    ]


def _stretches(found):
    mean = "on average " if found.order.shuffled else ""
    return (
        f"With the learning rate {text(found.learning_rate, 8)} an epoch {mean}multiplies the "
        f"distance from where it could settle by {_factor(found.log_growth)}."
    )


def _factor(log_growth):
    """The number with this logarithm: near 1 as 1 - 2e-08, too large for floats as a power."""
    if abs(log_growth) < 1e-3:
        change = math.expm1(log_growth)
        return f"1 {'-' if change < 0 else '+'} {text(abs(change), 2)}"
    if math.isinf(log_growth) and log_growth > 0:
        return "more than 64-bit floats can hold"
    if log_growth > 700:
        return f"10^{log_growth / math.log(10):.0f}"
    return text(math.exp(log_growth), 4)


def _limits(found):
    """Below which learning rates the rule is stable, as lines."""
    order = "these orders of the" if found.order.shuffled else "this order of the"
    if len(found.x) > outcome.MOST:  # one order, and not of all
        order = f"this order of the first {outcome.MOST}"
    if not found.limit:
        return ["No learning rate is small enough: the square of the largest x is too large."]
    largest = text(found.x[np.abs(found.x).argmax()], 6)
    any_order = text(settling.any_order_limit(found.x), 8, "down")
    return [
        f"In {order} samples, learning rates below {text(found.limit, 8, 'down')} are stable.",
        f"In any order, those below {any_order} are: 2 / (x^2 + 1) for the largest x, {largest}.",
    ]


def _settles(found):
    """Where it settles and why there, as lines."""
    here = found.last
    if found.fixed_point:
        point = named("wb", np.round(found.fixed_point, 10), 8)
        arrived = found.near(here, found.fixed_point)
        yield f"One epoch does not change {point}."
        yield (
            f"It multiplies the distance from there by {_factor(found.log_growth)}, so "
            + ("here it settles." if arrived else "there it will settle.")
        )
    if found.near(found.fixed_point or here, found.line):
        if found.fits(found.line):
            yield "This is the least-squares line. It goes through every sample."
        else:
            yield "With so small a learning rate this is almost the least-squares line."
        return
    if found.order.shuffled:
        yield "Every epoch has another order, so it ends at another w and b."
    yield from _pull(found)


def _pull(found):
    """What pulls the line away from least squares, the samples seen last: as lines."""
    factors = rule.own_factor(found.x, found.learning_rate)
    low, high = text(factors.min(), 2), text(factors.max(), 2)
    yield "Why not on the least-squares line?"
    yield "An update multiplies the error of its own sample by 1 - learning_rate (x^2 + 1)."
    yield f"Here this factor is {low if low == high else f'from {low} to {high}'}."
    if np.abs(factors).max() < 0.5:
        yield "So after an update the line goes almost through its sample. The last sample wins."
    else:
        yield "So each sample pulls the line to itself. The last samples count most."
    if not found.order.shuffled:
        x, y = found.x[-1], found.y[-1]
        there = text(found.last[0] * x + found.last[1], 6)
        yield f"The last sample: x = {text(x, 6)}, y = {text(y, 6)}. There the line is {there}."
