"""The command-line options of single pages: groups for options.read, in the pages' order."""

import difflib
import secrets

from lib import data, options, slides, values
from lib.models import MODELS

FARTHEST = 1e100
MOST_POINTS = 1_000_000
# Where 03 looks at the slope: the slides' w's, and those of the newer edition
SLOPES_AT = {"squared": [-3.0, -2.0, 1.0, 2.0, 3.0], "absolute": [-2.0, 0.0, 1.0, 2.0, 4.0]}


def curve(parser):
    """args.range: (low, high) or None; args.points: how many w's the curve is drawn through."""
    group = parser.group("the curve")
    group.add_argument(
        "--range",
        nargs=2,
        type=values.number,
        metavar=("LOW", "HIGH"),
        help="the w's to draw (default: 4 to each side of the lowest point)",
    )
    group.add_argument(
        "--points",
        type=values.whole(2),
        default=801,
        metavar="N",
        help="how many w's (default 801)",
    )

    def check(parser, args):
        if args.range and not args.range[0] < args.range[1]:
            low, high = args.range
            parser.error(f"--range {low:g} {high:g}: the first must be less than the second")
        if args.range and max(map(abs, args.range)) > FARTHEST:
            parser.error(f"--range: from {-FARTHEST:g} to {FARTHEST:g} costs can be computed")
        if args.points > MOST_POINTS:
            parser.error(f"--points {args.points}: {MOST_POINTS} is more than can be seen")

    return check


def path(parser):
    """args.path: whether a path was asked for; its args.w, args.steps, args.learning_rate."""
    group = parser.group("a path on the curve: give any of these")
    group.add_argument("--w", type=values.number, metavar="N", help="where W starts (default -3)")
    options.add_steps(group, None, "default 5")
    options.add_rate(group, None)

    def check(parser, args):
        defaults = {"w": -3.0, "steps": 5, "learning_rate": 0.1}
        args.path = any(getattr(args, name) is not None for name in defaults)
        for name, default in defaults.items():
            if getattr(args, name) is None:
                setattr(args, name, default)

    return check


def slopes(parser):
    """args.error; args.w: the w's to look at; args.learning_rate: a number, "auto" or None.

    args.steps: the updates of the descent from the first w.
    """
    group = parser.group("where to look, and how to learn")
    group.add_argument(
        "--error",
        choices=SLOPES_AT,
        default="squared",
        help="E = (w x - y)^2 (squared, the default) or |w x - y| (absolute)",
    )
    group.add_argument(
        "--w",
        nargs="+",
        type=values.number,
        metavar="N",
        help="the w's to look at (default -3 -2 1 2 3; for the absolute error -2 0 1 2 4); "
        "learning starts at the first",
    )
    options.add_rate(
        group,
        None,
        "default 0.2 / curvature, which is 0.1 for the one point; auto: 1 / curvature; for the "
        "absolute error both 1 / the mean of |x|",
    )
    options.add_steps(group, 20, "default 20, at most 1000: it is a picture")

    def check(parser, args):
        args.w = args.w or SLOPES_AT[args.error]
        if args.steps > 1000:
            parser.error(f"--steps {args.steps}: a picture has room for at most 1000")

    return check


def nudge(parser):
    """args.w: where the slope is wanted; args.nudge: how far way 1 moves w from there."""
    group = parser.group("the slope at w")
    group.add_argument(
        "--w",
        type=values.number,
        default=3.0,
        metavar="N",
        help="where the slope is wanted (default 3)",
    )
    group.add_argument(
        "--nudge",
        type=values.above_zero,
        default=1e-5,
        metavar="N",
        help="how far way 1 moves w (default 0.00001)",
    )

    def check(parser, args):
        for name in ("x", "y", "w", "nudge"):
            value = getattr(args, name)
            if max(map(abs, value if isinstance(value, list) else [value])) > values.FLOAT32_MAX:
                parser.error(f"--{name}: too large for 32-bit floats, one of the two kinds here")
        if args.nudge < values.FLOAT32_TINY:
            parser.error(f"--nudge {args.nudge:g}: too small for 32-bit floats")

    return check


def backpropagation(parser):
    """args.w, where W is; args.steps and args.learning_rate of the updates from there."""
    group = parser.group("the slope at w, and the updates")
    group.add_argument(
        "--w", type=values.number, default=3.0, metavar="N", help="where W starts (default 3)"
    )
    options.add_rate(group)
    options.add_steps(group, 1, "default 1, at most 1000; in an animation at most 20")

    def check(parser, args):
        for most, where in ((20, args.animate and "an animation"), (1000, "a picture")):
            if where and args.steps > most:
                parser.error(f"--steps {args.steps}: {where} has room for at most {most}")

    return check


def model(parser):
    """args.model, and what belongs to it: args.x (a list of columns), args.y, args.start (a dict
    from a parameter's name to its start), args.formula (mathematical text), args.learning_rate,
    args.steps, and args.predict (a list of rows of inputs).
    """
    group = parser.group("the model and its points")
    group.add_argument("--model", choices=MODELS, default="bias", help="default: bias")
    group.add_argument("--data", metavar="FILE", help="columns of x, then y, from a CSV file")
    group.add_argument(
        "--start",
        nargs="+",
        type=values.number,
        metavar="N",
        help="where the parameters start, in order",
    )
    group = parser.group("how it learns")
    options.add_rate(group, None, "default 0.1; three-inputs: auto, 1 / the largest curvature")
    options.add_steps(group, None, "at most; default 1000; three-inputs: ten million")
    options.predict(parser)

    def check(parser, args):
        chosen = MODELS[args.model]
        try:
            args.x, args.y = chosen.points(args.data)
        except data.BadData as error:
            parser.error(str(error))
        starts = chosen.starts(len(args.x))
        if args.start and len(args.start) != len(starts):
            needed = ", ".join(starts)
            parser.error(f"--start has {values.count(args.start)}, the parameters are {needed}")
        args.formula = chosen.formula(len(args.x), len(args.y))
        args.start = dict(zip(starts, args.start or starts.values(), strict=True))
        args.learning_rate = args.learning_rate or chosen.learning_rate
        args.steps = chosen.steps if args.steps is None else args.steps
        width = len(args.x)
        if len(args.predict) % width:
            parser.error(
                f"--predict has {values.count(args.predict)}, a point here has {width} of x"
            )
        args.predict = [args.predict[k : k + width] for k in range(0, len(args.predict), width)]

    return check


def patients(parser):
    """As points, but without any the lecture's patients are read."""
    check_points = options.points(parser, default="442 patients, data/diabetes_bmi.csv")

    def check(parser, args):
        if args.x is None and args.y is None and args.data is None:
            args.data = data.PATIENTS
        check_points(parser, args)

    return check


def neuron(parser):
    """args.w, args.b, args.learning_rate, args.epochs, args.predict, args.history.

    args.seed is a number with --shuffle, else None.
    """
    group = parser.group("where learning starts")
    for name in ("w", "b"):
        group.add_argument(
            f"--{name}",
            type=values.number,
            default=1.0,
            metavar="N",
            help=f"where {name} starts (default 1)",
        )
    group = parser.group("how it learns")
    group.add_argument(
        "--learning-rate",
        type=values.above_zero,
        default=1.0,
        metavar="N",
        help="how much of a sample's slope an update applies (default 1)",
    )
    group.add_argument(
        "--epochs",
        type=values.whole(0),
        default=100,
        metavar="N",
        help="how many times it goes through all samples (default 100)",
    )
    group.add_argument(
        "--shuffle", action="store_true", help="take the samples in another order in every epoch"
    )
    group.add_argument(
        "--seed", type=values.whole(0), metavar="N", help="makes these orders repeatable"
    )
    group = parser.group("what it prints and writes")
    group.add_argument("--history", metavar="FILE", help="write every epoch to a CSV file")
    options.predict(parser)

    def check(parser, args):
        if args.seed is not None and not args.shuffle:
            parser.error("--seed does nothing without --shuffle: give both or none")
        if args.shuffle and args.seed is None:
            args.seed = secrets.randbelow(2**31)
        if args.history is not None:
            options.check_output(parser, args, "--history", args.history)

    return check


def check(parser):
    """args.only: the ids of the rows to check, or None for all."""
    ids = list(dict.fromkeys(row.id for row in slides.ROWS))
    parser.add_argument(
        "--only", nargs="+", metavar="ID", help=f"check these rows only: {', '.join(ids)}"
    )

    def check(parser, args):
        for one in args.only or []:
            if one not in ids:
                near = difflib.get_close_matches(one, ids, 1)
                hint = f"did you mean {near[0]}?" if near else "--help lists them"
                parser.error(f"--only {one}: there is no such row; {hint}")

    return check
