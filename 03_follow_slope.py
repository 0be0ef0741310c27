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

options = groups.one_point, groups.few_points, pages.slopes, groups.details
args = command_line.read(__doc__, *options, groups.figures("rates"), groups.animation)

# %%
# TensorFlow, without the many lines that `import tensorflow as tf` prints
import numpy as np

from lib.learning import stability
from lib.pages import follow_slope
from lib.program.quiet import tf
from lib.show import figures
from lib.show.numbers import drawable

# %%
# X, the input, and Y, the right answer
X = tf.constant(args.x, tf.float64)
Y = tf.constant(args.y, tf.float64)


# %%
# The hypothesis, h = W X, and the cost, E. W is a column of w's: there is a row for each of them
def hypothesis(W):
    return W * X


squared = args.error == "squared"
error = tf.square if squared else tf.abs


def cost(W):
    return tf.reduce_mean(error(hypothesis(W) - Y), axis=-1)


# %%
# E and its slope at each w; `at` takes and gives NumPy arrays
def cost_and_slope(W):
    with tf.GradientTape() as tape:  # records how E comes about
        tape.watch(W)
        E = cost(W)
    return E, tape.gradient(E, W)


def at(w):
    return stability.in_blocks(cost_and_slope, w, len(args.x))


w = np.array(args.w)
E, slope = at(w)

# %%
# What the slope says to do, and "Meaning of cost": how bad it is, beside the right answers
more_w = np.select([slope > 0, slope < 0], ["raises E", "lowers E"], "keeps E")
do = np.select([slope > 0, slope < 0], ["lower w", "raise w"], "keep w")
bad = (np.sqrt(E) if squared else E) > np.mean(np.abs(args.y))
penalty = np.select([slope == 0, bad], ["no", "big"], "small")

# %%
# α, the learning rate: how much of the slope an update applies. What is large depends on the
# curvature of E; |w x - y| has none, but far away from its corners its slope is the mean of |x|
W = tf.Variable(args.w[:1], dtype=tf.float64)
curvature = stability.largest_curvature(lambda: cost(W), {"w": W})
unit = stability.best_rate(curvature or float(np.mean(np.abs(args.x))))
usual = 0.2 * unit if squared else unit
learning_rate = {None: usual, "auto": unit}.get(args.learning_rate, args.learning_rate)

# %%
# The update: w = w - α * slope
with np.errstate(over="ignore"):  # which is said below
    next_w = w - learning_rate * slope
columns = {"w": w, "cost": E, "slope_w": slope, "more w": more_w, "do": do, "penalty": penalty}
follow_slope.show_updates({**columns, "update": next_w - w, "next_w": next_w}, curvature)
follow_slope.explain(squared, learning_rate, curvature, args.y, args.details)

# %%
# The same descent, from the first w, at several learning rates at once: a row for each
rates = follow_slope.several(unit, squared, learning_rate)
W = tf.Variable(tf.fill([len(rates), 1], w[0]))
path = [W.numpy()]
for _ in range(args.steps):
    _, slope_W = cost_and_slope(W)
    W.assign_sub(rates[:, None] * slope_W)
    path.append(W.numpy())
path = np.hstack(path)  # a column for each step
lowest, fates = follow_slope.fates(rates, w[0], squared, cost_and_slope, curvature, args.x, args.y)
follow_slope.show_fates(rates, path, fates)

# %%
# The pictures: what the slope says at some w's; the descents side by side; one step by step
curve = at, lowest, curvature, figures.formula(args.x, args.y, args.error)
if (args.draw or args.animate) and drawable(w, E, lowest):
    if args.draw:
        update, descents = (w, next_w, learning_rate), (rates, path, fates)
        follow_slope.draw(curve, update, descents, args.figure, args.show)
    if args.animate:
        mine = path[list(rates).index(learning_rate)], learning_rate
        points = args.x, args.y, (args.x_name, args.y_name)
        follow_slope.animate(args.animate, curve, *mine, *points)

# %%
# Try it
# - From --w 5, which learning rate lands in one step? Which one jumps between two w's for ever?
# - x is twice as large, --x 2 --y 2: how large is the curvature? Which learning rate lands now?
# - --error absolute --w 4: does w come to 1 with --learning-rate 1? And with --learning-rate 2?
