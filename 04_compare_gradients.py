"""Compare gradients: three ways to the slope of E at w, and TensorFlow's, give the same number.

Slide: "미치는 영향을 구하는 방법", which names the ways: 방법1, a very small change of w; 방법2,
back-propagation and the chain rule along the computation graph; 방법3, the one learned at school.
"""

# %% What is asked for: python 04_compare_gradients.py --help
from lib import options, pages

args = options.read(__doc__, options.one_point, pages.nudge, options.figure)

# %% TensorFlow
from lib import columns, curve, nudges, plot, plot_nudges, stability
from lib.quiet import tf


# %% The hypothesis and the cost, in the floats of W: 32 or 64 bits
def hypothesis(W):
    return W * tf.constant(args.x, W.dtype)


def cost(W):
    return tf.reduce_mean(tf.square(hypothesis(W) - tf.constant(args.y, W.dtype)), axis=-1)


# %% TensorFlow's way: the tape
W = tf.Variable(args.w, dtype=tf.float64)
with tf.GradientTape() as tape:
    E = cost(W)
slope_w = {"GradientTape": tape.gradient(E, W)}


# %% Way 1: how much does E change when w changes a very little? To one side, or to both
def forward(nudge, dtype):
    w, nudge = tf.constant(args.w, dtype), tf.cast(nudge, dtype)
    return (cost(w + nudge) - cost(w)) / tf.squeeze(nudge)


def central(nudge, dtype):
    w, nudge = tf.constant(args.w, dtype), tf.cast(nudge, dtype)
    return (cost(w + nudge) - cost(w - nudge)) / tf.squeeze(2 * nudge)


nudge = tf.constant(args.nudge, tf.float64)
columns.show(nudges.example(args, cost, nudge))
slope_w["1 nudge, 64-bit floats"] = forward(nudge, tf.float64)
slope_w["1 nudge, 32-bit floats"] = forward(nudge, tf.float32)

# %% Way 2: the chain rule along the graph: h = w x, then e = h - y, then E = e^2 (and the mean)
X = tf.constant(args.x, tf.float64)
h = hypothesis(W)
e = h - args.y
dh_dw, de_dh, dE_de = X, tf.ones_like(h), 2 * e
columns.show(nudges.factors(X, h, e, dh_dw, de_dh, dE_de))
slope_w["2 chain rule"] = tf.reduce_mean(dh_dw * de_dh * dE_de)

# %% Way 3: the formula from calculus
slope_w["3 formula, 2 (w x - y) x"] = tf.reduce_mean(2 * (W * X - args.y) * X)

# %% Side by side
columns.show(nudges.compare(slope_w))

# %% Way 1 at nudges of all sizes: w + nudge is a column, E comes for all of them at once
right = float(slope_w["GradientTape"])
many = nudges.sizes(args.w, args.nudge)


def measure(way, dtype):
    (slopes,) = curve.in_blocks(lambda some: (way(some, dtype),), many, len(args.x))
    return nudges.Measured(many, slopes, right, args.w, dtype)


measured = {
    bits: {"forward": measure(forward, dtype), "central": measure(central, dtype)}
    for bits, dtype in ((32, tf.float32), (64, tf.float64))
}
bend = stability.largest_curvature(lambda: cost(W), {"w": W}) / 2
good = {
    bits: nudges.judge(bits, args, slope_w[f"1 nudge, {bits}-bit floats"], both, right, bend)
    for bits, both in measured.items()
}
nudges.central(measured)

# %% The picture: the error of way 1 against the size of the nudge
if args.draw:
    figure = plot_nudges.sheet(args, measured, slope_w, good)
    plot.finish(figure, args, otherwise="figures/04_compare_gradients.png")

# %% Try it
# - Which nudge is best in 32-bit floats? Give it as --nudge: how many digits are right?
# - Move on: --w 1, where the slope is 0. Which of the ways still say 0, and why does way 1 not?
# - A larger w, --w 3000: is 0.00001 still good in 64-bit floats, and what are the steps of w?
