"""Which files belong to the project: no output of a script may take their place."""

from pathlib import Path

from lib.program import files

ROOT = Path(__file__).parent.parent.parent
# What a student writes beside the scripts, or into `figures`, is none of these.
FILES = """
*.py *.md *.toml *.ipynb requirements*.txt .git* .git/* .github/**/* .ci/*
bench/* data/test_scores.csv data/diabetes_bmi.csv docs/* lib/**/* tests/**/*
""".split()


def has(path):
    """Whether the file at `path` is one of the project, by whatever name."""
    own = (file for pattern in FILES for file in ROOT.glob(pattern))
    return any(files.same(path, file) for file in own)
