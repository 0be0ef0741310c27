"""Reads the options of the running script, and checks them before TensorFlow is loaded.

A script names the groups that it takes: `args = command_line.read(__doc__, shared.points, ...)`.
A group is a function that adds its options to the parser and returns its check, or None.
"""

import argparse
import itertools
import os
import re
import shutil
import sys
import textwrap

from lib.options import examples, habits, outputs
from lib.program import echo, exits

NEGATIVE = re.compile(r"-(\d|\.\d|inf|nan)", re.IGNORECASE)


def read(doc, *groups):
    """The options of the running script, checked. A bad one ends the script with code 2.

    `doc` is the script's docstring: its first paragraph opens the text of --help.
    """
    exits.install()
    parser = _Parser((doc or "").split("\n\n")[0])
    checks = [group(parser) for group in groups]
    args = parser.read(_words())
    for check in filter(None, checks):
        check(parser, args)
    outputs.require(parser, args)
    return args


class _Parser(argparse.ArgumentParser):
    def __init__(self, description):
        super().__init__(
            description=textwrap.fill(description, shutil.get_terminal_size().columns - 2),
            epilog=examples.of(os.path.basename(sys.argv[0])),
            formatter_class=argparse.RawDescriptionHelpFormatter,  # keeps the examples' lines
            allow_abbrev=False,
            exit_on_error=False,
        )
        # A word that begins like these is a value: argparse alone takes -1e-3 for an option.
        self._negative_number_matcher = NEGATIVE
        self.register("action", None, _Store)
        self.instead = {}  # for an option without a value: how to give one, with {} for it
        self.reads = []  # the names of files that the run reads, or None
        self.writes = []  # and of those that it writes, each with its option: ("--history", name)
        self._titled = {}

    def group(self, title):
        """The options under this title; several functions may add to it."""
        if title not in self._titled:
            self._titled[title] = self.add_argument_group(title)
        return self._titled[title]

    def read(self, words):
        for word in words:
            option, _, value = word.partition("=")
            if word == "--" or (value == "--" and option in self._option_string_actions):
                self.error(f"{word}: -- is neither an option nor a value")  # argparse would drop it
            if re.match("-h.", word, re.DOTALL):
                self._refuse(word)  # argparse would show it as it is
        try:
            args, unknown = self.parse_known_args(words)
        except argparse.ArgumentError as error:
            self._refuse_values(words)
            self.error(f"{error.argument_name}: {error.message}")
        if unknown:
            self._refuse_values(words)
            self._refuse(next((word for word in unknown if word.startswith("-")), unknown[0]))
        return args

    def error(self, message):
        exits.fail(message, 2)

    def _refuse(self, word):
        """End the script: this word is no option."""
        known = [option for option in self._option_string_actions if option != "--help"]
        meant = habits.meant(word, known)
        hint = f"did you mean {meant}?" if meant else "--help shows the options"
        self.error(f"{echo.word(word)}: there is no such option; {hint}")

    def _refuse_values(self, words):
        """End the script if an option that takes no value is given one."""
        behind_equals = (word.split("=", 1) for word in words if "=" in word)
        for option, value in [*itertools.pairwise(words), *behind_equals]:
            action = self._option_string_actions.get(option)
            is_value = NEGATIVE.match(value) or not value.startswith("-")
            if action and action.nargs == 0 and is_value:
                hint = self.instead.get(option, "").format(echo.word(value))
                self.error(f"{option} takes no value" + f"; {hint}" * bool(hint and value))


class _Store(argparse.Action):
    """Stores an option's value. One that takes any number of values may be given again."""

    given = False

    def __call__(self, parser, args, values, option_string=None):
        if self.given and self.nargs != "+":
            parser.error(f"{option_string} is given twice: give it once")
        before = getattr(args, self.dest) if self.given else []
        setattr(args, self.dest, [*before, *values] if self.nargs == "+" else values)
        self.given = True


def _words():
    """The words behind the script's name; in a notebook they are the kernel's, not ours."""
    return [] if exits.is_kernel(sys.argv[0]) else sys.argv[1:]
