"""Reads the options of the running script, and checks them before TensorFlow is loaded.

A script names the groups that it takes: `args = command_line.read(__doc__, groups.points, ...)`.
A group is a function that adds its options to the parser and returns its check, or None.
"""

import argparse
import difflib
import os
import re
import sys

from lib.program import exits, files
from lib.program.words import path, printable, shown

# Options as people type them by habit, from other programs or from the slides
ALIASES = {
    "--lr": "--learning-rate", "--alpha": "--learning-rate", "--rate": "--learning-rate",
    "--eta": "--learning-rate", "--epochs": "--steps", "--steps": "--epochs",
    "--iterations": "--steps", "--output": "--figure", "--save": "--figure",
    "--start": "--w", "--loss": "--error", "--file": "--data", "--csv": "--data",
}  # fmt: skip
# What was there once, and what does its job now
GONE = {
    "--all-nudges": "--details prints how far off nudges of all sizes are",
    "--animate .html": "the page plays it: 10_make_page.py; here the name must end in .gif",
}
FIGURES = "figures"  # the folder of figures that are given no name


def read(doc, *groups):
    """The options of the running script, checked. A bad one ends the script with code 2.

    `doc`: the script's docstring. Its first paragraph opens the text of --help, its last one, the
    examples, closes it.
    """
    exits.install()
    first, *others = (doc or "").strip().split("\n\n")
    parser = _Parser(first, next((text for text in others if text.startswith("Examples:")), None))
    checks = [group(parser) for group in groups]
    # In a notebook the words are the kernel's, not ours
    args = parser.read([] if exits.is_kernel(sys.argv[0]) else sys.argv[1:])
    for check in filter(None, checks):
        check(parser, args)
    _require_places(parser, args)
    for line in parser.says:
        print(line, flush=True)
    return args


def require_ending(parser, option, name, endings):
    """End the script if this name of a file has none of these endings; None is no file."""
    ending = "" if name is None else os.path.splitext(name)[1].lower()
    if name is not None and ending not in endings:
        usual = f"the name must end in {' or '.join(endings)}"
        parser.error(f"{option} {path(name)}: {GONE.get(f'{option} {ending}', usual)}")


class _Parser(argparse.ArgumentParser):
    def __init__(self, description, examples):
        super().__init__(
            description=description,
            epilog=examples,
            formatter_class=argparse.RawDescriptionHelpFormatter,  # keeps the lines
            allow_abbrev=False,
            exit_on_error=False,
        )
        # A word that begins like this is a value: argparse alone takes -1e-3 for an option
        self._negative_number_matcher = re.compile(r"-(\d|\.\d|inf|nan)", re.IGNORECASE)
        self.reads = []  # the names of files that the run reads,
        self.writes = []  # those that it writes, each with its option: ("--history", name)
        self.says = []  # and what is printed before all else
        self._titled = {}

    def group(self, title):
        """The options under this title; several functions may add to it."""
        if title not in self._titled:
            self._titled[title] = self.add_argument_group(title)
        return self._titled[title]

    def read(self, words):
        words = [self._plain(word) for word in words]
        for word in words:
            if word.split("=")[-1] == "--":  # argparse would drop it
                self.error(f"{shown(word)}: -- is neither an option nor a value")
        try:
            args, unknown = self.parse_known_args(words)
        except argparse.ArgumentError as error:
            self.error(f"{error.argument_name}: {error.message}")
        if unknown:
            option = next((word for word in unknown if word.startswith("-")), unknown[0])
            self._refuse(option, words)
        return args

    def error(self, message):
        message = printable(message)  # what argparse says may quote a long value
        exits.fail(message if len(message) < 300 else f"{message[:300]}...", 2)

    def _plain(self, word):
        """The word, with the script's own name of an option that has another by habit."""
        option, *value = word.split("=", 1)
        known = self._option_string_actions
        name = option.lower().replace("_", "-")
        name = name if name in known else ALIASES.get(name)
        return "=".join([name, *value]) if option not in known and name in known else word

    def _refuse(self, word, words):
        """End the script: this word is neither an option nor a value."""
        before = self._option_string_actions.get(words[words.index(word) - 1])
        if before and before.nargs == 0 and not word.startswith("-"):
            self.error(f"{before.option_strings[0]} takes no value, so {shown(word)} is too much")
        known = [option for option in self._option_string_actions if option != "--help"]
        near = difflib.get_close_matches(word.split("=")[0], known, 1)
        if word.lower().endswith((".csv", ".tsv", ".txt", ".data")) and "--data" in known:
            near = [f"--data {path(word)}"]
        hint = f"did you mean {near[0]}?" if near else "--help shows the options"
        self.error(f"{shown(word)}: there is no such option; {GONE.get(word, hint)}")


def _require_places(parser, args):
    """End the script if an output can't be written, or would take another file's place."""
    writes = [(option, name) for option, name in parser.writes if name is not None]
    for at, (option, name) in enumerate(writes):
        where = f"{option} {path(name)}"
        if not name:
            parser.error(f"{option}: the name of the file is missing")
        wrong = files.obstacle(name)
        if wrong:
            parser.error(f"{where}: {wrong}")
        if any(files.same(name, data) for data in parser.reads):
            parser.error(f"{where}: this would overwrite the data")
        for other, earlier in writes[:at]:
            if files.same(name, earlier):
                parser.error(f"{option} and {other} name the same file")
    if getattr(args, "draw", False) and args.figure is None and not args.show:
        script = os.path.splitext(os.path.basename(sys.argv[0]))[0]
        usual = os.path.join(FIGURES, f"{script}.png")
        wrong = files.obstacle(usual if os.path.isdir(FIGURES) else FIGURES)
        if os.path.isfile(FIGURES):
            wrong = "is a file, not a folder"
        if wrong:
            parser.error(f"{FIGURES}: {wrong}; --figure FILE gives the figure another place")
        for name in [*parser.reads, *(name for _, name in writes)]:
            folder, own = os.path.split(os.path.realpath(name))
            if folder == os.path.realpath(FIGURES) and own.startswith(script):
                parser.error(f"{path(name)}: the figure will be there; give it another --figure")
