"""What 07_build_neuron.py prints: the derivation, the epochs, and why they settle where they do."""

import sys
import textwrap

import numpy as np

from lib import descent as ways
from lib import exits, passes, settling
from lib.report import decimals, digits, print_row

MOST = 1 << 16  # samples of shuffled passes that are looked at together


def derivation(slopes, parameters):
    """The table of the slopes (a list of derivation.Slope), and which formulas are wrong."""
    if not np.isfinite([one[-4:] for one in slopes]).all():
        exits.fail("the squared errors of the first samples are too large for 64-bit floats")
    where = ", ".join(f"{name} = {float(value):g}" for name, value in parameters.items())
    print(f"The derivation, checked at {where}")
    for loss in dict.fromkeys(one.loss for one in slopes):
        print(f"{'sample':>8}  {loss + ', slope by formula':31} {'value':>12}", end="")
        print(f" {'by nudge':>12} {'by tape':>12}")
        for one in slopes:
            if one.loss == loss:
                values = (one.by_formula, one.by_nudge, one.by_tape)
                formula = f"dSE/d{one.parameter} = {one.formula}"
                print(f"{one.sample:>8}  {formula:31}", end="")
                print(*(f" {decimals(value):>12}" for value in values), sep="", end="")
                print("" if one.agrees else "  wrong")
    for formula in dict.fromkeys(one.formula for one in slopes):
        _verdict([one for one in slopes if one.formula == formula])
    print()


def _verdict(slopes):
    wrong = [str(one.sample) for one in slopes if not one.agrees]
    boxed = "box" in slopes[0].formula
    formula = f"dSE/d{slopes[0].parameter} = {slopes[0].formula}"
    if wrong and boxed:
        print("Wrong on the slide: in its box, dSE/dw = -(y - y_hat) lacks the factor x.")
        print("(Its chain rule names g(x) = -y_hat; the inner function is y - y_hat, whose")
        print("derivative is the same, so nothing follows from that slip.)")
    elif wrong:
        print(f"Wrong: {formula} (sample {', '.join(wrong)})")
    elif boxed:
        print(f"{formula} lacks the factor x; where x is 1, or the error 0, it does no harm.")


def table():
    """A watcher that prints the epochs 0, 1, 2, 5, 10, 20, 50, ... and the last one."""
    marks = {factor * 10**power for power in range(20) for factor in (1, 2, 5)} | {0}

    def watcher(fitted, first, rows):
        if first == 0 and len(rows):
            print_row(["epoch", *fitted.names, "cost"])
        shown = [at for at in range(len(rows)) if first + at in marks]
        if fitted.ending and len(rows) and first + len(rows) - 1 not in marks:
            shown.append(len(rows) - 1)
        for at in shown:
            cost, *parameters = rows[at].tolist()
            print_row([first + at, *map(decimals, parameters), decimals(cost)])
        sys.stdout.flush()

    return watcher


def ending(fitted, args):
    """Say how the passes ended, how far they are from the least-squares line, and why.

    `args`: the script's, with the samples, the learning rate and the seed. Ends the script with
    code 130 if the passes were interrupted, and with 1 if even the start is too large.
    """
    if fitted.ending == ways.INTERRUPTED:
        interrupted(fitted)
    if fitted.step < 0:
        exits.fail("the cost of the start is too large for 64-bit floats")
    if fitted.step > 0:
        print(f"After epoch 1: {_numbers(fitted, 1)}")
    if exploded(fitted, args):
        sys.stdout.flush()
        print(_explosion(fitted, args), file=sys.stderr)
        return
    line = settling.least_squares(args.x, args.y)
    if line is None:
        stuck = fitted.step > 0 and _growth(args) > 1 - 1e-12
        words = f" This cannot settle. {_limits(args)}" if stuck else ""
        _say(f"All x are the same: many lines fit these samples equally well.{words}")
    else:
        _compare(fitted, args, line)
        _say(_why(fitted, args, line))


def interrupted(fitted):
    """Say where Ctrl-C ended the passes, and end the script with code 130."""
    epochs = f"{fitted.step} epoch" + "s" * (fitted.step != 1)
    if fitted.step < 0:
        print("Interrupted before the first epoch.", flush=True)
    else:
        # A reader who has gone is noticed here, and is no interruption.
        print(f"Interrupted after {epochs}: {_numbers(fitted, fitted.step)}", flush=True)
    raise SystemExit(130)


def by_tape(fitted, taped):
    """How far the path by backward and the path by tf.GradientTape are apart."""
    if taped.ending == ways.INTERRUPTED:
        interrupted(taped)
    apart, share = difference(fitted, taped)
    far = (
        f"at most {apart:.2g} apart, {share:.2g} of their size" if apart else "the same, bit by bit"
    )
    _say(
        f"The same updates with tf.GradientTape instead of backward: w and b after every update "
        f"and every epoch are {far}."
    )


def difference(fitted, taped):
    """The largest difference between two paths, and the largest one relative to w's or b's size."""
    apart = share = 0.0
    for one, other in ((fitted.path, taped.path), (fitted.rows[:, 1:], taped.rows[:, 1:])):
        length = min(len(one), len(other))
        if length:
            gap = np.abs(one[:length] - other[:length]).max(axis=0)
            size = np.abs(one[:length]).max(axis=0)
            apart = max(apart, float(gap.max()))
            share = max(share, float((gap / np.where(size > 0, size, 1)).max()))
    return apart, share


def exploded(fitted, args):
    """Whether the rule explodes on these samples, which is a failure."""
    if fitted.ending == ways.DIVERGED:
        return True
    grown = fitted.last["cost"] > fitted["cost"][0]
    return bool(grown) and _growth(args) > 1 + 1e-9


def leave(fitted, args):
    """End the script with code 1 if the rule exploded."""
    if exploded(fitted, args):
        raise SystemExit(1)


# Inside


def _samples(args):
    """The inputs in the order in which they are taken, and how many passes these are."""
    x = np.array(args.x)
    count = 1 if args.seed is None else max(1, min(args.epochs, MOST // len(x)))
    return x[passes.orders(len(x), args.seed)(count)], count


def _growth(args):
    x, count = _samples(args)
    return settling.growth(x, args.learning_rate, count)


def _limits(args):
    """Below which learning rates the rule is stable, in words."""
    order = "this order" if args.seed is None else "these orders"
    largest = max(args.x, key=abs)
    limit = settling.limit(_samples(args)[0])
    return (
        f"In {order} a pass is stable below the learning rate {limit:.8g}, "
        f"in any order below {settling.any_order_limit(args.x):.8g} "
        f"(2 / (x^2 + 1) for the largest x, {largest:g})."
    )


def _explosion(fitted, args):
    rate, growth = args.learning_rate, _growth(args)
    if growth < 1:
        why = f"The numbers are too large for 64-bit floats, though the rate {rate:g} is stable."
    else:
        mean = "" if args.seed is None else "on average "
        why = (
            f"The rule explodes on these samples: with the learning rate {rate:g} a pass {mean}"
            f"multiplies the distance from where it could settle by {growth:.4g}. {_limits(args)}"
        )
    if fitted.ending == ways.DIVERGED:
        why += f" In epoch {fitted.step + 1} the numbers get too large for 64-bit floats."
    return f"{why} After epoch {fitted.step}: {_numbers(fitted, fitted.step)}"


def _compare(fitted, args, line):
    """A small table: the last epoch and the least-squares line."""
    x, y = np.array(args.x), np.array(args.y)
    last = fitted.last["w"], fitted.last["b"], fitted.last["cost"]
    least = (*line, settling.cost(x, y, *line))
    print()
    for name, numbers in (
        ("", None),
        (f"epoch {fitted.step}", last),
        ("least squares", least),
        ("difference", np.subtract(last, least)),
    ):
        cells = ("w", "b", "cost") if numbers is None else map(decimals, numbers)
        print(f"{name:>14}", *(f"{cell:>13}" for cell in cells))


def _why(fitted, args, line):
    """Why the line is where it is, in words."""
    if fitted.step == 0:
        return "Nothing is learned yet."
    growth = _growth(args)
    if growth > 1 - 1e-12:
        if args.learning_rate < settling.any_order_limit(args.x):
            return "With so small a learning rate nothing moves: a larger one would do."
        return f"This cannot settle. {_limits(args)}"
    here = fitted.last["w"], fitted.last["b"]
    point = None
    if args.seed is None:
        point = settling.fixed_point(args.x, args.y, args.learning_rate)
    words = []
    if point:
        found = ", ".join(
            f"{name} = {round(value, 10) + 0.0:.8g}"
            for name, value in zip(fitted.names, point, strict=True)
        )
        words.append(
            f"A pass leaves {found} as they are, and multiplies the distance from there by "
            f"{growth:.4g}: "
            + ("here it settles." if _near(here, point, args) else "there it will settle.")
        )
    elif args.seed is not None:
        words.append(f"The samples were shuffled with --seed {args.seed}.")
    if _near(point or here, line, args):
        return " ".join(
            [*words, "That is on the least-squares line: no sample pulls away from it."]
        )
    if args.seed is not None:
        words.append("Every epoch ends in another place.")
    return " ".join([*words, *_pull(args, here)])


def _pull(args, line):
    """What pulls the line away from least squares: the samples seen last."""
    factors = settling.own_factor(args.x, args.learning_rate)
    low, high = f"{factors.min():.2g}", f"{factors.max():.2g}"
    yield (
        "Why not on the least-squares line? At the learning rate "
        f"{args.learning_rate:g} an update multiplies the error of its own sample by "
        f"1 - learning_rate (x^2 + 1), here {low if low == high else f'{low} to {high}'}:"
    )
    if np.abs(factors).max() < 0.5:
        yield "one sample at a time, the line goes almost through the sample that it saw last."
    else:
        yield "each sample pulls the line its own way, and the last ones count most."
    if args.seed is None:
        x, y = args.x[-1], args.y[-1]
        there = f"{line[0] * x + line[1]:.6g}"
        yield f"The last one: x = {x:.6g}, y = {y:.6g}; there the line is {there}."


def _near(one, other, args):
    """Whether two lines (w, b) are the same, as far as the samples show it."""
    far = abs(one[0] - other[0]) * max(map(abs, args.x)) + abs(one[1] - other[1])
    return far <= 1e-6 * max(map(abs, args.y))


def _numbers(fitted, epoch):
    numbers = zip(fitted.names, fitted.after(epoch), strict=True)
    return ", ".join(f"{name} = {digits(value)}" for name, value in numbers)


def _say(words):
    print(textwrap.fill(words, 88, break_on_hyphens=False))
