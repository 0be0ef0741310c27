"""Find w: TensorFlow tunes the weight of one neuron until h = w x fits the points.

Slides: "TF를 이용한 선형 회귀 학습" and "01.py Finding w in linear regression", whose signs
① to ⑤ stand below; the steps 1 to 4 are those of "학습 방법(w 업데이트)".

Examples:
  python 01_find_w.py --w 5 --learning-rate 0.2
  python 01_find_w.py --x 1 2 3 --y 3 5 7 --bias --steps 2000 --predict 10
  python 01_find_w.py --data data/used_cars.csv --bias --standardize --learning-rate auto
"""

# %%
# Options: python 01_find_w.py --help
try:
    from lib.options import command_line, groups
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

args = command_line.read(__doc__, groups.points, groups.training, groups.figures("cost"))

# %%
# TensorFlow, without the many lines that `import tensorflow as tf` prints
import numpy as np

from lib.learning import descent as rows
from lib.learning import ending, line, stability
from lib.learning.training import Training
from lib.pages import find_w
from lib.program import exits
from lib.program.quiet import tf

dtype = tf.float64 if args.float64 else tf.float32

# %%
# ① X, the input, and ② Y, the right answer. --standardize: x minus its mean, over its spread
mean, spread = line.mean_and_spread(args.x, args.bias) if args.standardize else line.AS_GIVEN
X = tf.constant((np.array(args.x) - mean) / spread, dtype)
Y = tf.constant(args.y, dtype)
find_w.warn(args.x, args.float64, args.standardize)

# %%
# ③ W, which TensorFlow tunes. Step 1: it starts at random
tf.random.set_seed(args.seed)
w, b = line.to_standardized(args.w or 0.0, args.b, mean, spread)
W = tf.Variable(tf.random.normal([1], dtype=dtype) if args.w is None else [w], dtype=dtype)
b = tf.Variable([b], dtype=dtype)  # --bias tunes it, too; else it is 0
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
learning_rate = stability.choose(args.learning_rate, cost, parameters)
rows.show_rate(args.learning_rate, learning_rate)
training = Training(parameters, args.steps, args.tolerance, learning_rate)


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


with rows.history(args.history, args.standardize) as write:
    table = rows.table(args.every, args.steps, args.standardize)
    descent = training.run(learn, watch=[write, table])  # calls learn, compiled

# %%
# The result, for x as it was given, and how near it is to the lowest cost
run = descent, (args.x, args.y), (mean, spread), learning_rate
verdict = find_w.result(*run, cost, parameters, args.tolerance)
h = hypothesis(tf.constant((np.array(args.predict) - mean) / spread, dtype))
find_w.answers(descent, (args.x, args.y), verdict, args.predict, h)

# %%
# The pictures, the line as it turns and the cost at every step; the exit code
if args.draw and descent.finished:
    find_w.draw(run, verdict, (args.x_name, args.y_name), args.figure, args.show)
exits.leave(ending.exit_code(descent))

# %%
# Try it
# - From --w 5, which --learning-rate comes to W = 1: 0.2, 0.22 or 0.3? What do the others do?
# - --w 5 and --w -3 are both 4 away from 1. How far away is W after one step? Where does it end?
# - --x 1 2 3 --y 2 3 4: how low does the cost come? And with --bias --steps 500?
# - --data data/used_cars.csv --bias --learning-rate auto: how many steps does --standardize save?
