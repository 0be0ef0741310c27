"""What is printed about a model's parameters: how many, their slopes checked, what they say."""

import itertools

import numpy as np

from lib import curve, report, stability

NUDGE = 1e-4
MANY = 30  # rows of a table


def count(model, parameters):
    """How many parameters there are to tune, counted from the variables."""
    names = ", ".join(parameters)
    total = sum(variable.shape.num_elements() for variable in parameters.values())
    print(f"{model}: {total} parameters to tune: {names}")


def check_slopes(cost, parameters, slopes):
    """Each parameter's slope beside what a nudge to each side says: (E+ - E-) / (2 nudge).

    `cost(parameters)` takes their values, or the variables.
    """
    curve.finite(cost(parameters), *slopes.values())
    report.print_row(["", "value", "slope", "by a nudge", "difference"])
    for name, variable in parameters.items():
        value = variable.numpy()
        nudge = NUDGE * max(1.0, abs(value))
        after, before = (float(cost({**parameters, name: value + d})) for d in (nudge, -nudge))
        slope, nudged = float(slopes[name]), (after - before) / (2 * nudge)
        cells = map(report.decimals, (value, slope, nudged, nudged - slope))
        report.print_row([name, *cells])


def convexity(cost, parameters):
    """Print whether the cost is convex, and return what was found, a Convexity."""
    found = Convexity(cost, parameters)
    found.tell()
    return found


class Convexity:
    """What the second derivative says of a cost, from the places that were looked at.

    everywhere  whether the curvatures are the same at all of them
    lowest      the lowest curvature at any of them, `there` the place
    convex      whether none is negative
    """

    def __init__(self, cost, parameters):
        n = len(parameters)
        here = [float(variable) for variable in parameters.values()]
        # 0, then to both sides along each parameter; for two parameters the corners, too
        around = np.vstack([np.zeros(n), 2 * np.eye(n), -2 * np.eye(n)]).tolist()
        around += list(itertools.product([-2.0, 2.0], repeat=2)) if n == 2 else []
        found = stability.places(cost, parameters, [*around, here])
        size = np.abs(found).max()
        self.everywhere = bool(np.allclose(found, found[-1], rtol=0, atol=1e-9 * size))
        # Where all is 0 the slope is 0, too, if the cost is not convex there: a saddle.
        saddle = stability.is_negative(found[0, 0], size)
        lowest = 0 if saddle else np.argmin(found[:, 0])
        self.there = dict(zip(parameters, [*around, here][lowest], strict=True))
        self.saddle = bool(saddle)
        self.lowest, self.largest = found[lowest, 0], found[lowest, -1]
        self.convex = not stability.is_negative(self.lowest, size)
        self.flat = abs(self.lowest) <= 1e-9 * size
        self.places = len(found)

    def tell(self):
        """Print it."""
        if not self.convex:
            place = ", ".join(f"{name} = {value:g}" for name, value in self.there.items())
            words = f"{self.lowest:.6g} and {self.largest:.6g}"
            saddle = " Down one way, up the other: a saddle." if self.saddle else ""
            print(f"Not convex: at {place} the curvatures are {words}.{saddle}")
        elif self.flat:
            print(
                f"Convex, a valley: the curvatures go from 0 to {self.largest:.6g}; "
                "along its floor the cost is the same."
            )
        else:
            times = self.largest / self.lowest
            slow = f", {times:.3g} times as large, so that descent is slow" if times > 100 else ""
            print(
                f"Convex, a bowl: the curvatures go from {self.lowest:.6g} to "
                f"{self.largest:.6g}{slow}."
            )
        if self.everywhere:
            print(f"They are the same at all {self.places} places looked at.")

    def near(self, place):
        """The place, for a cost that has other curvatures elsewhere; else nothing."""
        return "" if self.everywhere else place

    def tell_end(self, cost, parameters, slopes):
        """Print what holds only near the place where learning ended, if the cost is no parabola."""
        if self.everywhere:
            return
        values = [float(variable) for variable in parameters.values()]
        curvatures = stability.places(cost, parameters, [values])[0]
        place = ", ".join(
            f"{name} = {value:.4g}" for name, value in zip(parameters, values, strict=True)
        )
        if not stability.is_negative(curvatures[0], curvatures[-1]):
            print(
                f"Near {place}, learning rates below {stability.limit(curvatures[-1]):.6g} are "
                "stable; elsewhere the curvature is another."
            )
        elif all(float(slope) == 0 for slope in slopes.values()):
            print(
                f"The slope is 0 at {place}, but this is a saddle, not a lowest point (curvatures "
                f"{curvatures[0]:.6g} and {curvatures[-1]:.6g}): nothing is learned from here."
            )


def least_squares(descent, X, Y):
    """Print the lowest cost that NumPy's least squares finds for these inputs, and return it."""
    columns = [*X, np.ones(len(Y))] if descent.names[-1] == "b" else list(X)
    A = np.column_stack(columns)
    best, _, rank, _ = np.linalg.lstsq(A, Y, rcond=None)
    lowest = min(float(np.mean((A @ best - Y) ** 2)), float(descent.last["cost"]))
    found = ", ".join(
        f"{name} = {value:.8g}" for name, value in zip(descent.names, best, strict=True)
    )
    above = descent.last["cost"] - lowest
    where = "at" if rank == len(best) else "at one of many places,"
    print(f"Least squares: the lowest cost is {lowest:.9g}, {where} {found}")
    print(f"This descent ended {above:.2g} above it.")
    return lowest


def input_names(X):
    """x, or x1, x2, ... for several inputs."""
    return [f"x{k}" for k in range(1, len(X) + 1)] if len(X) > 1 else ["x"]


def learned(X, Y, h):
    """A table of the inputs, the right answers and what the neuron says."""
    report.print_row(["point", *input_names(X), "y", "h"])
    rows = np.column_stack([*X, Y, h])
    for k, row in enumerate(rows[:MANY], start=1):
        *x, y, h = row
        report.print_row([k, *(f"{one:.10g}" for one in (*x, y)), report.decimals(h)])
    if len(rows) > MANY:
        print(f"... and {len(rows) - MANY} more")
