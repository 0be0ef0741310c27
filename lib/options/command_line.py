"""Reads the options of the running script, and checks them before TensorFlow is loaded.

A script names the groups that it takes: `args = command_line.read(__doc__, groups.points, ...)`.
A group is a function that adds its options to the parser. One that has to check them, or to make
more of them, is a generator: at `args = yield` it waits for what the user has given.
"""

import argparse
import contextlib
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
    "--points": "the curve of 02 goes through 801 w's; 09 has --rows",
    "--all-nudges": "--details prints how far off nudges of all sizes are",
    "--animate .html": "the page plays it: 10_make_page.py; here the name must end in .gif",
}


def read(doc, *groups):
    """The options of the running script, checked. A bad one ends the script with code 2.

    `doc`: the script's docstring. Its first paragraph opens the text of --help, its last one, the
    examples, closes it.
    """
    exits.install()
    parser = _Parser(doc)
    waiting = []
    for generator in filter(None, (group(parser) for group in groups)):
        next(generator)  # it adds its options now
        waiting.append(generator)
    # In a notebook the words are the kernel's, not ours
    args = parser.read([] if exits.is_kernel(sys.argv[0]) else sys.argv[1:])
    for generator in waiting:
        with contextlib.suppress(StopIteration):  # so it ends
            generator.send(args)
    parser.require_places()
    for line in parser.says:
        print(line, flush=True)
    return args


class _Parser(argparse.ArgumentParser):
    def __init__(self, doc):
        first, *others = doc.strip().split("\n\n")
        super().__init__(
            description=first,
            epilog="".join(text for text in others if text.startswith("Examples:")),
            formatter_class=argparse.RawDescriptionHelpFormatter,  # keeps the lines
            allow_abbrev=False,
            exit_on_error=False,
        )
        # A word that begins like this is a value: argparse alone takes -1e-3 for an option
        self._negative_number_matcher = re.compile(r"-(\d|\.\d|inf|nan)", re.IGNORECASE)
        self.reads = []  # the names of files that the run reads
        self.says = []  # what is printed before all else
        self._writes = []  # the files that the run writes, each with its option
        self._titled = {}

    def group(self, title):
        """The options under this title; several functions may add to it."""
        if title not in self._titled:
            self._titled[title] = self.add_argument_group(title)
        return self._titled[title]

    def will_write(self, option, name, endings=None):
        """The run will write the file of this name, or none without one. End the script if it has
        none of these endings.
        """
        if name is None:
            return
        ending = os.path.splitext(name)[1].lower()
        if endings and ending not in endings:
            usual = f"the name must end in {' or '.join(endings)}"
            self.error(f"{option} {path(name)}: {GONE.get(f'{option} {ending}', usual)}")
        self._writes.append((option, name))

    def read(self, words):
        """The options in these words."""
        words = [self._plain(word) for word in words]
        try:
            args, unknown = self.parse_known_args(words)
        except argparse.ArgumentError as error:
            self.error(f"{error.argument_name}: {error.message}")
        unknown += [word for word in words if word.split("=")[-1] == "--"]  # argparse drops it
        if unknown:
            self._refuse(next((word for word in unknown if word.startswith("-")), unknown[0]))
        return args

    def error(self, message):
        """End the script. What argparse says may quote a long value."""
        message = printable(message)
        exits.fail(message if len(message) < 300 else f"{message[:300]}...", 2)

    def require_places(self):
        """End the script if an output can't be written, or would take another file's place."""
        for at, (option, name) in enumerate(self._writes):
            wrong = files.obstacle(name) if name else "the name of the file is missing"
            if any(files.same(name, data) for data in self.reads):
                wrong = "this would overwrite the data"
            if any(files.same(name, other) for _, other in self._writes[:at]):
                wrong = "another option names the same file"
            if wrong:
                self.error(f"{option} {path(name)}: {wrong}")

    def _plain(self, word):
        """The word, with the script's own name of an option that has another by habit."""
        option, *value = word.split("=", 1)
        known = self._option_string_actions
        name = option.lower().replace("_", "-")
        name = name if name in known else ALIASES.get(name)
        return "=".join([name, *value]) if option not in known and name in known else word

    def _refuse(self, word):
        """End the script: this word is neither an option nor a value."""
        known = [option for option in self._option_string_actions if option != "--help"]
        near = difflib.get_close_matches(word.split("=")[0], known, 1)
        if word.lower().endswith((".csv", ".tsv", ".txt", ".data")) and "--data" in known:
            near = [f"--data {path(word)}"]
        hint = f"did you mean {near[0]}?" if near else "--help shows the options"
        what = "there is no such option" if word.startswith("-") else "this belongs to no option"
        self.error(f"{shown(word)}: {what}; {GONE.get(word, hint)}")
