"""The models of 06_extend_graph.py: their points, their parameters' names and where these start."""

from dataclasses import dataclass

from lib.options import csv_columns, csv_file, lecture

WIDE = 20  # inputs: more are one matrix, and their weights one vector
MANY = 1_000  # numbers of x: runs over more of them are short
NUMBERS = 2_500_000_000  # of x, that take a few seconds in all updates
LEAST = 300  # an update takes as long for fewer points

# What a model computes from its inputs
NEURON = "a neuron: h = w1 x1 + w2 x2 + ..., maybe with a bias"
IN_A_ROW = "two neurons in a row: h = w2 (w1 x)"


@dataclass(frozen=True)
class Model:
    """A model, the points it learns from, and how it is trained.

    kind           NEURON or IN_A_ROW
    columns        how many inputs it has, each a column of x; None: any number
    bias           whether it has one
    start          where the parameters start, in their order; None: all at 0
    x, y           the points: a row of x for each of them, and the right answers
    file           or the CSV file with the points
    learning_rate  a number or "auto"
    steps          at most so many, as far as they do not take long
    """

    kind: str
    columns: int | None
    bias: bool = False
    start: tuple | None = None
    x: tuple = ()
    y: tuple = ()
    file: str | None = None
    learning_rate: float | str = 0.1
    steps: int = 1000

    def points(self, file=None, x=None, y=None):
        """The columns of x, the y's, and what they are in words: the lecture's, or a file's.

        There is a word for each column of x, and one for y. `x`, `y`: which columns of the file,
        as csv_columns.Wanted has them. Raises BadFile.
        """
        x_name, y_name = lecture.NAMES
        if not (file or self.file):
            columns = [list(column) for column in zip(*self.x, strict=True)]
            return columns, list(self.y), [x_name] * len(columns) + [y_name]
        wanted = csv_columns.Wanted(x, y, self.columns)
        columns, numbers, names = csv_file.read(file or self.file, wanted)
        return columns, numbers, names or [x_name] * len(columns) + [y_name]

    def inputs(self, columns):
        """The names of so many inputs: x, or x1, x2, ..."""
        return ["x"] if columns > WIDE else _numbered("x", columns)

    def parameters(self, columns):
        """The names of the numbers to tune, for so many columns of x."""
        if self.kind == IN_A_ROW:
            return _numbered("w", 2)
        return _numbered("w", columns) + ["b"] * self.bias

    def starts(self, columns, start=None):
        """Where each parameter starts, a dict, for so many columns of x.

        `start`: a number for each of `parameters`, if they are not the model's own.
        """
        names = self.parameters(columns)
        numbers = start or self.start or [0.0] * len(names)
        starts = dict(zip(names, numbers, strict=True))
        if columns <= WIDE:
            return starts
        return {"w": [starts.pop(name) for name in names[:columns]], **starts}

    def most_steps(self, columns, points):
        """At most so many updates for so many columns of x, if no other number is asked for."""
        if columns * points <= MANY:
            return self.steps
        points = max(LEAST, min(points, columns + 2))  # so few stand for all
        return min(self.steps, max(1000, NUMBERS // (columns * points)))

    def formula(self, columns, points):
        """The cost as the slides write it, as mathematical text."""
        if self.kind == IN_A_ROW:
            h = r"w_2 \cdot (w_1 \cdot x)"
        else:
            below = [k if k < 10 else f"{{{k}}}" for k in range(1, columns + 1)]
            terms = [rf"w_{k} x_{k}" for k in below] if columns > 1 else ["w x"]
            terms = terms if columns <= 4 else [*terms[:2], r"\ldots", terms[-1]]
            terms += ["b"] * self.bias
            h = f"({' + '.join(terms)})" if len(terms) > 1 else terms[0]
        mean = "$ mean of $" if points > 1 else " "
        return f"$E ={mean}({h} - y)^2$"


def _numbered(letter, count):
    return [f"{letter}{k}" for k in range(1, count + 1)] if count > 1 else [letter]


# Slides "계산 그래프 확장" and "Cost(error) graph"
MODELS = {
    "bias": Model(
        NEURON, 1, bias=True, start=(-3.0, 4.0), x=tuple((x,) for x in lecture.X), y=lecture.Y
    ),
    "several-inputs": Model(
        NEURON, None, bias=True, file=lecture.TEST_SCORES, learning_rate="auto", steps=10_000_000
    ),
    "two-inputs": Model(NEURON, 2, start=(3.0, 1.0), x=((1.0, 1.0),), y=(1.0,)),
    "two-neurons": Model(IN_A_ROW, 1, start=(2.0, -0.5), x=((1.0,),), y=(1.0,)),
}
