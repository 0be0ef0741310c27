"""What was given to a descent, as a line of a figure."""

from lib.show import drawing
from lib.show.numbers import tex

MOST = 4  # so many parameters' starts have room
LONGEST = 130  # signs of a line, mathematical ones among them


def words(formula, learning_rate, start):
    """The cost, the learning rate and where the parameters start.

    `formula`: mathematical text. `start`: a dict from a parameter's name to its start.
    """
    starts = [f"{drawing.symbol(name)[:-1]} = {tex(value, 3)}$" for name, value in start.items()]
    if len(starts) > 2 and not any(start.values()):
        starts = ["all 0"]
    elif len(starts) > MOST:
        starts = [*starts[: MOST - 1], "..."]
    line = rf"$\alpha = {tex(learning_rate, 3)}$,   start: {', '.join(starts)}"
    whole = f"{formula},   {line}"
    return whole if len(whole) <= LONGEST else line
