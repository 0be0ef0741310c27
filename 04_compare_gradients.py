"""Compare gradients: three ways to the slope of E at w, and TensorFlow's, give the same number.

Slide: "미치는 영향을 구하는 방법", which names the ways: 방법1, a very small change of w; 방법2,
back-propagation and the chain rule along the computation graph; 방법3, the one learned at school.

Examples:
  python 04_compare_gradients.py --w 1 --nudge 0.001
  python 04_compare_gradients.py --x 1 2 3 --y 2 4 7
"""

# %%
# Options: python 04_compare_gradients.py --help
try:
    from lib.options import command_line, groups, pages
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

options = groups.one_point, groups.few_points, pages.nudge, groups.details, groups.figures("nudge")
args = command_line.read(__doc__, *options)

# %%
# TensorFlow, without the many lines that `import tensorflow as tf` prints
from lib.learning import ending, stability
from lib.pages import compare_gradients
from lib.program.quiet import tf
from lib.show import figures


# %%
# The hypothesis and the cost, in the floats of W: 32 or 64 bits
def hypothesis(W):
    return W * tf.constant(args.x, W.dtype)


def cost(W):
    return tf.reduce_mean(tf.square(hypothesis(W) - tf.constant(args.y, W.dtype)), axis=-1)


# %%
# TensorFlow's way: the tape
W = tf.Variable(args.w, dtype=tf.float64)
with tf.GradientTape() as tape:
    E = cost(W)
by_tape = tape.gradient(E, W)


# %%
# Way 1: how much does E change when w changes a very little? To one side, or to both
def forward(nudge, dtype):
    w, nudge = tf.constant(args.w, dtype), tf.cast(nudge, dtype)
    return (cost(w + nudge) - cost(w)) / tf.squeeze(nudge)


def central(nudge, dtype):
    w, nudge = tf.constant(args.w, dtype), tf.cast(nudge, dtype)
    return (cost(w + nudge) - cost(w - nudge)) / tf.squeeze(2 * nudge)


nudge = tf.constant(args.nudge, tf.float64)
by_nudge_64 = forward(nudge, tf.float64)
by_nudge_32 = forward(nudge, tf.float32)
compare_gradients.show_nudge(cost, args.w, nudge)

# %%
# Way 2: the chain rule along the graph: h = w x, then e = h - y, then E = e^2 (and the mean)
x, y = tf.constant(args.x, tf.float64), tf.constant(args.y, tf.float64)
h = hypothesis(W)
e = h - y
dh_dw, de_dh, dE_de = x, tf.ones_like(h), 2 * e
product = dh_dw * de_dh * dE_de
by_chain_rule = tf.reduce_mean(product)
factors = {"dh/dw = x": dh_dw, "de/dh = 1": de_dh, "dE/de = 2e": dE_de, "product": product}
compare_gradients.show_factors({"x": x, "h": h, "e": e, **factors})

# %%
# Way 3: the formula from calculus
by_formula = tf.reduce_mean(2 * (W * x - y) * x)

# %%
# Side by side
slopes = {
    "tf.GradientTape": by_tape,
    "way 1: nudge, 64-bit floats": by_nudge_64,
    "way 1: nudge, 32-bit floats": by_nudge_32,
    "way 2: chain rule": by_chain_rule,
    "way 3: formula, 2 (w x - y) x": by_formula,
}
compare_gradients.show_slopes(slopes)

# %%
# How good is a nudge? Way 1 with nudges of all sizes, at once: w + nudge is a column
curvature = stability.largest_curvature(lambda: cost(W), {"w": W})
place = args.w, float(by_tape), curvature
if args.details:
    squared = ending.is_squared(lambda: cost(W), {"w": W}, [args.x], args.y)
    compare_gradients.show_details(forward, central, place, args.nudge, squared, len(args.x))

# %%
# The pictures: chords that turn into the tangent, and how far nudges of all sizes are off
if args.draw:
    points, factors = (args.x, args.y), (dh_dw, de_dh, dE_de)
    ways = compare_gradients.ways_figure(
        forward, cost, place, args.nudge, slopes, factors, points, args.show
    )
    nudges = compare_gradients.nudge_figure(forward, place, args.nudge, points, args.show)
    figures.finish("04_compare_gradients", {"": ways, "nudge": nudges}, args.figure, args.show)

# %%
# Try it
# - Which nudge is best in 32-bit floats, --nudge 0.00001, 0.0004 or 0.01? How far off is each?
# - --w 1, where the slope is 0: which ways say exactly 0? What does way 1 say?
# - --w 3000: what is w + nudge in 32-bit floats? Which slope does way 1 find with it?
