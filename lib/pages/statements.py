"""The slides' statements as a table: what each says, its numbers, and where a page computes them.

A row's `program` takes the numbers from the names of a page that has run (page.descent is the
script's `descent`), so nothing is computed a second time here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

FIND, DRAW = "01_find_w.py", "02_draw_cost.py"
FOLLOW, COMPARE = "03_follow_slope.py", "04_compare_gradients.py"
BACK, EXTEND, NEURON = "05_backpropagate.py", "06_extend_graph.py", "07_build_neuron.py"

LECTURES = {
    "L1": "First lecture: Linear Regression & Back-propagation (2)",
    "L2": "Second lecture: gradient descent derived, a neuron written",
    "P": "The same calculations elsewhere",
}
# Where all of a row's numbers are from: a slide (of the newer edition, too), what follows from it
# for some of them, or what others published
SLIDE, FOLLOWS, PUBLISHED = SOURCES = "on the slide", "follows", "published"


@dataclass
class Row:
    """One statement. `numbers` and what `program` gives may be numbers, words or truth values.

    within    how far a number may be off, relative to it (beside 0: absolutely)
    mistake   the right formula, where the slide has a wrong one; `numbers` are what that gives, and
              the program has to give others: `right`
    """

    id: str
    slide: str
    says: str
    numbers: list
    page: str
    options: str
    program: Callable[[Any], list]
    within: float = 1e-6
    mistake: str = ""
    right: tuple = ()
    source: str = FOLLOWS


def row(id, source, says, numbers, run, *others, **more):
    """A Row. `run`: its page and options; several statements share one, since it takes its time."""
    return Row(id, SLIDES[id], says, numbers, *run, *others, source=source, **more)


def looked(page, w, *names):
    """What 03 says of this w: numbers of these arrays of the script's."""
    return [getattr(page, name)[page.args.w.index(w)].item() for name in names]


def curve(page, numbers, ws):
    return [numbers[list(page.round_w).index(w)] for w in ws]


def step(page, k, *columns):
    """Numbers of the descent after k updates."""
    return [page.descent[column][k] for column in columns]


def signs(page):
    return [gate.sign for gate in page.graph.gates]


def extended(page):
    return [len(page.parameters), signs(page).count("+")]


def path(page, rate):
    return page.path[list(page.rates).index(rate)]


def checked(page, loss, formula):
    """The slope that 07 checked at its first sample: where its formula begins so."""
    of = (slope for slope in page.slopes if (slope.sample, slope.loss) == (1, loss))
    return next(slope for slope in of if slope.formula.startswith(f"dSE/d{formula}"))


def updates(page):
    """How many updates the fit of 07 makes in an epoch."""
    neuron, made = page.Neuron(), []
    neuron.update = lambda x, y: made.append(x)
    neuron.fit(page.x, page.y, page.tf.range(1, dtype=page.tf.int64))
    return [len(made)]


def updated(page, x, y):
    """w and b of 07's neuron after its first update, by this sample."""
    neuron = page.Neuron()
    neuron.update(x, y)
    return [float(neuron.w), float(neuron.b)]


# The pages' runs
FROM_5, SLOW_5 = (FIND, "--w 5"), (FIND, "--w 5 --learning-rate 0.01 --steps 3")
SLOWLY = FIND, "--x 1 --y 1 --w -3 --tolerance 0.01"
WITH_BIAS = FIND, "--x 1 --y 1 --w 3 --b 0 --steps 1"
X, Y = (" ".join(map(str, range(first, first + 11))) for first in (60, 130))
NO_INT_1 = FIND, f"--x {X} --y {Y} --learning-rate auto --float64 --steps 10"
CURVE, PARABOLA = (DRAW, ""), (DRAW, "--x 1 --y 1")
LOOKS, WAYS, GRAPH = (FOLLOW, ""), (COMPARE, ""), (BACK, "")
ARRIVES = FOLLOW, "--error absolute --w 4 --learning-rate 1"
JUMPS = FOLLOW, "--error absolute --w -2 --learning-rate 2"
MODELS = "bias", "several-inputs", "two-inputs", "two-neurons"
BIAS, SEVERAL, VALLEY, NEURONS = ((EXTEND, f"--model {name} --steps 1") for name in MODELS)
EPOCH = NEURON, "--epochs 1"
ON_L1 = NEURON, "--x 1 2 3 --y 1 2 3 --learning-rate 0.3 --epochs 1"

# The first patient, and the first lecture's cost at w
X1, Y1 = 0.061696206518683294, 151.0
ERROR = Y1 - (1 * X1 + 1)
WS = [-3, 0, 1, 2, 3]

SLIDES = {
    "L1.1": "E = (w 1 - 1)^2", "L1.2": "E = (w 1 - 1)^2", "L1.3": "W = W - alpha * slope",
    "L1.4": "learning, 3 steps", "L1.5": "learning, 4 steps",
    "L1.6": "linear regression in TensorFlow", "L1.7": "01.py, finding w",
    "L1.8": "02.py, the cost function", "L1.10": "computation graph",
    "L1.11": "forward propagation", "L1.12": "influence inside each gate",
    "L1.13": "back-propagation, chain rule", "L1.14": "the first update",
    "L1.15": "three ways to a slope", "L1.16": "larger graphs", "L1.17": "meaning of the cost",
    "L1.18": "cost graphs", "L1.abs": "newer edition, E = |w 1 - 1|",
    "L2.1": "gradient descent, reviewed", "L2.2": "loss function",
    "L2.3": "its slope, by the chain rule", "L2.4": "with 1/2 in front",
    "L2.5": "update, learning rate 1", "L2.6": "a neuron has", "P.1": '"Zero to All", lab 03-3',
    "P.2": '"Zero to All", lab 03-X', "P.3": "NIST StRD, NoInt1 (certified)",
    "P.4": "the book behind L2", "P.5": "25 students' exams", "P.6": "L2's rule on L1's points",
}  # fmt: skip

ROWS = [
    row("L1.1", FOLLOWS, "at w = 2 more w raises E, so lower w: 2 - 0.1 * 2",
        [1, 2, 1.8, "raises E", "lower w"], LOOKS,
        lambda page: looked(page, 2, "E", "slope", "next_w", "more_w", "do")),
    row("L1.2", FOLLOWS, "at w = -2 it lowers E, so raise w: -2 - 0.1 * (-6)",
        [9, -6, -1.4, "lowers E", "raise w"], LOOKS,
        lambda page: looked(page, -2, "E", "slope", "next_w", "more_w", "do")),
    row("L1.3", FOLLOWS, "alpha, how much of it to apply: 0.1",
        [0.1, 5 - 0.1 * 112 / 3], FROM_5, lambda page: [page.learning_rate, page.descent["w"][1]]),
    row("L1.4", FOLLOWS, "at w = -3: E = 16, slope -8, next w = -2.2", [16, -8, -2.2], SLOWLY,
        lambda page: [*step(page, 0, "cost", "slope_w"), *step(page, 1, "w")]),
    row("L1.5", SLIDE, "end when the error at w is small enough",
        ["tolerance", True, False], SLOWLY,
        lambda page: [page.descent.ending, *(page.descent["cost"][[-1, -2]] <= 0.01).tolist()]),
    row("L1.6", SLIDE, "X = Y = [1, 2, 3], W has the shape [1]", [1, 2, 3, 1, 2, 3, 1], FROM_5,
        lambda page: [*page.X.numpy(), *page.Y.numpy(), *page.W.shape]),
    row("L1.7", FOLLOWS, "TensorFlow tunes w: w -> 1, E -> 0",
        [1, 0], FROM_5, lambda page: [page.W.numpy()[0], page.descent.last["cost"]]),
    row("L1.8", FOLLOWS, "E = 1/3 sum (w x - y)^2 at w = -3, 0, 1, 2, 3",
        [14 / 3 * (w - 1) ** 2 for w in WS], CURVE, lambda page: curve(page, page.round_E, WS)),
    row("L1.8", FOLLOWS, "its slope, 28/3 (w - 1), there",
        [28 / 3 * (w - 1) for w in WS], CURVE, lambda page: curve(page, page.round_slope, WS)),
    row("L1.10", SLIDE, "gates *, -, ^2 for one point",
        ["×", "−", "²"], GRAPH, signs),
    row("L1.10", SLIDE, "over several points a mean follows",
        ["mean"], BIAS, lambda page: signs(page)[-1:]),
    row("L1.11", SLIDE, "(x, y) = (1, 1), w = 3: h = 3, e = 2, E = 4",
        [3, 2, 4], GRAPH, lambda page: [page.passes.value[wire] for wire in "heE"]),
    row("L1.12", FOLLOWS, "dh/dw, dh/dx, de/dh, de/dy, dE/de", [1, 3, 1, -1, 4], GRAPH,
        lambda page: [local for gate in page.passes.local for local in gate]),
    row("L1.13", SLIDE, "dE/de, dE/dh, dE/dw",
        [4, 4, 4], GRAPH, lambda page: [page.passes.slope[wire] for wire in "ehw"]),
    row("L1.13", FOLLOWS, "dE/dx, dE/dy",
        [12, -4], GRAPH, lambda page: [page.passes.slope[wire] for wire in "xy"]),
    row("L1.13", FOLLOWS, "after a step, at w = 2.6, the tape: 2 (2.6 - 1)",
        [3.2], GRAPH, lambda page: [page.descent["slope_w"][1]]),
    row("L1.14", SLIDE, "W = 3 - 0.1 * 4 = 2.6",
        [2.6], GRAPH, lambda page: [page.descent["w"][1]]),
    row("L1.14", SLIDE, "the same by 01", [3, 4, 4, 2.6], WITH_BIAS,
        lambda page: [*step(page, 0, "w", "slope_w", "cost"), *step(page, 1, "w")]),
    row("L1.15", FOLLOWS, "nudge: 3 -> 3.00001, E: 4 -> 4.00004; slope 4.00001",
        [4.00001], WAYS, lambda page: [page.by_nudge_64], 1e-8),
    row("L1.15", FOLLOWS, "the nudge in 32-bit floats: 4.0054",
        [4.0054], WAYS, lambda page: [page.by_nudge_32], 1.2e-5),
    row("L1.15", SLIDE, "chain rule, calculus, and the tape: 4 each",
        [4, 4, 4], WAYS, lambda page: [page.by_chain_rule, page.by_formula, page.by_tape]),
    row("L1.16", FOLLOWS, "a bias: 2 parameters to tune, one more + gate",
        [2, 1], BIAS, extended),
    row("L1.16", FOLLOWS, "a bias in 01: at w = 3, b = 0 both slopes are 4",
        [4, 4, 2.6, -0.4], WITH_BIAS,
        lambda page: [*step(page, 0, "slope_w", "slope_b"), *step(page, 1, "w", "b")]),
    row("L1.16", FOLLOWS, "the same rule tunes w and b, from -3 and 4 on L1.6's points",
        [-64 / 3, -8, -3 + 0.1 * 64 / 3, 4.8], BIAS,
        lambda page: [*step(page, 0, "slope_w", "slope_b"), *step(page, 1, "w", "b")]),
    row("L1.16", FOLLOWS, "three inputs and a bias: 4 parameters, 3 + gates",
        [4, 3], SEVERAL, extended),
    row("L1.16", FOLLOWS, "two neurons in a row: 2 parameters, no + gate",
        [2, 0], NEURONS, extended),
    row("L1.16", FOLLOWS, "two neurons: slopes 2 e w2 x, 2 e w1 x at w1 = 2, w2 = -0.5",
        [2, -8], NEURONS, lambda page: step(page, 0, "slope_w1", "slope_w2")),
    row("L1.17", SLIDE, "steep: big penalty; gentle: small; slope 0: none",
        ["big", "small", "no", 0], LOOKS,
        lambda page: [*(looked(page, w, "penalty")[0] for w in (-3, 2, 1)),
                      looked(page, 1, "next_w")[0] - 1]),
    row("L1.18", FOLLOWS, "convex: E = (w 1 - 1)^2 is a parabola",
        [(w - 1) ** 2 for w in WS], PARABOLA, lambda page: curve(page, page.round_E, WS)),
    row("L1.18", FOLLOWS, "convex: E = (w1 + w2 - 1)^2 is a valley",
        [True, 0, 4], VALLEY, lambda page: [page.shape.kind == "valley", *page.shape.curvatures]),
    row("L1.abs", SLIDE, "alpha = 1 from 4: 4, 3, 2, 1, learning ended",
        [4, 3, 2, 1, 1], ARRIVES, lambda page: path(page, 1)[:5]),
    row("L1.abs", SLIDE, "alpha = 1 from -2: -2, -1, 0, 1",
        [-2, -1, 0, 1, 1], JUMPS, lambda page: path(page, 1)[:5]),
    row("L1.abs", SLIDE, "alpha = 2 from -2: 0, 2, 0, 2, for ever",
        [-2, 0, 2, 0, 2], JUMPS, lambda page: path(page, 2)[:5]),
    row("L2.1", FOLLOWS, "one update a sample, until every sample was used",
        [442], EPOCH, updates),
    row("L2.2", FOLLOWS, "SE = (y - y_hat)^2, y_hat = w x + b; at the first patient",
        [ERROR**2], EPOCH, lambda page: [page.Neuron().SE(X1, Y1)]),
    row("L2.3", FOLLOWS, "dSE/dw = -2 (y - y_hat) x",
        [-2 * ERROR * X1] * 2, EPOCH, lambda page: checked(page, "SE", "w")[3:6:2]),
    row("L2.3", FOLLOWS, "g(x) = -y_hat; the inner function is y - y_hat", [-(X1 + 1)], EPOCH,
        lambda page: [checked(page, "SE", "w").by_tape / (-2 * X1)],
        mistake="g = y - y_hat (its derivative is the same)", right=(ERROR,)),
    row("L2.4", FOLLOWS, "dSE/dw = -(y - y_hat) x, dSE/db = -(y - y_hat)",
        [-ERROR * X1, -ERROR], EPOCH, lambda page: [*page.Neuron().backward(X1, ERROR)]),
    row("L2.4", FOLLOWS, "TensorFlow's tape says the same", [-ERROR * X1, -ERROR], EPOCH,
        lambda page: [checked(page, "half_SE", name).by_tape for name in "wb"]),
    row("L2.4", FOLLOWS, "in the box: dSE/dw = -(y - y_hat)", [-ERROR], EPOCH,
        lambda page: [checked(page, "half_SE", "w").by_tape], mistake="-(y - y_hat) x",
        right=(-ERROR * X1,)),
    row("L2.5", FOLLOWS, "w_new = w + (y - y_hat) x, b_new = b + (y - y_hat)",
        [1 + ERROR * X1, 1 + ERROR], EPOCH, lambda page: updated(page, X1, Y1)),
    row("L2.6", FOLLOWS, "a forward pass, back-propagation, a fit function",
        [X1 + 1, True, True], EPOCH,
        lambda page: [page.Neuron().forward(X1), callable(page.Neuron.backward),
                      callable(page.Neuron.fit)]),
    row("P.1", PUBLISHED, "W from 5 at rate 0.1",
        [5.0, 1.2666664, 1.0177778, 1.0011852, 1.000079], FROM_5,
        lambda page: page.descent["w"][:5]),
    row("P.2", PUBLISHED, "slopes at rate 0.01",
        [37.333332, 33.84889, 30.689657, 27.825289], SLOW_5, lambda page: page.descent["slope_w"]),
    row("P.2", PUBLISHED, "W at rate 0.01",
        [5.0, 4.6266665, 4.2881775, 3.981281], SLOW_5, lambda page: page.descent["w"]),
    row("P.3", PUBLISHED, "W of y = W x",
        [2.07438016528926], NO_INT_1, lambda page: [page.W.numpy()[0]], 1e-12),
    row("P.3", FOLLOWS, "rates below 1/4235 are stable",
        [1 / 4235], NO_INT_1, lambda page: [2 * page.learning_rate]),
    row("P.4", PUBLISHED, "one pass over 442 patients from w = b = 1",
        [587.8654539985689, 99.40935564531424], EPOCH,
        lambda page: page.descent.rows[-1][1:], 1e-12),
    row("P.5", FOLLOWS, "least squares: the lowest cost",
        [5.73780714], SEVERAL, lambda page: [page.shape.lowest], 1e-9),
    row("P.5", FOLLOWS, "curvatures from 0.0386 to 39194.8",
        [0.0386, 39194.8], SEVERAL, lambda page: page.shape.curvatures[[0, -1]], 1e-3),
    row("P.6", FOLLOWS, "at rate 1 it explodes; stable up to 0.375",
        [True, 0.375], ON_L1, lambda page: [page.found.limit < 1, page.found.limit]),
]  # fmt: skip

IDS = list(SLIDES)
