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
# Where a row's numbers are from: all are on a slide (of the newer edition, too); some are not, and
# follow from it; others published them
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


def looked(page, w, *names):
    """What 03 says of this w: numbers of these arrays of the script's."""
    return [getattr(page, name)[page.args.w.index(w)].item() for name in names]


def curve(page, numbers, ws):
    return [numbers[list(page.round_w).index(w)] for w in ws]


def step(page, k, *columns):
    """Numbers of the descent after k updates."""
    return [page.descent[column][k] for column in columns]


def ends(page):
    return page.descent["cost"][[-1, -2]]


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


# The first patient, and the first lecture's cost at w
X1, Y1 = 0.061696206518683294, 151.0
ERROR = Y1 - (1 * X1 + 1)
WS = [-3, 0, 1, 2, 3]

# Options that several statements share: every run of a script takes its time.
ONE_POINT = "--x 1 --y 1"
SLOWLY = f"{ONE_POINT} --w -3 --tolerance 0.01"
WITH_BIAS = f"{ONE_POINT} --w 3 --b 0 --steps 1"
NO_INT_1 = (
    f"--x {' '.join(map(str, range(60, 71)))} --y {' '.join(map(str, range(130, 141)))} "
    "--learning-rate auto --float64 --steps 10"
)

ROWS = [
    Row("L1.1", "E = (w 1 - 1)^2", "at w = 2 more w raises E, so lower w: 2 - 0.1 * 2",
        [1, 2, 1.8, "raises E", "lower w"], FOLLOW, "",
        lambda page: looked(page, 2, "E", "slope", "next_w", "more_w", "do")),
    Row("L1.2", "E = (w 1 - 1)^2", "at w = -2 it lowers E, so raise w: -2 - 0.1 * (-6)",
        [9, -6, -1.4, "lowers E", "raise w"], FOLLOW, "",
        lambda page: looked(page, -2, "E", "slope", "next_w", "more_w", "do")),
    Row("L1.3", "W = W - alpha * slope", "alpha, how much of it to apply: 0.1",
        [0.1, 5 - 0.1 * 112 / 3], FIND, "--w 5",
        lambda page: [page.learning_rate, page.descent["w"][1]]),
    Row("L1.4", "learning, 3 steps", "at w = -3: E = 16, slope -8, next w = -2.2",
        [16, -8, -2.2], FIND, SLOWLY,
        lambda page: [*step(page, 0, "cost", "slope_w"), *step(page, 1, "w")]),
    Row("L1.5", "learning, 4 steps", "end when the error at w is small enough",
        ["tolerance", True, False], FIND, SLOWLY,
        lambda page: [page.descent.ending, *(bool(E <= 0.01) for E in ends(page))]),
    Row("L1.6", "linear regression in TensorFlow", "X = Y = [1, 2, 3], W has the shape [1]",
        [1, 2, 3, 1, 2, 3, 1], FIND, "--w 5",
        lambda page: [*page.X.numpy(), *page.Y.numpy(), *page.W.shape]),
    Row("L1.7", "01.py, finding w", "TensorFlow tunes w: w -> 1, E -> 0",
        [1, 0], FIND, "--w 5",
        lambda page: [page.W.numpy()[0], page.descent.last["cost"]]),
    Row("L1.8", "02.py, the cost function", "E = 1/3 sum (w x - y)^2 at w = -3, 0, 1, 2, 3",
        [14 / 3 * (w - 1) ** 2 for w in WS], DRAW, "",
        lambda page: curve(page, page.round_E, WS)),
    Row("L1.8", "02.py, the cost function", "its slope, 28/3 (w - 1), there",
        [28 / 3 * (w - 1) for w in WS], DRAW, "",
        lambda page: curve(page, page.round_slope, WS)),
    Row("L1.10", "computation graph", "gates *, -, ^2 for one point",
        ["×", "−", "²"], BACK, "", signs),
    Row("L1.10", "computation graph", "over several points a mean follows",
        ["mean"], EXTEND, "--model bias --steps 1", lambda page: signs(page)[-1:]),
    Row("L1.11", "forward propagation", "(x, y) = (1, 1), w = 3: h = 3, e = 2, E = 4",
        [3, 2, 4], BACK, "", lambda page: [page.passes.value[wire] for wire in "heE"]),
    Row("L1.12", "influence inside each gate", "dh/dw, dh/dx, de/dh, de/dy, dE/de",
        [1, 3, 1, -1, 4], BACK, "",
        lambda page: [local for gate in page.passes.local for local in gate]),
    Row("L1.13", "back-propagation, chain rule", "dE/de, dE/dh, dE/dw",
        [4, 4, 4], BACK, "", lambda page: [page.passes.slope[wire] for wire in "ehw"]),
    Row("L1.13", "back-propagation, chain rule", "dE/dx, dE/dy",
        [12, -4], BACK, "", lambda page: [page.passes.slope[wire] for wire in "xy"]),
    Row("L1.13", "back-propagation, chain rule", "after a step, at w = 2.6, the tape: 2 (2.6 - 1)",
        [3.2], BACK, "", lambda page: [page.descent["slope_w"][1]]),
    Row("L1.14", "the first update", "W = 3 - 0.1 * 4 = 2.6",
        [2.6], BACK, "", lambda page: [page.descent["w"][1]]),
    Row("L1.14", "the first update", "the same by 01",
        [3, 4, 4, 2.6], FIND, WITH_BIAS,
        lambda page: [*step(page, 0, "w", "slope_w", "cost"), *step(page, 1, "w")]),
    Row("L1.15", "three ways to a slope", "nudge: 3 -> 3.00001, E: 4 -> 4.00004; slope 4.00001",
        [4.00001], COMPARE, "", lambda page: [page.by_nudge_64], 1e-8),
    Row("L1.15", "three ways to a slope", "the nudge in 32-bit floats: 4.0054",
        [4.0054], COMPARE, "", lambda page: [page.by_nudge_32], 1.2e-5),
    Row("L1.15", "three ways to a slope", "chain rule, calculus, and the tape: 4 each",
        [4, 4, 4], COMPARE, "",
        lambda page: [page.by_chain_rule, page.by_formula, page.by_tape]),
    Row("L1.16", "larger graphs", "a bias: 2 parameters to tune, one more + gate",
        [2, 1], EXTEND, "--model bias --steps 1", extended),
    Row("L1.16", "larger graphs", "a bias in 01: at w = 3, b = 0 both slopes are 4",
        [4, 4, 2.6, -0.4], FIND, WITH_BIAS,
        lambda page: [*step(page, 0, "slope_w", "slope_b"), *step(page, 1, "w", "b")]),
    Row("L1.16", "larger graphs", "the same rule tunes w and b, from -3 and 4 on L1.6's points",
        [-64 / 3, -8, -3 + 0.1 * 64 / 3, 4.8], EXTEND, "--model bias --steps 1",
        lambda page: [*step(page, 0, "slope_w", "slope_b"), *step(page, 1, "w", "b")]),
    Row("L1.16", "larger graphs", "three inputs and a bias: 4 parameters, 3 + gates",
        [4, 3], EXTEND, "--model several-inputs --steps 1", extended),
    Row("L1.16", "larger graphs", "two neurons in a row: 2 parameters, no + gate",
        [2, 0], EXTEND, "--model two-neurons --steps 1", extended),
    Row("L1.16", "larger graphs", "two neurons: slopes 2 e w2 x, 2 e w1 x at w1 = 2, w2 = -0.5",
        [2, -8], EXTEND, "--model two-neurons --steps 1",
        lambda page: step(page, 0, "slope_w1", "slope_w2")),
    Row("L1.17", "meaning of the cost", "steep: big penalty; gentle: small; slope 0: none",
        ["big", "small", "no", 0], FOLLOW, "",
        lambda page: [looked(page, w, "penalty")[0] for w in (-3, 2, 1)]
        + [looked(page, 1, "next_w")[0] - 1]),
    Row("L1.18", "cost graphs", "convex: E = (w 1 - 1)^2 is a parabola",
        [(w - 1) ** 2 for w in WS], DRAW, ONE_POINT, lambda page: curve(page, page.round_E, WS)),
    Row("L1.18", "cost graphs", "convex: E = (w1 + w2 - 1)^2 is a valley",
        [True, 0, 4], EXTEND, "--model two-inputs --steps 1",
        lambda page: [page.shape.kind == "valley", *page.shape.curvatures]),
    Row("L1.abs", "newer edition, E = |w 1 - 1|", "alpha = 1 from 4: 4, 3, 2, 1, learning ended",
        [4, 3, 2, 1, 1], FOLLOW, "--error absolute --w 4 --learning-rate 1",
        lambda page: path(page, 1)[:5]),
    Row("L1.abs", "newer edition, E = |w 1 - 1|", "alpha = 1 from -2: -2, -1, 0, 1",
        [-2, -1, 0, 1, 1], FOLLOW, "--error absolute --w -2 --learning-rate 2",
        lambda page: path(page, 1)[:5]),
    Row("L1.abs", "newer edition, E = |w 1 - 1|", "alpha = 2 from -2: 0, 2, 0, 2, for ever",
        [-2, 0, 2, 0, 2], FOLLOW, "--error absolute --w -2 --learning-rate 2",
        lambda page: path(page, 2)[:5]),
    Row("L2.1", "gradient descent, reviewed", "one update a sample, until every sample was used",
        [442], NEURON, "--epochs 1", updates),
    Row("L2.2", "loss function", "SE = (y - y_hat)^2, y_hat = w x + b; at the first patient",
        [ERROR**2], NEURON, "--epochs 1", lambda page: [page.Neuron().SE(X1, Y1)]),
    Row("L2.3", "its slope, by the chain rule", "dSE/dw = -2 (y - y_hat) x",
        [-2 * ERROR * X1] * 2, NEURON, "--epochs 1",
        lambda page: checked(page, "SE", "w")[3:6:2]),
    Row("L2.3", "its slope, by the chain rule", "g(x) = -y_hat; the inner function is y - y_hat",
        [-(X1 + 1)], NEURON, "--epochs 1",
        lambda page: [checked(page, "SE", "w").by_tape / (-2 * X1)],
        mistake="g = y - y_hat (its derivative is the same)", right=(ERROR,)),
    Row("L2.4", "with 1/2 in front", "dSE/dw = -(y - y_hat) x, dSE/db = -(y - y_hat)",
        [-ERROR * X1, -ERROR], NEURON, "--epochs 1",
        lambda page: [*page.Neuron().backward(X1, ERROR)]),
    Row("L2.4", "with 1/2 in front", "TensorFlow's tape says the same",
        [-ERROR * X1, -ERROR], NEURON, "--epochs 1",
        lambda page: [checked(page, "half_SE", name).by_tape for name in "wb"]),
    Row("L2.4", "with 1/2 in front", "in the box: dSE/dw = -(y - y_hat)",
        [-ERROR], NEURON, "--epochs 1",
        lambda page: [checked(page, "half_SE", "w").by_tape],
        mistake="-(y - y_hat) x", right=(-ERROR * X1,)),
    Row("L2.5", "update, learning rate 1", "w_new = w + (y - y_hat) x, b_new = b + (y - y_hat)",
        [1 + ERROR * X1, 1 + ERROR], NEURON, "--epochs 1", lambda page: updated(page, X1, Y1)),
    Row("L2.6", "a neuron has", "a forward pass, back-propagation, a fit function",
        [X1 + 1, True, True], NEURON, "--epochs 1",
        lambda page: [page.Neuron().forward(X1), callable(page.Neuron.backward),
                      callable(page.Neuron.fit)]),
    Row("P.1", '"Zero to All", lab 03-3', "W from 5 at rate 0.1",
        [5.0, 1.2666664, 1.0177778, 1.0011852, 1.000079], FIND, "--w 5",
        lambda page: page.descent["w"][:5]),
    Row("P.2", '"Zero to All", lab 03-X', "slopes at rate 0.01",
        [37.333332, 33.84889, 30.689657, 27.825289], FIND, "--w 5 --learning-rate 0.01 --steps 3",
        lambda page: page.descent["slope_w"]),
    Row("P.2", '"Zero to All", lab 03-X', "W at rate 0.01",
        [5.0, 4.6266665, 4.2881775, 3.981281], FIND, "--w 5 --learning-rate 0.01 --steps 3",
        lambda page: page.descent["w"]),
    Row("P.3", "NIST StRD, NoInt1 (certified)", "W of y = W x",
        [2.07438016528926], FIND, NO_INT_1,
        lambda page: [page.W.numpy()[0]], 1e-12),
    Row("P.3", "NIST StRD, NoInt1 (certified)", "rates below 1/4235 are stable",
        [1 / 4235], FIND, NO_INT_1,
        lambda page: [2 * page.learning_rate]),
    Row("P.4", "the book behind L2", "one pass over 442 patients from w = b = 1",
        [587.8654539985689, 99.40935564531424], NEURON, "--epochs 1",
        lambda page: page.descent.rows[-1][1:], 1e-12),
    Row("P.5", "25 students' exams", "least squares: the lowest cost",
        [5.73780714], EXTEND, "--model several-inputs --steps 1",
        lambda page: [page.shape.lowest], 1e-9),
    Row("P.5", "25 students' exams", "curvatures from 0.0386 to 39194.8",
        [0.0386, 39194.8], EXTEND, "--model several-inputs --steps 1",
        lambda page: page.shape.curvatures[[0, -1]], 1e-3),
    Row("P.6", "L2's rule on L1's points", "at rate 1 it explodes; stable up to 0.375",
        [True, 0.375], NEURON, "--x 1 2 3 --y 1 2 3 --learning-rate 0.3 --epochs 1",
        lambda page: [page.found.limit < 1, page.found.limit]),
]  # fmt: skip

# Of each id's rows, in their order: s on the slide, f follows, p published. All others follow
FROM = {
    "L1.5": "s", "L1.6": "s", "L1.10": "ss", "L1.11": "s", "L1.13": "sff", "L1.14": "ss",
    "L1.15": "ffs", "L1.17": "s", "L1.abs": "sss", "P.1": "p", "P.2": "pp", "P.3": "pf", "P.4": "p",
}  # fmt: skip
for name, letters in FROM.items():
    for row, letter in zip((row for row in ROWS if row.id == name), letters, strict=True):
        row.source = {"s": SLIDE, "f": FOLLOWS, "p": PUBLISHED}[letter]

IDS = list(dict.fromkeys(row.id for row in ROWS))
