"""The groups of options that several scripts share, and the options that several groups have."""

import csv
import math
import os
import secrets
import sys

from lib.options import points_file, values
from lib.options.values import at_least_zero, whole
from lib.program import files
from lib.program.words import counted, quoted

# The lectures' own points
X = 1.0, 2.0, 3.0  # slide "TF를 이용한 선형 회귀 학습", ①
Y = 1.0, 2.0, 3.0  # and ②
NAMES = "input", "right answer"  # what the slides call x and y
TEST_SCORES = str(files.ROOT / "data" / "test_scores.csv")  # 25 students, three exams, the final
PATIENTS = str(files.ROOT / "data" / "diabetes_bmi.csv")  # the second lecture's 442

STANDARDIZE = "learn on x minus its mean, over its spread"
PRINTS = "what it prints and writes"
FLOAT32_MAX = 3.4028234663852886e38
MOST_POINTS = 100_000  # in a picture


# Options that several groups have


def add_number(group, option, words, default=None, kind=values.number):
    """An option with one number; `words` are its line in --help, which tells the default, too."""
    told = "" if default is None or "default" in words else f" (default {default:g})"
    group.add_argument(option, type=kind, default=default, metavar="N", help=words + told)


def add_numbers(group, option, words, default=None, metavar="N"):
    """An option with one or more numbers; it may be given in parts."""
    form = {"nargs": "+", "action": "extend", "type": values.number, "metavar": metavar}
    group.add_argument(option, default=default, help=words, **form)


def add_flag(group, option, words):
    """An option without a value."""
    group.add_argument(option, action="store_true", help=words)


def add_text(group, option, words, metavar="FILE"):
    """An option with a name."""
    group.add_argument(option, metavar=metavar, help=words)


def add_rate(group, default=0.1, words="default 0.1, or auto: 1 / the largest curvature"):
    """--learning-rate: a number or "auto"."""
    words = f"how much of the slope an update applies ({words})"
    add_number(group, "--learning-rate", words, default, values.rate)


def add_predict(parser):
    """--predict: a list of numbers, maybe empty."""
    words = "print the hypothesis at these inputs, too"
    add_numbers(parser.group(PRINTS), "--predict", words, [], "X")


def add_history(parser, what="step"):
    """--history, a file for every `what`. Gives what it is sent, args."""
    add_text(parser.group(PRINTS), "--history", f"write every {what} to a CSV file")
    args = yield
    parser.will_write("--history", args.history)
    return args


def say_seed(parser, args, what):
    """args.seed: the one that was given, or a new one; it is said what it repeats, in words."""
    args.seed = secrets.randbelow(2**31) if args.seed is None else args.seed
    parser.says.append(f"{what}: --seed {args.seed} repeats it.")


def require_float32(parser, args, names, hint="; --float64 goes further"):
    """End the script if a number of these options is too large for a 32-bit float."""
    for name in names:
        given = getattr(args, name)
        for number in [given] if given is None or isinstance(given, float | str) else given:
            if isinstance(number, float) and abs(number) > FLOAT32_MAX:
                option = "--" + name.replace("_", "-")
                parser.error(f"{option} {number:g}: too large for 32-bit floats{hint}")


# Points


def add_data(group, words, several=False, many_files=False):
    """--data, a file or several, its columns (several of x), and how to read it."""
    group.add_argument("--data", nargs="+" if many_files else None, metavar="FILE", help=words)
    columns = ("these columns", "all others") if several else ("this column", "the first of two")
    words = "x is {} of the file, by name or number (default: {})".format(*columns)
    group.add_argument("--x-column", nargs="+" if several else 1, metavar="COLUMN", help=words)
    add_text(group, "--y-column", "y is this column (default: the last)", "COLUMN")
    add_flag(group, "--drop-missing", "leave out lines with nothing in these columns")
    add_number(group, "--skip-lines", "leave out so many lines before the header", 0, whole(0))
    words = "of the file (default: UTF-8, UTF-16 or code page 949 is found)"
    add_text(group, "--encoding", words, "NAME")


def look(parser, args, name, inputs=1):
    """The points_file.File of this name, after a look at its first lines."""
    parser.reads.append(name)
    columns, form = (args.x_column, args.y_column), (args.encoding, args.skip_lines)
    try:
        largest = math.inf if getattr(args, "float64", True) else FLOAT32_MAX
        return points_file.look(name, *columns, inputs, *form, args.drop_missing, largest)
    except points_file.BadFile as error:
        parser.error(str(error))


def read_data(parser, args, inputs=1):
    """The points of --data: x, a list of columns; y; their names, [] without a header."""
    file = look(parser, args, args.data, inputs)
    try:
        x, y, dropped = points_file.read(file)
    except points_file.BadFile as error:
        parser.error(str(error))
    parser.says.append(points_file.taken(file, len(y), dropped))
    return x, y, file.names


def read_lecture(name):
    """The columns of one of the lecture's own files, and their names. It needs no pandas."""
    with open(name, encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    return [[float(cell) for cell in column] for column in zip(*rows, strict=True)], names


def require_data(parser, args):
    """End the script if it is said how to read a file but there is none."""
    for name in ("x_column", "y_column", "encoding", "skip_lines", "drop_missing"):
        if getattr(args, name) and args.data is None:
            parser.error(f"--{name.replace('_', '-')} needs --data: it says how to read a file")


def points(parser, x=X, y=Y, default="x = y = 1 2 3", file=None, names=NAMES):
    """args.x and args.y: as many numbers each, in lists or arrays; args.x_name, args.y_name: what
    they are, in words. By default `x` and `y`, or a `file` of the lecture, are taken, with `names`.
    """
    group = parser.group(f"the points (default: {default})")
    add_numbers(group, "--x", "the inputs")
    add_numbers(group, "--y", "the right answers")
    add_data(group, "both from a file of text, a table: x, then y")
    args = yield
    require_data(parser, args)
    if args.x or args.y:
        names = NAMES
        if args.data is not None:
            parser.error("--data and --x, --y: give the points once, in one of the two ways")
        many, of_y = (counted(len(numbers or ()), "number") for numbers in (args.x, args.y))
        if many != of_y:
            parser.error(f"--x has {many} and --y has {of_y}: each point needs one of each")
    elif args.data is not None:
        (args.x,), args.y, names = read_data(parser, args)
    elif file:
        args.x, args.y = read_lecture(file)[0]
    else:
        args.x, args.y = list(x), list(y)
    args.x_name, args.y_name = names or NAMES


def one_point(parser):
    """As points, but the default is the one point of E = (w 1 - 1)^2."""
    return points(parser, [1.0], [1.0], "one, x = y = 1")


def few_points(parser):
    """No more points than a picture has room for: to be listed after the points, no option."""
    args = yield
    if len(args.y) > MOST_POINTS:
        parser.error(
            f"{counted(len(args.y), 'point', ',')}: a picture has room for {MOST_POINTS:,}. "
            "Take a part of the file, or 09_grow_data.py, which finds a line through any number"
        )


# Learning, of 01


def training(parser):
    """args.w, where W starts, or None for a random start, drawn with args.seed; args.bias, args.b;
    args.learning_rate, a number or "auto"; args.steps, args.tolerance, args.float64, args.predict.
    """
    group = parser.group("where learning starts")
    add_number(group, "--w", "where W starts (default: random)")
    add_number(group, "--seed", "makes the random start repeatable", kind=whole(0))
    add_flag(group, "--bias", "add a bias b")
    add_number(group, "--b", "where b starts (default 0); implies --bias")
    group = parser.group("how it learns")
    add_rate(group)
    add_number(group, "--steps", "how many updates, at most", 100, whole(0))
    add_number(group, "--tolerance", "stop once the cost is at most this", 0.0, at_least_zero)
    add_flag(group, "--float64", "compute in double precision")
    add_flag(group, "--standardize", f"{STANDARDIZE}: far fewer steps")
    add_predict(parser)
    args = yield from printing(parser)
    if args.seed is not None and args.w is not None:
        parser.error("--seed does nothing with --w: without --w the start is random")
    if args.w is None:
        say_seed(parser, args, "Random start")
    args.bias = args.bias or args.b is not None
    args.b = args.b or 0.0
    if not args.float64:
        names = ["w", "b", "learning_rate", "tolerance", "predict"]
        require_float32(parser, args, names + ["x", "y"] * (args.data is None))


def printing(parser):
    """args.every (None for about ten rows), args.history."""
    words = "print every so many steps (default: about ten rows)"
    add_number(parser.group(PRINTS), "--every", words, kind=whole(1))
    return add_history(parser)


def details(parser):
    """args.details: whether more is printed."""
    add_flag(parser.group(PRINTS), "--details", "print more, for the curious")


# Figures


def figures(*others):
    """The group for a page with a figure, and with others, each called by a word.

    It gives args.figure, the first one's file or None; args.draw, whether figures are wanted at
    all; args.show, whether windows may be opened for them.
    """

    def group(parser):
        titled = parser.group("the figure" + "s" * bool(others))
        either = titled.add_mutually_exclusive_group()
        names = "".join(f" and {files.beside('FILE', word)}" for word in others)
        words = f"write the figure{'s' * bool(others)} to FILE{names}: .png, .svg, .pdf"
        add_text(either, "--figure", words)
        add_flag(either, "--no-figure", "draw nothing, only print")
        add_flag(titled, "--no-show", "open no window")
        args = yield
        backend = os.environ.get("MPLBACKEND", "")
        args.draw = not args.no_figure
        args.show = args.draw and not args.no_show and _display(backend)
        if args.draw and backend:
            try:
                import matplotlib  # noqa: F401, it looks at MPLBACKEND
            except ValueError:
                what = "matplotlib has no such backend; unset it, or draw nothing with --no-figure"
                parser.error(f"MPLBACKEND={quoted(backend)}: {what}")
        place = args.figure
        if place is None and args.draw and not args.show:
            place = os.path.splitext(os.path.basename(sys.argv[0]))[0] + ".png"
            if os.path.lexists("figures"):  # else it will be made
                place = os.path.join("figures", place)
        for word in ("", *others) if place is not None else ():
            parser.will_write("--figure", files.beside(place, word), (".png", ".svg", ".pdf"))

    return group


figure = figures()  # the group for a page with one


def animation(parser):
    """args.animate: a file or None."""
    add_text(parser.group("the figures"), "--animate", "write the figure step by step: .gif")
    args = yield
    parser.will_write("--animate", args.animate, (".gif",))


def _display(backend):
    """Whether there may be a window, or a notebook's page, to show a figure in."""
    if "ipykernel" in sys.modules:
        return True
    if backend:  # a notebook's own reaches its child (!python in a cell), which has no page
        backend = backend.lower()
        return "inline" not in backend and backend not in "agg cairo pdf pgf ps svg".split()
    screens = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or bool(screens)
