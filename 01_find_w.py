"""Find w: TensorFlow tunes the weight of one neuron until h = w x fits the points.

Slides: "TF를 이용한 선형 회귀 학습" and "01.py Finding w in linear regression", whose signs
① to ⑤ stand below; the steps 1 to 4 are those of "학습 방법(w 업데이트)".

Examples:
  python 01_find_w.py --w 5 --learning-rate 0.2
  python 01_find_w.py --x 1 2 3 --y 3 5 7 --bias --steps 2000 --predict 10
  python 01_find_w.py --data data/test_scores.csv --x-column exam1 --learning-rate auto
"""

# %%
# Options: python 01_find_w.py --help
try:
    from lib.options import command_line, groups
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

options = groups.points, groups.training, groups.printing, groups.figures("cost")
args = command_line.read(__doc__, *options)

# %%
# TensorFlow. Instead of `import tensorflow as tf`, which prints many lines of its own
from lib.program.quiet import tf

dtype = tf.float64 if args.float64 else tf.float32

# %%
# ① X, the input, and ② Y, the right answer
X = tf.constant(args.x, dtype)
Y = tf.constant(args.y, dtype)

# %%
# ③ W, which TensorFlow tunes. Step 1: it starts at random
tf.random.set_seed(args.seed)
W = tf.Variable(tf.random.normal([1], dtype=dtype) if args.w is None else [args.w], dtype=dtype)
b = tf.Variable([args.b], dtype=dtype)  # is 0 and stays 0; --bias tunes it, too
parameters = {"w": W, "b": b} if args.bias else {"w": W}


# %%
# ④ The hypothesis, h = W X (+ b)
def hypothesis(X):
    return W * X + b


# %%
# ⑤ The cost, E
def cost():
    return tf.reduce_mean(tf.square(hypothesis(X) - Y))


# %%
# α, the learning rate: how much of the slope an update applies
from lib.learning import history, progress, result, stability
from lib.learning.training import Training
from lib.program import exits
from lib.show import numbers

if args.w is None:
    progress.seed("Random start", args.seed)
learning_rate = stability.choose(args.learning_rate, cost, parameters)
progress.rate(args.learning_rate, learning_rate)
training = Training(parameters, args.steps, args.tolerance)


# %%
# Learning: the steps 2 to 4, again and again
def learn(steps):
    for step in steps:
        with tf.GradientTape() as tape:  # records how E comes about
            E = cost()
        slope = tape.gradient(E, parameters)  # step 3: the slope of E at this W
        if training.ended(step, E, slope):  # step 2: end if E is small enough
            break
        W.assign_sub(learning_rate * slope["w"])  # step 4: W = W - α * slope, then back to 2
        if args.bias:
            b.assign_sub(learning_rate * slope["b"])


with history.writer(args.history) as write:
    table = progress.table(args.every, args.steps)
    descent = training.run(learn, watch=[write, table])  # calls learn, compiled

# %%
# The result
result.predictions(descent, args.predict, hypothesis(tf.constant(args.predict, dtype)))
curvature = stability.largest_curvature(cost, parameters)
result.ending(descent, learning_rate, curvature, args.tolerance)

# %%
# The pictures: the line as it turns, and the cost at every step
if args.draw and descent.finished and numbers.drawable(args.x, args.y, descent["cost"][0]):
    from lib.learning import least_squares
    from lib.line import falling, turning
    from lib.show import figures

    lowest = least_squares.solve([args.x], args.y, args.bias)
    points, names = (args.x, args.y), (args.x_name, args.y_name)
    line = turning.sheet(descent, points, names, lowest, learning_rate, args.show)
    costs = falling.sheet(descent, args.y, lowest.cost, learning_rate, args.show)
    figures.finish("01_find_w", {"": line, "cost": costs}, args.figure, args.show)

# %%
# The exit code: 0 after a good run, 1 if learning diverged, 130 after Ctrl-C
exits.leave(result.exit_code(descent))

# %%
# Try it
# - From --w 5, which --learning-rate comes to W = 1: 0.2, 0.22 or 0.3? What do the others do?
# - --w 5 and --w -3 are both 4 away from 1. How far away is W after one step? Where does it end?
# - --x 1 2 3 --y 2 3 4: how low does the cost come? And with --bias --steps 500?
