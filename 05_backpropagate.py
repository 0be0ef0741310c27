"""Back-propagate: the slope of E goes back from gate to gate, on the graph that TensorFlow built.

Slides: "오류 계산 그래프", "계산 그래프와 미치는 영향", "사람 사이의 영향력" and "체인 룰", where
E = (w·x − y)² for (x, y) = (1, 1) and w = 3.

Examples:
  python 05_backpropagate.py --w 3 --learning-rate 0.2 --steps 3
  python 05_backpropagate.py --x 1 2 3 --y 1 2 3
  python 05_backpropagate.py --steps 5 --animate neuron.gif
"""

# %%
# Options: python 05_backpropagate.py --help
try:
    from lib.options import command_line, groups, pages
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

options = groups.figures("influence"), groups.animation
args = command_line.read(__doc__, groups.one_point, pages.backpropagation, *options)

# %%
# TensorFlow, without the lines that it prints when it is imported
from lib.program.quiet import tf

# %%
# X, the input; Y, the right answer; W, the strength of the synapse
X = tf.constant(args.x, tf.float64)
Y = tf.constant(args.y, tf.float64)
W = tf.Variable([args.w], dtype=tf.float64)
parameters = {"w": W}


# %%
# The hypothesis, the neuron's output. A name that is given here is the wire's in the graph
def hypothesis(x):
    return tf.multiply(W, x, name="h")


# %%
# The cost, E: the error, squared; over several points their mean
def cost(x, y):
    e = tf.subtract(hypothesis(x), y, name="e")
    return tf.reduce_mean(tf.square(e))


# %%
# Forward propagation, on the computation graph that TensorFlow built for this cost
from lib.graph import tables
from lib.graph.graph import Graph
from lib.show.numbers import require_finite

graph = Graph(cost, {"x": X, "y": Y}, parameters)
passes = graph.passes()
require_finite(*passes.value.values(), *passes.slope.values())
tables.forward(graph, passes)

# %%
# Back-propagation: the chain rule, gate by gate
tables.backward(graph, passes)
tables.merged(graph, passes, "w")

# %%
# tf.GradientTape gives the same slope: it goes back through the same gates
with tf.GradientTape() as tape:
    E = cost(X, Y)
slope = tape.gradient(E, parameters)
tables.compare("w", passes.slope["w"], slope["w"])

# %%
# The update, as often as asked for
from lib.learning import descent as rows
from lib.learning import ending, stability
from lib.learning.training import Training
from lib.program import exits

learning_rate = stability.choose(args.learning_rate, lambda: cost(X, Y), parameters)
rows.show_rate(args.learning_rate, learning_rate)
training = Training(parameters, args.steps, learning_rate=learning_rate)


def learn(steps):
    for step in steps:
        with tf.GradientTape() as tape:
            E = cost(X, Y)
        slope = tape.gradient(E, parameters)
        if training.ended(step, E, slope):
            break
        W.assign_sub(learning_rate * slope["w"])  # W = W - α * slope


table = rows.table(None, args.steps)
descent = training.run(learn, watch=[table])  # calls learn, compiled
tables.first_update(descent, learning_rate)
curvature = stability.largest_curvature(lambda: cost(X, Y), parameters)
ending.of_descent(descent, learning_rate, curvature)
ending.show_values(descent)

# %%
# Answers to the slide's questions, for the pictures: what is each wire?
WIRES = {
    "x": ("the input", "what flows here are tensors"),
    "w": ("the synapse", "one for each input: TensorFlow tunes its strength"),
    "h": ("the hypothesis", "the neuron's output"),
    "y": ("the right answer", "the output data"),
    "e": ("the error", "how far h is from the right answer"),
    "E": ("the cost", "the error, squared: how bad it feels"),
}

# %%
# The pictures: the graph with both passes, at each step in an animation; influence as people
if descent.finished and (args.draw or args.animate):
    from lib.diagram import influence, motion
    from lib.diagram.picture import Picture
    from lib.show import figures

    shown = descent["w"] if args.animate else descent["w"][:2]
    picture = Picture(graph, [graph.passes(w=w) for w in shown], learning_rate, WIRES, ["h"])
    formula = figures.formula(args.x, args.y)
    if args.animate:
        motion.write(args.animate, picture, formula)
    if args.draw:
        drawn = {"": picture.draw(formula, args.show)}
        if graph.way("w"):  # one way alone from w to E
            drawn["influence"] = influence.draw(graph, passes, "w", WIRES, formula, args.show)
        figures.finish("05_backpropagate", drawn, args.figure, args.show)

# %%
# The exit code: 0 after a good run, 1 if learning diverged, 130 after Ctrl-C
exits.leave(ending.exit_code(descent))

# %%
# Try it
# - --w 1: which local gradient is 0? What does that do to the slope at w, and to the update?
# - Three points, --x 1 2 3 --y 1 2 3: which gate is added? How do three slopes become one at w?
# - The right answer is larger, --y 5 --x 1: which sign does the slope at w have? Where does w go?
