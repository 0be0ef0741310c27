"""The groups of options that several scripts share, and the options that several groups have."""

import secrets

from lib.options import csv_columns, csv_file, lecture, limits, outputs, values
from lib.program import display, files
from lib.program.words import counted

FIGURE_ENDINGS = (".png", ".svg", ".pdf")
ANIMATION_ENDINGS = (".gif", ".html")


def add_number(group, option, words, default=None, kind=values.number):
    """An option with one number; `words` are its line in --help."""
    group.add_argument(option, type=kind, default=default, metavar="N", help=words)


def add_numbers(group, option, words, default=None, metavar="N"):
    """An option with one or more numbers."""
    group.add_argument(
        option, nargs="+", type=values.number, default=default, metavar=metavar, help=words
    )


def add_rate(group, default=0.1, words="default 0.1, or auto: 1 / the largest curvature"):
    """--learning-rate: a number or "auto"."""
    words = f"how much of the slope an update applies ({words})"
    add_number(group, "--learning-rate", words, default, values.rate)


def add_steps(group, default, words):
    """--steps."""
    add_number(group, "--steps", f"how many updates ({words})", default, values.whole(0))


def add_seed(group, what):
    """--seed."""
    add_number(group, "--seed", f"makes {what} repeatable", kind=values.whole(0))


def add_data(group, words, several=False, files=None):
    """--data, a file, and --x-column, --y-column of it, by name or number; `several` of x.

    `files`: "+" if there can be several.
    """
    group.add_argument("--data", nargs=files, metavar="FILE", help=words)
    which = "these columns of the file, by name or number (default: all others)"
    if not several:
        which = "this column of the file, by name or number (default: the first of two)"
    many = "+" if several else 1
    group.add_argument("--x-column", nargs=many, metavar="COLUMN", help=f"x is {which}")
    words = "y is this column (default: the last)"
    group.add_argument("--y-column", metavar="COLUMN", help=words)


def require_data(parser, args, file):
    """End the script if a column is chosen but there is no file."""
    for option, column in (("--x-column", args.x_column), ("--y-column", args.y_column)):
        if column is not None and file is None:
            parser.error(f"{option} needs --data: the columns are those of a file")


def add_history(group, what):
    """--history, a file for every `what`. Returns its check."""
    group.add_argument("--history", metavar="FILE", help=f"write every {what} to a CSV file")

    return lambda parser, args: parser.writes.append(("--history", args.history))


def random_seed():
    return secrets.randbelow(2**31)


def points(parser, x=lecture.X, y=lecture.Y, default="x = y = 1 2 3"):
    """args.x and args.y: lists of numbers of one length; args.x_name, args.y_name: what they are,
    in words (those of the file's header, if there is one).
    """
    group = parser.group(f"the points (default: {default})")
    add_numbers(group, "--x", "the inputs")
    add_numbers(group, "--y", "the right answers")
    add_data(group, "both from a CSV file, instead: x, then y")

    def check(parser, args):
        args.x_name, args.y_name = lecture.NAMES
        if args.data is not None:
            if args.x or args.y:
                parser.error("--data and --x, --y: give the points once, in one of the two ways")
            parser.reads.append(args.data)
            wanted = csv_columns.Wanted(args.x_column, args.y_column)
            try:
                table = csv_file.read(args.data, wanted, limits.largest(args))
            except csv_file.BadFile as error:
                parser.error(str(error))
            (args.x,), args.y = table.x, table.y
            if table.names:
                args.x_name, args.y_name = table.names
            return
        require_data(parser, args, args.data)
        if (args.x is None) != (args.y is None):
            given, other = ("--x", "--y") if args.y is None else ("--y", "--x")
            parser.error(f"{given} needs {other}: as many numbers of each")
        args.x, args.y = args.x or x, args.y or y
        if len(args.x) != len(args.y):
            many_x, many_y = (counted(len(numbers), "number") for numbers in (args.x, args.y))
            parser.error(f"--x has {many_x} and --y has {many_y}: each point needs one of each")
        limits.require(parser, args, ["x", "y"])

    return check


def one_point(parser):
    """As points, but the default is the one point of E = (w 1 - 1)^2."""
    return points(parser, [1.0], [1.0], "one, x = y = 1")


def start(parser):
    """args.w: where W starts, or None for a random start, drawn with args.seed."""
    group = parser.group("where learning starts")
    add_number(group, "--w", "where W starts (default: random)")
    add_seed(group, "the random start")

    def check(parser, args):
        limits.require(parser, args, ["w"])
        if args.seed is not None and args.w is not None:
            parser.error("--seed does nothing with --w: without --w the start is random")
        if args.seed is None:
            args.seed = random_seed()

    return check


def bias(parser):
    """args.bias: whether the neuron has a bias; args.b: where it starts."""
    group = parser.group("where learning starts")
    group.add_argument("--bias", action="store_true", help="add a bias b")
    parser.instead["--bias"] = "--b {} sets where b starts"
    add_number(group, "--b", "where b starts (default 0); implies --bias")

    def check(parser, args):
        limits.require(parser, args, ["b"])
        args.bias = args.bias or args.b is not None
        args.b = args.b or 0.0

    return check


def learning(parser):
    """args.learning_rate: a number or "auto"; args.steps."""
    group = parser.group("how it learns")
    add_rate(group)
    add_steps(group, 100, "at most; default 100")

    def check(parser, args):
        if args.learning_rate != "auto" and not args.float64:
            limits.require(parser, args, ["learning_rate"])
            limits.require_normal(parser, args, "learning_rate")

    return check


def ending(parser):
    """args.tolerance, args.float64."""
    group = parser.group("how it learns")
    group.add_argument(
        "--tolerance",
        type=values.at_least_zero,
        default=0.0,
        metavar="E",
        help="stop once the cost is at most E (default 0)",
    )
    group.add_argument("--float64", action="store_true", help="compute in double precision")
    return lambda parser, args: limits.require(parser, args, ["tolerance"])


def predict(parser):
    """args.predict: a list of numbers, maybe empty."""
    group = parser.group("what it prints and writes")
    add_numbers(group, "--predict", "print the hypothesis at these inputs, too", [], "X")
    return lambda parser, args: limits.require(parser, args, ["predict"])


def printing(parser):
    """args.every (None for about ten rows), args.history."""
    group = parser.group("what it prints and writes")
    words = "print every so many steps (default: about ten rows)"
    add_number(group, "--every", words, kind=values.whole(1))
    return add_history(group, "step")


def figures(*others):
    """The group for a page with a figure, and with others, each called by a word.

    It gives args.figure: the first one's file or None; args.draw: whether figures are wanted at
    all; args.show: whether windows may be opened for them.
    """

    def group(parser):
        titled = parser.group("the figure" + "s" * bool(others))
        either = titled.add_mutually_exclusive_group()
        endings = ", ".join(FIGURE_ENDINGS)
        names = "".join(f" and {files.beside('FILE', word)}" for word in others)
        words = f"write the figures to FILE{names}" if others else "write the figure"
        either.add_argument("--figure", metavar="FILE", help=f"{words}: {endings}")
        either.add_argument("--no-figure", action="store_true", help="draw nothing, only print")
        titled.add_argument("--no-show", action="store_true", help="open no window")
        return check

    def check(parser, args):
        args.draw = not args.no_figure
        obstacle = display.obstacle() if args.draw else None
        if obstacle:
            parser.error(obstacle)
        args.show = args.draw and not args.no_show and display.exists()
        outputs.require_ending(parser, "--figure", args.figure, FIGURE_ENDINGS)
        if args.figure is not None:
            for word in ("", *others):
                parser.writes.append(("--figure", files.beside(args.figure, word)))

    return group


figure = figures()  # the group for a page with one


def animation(parser):
    """args.animate: a file or None."""
    group = parser.group("the figure")
    endings = ", ".join(ANIMATION_ENDINGS)
    words = f"write the figure step by step: {endings}"
    group.add_argument("--animate", metavar="FILE", help=words)

    def check(parser, args):
        outputs.require_ending(parser, "--animate", args.animate, ANIMATION_ENDINGS)
        parser.writes.append(("--animate", args.animate))

    return check


TRAINING = (start, bias, learning, ending, printing, predict)
