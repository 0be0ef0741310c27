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
# The workers: --workers N starts N processes of this script, TF_CONFIG names those of a cluster
from lib.workers import launcher

place = launcher.place(args.workers)
from lib.program.quiet import tf
from lib.workers.team import Team

team = Team(place, args.given)  # connected by tf.distribute; one worker is a team, too

# %%
# X and Y come in chunks, never all at once. The first read finds out how many points there are,
# their means, and three sums around the means
from lib.pages import grow_data

points = grow_data.Points(args.files, args.rows, args.seed, team)
known = grow_data.first_read(points, team, args.bias, args.details)
mean, spread = known.mean_and_spread(args.bias) if args.standardize else (0.0, 1.0)

# %%
# W and b, which are tuned, and the hypothesis. --standardize: of x minus its mean, over its spread
from lib.learning import line

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
from lib.learning import descent, stability
from lib.show import numbers

curvature = stability.largest_curvature(cost, parameters)
numbers.require_finite(cost(), curvature)
learning_rate = stability.choose(args.learning_rate, cost, parameters)
descent.show_rate(args.learning_rate, learning_rate)


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
        update(team.sum(slope))  # of all workers
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
    yield 1, 0, W, b  # after the first read
    for updates in grow_data.in_stretches(update_without_points, args.steps, W, b):
        yield 1, updates, W, b


# %%
# The ways side by side, each from the same start. Only the first worker tells of them
ways = {1: every_point, 2: block_by_block, 3: five_sums}
ways = {number: ways[number] for number in args.ways}
gone = grow_data.go(ways, W, b, args.bias, (mean, spread), points, known)
team.part()
grow_data.table(gone, known)
said = learning_rate, curvature, args.standardize
grow_data.result(gone, known, *said, team, args.details)

# %%
# The picture: how near the line comes, and how often all points are read for it
if args.draw and not points.stopped:
    from lib.show import figures

    figure = grow_data.figure(gone, known, args.show)
    figures.finish("09_grow_data", {"": figure}, args.figure, args.show)

# %%
# The exit code: 0 after a good run, 1 if a way diverged, 130 after Ctrl-C
from lib.program import exits

exits.leave(130 if points.stopped else int(any(way.ending for way in gone)))

# %%
# Try it
# - --rows 1000 and --rows 100000, both with --reads 1 --steps 500: which ways make more updates?
# - --rows 100000 --ways 2 --reads 1: which --block ends nearest to least squares, 1, 100 or 10000?
# - The same with --block 1: what does --learning-rate 0.01 change, and what does 0.001?
