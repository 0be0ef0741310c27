"""Draw the cost: E(w) for many w's is a parabola, and learning walks down on it.

Slides: "02.py Drawing cost function" and "오류 함수 생각하기", E = 1/3 Σ (w·xᵢ − yᵢ)²; the
signs ① to ⑤ are those of "TF를 이용한 선형 회귀 학습", as in 01_find_w.py.
"""

# %% What is asked for: python 02_draw_cost.py --help
from lib import options, pages

args = options.read(__doc__, options.points, pages.curve, pages.path, options.figure)

# %% TensorFlow
import numpy as np

from lib import curve, plot, report, stability
from lib.descent import descend
from lib.quiet import tf

# %% ① X, the input, and ② Y, the right answer
X = tf.constant(args.x, tf.float64)
Y = tf.constant(args.y, tf.float64)

# %% ③ W
W = tf.Variable([args.w], dtype=tf.float64)


# %% ④ The hypothesis. For a column of n w's it has n rows, one for each w
def hypothesis(W):
    return W * X


# %% ⑤ The cost, E: the mean of each row
def cost(W):
    return tf.reduce_mean(tf.square(hypothesis(W) - Y), axis=-1)


# %% The slope of E at each w
def slope(W):
    with tf.GradientTape() as tape:
        tape.watch(W)
        E = cost(W)
    return E, tape.gradient(E, W)


# %% The lowest point: there the slope is 0. A parabola's is slope / curvature away
parameters = {"w": W}
curvature = stability.largest_curvature(lambda: cost(W), parameters)
lowest = curve.lowest(slope, curvature)

# %% The curve, for many w's at once, and a few round ones to compare with the slide
low, high = args.range or curve.around(lowest[0], args.w if args.path else lowest[0])
w = np.linspace(low, high, args.points)
E, _ = curve.in_blocks(slope, w, len(args.x))
round_w = curve.marks(low, high)
round_E, round_slope = curve.in_blocks(slope, round_w, len(args.x))
curve.finite(E, round_E, round_slope)
report.curve(round_w, round_E, round_slope)
report.lowest(*lowest, curvature)

# %% A path on it: W = W - α * slope, a few times
if args.path:
    learning_rate = report.choose_rate(args.learning_rate, curvature)

    def slope_here():
        E, slope_w = slope(W)
        return E, {"w": slope_w}

    def update(slope):
        W.assign_sub(learning_rate * slope["w"])

    table = report.table(None, args.steps)
    descent = descend(slope_here, update, parameters, args.steps, watch=[table])
    report.ending(descent, learning_rate, curvature)

# %% The picture
if args.draw:
    figure, axes = plot.sheet(args, size=(9, 6))
    plot.cost_curve(axes, w, E, lowest, plot.formula(args.x, args.y))
    if args.path:
        plot.path(axes, descent["w"], descent["cost"], descent["slope_w"])
    plot.legend(axes)
    plot.finish(figure, args, otherwise="figures/02_draw_cost.png")
if args.path:
    report.leave(descent)

# %% Try it
# - Where is the lowest point for --x 1 2 3 --y 2 4 6? And for --y 2 4 7, where E is not 0 there?
# - A path from --w 5: which learning rate needs one step only, and from which on does it climb?
# - What do points further from 0, --x 10 20 30, do to the curve, and so to the learning rate?
