"""What was given to a descent, as a line of a figure."""

from lib.show.figures import symbol
from lib.show.numbers import tex

MOST = 4  # so many parameters' starts have room
LONGEST = 130  # signs of a line, mathematical ones among them


def words(formula, learning_rate, start):
    """The cost, the learning rate and where the parameters start.

    `formula`: mathematical text. `start`: a dict from a parameter's name to its start.
    """
    starts = [f"{symbol(name)[:-1]} = {tex(value, 3)}$" for name, value in start.items()]
    if len(starts) > 2 and not any(start.values()):
        starts = ["all 0"]
    elif len(starts) > MOST:
        starts = [*starts[: MOST - 1], "..."]
    line = rf"$\alpha = {tex(learning_rate, 3)}$,   start: {', '.join(starts)}"
    whole = f"{formula},   {line}"
    return whole if len(whole) <= LONGEST else line


def formula(model, inputs, points):
    """The cost as the slides write it, as mathematical text."""
    if model == "two-neurons":
        h = r"w_2 \cdot (w_1 \cdot x)"
    else:
        below = [k if k < 10 else f"{{{k}}}" for k in range(1, inputs + 1)]
        terms = [f"w_{k} x_{k}" for k in below] if inputs > 1 else ["w x"]
        terms = terms if inputs <= 4 else [*terms[:2], r"\ldots", terms[-1]]
        h = f"({' + '.join([*terms, 'b'] if model != 'two-inputs' else terms)})"
    mean = "$ mean of $" if points > 1 else " "
    return f"$E ={mean}({h} - y)^2$"
