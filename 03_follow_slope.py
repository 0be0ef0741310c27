"""Follow the slope: it says which way to change w, and the learning rate says how far.

Slides: "어떻게 '자동으로'", "아래와 같이 하면 어떨까?", "학습 방법(w 업데이트)" and "Meaning of
cost(error)", where E = (w·1 − 1)²; --error absolute takes the newer edition's E = |w·1 − 1|.

Examples:
  python 03_follow_slope.py --w 5 --learning-rate 0.9
  python 03_follow_slope.py --error absolute --w 4 --learning-rate 1
  python 03_follow_slope.py --x 1 2 3 --y 2 4 7 --animate slope.gif
"""

# %%
# Options: python 03_follow_slope.py --help
try:
    from lib.options import command_line, groups, pages
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

options = groups.one_point, pages.slopes, groups.figures("rates"), groups.animation
args = command_line.read(__doc__, *options)

# %%
# TensorFlow
import numpy as np

from lib.learning import condensing, curve, stability
from lib.program.quiet import tf
from lib.show import numbers, tables
from lib.slopes import bottom, learning_rates, outcome, places

# %%
# X, the input, and Y, the right answer. For very many points a few stand with the same E
x, y = condensing.points(args.x, args.y, args.error)
condensing.show(len(args.x), len(x), args.error)
X = tf.constant(x, tf.float64)
Y = tf.constant(y, tf.float64)

# %%
# W: a column, to look at several w's at once
W = tf.Variable([[w] for w in args.w], dtype=tf.float64)


# %%
# The hypothesis: a row for each w
def hypothesis(W):
    return W * X


# %%
# The cost, E: the mean of each row
error = {"squared": tf.square, "absolute": tf.abs}[args.error]


def cost(W):
    return tf.reduce_mean(error(hypothesis(W) - Y), axis=-1)


# %%
# E and its slope at each w; `at` gives NumPy arrays
def cost_and_slope(W):
    with tf.GradientTape() as tape:
        tape.watch(W)
        E = cost(W)
    return E, tape.gradient(E, W)


def at(w):
    return curve.in_blocks(cost_and_slope, w, len(x))


# %%
# The learning rate, α. Whether one is large depends on the curvature; |...| has none
curvature = stability.largest_curvature(lambda: cost(W), {"w": W})
steepest = float(tf.reduce_mean(tf.abs(X)))  # the slope of |...| far away
unit = stability.best_rate(curvature if args.error == "squared" else steepest)
usual = {"squared": 0.2, "absolute": 1}[args.error] * unit
learning_rate = {None: usual, "auto": unit}.get(args.learning_rate, args.learning_rate)

# %%
# What the slope says to do, how bad it is ("Meaning of cost"), the update: W = W - α * slope
E, slope_w = at(args.w)
numbers.require_finite(E, slope_w)
numbers.require_finite(curvature, what="the curvature of the cost")
steep = np.max(np.abs(slope_w)) / 2
looked_at = [
    places.Place(
        w=w,
        E=E,
        slope_w=slope_w,
        more_w="raises E" if slope_w > 0 else "lowers E" if slope_w < 0 else "E does not change",
        do="lower w" if slope_w > 0 else "raise w" if slope_w < 0 else "keep w",
        penalty="no" if slope_w == 0 else "big" if abs(slope_w) >= steep else "small",
        next_w=w - learning_rate * slope_w,
    )
    for w, E, slope_w in zip(args.w, E.tolist(), slope_w.tolist(), strict=True)
]
moves = [place.update for place in looked_at]
numbers.require_finite(moves, what="an update at this learning rate")
tables.show(places.columns(looked_at))
learning_rates.explain(args.error, curvature, learning_rate)

# %%
# The same descent, from the first w, at several learning rates (times the unit) at once
times = {"squared": [0.02, 0.2, 1, 1.8, 2, 2.2], "absolute": [0.1, 0.7, 1, 2, 3, 5]}[args.error]
rates = learning_rates.several([unit * each for each in times], learning_rate)
numbers.require_finite(rates, what="a learning rate that suits these points")
further = 0 if curvature else outcome.FURTHER  # tells how it goes on; it is not shown
W = tf.Variable(tf.fill([len(rates), 1], tf.constant(args.w[0], tf.float64)))
path = [W.numpy()]
for _ in range(args.steps + further):
    E, slope_w = cost_and_slope(W)
    W.assign_sub(rates[:, None] * slope_w)
    path.append(W.numpy())
path = np.hstack(path)  # a row for each rate, a column for each step

# %%
# What became of it
if args.error == "squared":
    lowest = bottom.squared(cost_and_slope, curvature)
else:
    lowest = bottom.absolute(cost_and_slope, x, y)
numbers.require_finite(lowest.E, args.w[0] - lowest.w, what="the way to the lowest point")
shown = args.steps + 1
paths = [
    outcome.Path(
        learning_rate=rate,
        w=w[:shown],
        E=E[:shown],
        slope_w=slope_w[:shown],
        outcome=outcome.of(w, slope_w, lowest, args.steps),
    )
    for rate, w, E, slope_w in zip(rates, path, *at(path), strict=True)
]
tables.show(outcome.columns(paths))

# %%
# The pictures: what the slope says at some w's, and the descents side by side
costs = [place.E for place in looked_at]
drawable = (args.draw or args.animate) and numbers.drawable(args.w, lowest.w, costs)
if args.draw and drawable:
    from lib.show import figures
    from lib.slopes import descents, on_curve, updates

    formula = figures.formula(args.x, args.y, args.error)
    w = on_curve.around(lowest.w, args.w, 1.13)
    which_way = updates.draw(w, at(w)[0], looked_at, formula, learning_rate, args.show)
    w = on_curve.around(lowest.w, args.w[:1], 1.5)
    fates = descents.draw(w, at(w)[0], paths, lowest, formula, args.show)
    figures.finish("03_follow_slope", {"": which_way, "rates": fates}, args.figure, args.show)

# %%
# The descent at this learning rate, step by step
if args.animate and drawable:
    from lib.show import figures
    from lib.slopes import moving, on_curve

    mine = paths[list(rates).index(learning_rate)]
    formula = figures.formula(args.x, args.y, args.error)
    names = args.x_name, args.y_name
    w = on_curve.around(lowest.w, args.w[:1], 1.5)
    moving.write(args.animate, w, at(w)[0], mine, args.x, args.y, names, formula)

# %%
# Try it
# - From --w 5, which learning rate lands in one step? Which one jumps between two w's for ever?
# - x is twice as large, --x 2 --y 2: how large is the curvature? Which learning rate lands now?
# - --error absolute --w 4: does w come to 1 with --learning-rate 1? And with --learning-rate 2?
