"""What the numbered scripts share and the lecture does not teach."""

from lib.program import interrupts, streams

# Here, since nothing is imported before: Ctrl-C may come while the options are read.
streams.fill()
interrupts.listen()
