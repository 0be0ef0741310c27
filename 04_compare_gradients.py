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

args = command_line.read(__doc__, groups.one_point, pages.nudge, groups.figures("nudge"))

# %%
# TensorFlow
from lib.learning import condensing, curve, stability
from lib.nudges import accuracy, judgement, nudged, ways
from lib.program.quiet import tf
from lib.show import numbers, tables

# %%
# x, the input, and y, the right answer. For very many points a few stand with the same E
x, y = condensing.points(args.x, args.y)
condensing.show(len(args.x), len(x))


# %%
# The hypothesis and the cost, in the floats of W: 32 or 64 bits
def hypothesis(W):
    return W * tf.constant(x, W.dtype)


def cost(W):
    return tf.reduce_mean(tf.square(hypothesis(W) - tf.constant(y, W.dtype)), axis=-1)


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
nudged_64 = nudged.of(cost, args.w, nudge, tf.float64)
nudged_32 = nudged.of(cost, args.w, nudge, tf.float32)
by_nudge_64 = forward(nudge, tf.float64)
by_nudge_32 = forward(nudge, tf.float32)
numbers.require_finite(*nudged_64, by_nudge_64, by_tape, bits=64)
numbers.require_finite(*nudged_32, by_nudge_32, bits=32)
tables.show(nudged.columns([nudged_64, nudged_32]))

# %%
# Way 2: the chain rule along the graph: h = w x, then e = h - y, then E = e^2 (and the mean)
X = tf.constant(x, tf.float64)
h = hypothesis(W)
e = h - y
dh_dw, de_dh, dE_de = X, tf.ones_like(h), 2 * e
product = dh_dw * de_dh * dE_de
by_chain_rule = tf.reduce_mean(product)
factors = {"x": X, "h": h, "e": e}
factors |= {"dh/dw = x": dh_dw, "de/dh = 1": de_dh, "dE/de = 2e": dE_de, "product": product}
tables.show(ways.first(factors))

# %%
# Way 3: the formula from calculus
by_formula = tf.reduce_mean(2 * (W * X - y) * X)

# %%
# Side by side
slopes = [
    ("tf.GradientTape", by_tape),
    ("way 1: nudge, 64-bit floats", by_nudge_64),
    ("way 1: nudge, 32-bit floats", by_nudge_32),
    ("way 2: chain rule", by_chain_rule),
    ("way 3: formula, 2 (w x - y) x", by_formula),
]
tables.show(ways.columns(slopes, by_tape))

# %%
# Way 1 at nudges of all sizes: w + nudge is a column, E comes for all of them at once
nudges = accuracy.sizes(args.w, args.nudge)
curvature = stability.largest_curvature(lambda: cost(W), {"w": W})


def measure(way, w, dtype):
    (slope_w,) = curve.in_blocks(lambda nudge: (way(nudge, dtype),), nudges, len(x))
    return accuracy.Accuracy(nudges, slope_w, float(by_tape), w)


def judge(before_after, by_nudge, dtype):
    return judgement.Judgement(
        nudged=before_after,
        nudge=args.nudge,
        slope=float(by_nudge),
        right=float(by_tape),
        curvature=curvature,
        forward=measure(forward, before_after.w, dtype),
        central=measure(central, before_after.w, dtype),
    )


judged = [judge(nudged_32, by_nudge_32, tf.float32), judge(nudged_64, by_nudge_64, tf.float64)]
judgement.show_terms(curvature)
for floats in judged:
    judgement.show(floats)
judgement.show_central(judged)

# %%
# The pictures: chords that turn into the tangent, and how far nudges of all sizes are off
if args.draw:
    from lib.nudges import chords, picture
    from lib.show import figures

    place = f"{figures.formula(args.x, args.y)} at $w = {numbers.tex(args.w, 4)}$"
    others = {
        "② chain rule:\n$x \\cdot 1 \\cdot 2e$": by_chain_rule,
        "② by machine:\nGradientTape": by_tape,
        "③ formula:\n$2\\,(w x - y)\\,x$": by_formula,
    }
    around = chords.of(cost, forward, args.w, float(by_tape), curvature, len(x))
    drawn = {
        "": picture.ways(around, judged[1], others, place, args.show),
        "nudge": picture.nudges(judged[1], place, args.show),
    }
    figures.finish("04_compare_gradients", drawn, args.figure, args.show)

# %%
# Try it
# - Which nudge is best in 32-bit floats, --nudge 0.00001, 0.0004 or 0.01? How far off is each?
# - --w 1, where the slope is 0: which ways say exactly 0? What does way 1 say?
# - --w 3000: what is w + nudge in 32-bit floats? Which slope does way 1 find with it?
