"""Grow the data: the same neuron on any number of points, and what an update costs.

Beyond the slides: the cost is that of "TF를 이용한 선형 회귀 학습", way 2 the rule of "경사하강법".

Examples:
  python 09_grow_data.py --rows 10000000 --seed 1 --reads 2
  python 09_grow_data.py --rows 100000 --block 1 --learning-rate 0.01
  python 09_grow_data.py --data data/diabetes_bmi.csv --ways 2 3 --block 10
"""

# %%
# Options: python 09_grow_data.py --help
try:
    from lib.options import command_line, groups, pages
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

args = command_line.read(__doc__, pages.growing, groups.details, groups.figure)

# %%
# The workers who share the points: one, N of --workers N, or those of a cluster's TF_CONFIG
from lib.workers import launcher

place = launcher.place(args.workers)  # who starts N others goes no further
from lib.learning import line
from lib.pages import grow_data
from lib.program import exits
from lib.program.quiet import tf
from lib.workers.team import Team

team = Team(place, args.given)  # its sums are those of all workers

# %%
# X and Y come in chunks, never all at once. One read finds five sums: how many points there are,
# the means of x and y, and three sums around them
points = grow_data.Points(args.files, args.rows, args.seed, team)
known = grow_data.first_read(points, team, args.bias, args.details)
mean, spread = known.mean_and_spread(args.bias) if args.standardize else line.AS_GIVEN

# %%
# W and b, which are tuned, and the hypothesis. --standardize: of x minus its mean, over its spread
w, b = line.to_standardized(args.w, args.b, mean, spread)
W = tf.Variable(w, dtype=tf.float64)
b = tf.Variable(b, dtype=tf.float64)  # is 0 and stays 0 with --no-bias
parameters = {"w": W, "b": b} if args.bias else {"w": W}


def hypothesis(X):
    return W * (X - mean) / spread + b


# %%
# The cost of all points, E. From the sums it is as quick for three points as for three billion
def cost():
    at_the_means = hypothesis(known.x) - known.y
    around_them = tf.square(W / spread) * known.xx - 2 * W / spread * known.xy + known.yy
    return tf.square(at_the_means) + around_them / known.n


# %%
# An update: W = W - α * slope. α is the learning rate: how much of the slope it applies
learning_rate, limit = grow_data.choose_rate(args.learning_rate, cost, parameters)


def update(slope):
    for name, variable in parameters.items():
        variable.assign_sub(learning_rate * slope[name])


# %%
# Way 1: every update reads every point. The slope of E is the sum of what all chunks add to it
@tf.function(reduce_retracing=True)
def part_of_slope(X, Y):
    with tf.GradientTape() as tape:
        part_of_E = tf.reduce_sum(tf.square(hypothesis(X) - Y)) / known.n
    return tape.gradient(part_of_E, parameters)


def every_point():
    for read in range(1, args.reads + 1):
        slope = dict.fromkeys(parameters, 0.0)
        for X, Y in points("way 1"):
            for name, part in part_of_slope(X, Y).items():
                slope[name] += part
        update(team.sum(slope))
        yield read, read, W, b


# %%
# Way 2: every block of points makes an update. That is quick, but it sees only its block.
# Several workers take a block each, and update once, by the mean over all points of these blocks
@team.function
def update_with_each(X, Y, weights):  # a row of these is a block; weights: 1 / its size
    for k in tf.range(len(X)):
        with tf.GradientTape() as tape:
            E = tf.reduce_sum(weights[k] * tf.square(hypothesis(X[k]) - Y[k]))
        update(team.sum(tape.gradient(E, parameters)))


def block_by_block():
    updates = 0
    for read in range(args.reads):
        for X, Y, weights, more, part in grow_data.blocks(points, known, args.block):
            update_with_each(X, Y, weights)
            updates += more
            yield read + part, updates, W, b


# %%
# Way 3: the sums are known, so every update is exact and reads nothing
@team.function
def update_without_points(more):
    for _ in tf.range(more):
        with tf.GradientTape() as tape:
            E = cost()
        update(tape.gradient(E, parameters))


def five_sums():
    updates = 0
    yield 1, updates, W, b
    for more in grow_data.stretches(args.steps):
        update_without_points(tf.constant(more))
        updates += more
        yield 1, updates, W, b


# %%
# The ways side by side, each from the same start; the first worker prints and draws
ways = {1: every_point, 2: block_by_block, 3: five_sums}
asked = {number: ways[number] for number in args.ways}
gone = grow_data.go(asked, W, b, args.bias, (mean, spread), points, known)
team.part()
grow_data.table(gone, known)
said = learning_rate, limit, args.standardize, args.details
code = grow_data.result(gone, known, points.stopped, team.count, *said)
if args.draw and not points.stopped:
    grow_data.draw(gone, known, args.figure, args.show)
exits.leave(code)  # 0 after a good run, 1 if a way diverged, 130 after Ctrl-C

# %%
# Try it
# - --rows 1000 and --rows 100000, both with --reads 1 --steps 500: which ways make more updates?
# - --rows 100000 --ways 2 --reads 1: which --block ends nearest to least squares, 1, 100 or 10000?
# - The same with --block 1: what does --learning-rate 0.01 change, and what does 0.001?
