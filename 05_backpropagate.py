"""Back-propagate: the slope of E goes back from gate to gate, on the graph that TensorFlow built.

Slides: "오류 계산 그래프", "계산 그래프와 미치는 영향", "사람 사이의 영향력" and "체인 룰", where
E = (w·x − y)² for (x, y) = (1, 1) and w = 3.
"""

# %% What is asked for: python 05_backpropagate.py --help
from lib import options, pages

groups = pages.backpropagation, options.figure, options.animation
args = options.read(__doc__, options.one_point, *groups)

# %% TensorFlow
from lib import draw_graph, graph_tables, plot, report, stability
from lib.descent import descend
from lib.graph import Graph
from lib.quiet import tf

# %% X, the input; Y, the right answer; W, the strength of the synapse
X = tf.constant(args.x, tf.float64)
Y = tf.constant(args.y, tf.float64)
W = tf.Variable([args.w], dtype=tf.float64)


# %% The hypothesis, the neuron's output. A name that is given here is the wire's in the graph
def hypothesis(x):
    return tf.multiply(W, x, name="h")


# %% The cost, E: the error, squared; over several points their mean
def cost(x, y):
    e = tf.subtract(hypothesis(x), y, name="e")
    return tf.reduce_mean(tf.square(e))


# %% Forward propagation, on the computation graph that TensorFlow built for this cost
graph = Graph(cost, {"x": X, "y": Y}, {"w": W})
passes = graph.passes()
graph_tables.forward(graph, passes)

# %% Back-propagation: the chain rule, gate by gate
graph_tables.backward(graph, passes)
graph_tables.merged(graph, passes, "w")


# %% The slope by TensorFlow's tape, which does the same behind the scenes
def slope():
    with tf.GradientTape() as tape:
        E = cost(X, Y)
    return E, {"w": tape.gradient(E, W)}


graph_tables.compare("w", passes.slope["w"], slope()[1]["w"])

# %% The update, W = W - α * slope, as often as asked for
curvature = stability.largest_curvature(lambda: cost(X, Y), {"w": W})
learning_rate = report.choose_rate(args.learning_rate, curvature)


def update(slope):
    W.assign_sub(learning_rate * slope["w"])


descent = descend(slope, update, {"w": W}, args.steps, watch=[report.table(None, args.steps)])
graph_tables.first_update(descent, learning_rate)
report.ending(descent, learning_rate, curvature)


# %% Answers to the slide's questions, for the picture
ANSWERS = {
    "x": "the input data; what flows here are tensors",
    "w": "the synapse, one for each input: TensorFlow tunes its strength",
    "h": "the hypothesis: the neuron's output",
    "y": "the output data: the right answer",
    "e": "the error: how far h is from the right answer",
    "E": "the cost: squared, that is how bad it feels",
}

# %% The picture: the graph with the passes at the first w, and in an animation at each
if args.draw or args.animate:
    every = [graph.passes(w=w) for w in (descent["w"] if args.animate else descent["w"][:2])]
    picture = draw_graph.Picture(
        graph, every, learning_rate, title=plot.formula(args.x, args.y), notes=ANSWERS,
        frames=[("the neuron: x, w and ×", graph.up_to("h"))], chain="w",
    )  # fmt: skip
if args.animate:
    draw_graph.animate(args.animate, picture)
if args.draw:
    figure, axes = plot.sheet(args, size=picture.size)
    picture.draw(axes)
    plot.finish(figure, args, otherwise="figures/05_backpropagate.png")
report.leave(descent)

# %% Try it
# - At which w is every slope 0, and what does the update do there? Try --w 1.
# - What is added to the graph by more points, --x 1 2 3 --y 1 2 3? What reaches w from each?
# - What does y = 5 (--x 1 --y 5) change in the backward pass, and so in the update?
