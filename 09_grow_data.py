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

args = command_line.read(__doc__, pages.growing, groups.figure)

# %%
# The workers: --workers N starts N processes of this script, TF_CONFIG names those of a cluster
from lib.workers import joining

team = joining.team(args.workers, args.given)  # connected by tf.distribute

# %%
# X and Y come in blocks, a tf.data.Dataset. They are never in memory together
from lib.growing import points
from lib.program.quiet import tf

source = points.source(args.files, args.rows, args.seed, team)  # its share, if it is one of several
column = tf.TensorSpec([None], tf.float64)  # so many numbers as a block has points
blocks = tf.data.Dataset.from_generator(source, output_signature=(column, column)).prefetch(2)

# %%
# W and b, which are tuned, and the hypothesis. Every way begins with these values
W = tf.Variable(args.w, dtype=tf.float64)
b = tf.Variable(args.b, dtype=tf.float64)  # is 0 and stays 0 with --no-bias
parameters = {"w": W, "b": b} if args.bias else {"w": W}


def hypothesis(X):
    return W * X + b


# %%
# The first read: how many points there are, their means, and three sums around the means
from lib.growing import relay, report, sums, ways, xla
from lib.growing.lowest import Lowest
from lib.program import exits
from lib.show import numbers

known = sums.Sums()
compare = ways.Comparison(parameters, source, args.ways, team)
for X, Y in compare.first_read():
    known.add(X, Y)
known = known.of_all(team.gathered(known.numbers))  # those of all workers
report.first_read(known, compare)
lowest = Lowest(known, args.bias)
report.lowest(lowest, parameters)


# %%
# The cost of all points, E. From the sums it is as quick for three points as for three billion
def cost():
    at_the_means = W * known.x + b - known.y
    around_them = tf.square(W) * known.xx - 2 * W * known.xy + known.yy
    return tf.square(at_the_means) + around_them / known.n


# %%
# α, the learning rate: how much of the slope an update applies
from lib.learning import descent as rows
from lib.learning import stability
from lib.learning.training import Training

curvature = stability.largest_curvature(cost, parameters)
numbers.require_finite(cost(), curvature)
learning_rate = stability.choose(args.learning_rate, cost, parameters)
rows.show_rate(args.learning_rate, learning_rate)


# %%
# Way 1: every update reads every point. The slope of E is a sum over blocks
@tf.function(input_signature=[column, column])
def part_of_slope(X, Y):
    with tf.GradientTape() as tape:
        part_of_E = tf.reduce_sum(tf.square(hypothesis(X) - Y)) / known.n
    return tape.gradient(part_of_E, parameters)


def every_point(way):
    for _ in range(args.reads):
        slope = team.added(parameters, (part_of_slope(X, Y) for X, Y in blocks))  # an all-reduce
        for name in parameters:
            parameters[name].assign_sub(learning_rate * slope[name])
        if way.ended(reads=1, updates=1):
            break


compare.go(1, every_point)


# %%
# Way 2: every block of points makes an update. That is quick, but it sees only its block
@tf.function(jit_compile=xla.works())
def update_with_each(X, Y):  # several blocks: a row of X and of Y is one
    for at in tf.range(len(X)):
        with tf.GradientTape() as tape:
            E = tf.reduce_mean(tf.square(hypothesis(tf.gather(X, at)) - tf.gather(Y, at)))
        slope = tape.gradient(E, parameters)
        for name in parameters:
            parameters[name].assign_sub(learning_rate * slope[name])


def block_by_block(way):
    turns = relay.Relay(team, parameters, blocks, args.block, known.n)
    for X, Y in turns.read(args.reads):
        turns.take(update_with_each, X, Y)  # one worker does, then all have its W and b
        if way.ended(reads=X.size / known.n, updates=len(X)):
            break


compare.go(2, block_by_block)

# %%
# Way 3: the sums are known, so every update is exact and reads nothing
training = Training(parameters, args.steps, -1, learning_rate)  # near 0 rounding makes E negative


def five_sums(steps):
    for step in steps:
        with tf.GradientTape() as tape:
            E = cost()
        slope = tape.gradient(E, parameters)
        if training.ended(step, E, slope):
            break
        for name in parameters:
            parameters[name].assign_sub(learning_rate * slope[name])


compare.train(3, training, five_sums)  # calls five_sums, compiled

# %%
# The ways side by side. Only the first worker tells of them
team.part()
report.comparison(compare.ways, cost, parameters, lowest)
report.ending(compare.ways, learning_rate, curvature)

# %%
# The picture: the cost against the reads
if args.draw and not compare.interrupted:
    from lib.growing import picture
    from lib.show import figures

    figure = picture.draw(compare.ways, lowest, known.n, args.show)
    figures.finish("09_grow_data", {"": figure}, args.figure, args.show)

# %%
# The exit code: 0 after a good run, 1 if a way diverged, 130 after Ctrl-C
exits.leave(report.exit_code(compare))

# %%
# Try it
# - --rows 1000 and --rows 100000, both with --reads 1 --steps 500: which ways make more updates?
# - --rows 100000 --ways 2 --reads 1: which --block ends nearest to least squares, 1, 100 or 10000?
# - The same with --block 1: what does --learning-rate 0.01 change, and what does 0.001?
