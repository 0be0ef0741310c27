"""The command-line options of single pages: groups for command_line.read, in the pages' order."""

import hashlib
import os

from lib.options import groups, points_file, values
from lib.options.groups import STANDARDIZE, add_flag, add_number, add_numbers, add_rate
from lib.options.values import above_zero, whole
from lib.program.words import counted, shown

# Where 03 looks at the slope: the slides' w's, and those of the newer edition
SLOPES_AT = {"squared": [-3.0, -2.0, 1.0, 2.0, 3.0], "absolute": [-2.0, 0.0, 1.0, 2.0, 4.0]}
# The models of 06, slides "계산 그래프 확장" and "Cost(error) graph": columns of x, y, the start.
# several-inputs takes the columns of a file, and starts at 0
MODELS = {
    "bias": ([[1.0, 2.0, 3.0]], [1.0, 2.0, 3.0], {"w": -3.0, "b": 4.0}),
    "several-inputs": (None, None, None),
    "two-inputs": ([[1.0], [1.0]], [1.0], {"w1": 3.0, "w2": 1.0}),
    "two-neurons": ([[1.0]], [1.0], {"w1": 2.0, "w2": -0.5}),
}
MOST_INPUTS = 20
MULTIPLIED = 2_000_000_000  # numbers, by default: a few seconds
EPOCHS, UPDATES = 100, 20_000_000  # of 07, if no number is asked for: not more of both
PATIENTS = "body mass index (scaled, 0 is the mean)", "progress of the diabetes after a year"
ROWS = 1_000_000  # that 09 makes


def curve(parser):
    """02: args.range, (low, high) or None."""
    group = parser.group("the curve")
    words = "the w's to draw (default: those around the lowest point)"
    ends = {"nargs": 2, "type": values.number, "metavar": ("LOW", "HIGH")}
    group.add_argument("--range", help=words, **ends)
    args = yield
    if args.range and not args.range[0] < args.range[1]:
        low, high = args.range
        parser.error(f"--range {low:g} {high:g}: the first must be less than the second")


def path(parser):
    """02: args.path, whether one was asked for; its args.w, args.steps, args.learning_rate."""
    group = parser.group("a path on the curve: give any of these")
    add_number(group, "--w", "where W starts (default -3)")
    add_number(group, "--steps", "how many updates (default 5)", kind=whole(0))
    add_rate(group, None)
    args = yield
    given = args.w, args.steps, args.learning_rate
    args.path = given != (None, None, None)
    defaults = zip(given, (-3.0, 5, 0.1), strict=True)
    args.w, args.steps, args.learning_rate = (b if a is None else a for a, b in defaults)


def slopes(parser):
    """03: args.error; args.w, the w's to look at; args.learning_rate, a number, "auto" or None;
    args.steps, the updates of the descent from the first w.
    """
    group = parser.group("where to look, and how to learn")
    words = "E = (w x - y)^2 (squared, the default) or |w x - y| (absolute)"
    group.add_argument("--error", choices=SLOPES_AT, default="squared", help=words)
    words = "default -3 -2 1 2 3; for the absolute error -2 0 1 2 4"
    add_numbers(group, "--w", f"the w's to look at ({words}); learning starts at the first")
    words = "default 0.2 / curvature, which is 0.1 for the one point; auto: 1 / curvature"
    add_rate(group, None, f"{words}; for the absolute error both 1 / the mean of |x|")
    add_number(group, "--steps", "how many updates (at most 1000)", 20, whole(0, 1000))
    args = yield
    args.w = args.w or SLOPES_AT[args.error]


def nudge(parser):
    """04: args.w, where the slope is wanted; args.nudge, how far way 1 moves w from there."""
    group = parser.group("the slope at w")
    add_number(group, "--w", "where the slope is wanted", 3.0)
    add_number(group, "--nudge", "how far way 1 moves w", 1e-5, above_zero)
    args = yield
    hint = ", one of the two kinds here"
    groups.require_float32(parser, args, ["x", "y", "w", "nudge"], hint)
    if args.nudge < 1.2e-38:
        parser.error(f"--nudge {args.nudge:g}: too small for 32-bit floats{hint}")


def backpropagation(parser):
    """05: args.w, where W is; args.steps and args.learning_rate of the updates from there."""
    group = parser.group("the slope at w, and the updates")
    add_number(group, "--w", "where W starts", 3.0)
    add_rate(group)
    add_number(group, "--steps", "how many updates (at most 20)", 1, whole(0, 20))


def model(parser):
    """06: args.model; args.x (columns), args.inputs (their names), args.y, args.y_name; args.start
    (a number for each parameter's name), args.learning_rate, args.steps, args.predict (rows of x).
    """
    group = parser.group("the model and its points")
    group.add_argument("--model", choices=MODELS, default="bias", help="default: bias")
    groups.add_data(group, "columns of x, then y, from a file of text, a table", several=True)
    add_numbers(group, "--start", "where the parameters start, in order")
    group = parser.group("how it learns")
    add_rate(group, None, "default 0.1; several-inputs: auto, 1 / the largest curvature")
    words = "default 1000; several-inputs: 100,000, fewer standardized or of many numbers"
    add_number(group, "--steps", f"how many updates (at most; {words})", kind=whole(0))
    add_flag(group, "--standardize", f"several-inputs: {STANDARDIZE}, each: far fewer steps")
    groups.add_predict(parser)
    args = yield
    several = args.model == "several-inputs"
    if several and not args.data and (args.x_column or args.y_column):
        args.data = groups.TEST_SCORES
    groups.require_data(parser, args)
    if args.standardize and not several:
        parser.error("--standardize is for --model several-inputs: give both or none")
    args.x, args.y, start = MODELS[args.model]
    names = groups.NAMES
    if args.data is not None:
        args.x, args.y, names = groups.read_data(parser, args, None if several else len(args.x))
    elif several:
        (*args.x, args.y), names = groups.read_lecture(groups.TEST_SCORES)
    args.y_name, columns = (names or groups.NAMES)[-1], len(args.x)
    if columns > MOST_INPUTS:
        what = f"{columns} columns of x, and 06 takes at most {MOST_INPUTS}"
        parser.error(f"--data has {what}; choose some with --x-column")
    numbers = range(1, columns + 1) if columns > 1 else [""]
    args.inputs = [f"x{k}" for k in numbers]
    for name, x in zip(args.inputs, args.x, strict=True):
        if columns > 1 and len(x) > 2 and all(number == k for k, number in enumerate(x, start=1)):
            what = "a row number? --x-column takes the others"
            parser.says.append(f"{name} only counts 1, 2, 3, ...: {what}")
    start = start or dict.fromkeys([*(f"w{k}" for k in numbers), "b"], 0.0)
    if args.start and len(args.start) != len(start):
        many = counted(len(args.start), "number")
        parser.error(f"--start has {many}, the parameters are {', '.join(start)}")
    if len(args.predict) % columns:
        many = counted(len(args.predict), "number")
        parser.error(f"--predict has {many}, a point here has {columns} of x")
    args.start = dict(zip(start, args.start or start.values(), strict=True))
    args.learning_rate = args.learning_rate or ("auto" if several else 0.1)
    if args.steps is None:
        few = max(1000, MULTIPLIED // (columns * len(args.y)))
        args.steps = min(100_000, few) if several and not args.standardize else 1000
    rows = range(0, len(args.predict), columns)
    args.predict = [args.predict[row : row + columns] for row in rows]


def patients(parser):
    """07: as points, but without any the lecture's patients are read, and x and y named so."""
    default = "442 patients, data/diabetes_bmi.csv"
    return groups.points(parser, default=default, file=groups.PATIENTS, names=PATIENTS)


def neuron(parser):
    """07: args.w, args.b, args.learning_rate, args.epochs, args.standardize, args.predict,
    args.history, for args.x; args.seed, a number with --shuffle, else None.
    """
    group = parser.group("where learning starts")
    for name in ("w", "b"):
        add_number(group, f"--{name}", f"where {name} starts", 1.0)
    group = parser.group("how it learns")
    words = "how much of a sample's slope an update applies"
    add_number(group, "--learning-rate", words, 1.0, above_zero)
    words = f"how many times through all samples (default {EPOCHS}; fewer if they are very many)"
    add_number(group, "--epochs", words, kind=whole(0))
    add_flag(group, "--shuffle", "take the samples in another order in every epoch")
    add_number(group, "--seed", "makes these orders repeatable", kind=whole(0))
    add_flag(group, "--standardize", f"{STANDARDIZE}: far fewer epochs")
    groups.add_predict(parser)
    args = yield from groups.add_history(parser, "epoch")
    if args.epochs is None:
        args.epochs = max(1, min(EPOCHS, UPDATES // len(args.x)))
    if args.seed is not None and not args.shuffle:
        parser.error("--seed does nothing without --shuffle: give both or none")
    if args.shuffle:
        groups.say_seed(parser, args, "Random order in every epoch")


def only(ids):
    """08: the group with args.only, some of these ids of statements, or None for all.

    The part of an id before the point stands for all that begin with it: L1 for lecture one.
    """
    lectures = list(dict.fromkeys(name.split(".")[0] for name in ids))
    names = {name.lower(): name for name in (*lectures, *ids)}

    def known(text):
        if text.lower() not in names:
            raise values.Wrong(f"{shown(text)}: there is no such statement; --help lists them")
        return names[text.lower()]

    def group(parser):
        words = f"check these statements only: {', '.join(lectures)} or {', '.join(ids)}"
        parser.add_argument("--only", nargs="+", metavar="ID", type=known, help=words)
        args = yield
        args.only = args.only and [n for n in ids if {n, n.split(".")[0]} & {*args.only}]

    return group


def growing(parser):
    """09: args.workers; args.files, points_file.Files, or None for args.rows points made with
    args.seed; args.w, args.b, args.bias, args.ways (numbers), args.learning_rate, args.reads,
    args.block, args.steps, args.standardize; args.given, a text that is the same for all workers.
    """
    group = parser.group("many workers, who share the data")
    words = "start so many processes; in a cluster TF_CONFIG says who works"
    add_number(group, "--workers", words, 1, whole(1, 64))
    group = parser.group(f"the points (default: {ROWS:,} are made, about y = 2 x + 1)")
    groups.add_data(group, "tables of any size, files of text: x, then y", many_files=True)
    add_number(group, "--rows", f"make so many points (default {ROWS})", kind=whole(1))
    add_number(group, "--seed", "another one makes other points (default 0)", kind=whole(0))
    group = parser.group("where learning starts")
    add_number(group, "--w", "where w starts", 0.0)
    add_number(group, "--b", "where b starts (default 0)")
    add_flag(group, "--no-bias", "h = w x, without b")
    group = parser.group("how it learns")
    words = "go these ways only: 1 every point, 2 block by block, 3 five sums (default 1 2 3)"
    ways = {"nargs": "+", "type": whole(1, 3), "default": [1, 2, 3], "metavar": "WAY"}
    group.add_argument("--ways", help=words, **ways)
    add_rate(group, "auto", "default auto: 1 / the largest curvature")
    add_number(group, "--reads", "how often ways 1 and 2 read all points", 5, whole(1))
    words = "way 2 makes an update for each so many points"
    add_number(group, "--block", words, 1000, whole(1, 1_000_000))
    add_number(group, "--steps", "how many updates of way 3, at most", 2000, whole(0))
    add_flag(group, "--standardize", f"{STANDARDIZE}: far fewer steps")
    args = yield
    groups.require_data(parser, args)
    for name in ("rows", "seed") if args.data else ():
        if getattr(args, name) is not None:
            parser.error(f"--{name} does nothing with --data: it is for points that are made")
    if args.no_bias and args.b is not None:
        parser.error("--b does nothing with --no-bias: give one of them")
    args.files = [groups.look(parser, args, name) for name in args.data or ()] or None
    if args.workers == 1 or "TF_CONFIG" in os.environ:  # else each worker says it
        parser.says += dict.fromkeys(map(points_file.taken, args.files or ()))
    args.rows = args.rows or ROWS
    args.seed = args.seed or 0
    args.bias, args.b = not args.no_bias, args.b or 0.0
    args.ways = sorted({*args.ways})
    files = [file._replace(path="", identity=None) for file in args.files or ()]
    names = "rows seed w b bias ways learning_rate reads block steps standardize".split()
    text = repr([files, *(getattr(args, name) for name in names)])
    args.given = hashlib.sha256(text.encode()).hexdigest()


def page(parser):
    """10: args.html, the file that it writes."""
    words = "write the page to FILE (default: lecture.html)"
    parser.add_argument("--html", metavar="FILE", default="lecture.html", help=words)
    args = yield
    parser.will_write("--html", args.html, (".html", ".htm"))
