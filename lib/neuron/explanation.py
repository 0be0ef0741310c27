"""Why learning sample by sample ended where it did, in words."""

import math

import numpy as np

from lib.learning.descent import DIVERGED, TOLERANCE
from lib.neuron import outcome, rule, settling
from lib.show.numbers import below, digits, short


def named(names, values, figures):
    """w = 1, b = 0."""
    return ", ".join(
        f"{name} = {short(value, figures)}" for name, value in zip(names, values, strict=True)
    )


def after(fitted, epoch):
    """The parameters after an epoch, to their last digit."""
    numbers = zip(fitted.names, fitted.after(epoch), strict=True)
    return ", ".join(f"{name} = {digits(value)}" for name, value in numbers)


def why(found):
    """Why the line is where it is after the last epoch, as one text. Not of what exploded."""
    words = [] if found.line else [_no_line(found.x)]
    learned = found.fitted.ending == TOLERANCE
    if learned:
        words.append(f"After epoch {found.fitted.step} the cost is 0: nothing is left to learn.")
    if learned and found.verdict not in (outcome.STABLE, outcome.OTHER_RULE):
        pass  # nor is anything left to say
    elif found.verdict == outcome.UNTRAINED:
        words.append("Nothing is learned yet.")
    elif found.verdict == outcome.UNMOVED:
        words.append(_unmoved(found))
    elif found.verdict == outcome.OTHER_RULE:
        words.append(_other_rule(found.comparison))
    elif found.verdict == outcome.UNSTABLE:
        words.append(f"This cannot settle: {_stretches(found)} {_limits(found)}")
    elif found.verdict == outcome.ON_THE_LIMIT:
        words.append(
            f"The learning rate {short(found.learning_rate, 8)} is on the limit: a pass neither "
            "shrinks nor stretches what the start leaves in w and b, so where the epochs end "
            f"depends on the start. {_limits(found)}"
        )
    elif found.line:
        words += _settles(found)
    return " ".join(words)


def _no_line(x):
    if np.ptp(x) == 0:
        return "All x are the same: many lines fit these samples equally well."
    return "The least-squares line is too steep for 64-bit floats."


def explosion(found):
    """Why the numbers grew, or got too large, as one line."""
    fitted, words = found.fitted, []
    if not found.comparison.follows:
        words.append(_other_rule(found.comparison))
    elif found.limit is None:
        rate = short(found.learning_rate, 8)
        words.append(f"The learning rate {rate} is stable here, but the numbers are too large.")
    else:
        words.append(f"The rule explodes on these samples: {_stretches(found)} {_limits(found)}")
    if fitted.ending == DIVERGED:
        words.append(f"In epoch {fitted.step + 1} the numbers get too large for 64-bit floats.")
    words.append(f"After epoch {fitted.step}: {after(fitted, fitted.step)}")
    return " ".join(words)


def _unmoved(found):
    if found.fits(found.last):
        return "Nothing is left to learn: the start goes through every sample."
    return "With so small a learning rate nothing moves: a larger one would do."


def _other_rule(comparison):
    """That nothing of the slides' explanation holds, and from which update on."""
    if comparison.differs is None:
        return "The updates were not kept, so nothing is said of the rule that they follow."
    led_to, rule_leads = (named("wb", line, 8) for line in (comparison.led_to, comparison.rule))
    return (
        "These updates are not the slides' rule, w_new = w + learning_rate (y - y_hat) x and "
        f"b_new = b + learning_rate (y - y_hat): update {comparison.differs} led to {led_to}, the "
        f"rule leads to {rule_leads}. So nothing that the slides say of the rule is said of them."
    )


def _stretches(found):
    mean = "on average " if found.order.shuffled else ""
    return (
        f"with the learning rate {short(found.learning_rate, 8)} a pass {mean}multiplies the "
        f"distance from where it could settle by {_factor(found.log_growth)}."
    )


def _factor(log_growth):
    """The number with this logarithm: near 1 as 1 - 2e-08, too large for floats as a power."""
    if abs(log_growth) < 1e-3:
        change = math.expm1(log_growth)
        return f"1 {'-' if change < 0 else '+'} {short(abs(change), 2)}"
    if math.isinf(log_growth) and log_growth > 0:
        return "more than 64-bit floats can hold"
    if log_growth > 700:
        return f"10^{log_growth / math.log(10):.0f}"
    return short(math.exp(log_growth), 4)


def _limits(found):
    """Below which learning rates the rule is stable."""
    order = "these orders" if found.order.shuffled else "this order"
    if not found.limit:
        return "No learning rate is small enough: the square of the largest x is too large."
    largest = found.x[np.abs(found.x).argmax()]
    return (
        f"In {order} a pass is stable below the learning rate {below(found.limit)}, in any order "
        f"below {below(settling.any_order_limit(found.x))} (2 / (x^2 + 1) for the largest x, "
        f"{short(largest, 6)})."
    )


def _settles(found):
    """Where it settles and why there: sentences."""
    here = found.last
    if found.fixed_point:
        point = named("wb", np.round(found.fixed_point, 10), 8)
        arrived = found.near(here, found.fixed_point)
        yield (
            f"A pass leaves {point} as they are, and multiplies the distance from there by "
            f"{_factor(found.log_growth)}: "
            + ("here it settles." if arrived else "there it will settle.")
        )
    elif found.order.shuffled:
        yield f"The samples were shuffled with --seed {found.order.seed}."
    if found.near(found.fixed_point or here, found.line):
        if found.fits(found.line):
            yield "That is on the least-squares line: no sample pulls away from it."
        else:
            yield "At so small a learning rate that is nearly the least-squares line."
        return
    if found.order.shuffled:
        yield "Every epoch ends in another place."
    yield from _pull(found)


def _pull(found):
    """What pulls the line away from least squares: the samples seen last. Sentences."""
    factors = rule.own_factor(found.x, found.learning_rate)
    low, high = short(factors.min(), 2), short(factors.max(), 2)
    yield (
        "Why not on the least-squares line? At the learning rate "
        f"{short(found.learning_rate, 6)} an update multiplies the error of its own sample by "
        f"1 - learning_rate (x^2 + 1), here {low if low == high else f'{low} to {high}'}:"
    )
    if np.abs(factors).max() < 0.5:
        yield "one sample at a time, the line goes almost through the sample that it saw last."
    else:
        yield "each sample pulls the line its own way, and the last ones count most."
    if not found.order.shuffled:
        x, y = found.x[-1], found.y[-1]
        there = short(found.last[0] * x + found.last[1], 6)
        yield f"The last one: x = {short(x, 6)}, y = {short(y, 6)}; there the line is {there}."
