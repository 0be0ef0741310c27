"""Follow the slope: it says which way to change w, and the learning rate says how far.

Slides: "어떻게 '자동으로'", "아래와 같이 하면 어떨까?", "학습 방법(w 업데이트)" and "Meaning of
cost(error)", where E = (w·1 − 1)²; --error absolute takes the newer edition's E = |w·1 − 1|.
"""

# %% What is asked for: python 03_follow_slope.py --help
from lib import options, pages

args = options.read(__doc__, options.one_point, pages.slopes, options.figure, options.animation)

# %% TensorFlow
import numpy as np

from lib import columns, curve, follow, outcome, plot, plot_slopes, stability
from lib.quiet import tf

# %% X, the input, and Y, the right answer
X = tf.constant(args.x, tf.float64)
Y = tf.constant(args.y, tf.float64)

# %% W: a column, to look at several w's at once
W = tf.Variable([[w] for w in args.w], dtype=tf.float64)


# %% The hypothesis: a row for each w
def hypothesis(W):
    return W * X


# %% The cost, E: the mean of each row
error = {"squared": tf.square, "absolute": tf.abs}[args.error]


def cost(W):
    return tf.reduce_mean(error(hypothesis(W) - Y), axis=-1)


# %% The slope of E at each w
def slope(W):
    with tf.GradientTape() as tape:
        tape.watch(W)
        E = cost(W)
    return E, tape.gradient(E, W)


def look(w):
    """E and its slope at many w's, as NumPy arrays."""
    return curve.in_blocks(slope, w, len(args.x))


# %% The learning rate, α. Whether one is large depends on the curvature; |...| has none
curvature = stability.largest_curvature(lambda: cost(W), {"w": W})
unit = stability.best_rate(curvature or np.mean(np.abs(args.x)))
usual = {"squared": 0.2, "absolute": 1}[args.error] * unit
learning_rate = {None: usual, "auto": unit}.get(args.learning_rate, args.learning_rate)

# %% The update at each w: W = W - α * slope
E, slope_w = look(args.w)
next_w = args.w - learning_rate * slope_w

# %% What the slope says about more w, what to do, and (slide "Meaning of cost") how bad it is
steep = np.max(np.abs(slope_w)) / 2
more_w = ["raises E" if s > 0 else "lowers E" if s < 0 else "leaves E" for s in slope_w]
so = ["lower w" if s > 0 else "raise w" if s < 0 else "leave w" for s in slope_w]
penalty = ["no" if s == 0 else "big" if abs(s) >= steep else "small" for s in slope_w]
table = {"w": args.w, "cost": E, "slope_w": slope_w, "more w": more_w, "so": so}
table |= {"penalty": penalty, "update": next_w - args.w, "next_w": next_w}
columns.show(table)
follow.limits(args.error, curvature, learning_rate)

# %% The same descent, from the first w, at several learning rates (times the unit) at once
times = {"squared": [0.02, 0.2, 1, 1.8, 2, 2.2], "absolute": [0.1, 0.7, 1, 2, 3, 5]}[args.error]
rates = follow.rates(unit, times, learning_rate)
W = tf.Variable(tf.fill([len(rates), 1], tf.constant(args.w[0], tf.float64)))
path = [W.numpy()]
for _ in range(args.steps):
    W.assign_sub(rates[:, None] * slope(W)[1])
    path.append(W.numpy())
path = np.hstack(path)  # a row for each rate, a column for each step
lowest = follow.lowest(args, slope, curvature)
happened = [outcome.of(w, look(w)[1], lowest[0]) for w in path]
columns.show(follow.table(rates, path, happened))

# %% The picture: slopes and updates on the curve, and below the descents side by side
if args.draw:
    figure, above, below = plot_slopes.poster(args, learning_rate, curvature)
    plot_slopes.updates(above, look, lowest[0], table)
    plot_slopes.descents(below, look, lowest[0], curvature, rates, path, happened)
    plot.finish(figure, args, otherwise="figures/03_follow_slope.png")

# %% The descent at this learning rate, step by step
if args.animate:
    mine = path[list(rates).index(learning_rate)]
    plot_slopes.animate(args, look, lowest[0], learning_rate, mine)

# %% Try it
# - From --w 5, which learning rate lands in one step? Which one jumps to and fro for ever?
# - --x 2 --y 2: the best learning rate is four times smaller. Why? And with --x 10 20 --y 5 -3?
# - --error absolute --w 4: does it land with --learning-rate 1? And with 2, and from --w -2?
