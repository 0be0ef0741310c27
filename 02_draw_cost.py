"""Draw the cost: E(w) for many w's is a parabola, and learning walks down on it.

Slides: "02.py Drawing cost function" and "오류 함수 생각하기", E = 1/3 Σ (w·xᵢ − yᵢ)².

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

options = groups.points, groups.few_points, pages.curve, pages.path, groups.figure
args = command_line.read(__doc__, *options)

# %%
# TensorFlow, without the lines that it prints when it is imported
import numpy as np

from lib.learning import descent as rows
from lib.learning import ending, stability
from lib.learning.training import Training
from lib.pages import draw_cost
from lib.program import exits
from lib.program.quiet import tf
from lib.show import figures

# %%
# ① X, the input; ② Y, the right answer; ③ W: these signs are those of 01_find_w.py
X = tf.constant(args.x, tf.float64)
Y = tf.constant(args.y, tf.float64)
W = tf.Variable([args.w], dtype=tf.float64)


# %%
# ④ The hypothesis, for a column of n w's n rows; ⑤ the cost, E, the mean of each row; its slope
def hypothesis(W):
    return W * X


def cost(W):
    return tf.reduce_mean(tf.square(hypothesis(W) - Y), axis=-1)


def cost_and_slope(W):
    with tf.GradientTape() as tape:
        tape.watch(W)
        E = cost(W)
    return E, tape.gradient(E, W)


# %%
# E and its slope at a few round w's, to compare with the slide
low, high = args.range or draw_cost.around(args.x, args.y, [args.w] if args.path else [])
round_w, round_E, round_slope = draw_cost.show_table(low, high, cost_and_slope, len(args.x))
# The lowest point: there the slope is 0. A parabola's is slope / curvature away
curvature = stability.largest_curvature(lambda: cost(W), {"w": W})
squared = ending.is_squared(lambda: cost(W), {"w": W}, [args.x], args.y)
lowest = draw_cost.show_lowest(cost_and_slope, curvature, squared)

# %%
# A path down, if one is asked for: W = W - α * slope, a few times
descent = path = None
if args.path:

    def learn(steps):
        for step in steps:
            with tf.GradientTape() as tape:
                E = cost(W)
            slope = tape.gradient(E, W)
            if training.ended(step, E, {"w": slope}):
                break
            W.assign_sub(learning_rate * slope)

    learning_rate = stability.choose(args.learning_rate, lambda: cost(W), {"w": W})
    rows.show_rate(args.learning_rate, learning_rate)
    training = Training({"w": W}, args.steps, learning_rate=learning_rate)
    descent = training.run(learn, watch=[rows.table(None, args.steps)])  # calls learn, compiled
    path = descent, learning_rate, draw_cost.show_ending(descent, learning_rate, curvature, lowest)
    low, high = args.range or draw_cost.around(args.x, args.y, descent["w"])

# %%
# The picture: E for many w's at once, with the path or with three of the w's as lines
w = np.linspace(low, high, 801)
E, _ = stability.in_blocks(cost_and_slope, w, len(args.x))
if args.draw and (descent is None or descent.finished):
    points = args.x, args.y, (args.x_name, args.y_name)
    figure = draw_cost.draw(w, E, cost_and_slope, lowest, points, path, args.show)
    figures.finish("02_draw_cost", {"": figure}, args.figure, args.show)
exits.leave(ending.exit_code(descent) if descent else 0)

# %%
# Try it
# - Which w is lowest for --x 1 2 3 --y 2 4 6, and what is E there? And for --y 2 4 7?
# - From --w 5, which --learning-rate is at the lowest point after one step: 0.2, 0.22 or auto?
# - --x 10 20 30 --y 10 20 30 --learning-rate auto: how much steeper is E? How much smaller is α?
