"""stdin, stdout and stderr, of which a process may have begun without some."""

import os
import sys


def fill():
    """Let what is written to a closed stdout or stderr go nowhere.

    Python has None for it: print(..., file=None) writes to stdout instead. And the next file that
    is opened would get its descriptor, and with it what other libraries write there.
    """
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    descriptor = os.open(os.devnull, os.O_RDWR)
    while descriptor <= 2:
        descriptor = os.dup(descriptor)
    os.close(descriptor)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = open(os.devnull, "w")  # noqa: SIM115, for good
            setattr(sys, name, nowhere)
            setattr(sys, f"__{name}__", nowhere)
