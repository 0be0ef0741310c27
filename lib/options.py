"""The command-line options that scripts share: read and checked before TensorFlow is loaded.

A script names the groups that it takes: `args = read(__doc__, points, curve, figure)`.
A group is a function that adds its options to the parser and returns its check, or None.
"""

import argparse
import difflib
import os
import re
import secrets
import sys

from lib import data, exits, files, values

FIGURE_ENDINGS = (".png", ".svg", ".pdf")
ANIMATION_ENDINGS = (".gif", ".html")
SIGNED = re.compile(r"[-\N{MINUS SIGN}\N{EN DASH}](\d|\.\d|inf|nan)", re.IGNORECASE)


def read(doc, *groups):
    """The options of the running script, checked. A bad one ends the script with code 2.

    `doc` is the script's docstring: its first paragraph opens the text of --help.
    """
    exits.install()
    parser = _Parser(description=(doc or "").split("\n\n")[0], allow_abbrev=False)
    checks = [group(parser) for group in groups]
    args, unknown = parser.parse_known_args(_arguments())
    if unknown:
        parser.unknown(unknown)
    for check in filter(None, checks):
        check(parser, args)
    return args


# The groups


def points(parser, x=data.X, y=data.Y, default="x = y = 1 2 3"):
    """args.x and args.y: lists of numbers of one length."""
    group = parser.group(f"the points (default: {default})")
    group.add_argument("--x", nargs="+", type=values.number, metavar="N", help="the inputs")
    group.add_argument("--y", nargs="+", type=values.number, metavar="N", help="the right answers")
    group.add_argument("--data", metavar="FILE", help="both from a CSV file, instead: x, then y")

    def check(parser, args):
        largest = _largest(args)
        if args.data is not None:
            if args.x or args.y:
                parser.error("--data and --x, --y: give the points once, in one of the two ways")
            try:
                rows, args.y = data.read(args.data, largest=largest)
            except data.BadData as error:
                parser.error(str(error))
            args.x = [x for (x,) in rows]
            return
        if (args.x is None) != (args.y is None):
            given, other = ("--x", "--y") if args.y is None else ("--y", "--x")
            parser.error(f"{given} needs {other}: as many numbers of each")
        args.x, args.y = args.x or x, args.y or y
        if len(args.x) != len(args.y):
            parser.error(
                f"--x has {values.count(args.x)} and --y has {values.count(args.y)}: "
                "each point needs one of each"
            )
        _fit(parser, args, "x", "y")

    return check


def start(parser):
    """args.w: where W starts, or None for a random start, drawn with args.seed."""
    group = parser.group("where learning starts")
    group.add_argument(
        "--w", type=values.number, metavar="N", help="where W starts (default: random)"
    )
    group.add_argument(
        "--seed", type=values.whole(0), metavar="N", help="makes the random start repeatable"
    )

    def check(parser, args):
        _fit(parser, args, "w")
        if args.seed is None:
            args.seed = secrets.randbelow(2**31)

    return check


def bias(parser):
    """args.bias: whether the neuron has a bias; args.b: where it starts."""
    group = parser.group("where learning starts")
    group.add_argument("--bias", action="store_true", help="add a bias b")
    group.add_argument(
        "--b", type=values.number, metavar="N", help="where b starts (default 0); implies --bias"
    )

    def check(parser, args):
        _fit(parser, args, "b")
        args.bias = args.bias or args.b is not None
        args.b = args.b or 0.0

    return check


def add_rate(group, default=0.1, words="default 0.1, or auto: 1 / the largest curvature"):
    """--learning-rate: a number or "auto"."""
    group.add_argument(
        "--learning-rate",
        type=values.rate,
        default=default,
        metavar="N",
        help=f"how much of the slope an update applies ({words})",
    )


def add_steps(group, default, words):
    """--steps."""
    group.add_argument(
        "--steps",
        type=values.whole(0),
        default=default,
        metavar="N",
        help=f"how many updates ({words})",
    )


def learning(parser):
    """args.learning_rate: a number or "auto"; args.steps."""
    group = parser.group("how it learns")
    add_rate(group)
    add_steps(group, 100, "at most; default 100")

    def check(parser, args):
        if args.learning_rate == "auto" or _largest(args) > values.FLOAT32_MAX:
            return
        _fit(parser, args, "learning_rate")
        if args.learning_rate < values.FLOAT32_TINY:
            parser.error(
                f"--learning-rate {args.learning_rate:g}: too small for 32-bit floats; "
                "--float64 goes further"
            )

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


def predict(parser):
    """args.predict: a list of numbers, maybe empty."""
    group = parser.group("what it prints and writes")
    group.add_argument(
        "--predict",
        nargs="+",
        type=values.number,
        default=[],
        metavar="X",
        help="print the hypothesis at these inputs, too",
    )

    def check(parser, args):
        _fit(parser, args, "predict")

    return check


def printing(parser):
    """args.every (None for about ten rows), args.history."""
    group = parser.group("what it prints and writes")
    group.add_argument(
        "--every",
        type=values.whole(1),
        metavar="N",
        help="print every so many steps (default: about ten rows)",
    )
    group.add_argument("--history", metavar="FILE", help="write every step to a CSV file")

    def check(parser, args):
        if args.history is not None:
            check_output(parser, args, "--history", args.history)

    return check


def figure(parser):
    """args.figure: a file or None; args.draw: whether a figure is wanted at all; args.show:
    whether a window may be opened for it.
    """
    group = parser.group("the figure")
    group.add_argument(
        "--figure", metavar="FILE", help="write the figure: " + ", ".join(FIGURE_ENDINGS)
    )
    group.add_argument("--no-show", action="store_true", help="open no window")
    group.add_argument("--no-figure", action="store_true", help="draw nothing, only print")

    def check(parser, args):
        if args.no_figure and args.figure:
            parser.error("--figure and --no-figure: only one of them can be meant")
        args.draw = not args.no_figure
        args.show = args.draw and not args.no_show and has_display()
        _check_picture(parser, args, "--figure", args.figure, FIGURE_ENDINGS)

    return check


def animation(parser):
    """args.animate: a file or None."""
    group = parser.group("the figure")
    group.add_argument(
        "--animate",
        metavar="FILE",
        help="write the figure step by step: " + ", ".join(ANIMATION_ENDINGS),
    )

    def check(parser, args):
        _check_picture(parser, args, "--animate", args.animate, ANIMATION_ENDINGS)

    return check


def one_point(parser):
    """As points, but the default is the one point of E = (w 1 - 1)^2."""
    return points(parser, [1.0], [1.0], "one, x = y = 1")


TRAINING = (start, bias, learning, ending, printing, predict)


def has_display():
    """Whether a window, or a notebook's page, is there to show a figure (None is opened here)."""
    if exits.in_notebook():
        return True
    backend = os.environ.get("MPLBACKEND", "").lower()
    if backend:
        return backend not in ("agg", "cairo", "pdf", "pgf", "ps", "svg", "template")
    return sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


# Inside


class _Parser(argparse.ArgumentParser):
    def group(self, title):
        """The options under this title; several functions may add to it."""
        known = {group.title: group for group in self._action_groups}
        return known.get(title) or self.add_argument_group(title)

    def error(self, message):
        exits.fail(message, 2)

    def unknown(self, words):
        word = next((word for word in words if word.startswith("-")), words[0]).strip()
        near = difflib.get_close_matches(word.split("=")[0], self._option_string_actions, 1)
        hint = f"did you mean {near[0]}?" if near else "--help shows the options"
        self.error(f"{word}: there is no such option; {hint}")


def _arguments():
    """The words behind the script's name; in a notebook they are the kernel's, not ours."""
    if exits.is_kernel(sys.argv[0]):
        return []
    # argparse takes -1e-3 for an option; behind a space it is a value
    return [" " + word if SIGNED.match(word) else word for word in sys.argv[1:]]


def _largest(args):
    return float("inf") if getattr(args, "float64", True) else values.FLOAT32_MAX


def _fit(parser, args, *names):
    """End the script if a value is too large for the floats that are computed with."""
    for name in names:
        value = getattr(args, name)
        for one in value if isinstance(value, list) else [value]:
            if one is not None and abs(one) > _largest(args):
                option = "--" + name.replace("_", "-")
                parser.error(
                    f"{option} {one:g}: too large for 32-bit floats; --float64 goes further"
                )


def _check_picture(parser, args, option, path, endings):
    if path is None:
        return
    if not path.lower().endswith(endings):
        parser.error(f"{option} {path}: the name must end in {' or '.join(endings)}")
    check_output(parser, args, option, path)
    if _same(path, getattr(args, "history", None)):
        parser.error(f"{option} and --history name the same file")


def check_output(parser, args, option, path):
    obstacle = files.obstacle(path)
    if obstacle:
        parser.error(f"{option} {path}: {obstacle}")
    if _same(path, getattr(args, "data", None)):
        parser.error(f"{option} {path}: this would overwrite the data")


def _same(path, other):
    return other is not None and os.path.realpath(path) == os.path.realpath(other)
