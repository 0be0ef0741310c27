"""Find w: TensorFlow tunes the weight of one neuron until h = w x fits the points.

Slides: "TF를 이용한 선형 회귀 학습" and "01.py Finding w in linear regression", whose signs
① to ⑤ stand below; the steps 1 to 4 are those of "학습 방법(w 업데이트)".
"""

# %% What is asked for: python 01_find_w.py --help
from lib import options

args = options.read(__doc__, options.points, *options.TRAINING, options.figure)

# %% TensorFlow
from lib import data, report, stability
from lib.descent import descend
from lib.quiet import tf

dtype = tf.float64 if args.float64 else tf.float32

# %% ① X, the input, and ② Y, the right answer
X = tf.constant(args.x, dtype)
Y = tf.constant(args.y, dtype)

# %% ③ W, which TensorFlow tunes. Step 1: it starts at random
tf.random.set_seed(args.seed)
W = tf.Variable(tf.random.normal([1], dtype=dtype) if args.w is None else [args.w], dtype=dtype)
b = tf.Variable([args.b], dtype=dtype) if args.bias else 0.0
parameters = {"w": W, "b": b} if args.bias else {"w": W}


# %% ④ The hypothesis, h = W X (without --bias, b is 0 and stays 0)
def hypothesis(X):
    return W * X + b


# %% ⑤ The cost, E
def cost():
    return tf.reduce_mean(tf.square(hypothesis(X) - Y))


# %% Step 3: the slope of the cost at this W. The tape records how E comes about
def slope():
    with tf.GradientTape() as tape:
        E = cost()
    return E, tape.gradient(E, parameters)


# %% Step 4: the update, W = W - α * slope
curvature = stability.largest_curvature(cost, parameters)
learning_rate = report.choose_rate(args.learning_rate, curvature)


def update(slope):
    W.assign_sub(learning_rate * slope["w"])
    if args.bias:
        b.assign_sub(learning_rate * slope["b"])


# %% Learning: slope and update, again and again. Step 2: it ends when E is small enough
ends = tf.constant(data.span(args.x), dtype)
before = hypothesis(ends)
with report.history(args.history) as write:
    watch = [write, report.table(args.every, args.steps)]
    descent = descend(slope, update, parameters, args.steps, args.tolerance, watch)

# %% The result
report.predictions(descent, args.predict, hypothesis(tf.constant(args.predict, dtype)))
report.ending(descent, learning_rate, curvature, args.tolerance)

# %% The picture: the line before and after, and the cost at every step
if args.figure or args.show:
    from lib import plot

    figure, (left, right) = plot.sheet(args, 1, 2)
    plot.points(left, X, Y)
    plot.line(left, ends, before, "$h$ before", linestyle="--")
    plot.line(left, ends, hypothesis(ends), "$h$ after")
    plot.learning(right, descent)
    plot.finish(figure, args)
report.leave(descent)

# %% Try it
# - Which learning rate is too large for these points? Try 0.2, 0.22 and 0.3.
# - Does W end at the same place from --w 5 and from --w -3? Which one takes more steps?
# - Points off the line, --x 1 2 3 --y 2 3 4: what does W find, and what with --bias?
