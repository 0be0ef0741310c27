"""The command line: the options of each script, what a value may be, points and models."""
