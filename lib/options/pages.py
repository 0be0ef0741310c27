"""The command-line options of single pages: groups for command_line.read, in the pages' order."""

import argparse
import difflib

from lib.options import csv_file, lecture, limits, outputs, shared, values
from lib.options.models import MODELS, WIDE
from lib.program import echo, files
from lib.program.words import counted, few

FARTHEST = 1e100
MOST_POINTS = 1_000_000
PAGE_ENDINGS = (".html", ".htm")
EPOCHS, UPDATES = 100, 20_000_000  # of 07, if no number is asked for: not more of both
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
        help="the w's to draw (default: those around the lowest point)",
    )
    shared.add_number(group, "--points", "how many w's (default 801)", 801, values.whole(2))

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
    shared.add_number(group, "--w", "where W starts (default -3)")
    shared.add_steps(group, None, "default 5")
    shared.add_rate(group, None)

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
        type=values.one_of(SLOPES_AT),
        choices=SLOPES_AT,
        default="squared",
        help="E = (w x - y)^2 (squared, the default) or |w x - y| (absolute)",
    )
    words = (
        "the w's to look at (default -3 -2 1 2 3; for the absolute error -2 0 1 2 4); "
        "learning starts at the first"
    )
    shared.add_numbers(group, "--w", words)
    words = (
        "default 0.2 / curvature, which is 0.1 for the one point; auto: 1 / curvature; for the "
        "absolute error both 1 / the mean of |x|"
    )
    shared.add_rate(group, None, words)
    shared.add_steps(group, 20, "default 20, at most 1000: it is a picture")

    def check(parser, args):
        args.w = args.w or SLOPES_AT[args.error]
        if args.steps > 1000:
            parser.error(f"--steps {args.steps}: a picture has room for at most 1000")

    return check


def nudge(parser):
    """args.w: where the slope is wanted; args.nudge: how far way 1 moves w from there.

    args.all_nudges: whether one more figure is wanted.
    """
    group = parser.group("the slope at w")
    shared.add_number(group, "--w", "where the slope is wanted (default 3)", 3.0)
    words = "how far way 1 moves w (default 0.00001)"
    shared.add_number(group, "--nudge", words, 1e-5, values.above_zero)
    words = "one more figure, FILE_all-nudges: to one side and to both, in 32-bit and 64-bit floats"
    parser.group("the figures").add_argument("--all-nudges", action="store_true", help=words)

    def check(parser, args):
        if args.all_nudges and args.figure is not None:
            parser.writes.append(("--figure", files.beside(args.figure, "all-nudges")))
        hint = ", one of the two kinds here"
        limits.require(parser, args, ["x", "y", "w", "nudge"], limits.FLOAT32_MAX, hint)
        limits.require_normal(parser, args, "nudge", hint)

    return check


def backpropagation(parser):
    """args.w, where W is; args.steps and args.learning_rate of the updates from there."""
    group = parser.group("the slope at w, and the updates")
    shared.add_number(group, "--w", "where W starts (default 3)", 3.0)
    shared.add_rate(group)
    shared.add_steps(group, 1, "default 1, at most 1000; in an animation at most 20")

    def check(parser, args):
        for most, where in ((20, args.animate and "an animation"), (1000, "a picture")):
            if where and args.steps > most:
                parser.error(f"--steps {args.steps}: {where} has room for at most {most}")

    return check


def model(parser):
    """args.model, and what belongs to it: args.inputs (their names), args.x (a list of columns),
    args.y, args.x_names and args.y_name (what they are, in words), args.start (a dict from a
    parameter's name to its start), args.formula (mathematical text), args.learning_rate,
    args.steps, and args.predict (a list of rows of inputs). Many columns are one input
    (args.wide), a matrix with a row for each point; so is each row of args.predict.
    """
    group = parser.group("the model and its points")
    group.add_argument("--model", type=_model, choices=MODELS, default="bias", help="default: bias")
    shared.add_data(group, "columns of x, then y, from a CSV file", several=True)
    shared.add_numbers(group, "--start", "where the parameters start, in order")
    group = parser.group("how it learns")
    shared.add_rate(group, None, "default 0.1; several-inputs: auto, 1 / the largest curvature")
    words = "at most; default 1000; several-inputs: ten million, or fewer with many numbers"
    shared.add_steps(group, None, words)
    shared.predict(parser)

    def check(parser, args):
        chosen = MODELS[args.model]
        file = args.data or chosen.file
        shared.require_data(parser, args, file)
        parser.reads.append(file)
        try:
            points = chosen.points(args.data, args.x_column, args.y_column)
            args.x, args.y, (*args.x_names, args.y_name) = points
        except csv_file.BadFile as error:
            parser.error(str(error))
        columns = len(args.x)
        names = chosen.parameters(columns)
        if args.start and len(args.start) != len(names):
            many = counted(len(args.start), "number")
            parser.error(f"--start has {many}, the parameters are {few(names)}")
        if len(args.predict) % columns:
            many = counted(len(args.predict), "number")
            parser.error(f"--predict has {many}, a point here has {columns} of x")
        args.inputs = chosen.inputs(columns)
        args.formula = chosen.formula(columns, len(args.y))
        args.start = chosen.starts(columns, args.start)
        args.learning_rate = args.learning_rate or chosen.learning_rate
        if args.steps is None:
            args.steps = chosen.most_steps(columns, len(args.y))
        rows = range(0, len(args.predict), columns)
        args.predict = [args.predict[row : row + columns] for row in rows]
        args.wide = columns > WIDE
        if args.wide:
            import numpy as np  # for which a file with few columns need not wait

            args.x = [np.column_stack(args.x)]
            args.predict = [[np.array([row])] for row in args.predict]

    return check


def _model(name):
    if name == "three-inputs":  # what it was called before
        raise argparse.ArgumentTypeError(
            "three-inputs is called several-inputs now: it takes any number of them"
        )
    return values.one_of(MODELS)(name)


def patients(parser):
    """As points, but without any the lecture's patients are read."""
    check_points = shared.points(parser, default="442 patients, data/diabetes_bmi.csv")

    def check(parser, args):
        if args.x is None and args.y is None and args.data is None:
            args.data = lecture.PATIENTS
        check_points(parser, args)

    return check


def neuron(parser):
    """args.w, args.b, args.learning_rate, args.epochs, args.predict, args.history, for args.x.

    args.seed is a number with --shuffle, else None.
    """
    group = parser.group("where learning starts")
    for name in ("w", "b"):
        shared.add_number(group, f"--{name}", f"where {name} starts (default 1)", 1.0)
    group = parser.group("how it learns")
    words = "how much of a sample's slope an update applies (default 1)"
    shared.add_number(group, "--learning-rate", words, 1.0, values.above_zero)
    words = f"how many times through all samples (default {EPOCHS}; fewer if they are very many)"
    shared.add_number(group, "--epochs", words, kind=values.whole(0))
    words = "take the samples in another order in every epoch"
    group.add_argument("--shuffle", action="store_true", help=words)
    shared.add_seed(group, "these orders")
    check_history = shared.add_history(parser.group("what it prints and writes"), "epoch")
    shared.predict(parser)

    def check(parser, args):
        if args.epochs is None:
            args.epochs = max(1, min(EPOCHS, UPDATES // len(args.x)))
        if args.seed is not None and not args.shuffle:
            parser.error("--seed does nothing without --shuffle: give both or none")
        if args.shuffle and args.seed is None:
            args.seed = shared.random_seed()
        check_history(parser, args)

    return check


def only(ids):
    """The group of 08: args.only, some of these ids of statements, or None for all.

    The part of an id before the point stands for all that begin with it: L1 for lecture one.
    """
    lectures = list(dict.fromkeys(name.split(".")[0] for name in ids))

    def group(parser):
        words = f"check these statements only: {', '.join(lectures)} or {', '.join(ids)}"
        parser.add_argument("--only", nargs="+", metavar="ID", help=words)
        return check

    def check(parser, args):
        chosen = []
        for name in args.only or []:
            asked = name.lower()
            found = [own for own in ids if asked in (own.lower(), own.split(".")[0].lower())]
            if not found:
                near = difflib.get_close_matches(name, [*lectures, *ids], 1)
                hint = f"did you mean {near[0]}?" if near else "--help lists them"
                parser.error(f"--only {echo.word(name)}: there is no such statement; {hint}")
            chosen += [own for own in found if own not in chosen]
        args.only = chosen or None

    return group


def page(parser):
    """The group of 10: args.html, the file that it writes."""
    words = "write the page to FILE (default: lecture.html)"
    parser.add_argument("--html", metavar="FILE", default="lecture.html", help=words)

    def check(parser, args):
        outputs.require_ending(parser, "--html", args.html, PAGE_ENDINGS)
        parser.writes.append(("--html", args.html))

    return check
