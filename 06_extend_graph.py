"""Extend the graph: a bias, several inputs, two neurons; the same rule tunes every parameter.

Slides: "계산 그래프 확장" (how many parameters are there to tune?) and "Cost(error) graph".
"""

# %% What is asked for: python 06_extend_graph.py --help
from lib import options, pages

args = options.read(__doc__, pages.model, options.printing, options.figure)

# %% TensorFlow
from lib import draw_graph, parameters, plot, report, stability, surface
from lib.descent import descend
from lib.graph import Graph
from lib.quiet import tf

# %% X, a tensor for each input, and Y, the right answers
X = [tf.constant(x, tf.float64) for x in args.x]
Y = tf.constant(args.y, tf.float64)

# %% The parameters to tune, a tf.Variable each
p = {name: tf.Variable(start, dtype=tf.float64) for name, start in args.start.items()}
parameters.count(args.model, p)


# %% The hypothesis: a neuron with a synapse for each input, maybe with a bias
def neuron(p, X):
    w = list(p.values())
    h = w[0] * X[0]
    for k in range(1, len(X)):
        h = h + w[k] * X[k]
    return h + p["b"] if "b" in p else h


# Two neurons in a row: what the first puts out is the input of the second
def two_neurons(p, X):
    return p["w2"] * (p["w1"] * X[0])


hypothesis = two_neurons if args.model == "two-neurons" else neuron


# %% The cost, E, is as before
def cost(p=p, X=X, Y=Y):
    h = tf.identity(hypothesis(p, X), name="h")
    return tf.reduce_mean(tf.square(tf.subtract(h, Y, name="e")), axis=-1)


# %% The slope of E at every parameter, beside a nudge's
def slope():
    with tf.GradientTape() as tape:
        E = cost()
    return E, tape.gradient(E, p)


parameters.check_slopes(cost, p, slope()[1])

# %% Is the cost convex? Its second derivative says so
convexity = parameters.convexity(cost, p)

# %% The graph that TensorFlow built
inputs = {**dict(zip(parameters.input_names(X), X, strict=True)), "y": Y}
graph = Graph(lambda *wires: cost(p, wires[:-1], wires[-1]), inputs, p)

# %% Learning: W = W - α * slope, for every parameter
curvature = stability.largest_curvature(cost, p)
learning_rate = report.choose_rate(args.learning_rate, curvature)


def update(slopes):
    for name, slope in slopes.items():
        p[name].assign_sub(learning_rate * slope)


with report.history(args.history, report.long_every(args), slopes=False) as write:
    watch = [write, report.table(args.every, args.steps)]
    descent = descend(slope, update, p, args.steps, watch=watch)
report.ending(descent, learning_rate, curvature, near=convexity.near("the start"))
report.leave(descent)

# %% What was learned
convexity.tell_end(cost, p, slope()[1])
lowest = parameters.least_squares(descent, args.x, args.y) if hypothesis is neuron else 0.0
parameters.learned(args.x, args.y, hypothesis(p, X))
report.predictions(descent, args.predict, [hypothesis(p, x) for x in args.predict])

# %% The picture: the graph, and the way down on the cost
if args.draw:
    picture = draw_graph.Picture(graph, [graph.passes(**args.start)], title=args.formula)
    figure, left, right = surface.sheet(args, picture)
    if len(p) == 2:
        surface.Surface(cost, descent, convexity.convex).draw(left, right)
    else:
        plot.learning(left, descent, lowest)
        plot.answers(right, Y, hypothesis(p, X))
    plot.finish(figure, args, otherwise=f"figures/06_extend_graph_{args.model}.png")

# %% Try it
# - --model two-neurons --start 0 0: why is nothing learned? And from --start 0.001 0?
# - --model two-inputs from other starts: which (w1, w2) does it find, and why not always the same?
