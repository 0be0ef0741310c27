"""Draw the cost: E(w) for many w's is a parabola, and learning walks down on it.

Slides: "02.py Drawing cost function" and "오류 함수 생각하기", E = 1/3 Σ (w·xᵢ − yᵢ)²; the
signs ① to ⑤ are those of "TF를 이용한 선형 회귀 학습", as in 01_find_w.py.

Examples:
  python 02_draw_cost.py --x 1 2 3 --y 2 4 7 --range 0 4
  python 02_draw_cost.py --w 5 --learning-rate 0.2 --steps 10
"""

# %%
# Options: python 02_draw_cost.py --help
try:
    from lib.options import command_line, groups, pages
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

args = command_line.read(__doc__, groups.points, pages.curve, pages.path, groups.figure)

# %%
# TensorFlow, without the lines that it prints when it is imported
import numpy as np

from lib.learning import condensing
from lib.program.quiet import tf

# %%
# ① X, the input, and ② Y, the right answer. For very many points a few stand with the same E
x, y = condensing.points(args.x, args.y)
condensing.show(len(args.x), len(x))
X = tf.constant(x, tf.float64)
Y = tf.constant(y, tf.float64)

# %%
# ③ W
W = tf.Variable([args.w], dtype=tf.float64)


# %%
# ④ The hypothesis. For a column of n w's it has n rows, one for each w
def hypothesis(W):
    return W * X


# %%
# ⑤ The cost, E: the mean of each row
def cost(W):
    return tf.reduce_mean(tf.square(hypothesis(W) - Y), axis=-1)


# %%
# E and its slope at each w
def cost_and_slope(W):
    with tf.GradientTape() as tape:
        tape.watch(W)
        E = cost(W)
    return E, tape.gradient(E, W)


# %%
# The lowest point: there the slope is 0. A parabola's is slope / curvature away
from lib.learning import curve, progress, result, stability
from lib.learning.training import Training
from lib.line import places
from lib.program import exits
from lib.show import numbers

parameters = {"w": W}
curvature = stability.largest_curvature(lambda: cost(W), parameters)
lowest = curve.lowest(cost_and_slope, curvature)
numbers.require_finite(curvature, what="the curvature of the cost")
numbers.require_finite(*lowest, what="w at the lowest point, or the cost there,")

# %%
# E and its slope at a few round w's, to compare with the slide
low, high = args.range or places.around(lowest[0], args.w if args.path else lowest[0])
round_w = places.marks(low, high)
round_E, round_slope = curve.in_blocks(cost_and_slope, round_w, len(x))
numbers.require_finite(round_E, round_slope)
progress.curve(round_w, round_E, round_slope)
result.lowest(*lowest, curvature)

# %%
# A path down: W = W - α * slope, a few times
learning_rate = stability.choose(args.learning_rate, lambda: cost(W), parameters)


def learn(steps):
    for step in steps:
        with tf.GradientTape() as tape:
            E = cost(W)
        slope = tape.gradient(E, parameters)
        if training.ended(step, E, slope):
            break
        W.assign_sub(learning_rate * slope["w"])


descent = None
if args.path:
    progress.rate(args.learning_rate, learning_rate)
    training = Training(parameters, args.steps)
    table = progress.table(None, args.steps)
    descent = training.run(learn, watch=[table])  # calls learn, compiled
    result.ending(descent, learning_rate, curvature)

# %%
# The curve, E for many w's at once. The path is on it
if descent and not args.range:
    low, high = places.around(lowest[0], *descent["w"])
w = np.linspace(low, high, args.points)
E, _ = curve.in_blocks(cost_and_slope, w, len(x))
numbers.require_finite(E)

# %%
# The picture: the curve, and what three of its points are
if args.draw and (descent is None or descent.finished) and numbers.drawable(args.x, args.y, w, E):
    from lib.line import parabola
    from lib.show import figures

    points, names = (args.x, args.y), (args.x_name, args.y_name)
    figure = parabola.sheet(w, E, lowest, points, names, args.show, descent, learning_rate)
    figures.finish("02_draw_cost", {"": figure}, args.figure, args.show)

# %%
# The exit code: 0 after a good run, 1 if learning diverged, 130 after Ctrl-C
if descent:
    exits.leave(result.exit_code(descent))

# %%
# Try it
# - Which w is lowest for --x 1 2 3 --y 2 4 6, and what is E there? And for --y 2 4 7?
# - From --w 5, which --learning-rate is at the lowest point after one step: 0.2, 0.22 or auto?
# - --x 10 20 30 --y 10 20 30 --learning-rate auto: how much steeper is E? How much smaller is α?
