"""Extend the graph: a bias, several inputs, two neurons; the same rule tunes every parameter.

Slides: "계산 그래프 확장" (how many parameters are there to tune?) and "Cost(error) graph".

Examples:
  python 06_extend_graph.py --model two-neurons --start 1 -1
  python 06_extend_graph.py --model several-inputs --x-column exam3 exam1 --predict 80 90
  python 06_extend_graph.py --data data/test_scores.csv --x-column exam3 --learning-rate auto
"""

# %%
# Options: python 06_extend_graph.py --help
try:
    from lib.options import command_line, groups, pages
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

args = command_line.read(__doc__, pages.model, groups.printing, groups.figures("cost"))

# %%
# TensorFlow
from lib.graph.graph import Graph
from lib.learning import descent as rows
from lib.learning import ending, line, nudge, stability
from lib.learning.training import Training
from lib.models import convexity, tables
from lib.program import exits
from lib.program.quiet import tf
from lib.show.numbers import require_finite

# %%
# X, a tensor for each input, and Y, the right answers
X = [tf.constant(column, tf.float64) for column in args.x]
Y = tf.constant(args.y, tf.float64)

# %%
# The parameters to tune, a tf.Variable each. How many are there?
parameters = {name: tf.Variable(start, dtype=tf.float64) for name, start in args.start.items()}
tables.parameters(args.model, parameters)


# %%
# The hypothesis: a neuron with a synapse for each input, maybe with a bias
def neuron(parameters, X):
    w = [parameters[name] for name in parameters if name != "b"]
    h = w[0] * X[0]
    for k in range(1, len(X)):
        h = h + w[k] * X[k]
    if "b" in parameters:
        h = h + parameters["b"]
    return h


# Two neurons in a row: what the first puts out is the input of the second
def two_neurons(parameters, X):
    return parameters["w2"] * tf.multiply(parameters["w1"], X[0], name="h1")


hypothesis = two_neurons if args.model == "two-neurons" else neuron


# %%
# The cost, E, is as before
def cost(parameters=parameters, X=X, Y=Y):
    h = tf.identity(hypothesis(parameters, X), name="h")
    return tf.reduce_mean(tf.square(tf.subtract(h, Y, name="e")), axis=-1)


# %%
# The graph that TensorFlow built of it. Which gates came along?
inputs = dict(zip([*args.inputs, "y"], [*X, Y], strict=True))
graph = Graph(lambda *wires: cost(parameters, wires[:-1], wires[-1]), inputs, parameters)
tables.gates(graph)

# %%
# The slope of E at every parameter, beside a nudge's
with tf.GradientTape() as tape:
    E = cost()
slope = tape.gradient(E, parameters)
nudged = {name: nudge.central(cost, W)[0] for name, W in parameters.items()}
require_finite(E, *slope.values(), *nudged.values())
tables.slopes(parameters, slope, nudged)

# %%
# Is the cost convex? Its second derivative says so. It limits α, the learning rate, too
curvature = stability.largest_curvature(cost, parameters)
require_finite(curvature, what="the curvature of the cost")
shape = convexity.of(cost, parameters, args.x if hypothesis is neuron else None)
convexity.show(shape)
learning_rate = stability.choose(args.learning_rate, cost, parameters)
rows.show_rate(args.learning_rate, learning_rate)

# %%
# Learning: W = W - α * slope, for every parameter
training = Training(parameters, args.steps, learning_rate=learning_rate)


def learn(steps):
    for step in steps:
        with tf.GradientTape() as tape:
            E = cost()
        slope = tape.gradient(E, parameters)
        if training.ended(step, E, slope):
            break
        for name in parameters:
            parameters[name].assign_sub(learning_rate * slope[name])


with rows.history(args.history, rows.apart(args.steps, args.every), slopes=False) as write:
    table = rows.table(args.every, args.steps)
    descent = training.run(learn, watch=[write, table])  # calls learn, compiled

# %%
# How learning ended, and how low it came: least squares says what the lowest cost is
near = "" if shape.is_quadratic else "the start"  # where this curvature holds
ending.of_descent(descent, learning_rate, curvature, near=near)
ending.show_values(descent)
learned = descent.finished and descent.ending != rows.DIVERGED
if hypothesis is neuron:
    lowest, best, unique = line.least_squares(args.x, args.y, "b" in parameters)
    if learned:
        tables.least_squares(descent, lowest, best, unique)
if learned and not shape.is_quadratic:  # two neurons: the curvatures are others here
    convexity.show_end(convexity.here(cost, parameters))

# %%
# What was learned: the neuron's answers
if learned:
    h = hypothesis(parameters, args.x)
    tables.answers(args.inputs, args.x, args.y, h)
    tables.predictions(args.predict, [hypothesis(parameters, x) for x in args.predict])

# %%
# The pictures: the graph, and the way down on the cost
if args.draw and descent.finished:
    from lib.graph import picture
    from lib.models import given, landscape, scene, several
    from lib.show import figures

    formula = given.formula(args.model, len(args.x), len(args.y))
    first = picture.draw(graph, graph.passes(**args.start), formula, neurons=["h1", "h"])
    if len(descent.names) == 2:
        shown = scene.of(cost, descent, shape, learning_rate, args.steps)
        second = landscape.draw(shown, formula, learning_rate, args.show)
    else:
        answers = args.y, hypothesis(parameters, args.x), args.y_name
        fall = descent, lowest, shape, learning_rate
        second = several.draw(*fall, *answers, formula, args.show)
    page = f"06_extend_graph_{args.model}"
    figures.finish(page, {"": first, "cost": second}, args.figure, args.show)

# %%
# The exit code: 0 after a good run, 1 if learning diverged, 130 after Ctrl-C
exits.leave(ending.exit_code(descent))

# %%
# Try it
# - --model two-neurons --start 0 0: what are the slopes, and why? What about --start 0.001 0?
# - --model two-inputs, --start 3 1, 0 0 or 5 -3: where does each end? What is w1 + w2 there?
