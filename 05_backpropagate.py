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

options = groups.one_point, groups.few_points, pages.backpropagation
args = command_line.read(__doc__, *options, groups.figures("influence"), groups.animation)

# %%
# TensorFlow
from lib.graph import passes as tables
from lib.graph.graph import Graph
from lib.pages import backpropagate
from lib.program import exits
from lib.program.quiet import tf

# %%
# X, the input; Y, the right answer; W, the weight: the strength of the synapse
X = tf.constant(args.x, tf.float64)
Y = tf.constant(args.y, tf.float64)
W = tf.Variable([args.w], dtype=tf.float64)


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
graph = Graph(cost, {"x": X, "y": Y}, {"w": W})
passes = graph.passes()
tables.forward(graph, passes)

# %%
# Back-propagation: the chain rule, gate by gate; then all gates merged into one
tables.backward(graph, passes)
tables.merged(graph, passes, "w")

# %%
# tf.GradientTape gives the same slope: it goes back through the same gates
with tf.GradientTape() as tape:
    E = cost(X, Y)
slope = tape.gradient(E, W)
print("The slope at w by tf.GradientTape:", tables.brief(slope, 12))

# %%
# The first update, W = W - α * slope, and as many more as are asked for
curvature = backpropagate.curvature(graph)
learning_rate = backpropagate.choose(args.learning_rate, curvature)
descent = {"w": [], "slope_w": [], "cost": []}
for step in range(args.steps + 1):
    with tf.GradientTape() as tape:
        E = cost(X, Y)
    slope = tape.gradient(E, W)
    if not backpropagate.row(descent, step, W, slope, E) or step == args.steps:
        break
    W.assign_sub(learning_rate * slope)
code = backpropagate.ending(descent, args.steps, learning_rate, curvature)

# %%
# The slides' questions: which part is which stands in the picture, the rest is said here
print("What is a tensor? Numbers: one, a list, or a table. x, w, h, y, e and E are tensors.")
print("What flows in TensorFlow? Tensors, along the wires, from gate to gate.")
print("Who tunes w? TensorFlow, by the slope. We only give the points and the cost.")
print("And with several inputs? Each has its own weight, and the products are added (06).")

# %%
# The pictures: the graph with both passes, at each step in an animation; influence as people
if args.draw or args.animate:
    from lib.graph import people, picture
    from lib.show import figures

    formula = figures.formula(args.x, args.y)
    if args.animate:
        steps = [graph.passes(w=w) for w in descent["w"]]
        given = backpropagate.given(formula, learning_rate)
        picture.animate(args.animate, graph, steps, given, learning_rate)
    if args.draw:
        given = backpropagate.given(formula, learning_rate, args.w)
        both = picture.draw(graph, passes, given, learning_rate=learning_rate, show=args.show)
        influence = people.draw(graph, passes, "w", formula, show=args.show)
        drawn = {"": both, "influence": influence}
        figures.finish("05_backpropagate", drawn, args.figure, args.show)

# %%
# The exit code: 0 after a good run, 1 if learning diverged
exits.leave(code)

# %%
# Try it
# - --w 1: which local gradient is 0? What does that do to the slope at w, and to the update?
# - Three points, --x 1 2 3 --y 1 2 3: which gate is added? How do three slopes become one at w?
# - The right answer is larger, --y 5 --x 1: which sign does the slope at w have? Where does w go?
