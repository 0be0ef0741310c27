"""The models of 06_extend_graph.py: their points, their parameters' names and where these start."""

from dataclasses import dataclass

from lib import data


@dataclass
class Model:
    """`columns` of x (None: any number), the points, and what training starts with."""

    columns: int | None
    start: dict
    x: list = ()
    y: list = ()
    file: str | None = None
    learning_rate: float | str = 0.1
    steps: int = 1000

    def points(self, file=None):
        """The columns of x and the y's: the lecture's, or those in a file. Raises data.BadData."""
        rows, y = self.x, self.y
        if file or self.file:
            rows, y = data.read(file or self.file, self.columns)
        return [list(column) for column in zip(*rows, strict=True)], y

    def formula(self, columns, points):
        """The cost as the slides write it, as mathematical text."""
        if self.columns and "w2" in self.start and columns == 1:
            h = r"w_2 \cdot (w_1 \cdot x)"
        else:
            parts = [rf"w_{k} x_{k}" for k in range(1, columns + 1)] if columns > 1 else ["w x"]
            parts = parts if len(parts) <= 4 else [*parts[:2], r"\ldots", parts[-1]]
            h = " + ".join([*parts, *(["b"] if "b" in self.starts(columns) else [])])
            h = f"({h})" if "+" in h else h
        mean = r"\mathrm{mean}\," if points > 1 else ""
        return f"$E = {mean}({h} - y)^2$"

    def starts(self, columns):
        """Where each parameter starts, for so many columns of x."""
        if self.columns:
            return dict(self.start)
        weights = [f"w{k}" for k in range(1, columns + 1)] if columns > 1 else ["w"]
        return dict.fromkeys([*weights, "b"], 0.0)


# Slides "계산 그래프 확장" and "Cost(error) graph"
MODELS = {
    "bias": Model(1, {"w": -3.0, "b": 4.0}, [[x] for x in data.X], data.Y),
    "three-inputs": Model(
        None, {}, file=data.TEST_SCORES, learning_rate="auto", steps=10_000_000
    ),
    "two-inputs": Model(2, {"w1": 3.0, "w2": 1.0}, [[1.0, 1.0]], [1.0]),
    "two-neurons": Model(1, {"w1": 2.0, "w2": -0.5}, [[1.0]], [1.0]),
}  # fmt: skip
