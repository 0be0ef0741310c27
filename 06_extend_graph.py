"""Extend the graph: a bias, several inputs, two neurons; the same rule tunes every parameter.

Slides: "계산 그래프 확장" (how many parameters are there to tune?) and "Cost(error) graph".

Examples:
  python 06_extend_graph.py --model two-neurons --start 1 -1
  python 06_extend_graph.py --model several-inputs --standardize --predict 80 90 85
  python 06_extend_graph.py --data data/test_scores.csv --x-column exam3 --learning-rate auto
"""

# %%
# Options: python 06_extend_graph.py --help
try:
    from lib.options import command_line, groups, pages
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

options = groups.few_points, groups.printing, groups.details, groups.figures("cost")
args = command_line.read(__doc__, pages.model, *options)

# %%
# TensorFlow
from lib.graph.graph import Graph
from lib.learning import descent as rows
from lib.learning import ending, line, stability
from lib.learning.training import Training
from lib.pages import extend_graph
from lib.program import exits
from lib.program.quiet import tf

# %%
# X, a tensor for each input, and Y, the right answers. --standardize: x minus mean, over spread
scales = [line.mean_and_spread(x, True) if args.standardize else line.AS_GIVEN for x in args.x]
X = [tf.constant(x) for x in line.standardize(args.x, scales)]
Y = tf.constant(args.y, tf.float64)

# %%
# The parameters to tune, a tf.Variable each. How many are there?
start = extend_graph.translated(args.start, scales, line.to_standardized)
parameters = {name: tf.Variable(value, dtype=tf.float64) for name, value in start.items()}


# %%
# The hypothesis of each model: a neuron with a bias
def bias(x):
    w, b = parameters.values()
    return w * x + b


# A neuron with several inputs has a synapse for each
def several_inputs(*X):
    *w, b = parameters.values()
    h = w[0] * X[0]
    for k in range(1, len(X)):
        h = h + w[k] * X[k]
    return h + b


# Two inputs, without a bias: E = (w1 * 1 + w2 * 1 - 1)^2
def two_inputs(x1, x2):
    w1, w2 = parameters.values()
    return w1 * x1 + w2 * x2


# Two neurons in a row: what the first puts out is the input of the second
def two_neurons(x):
    w1, w2 = parameters.values()
    h1 = tf.multiply(w1, x, name="h1")
    return w2 * h1


models = {"bias": bias, "several-inputs": several_inputs, "two-inputs": two_inputs}
hypothesis = {**models, "two-neurons": two_neurons}[args.model]


# %%
# The cost, E, is as before; here it is told what comes in, so that the graph has these wires
def cost(*wires):
    *X, Y = wires
    h = tf.identity(hypothesis(*X), name="h")
    e = tf.subtract(h, Y, name="e")
    return tf.reduce_mean(tf.square(e))


# %%
# The graph that TensorFlow built of it. Which gates came along?
graph = Graph(cost, dict(zip([*args.inputs, "y"], [*X, Y], strict=True)), parameters)
extend_graph.show_graph(args.model, graph, parameters)


# %%
# The slope of E at every parameter
def all_points():
    return cost(*X, Y)


with tf.GradientTape() as tape:
    E = all_points()
slope = tape.gradient(E, parameters)
extend_graph.show_slopes(all_points, parameters, slope, args.details)

# %%
# Is the cost convex? Its curvatures say so. They limit α, the learning rate, too
shape = extend_graph.shape(all_points, parameters, (args.x, args.y, scales), args.details)
learning_rate = stability.choose(args.learning_rate, all_points, parameters)
rows.show_rate(args.learning_rate, learning_rate)

# %%
# Learning: W = W - α * slope, for every parameter
training = Training(parameters, args.steps, learning_rate=learning_rate)


def learn(steps):
    for step in steps:
        with tf.GradientTape() as tape:
            E = all_points()
        slope = tape.gradient(E, parameters)
        if training.ended(step, E, slope):
            break
        for name in parameters:
            parameters[name].assign_sub(learning_rate * slope[name])


with rows.history(args.history, args.standardize, slopes=False) as write:
    table = rows.table(args.every, args.steps, args.standardize, shape.settled)
    descent = training.run(learn, watch=[write, table])  # calls learn, compiled

# %%
# How learning ended, how near to the lowest cost that is, and the neuron's answers
extend_graph.result(shape, descent, learning_rate)
extend_graph.answers(shape, descent, hypothesis, args.predict, args.details)

# %%
# The pictures: the graph and the points' parts; the cost over two parameters, or at each step
if args.draw and descent.finished:
    run = shape, graph, descent, learning_rate
    extend_graph.draw(args.model, *run, args.figure, args.show)

# %%
# The exit code: 0 after a good run, 1 if learning diverged, 130 after Ctrl-C
exits.leave(ending.exit_code(descent))

# %%
# Try it
# - --model two-neurons --start 0 0: what are the slopes, and why? What about --start 0.001 0?
# - --model two-inputs, --start 3 1, 0 0 or 5 -3: where does each end? What is w1 + w2 there?
