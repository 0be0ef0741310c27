"""The options of 09_grow_data.py: groups for command_line.read, in the page's order."""

import hashlib

from lib.options import csv_columns, large_file, shared, tf_config, values
from lib.options.bad_file import BadFile

ROWS = 1_000_000
MOST_IN_A_BLOCK = 1_000_000
MOST_WORKERS = 64
WAYS = ("1", "2", "3")


def workers(parser):
    """args.workers: how many to start on this machine. args.cluster: a tf_config.Cluster if this
    process is one of several, or None. This group comes before the others.
    """
    group = parser.group("many workers, who share the data")
    words = "start so many processes; in a cluster TF_CONFIG says who works (default 1)"
    shared.add_number(group, "--workers", words, kind=values.whole(1))

    def check(parser, args):
        try:
            args.cluster = tf_config.read()
        except ValueError as error:
            parser.error(str(error))
        if args.workers is not None and tf_config.is_set():
            parser.error("--workers: TF_CONFIG says already who works; leave one of them out")
        args.workers = args.workers or 1
        if args.workers > MOST_WORKERS:
            parser.error(f"--workers {args.workers}: at most {MOST_WORKERS} can be started here")

    return check


def _given(args):
    """What all workers have to be given alike, as a text."""
    files = [(file.form, file.size) for file in args.files or ()]
    names = "rows seed w b bias ways learning_rate reads block steps".split()
    text = repr([files, *(getattr(args, name) for name in names)])
    return hashlib.sha256(text.encode()).hexdigest()


def points(parser):
    """args.files: a list of LargeFiles, or None for args.rows points made with args.seed."""
    group = parser.group(f"the points (default: {ROWS:,} are made, about y = 2 x + 1)")
    shared.add_data(group, "CSV files of any size: x, then y", files="+")
    words = f"make so many points (default {ROWS})"
    shared.add_number(group, "--rows", words, kind=values.whole(1))
    shared.add_seed(group, "the points that are made")

    def check(parser, args):
        shared.require_data(parser, args, args.data)
        args.files = None
        if args.data is None:
            args.rows = args.rows or ROWS
            if args.seed is None:  # workers can't agree on a random one
                args.seed = 0 if args.cluster or args.workers > 1 else shared.random_seed()
            return
        for name in ("rows", "seed"):
            if getattr(args, name) is not None:
                parser.error(f"--{name} does nothing with --data: it is for points that are made")
        parser.reads.extend(args.data)
        wanted = csv_columns.Wanted(args.x_column, args.y_column)
        try:
            args.files = [large_file.look(path, wanted) for path in args.data]
        except BadFile as error:
            parser.error(str(error))

    return check


def learning(parser):
    """args.w, args.b, args.bias, args.ways (a list of numbers), args.learning_rate, args.reads,
    args.block, args.steps; args.given: a text that is the same for all workers.
    """
    group = parser.group("where learning starts")
    shared.add_number(group, "--w", "where w starts (default 0)", 0.0)
    shared.add_number(group, "--b", "where b starts (default 0)")
    group.add_argument("--no-bias", action="store_true", help="h = w x, without b")
    group = parser.group("how it learns")
    words = "go these ways only: 1 every point, 2 block by block, 3 five sums (default 1 2 3)"
    group.add_argument(
        "--ways", nargs="+", type=values.one_of(WAYS), default=WAYS, metavar="WAY", help=words
    )
    shared.add_rate(group, "auto", "default auto: 1 / the largest curvature")
    words = "ways 1 and 2 read all points so many times (default 5)"
    shared.add_number(group, "--reads", words, 5, values.whole(1))
    words = "way 2 makes an update for each so many points (default 1000)"
    shared.add_number(group, "--block", words, 1000, values.whole(1))
    shared.add_steps(group, 2000, "way 3, at most; default 2000")

    def check(parser, args):
        if args.no_bias and args.b is not None:
            parser.error("--b does nothing with --no-bias: give one of them")
        if args.block > MOST_IN_A_BLOCK:
            parser.error(f"--block {args.block}: a block has room for at most {MOST_IN_A_BLOCK}")
        args.bias = not args.no_bias
        args.b = args.b or 0.0
        args.ways = sorted({int(way) for way in args.ways})
        args.given = _given(args)

    return check
