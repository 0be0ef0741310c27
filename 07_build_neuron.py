"""Build a neuron: a forward pass, back-propagation and a fit function, by hand, on real data.

Slides: "뉴런 작성", "경사하강법 유도" and "경사하강법 (Gradient Descent) 복습", whose steps 1 to 5
stand below. The data: 442 patients, their body mass index (scaled) and their diabetes a year on.

Examples:
  python 07_build_neuron.py --learning-rate 0.1 --epochs 50
  python 07_build_neuron.py --shuffle --seed 1
  python 07_build_neuron.py --x 1 2 3 --y 3 5 7 --learning-rate 0.1 --predict 10
"""

# %%
# Options: python 07_build_neuron.py --help
try:
    from lib.options import command_line, groups, pages
except ModuleNotFoundError:
    raise SystemExit("The folder lib is not beside this script (or Python has -I or -P)") from None

args = command_line.read(__doc__, pages.patients, pages.neuron, groups.details, groups.figure)

# %%
# x, the input, and y, the right answer. --standardize: x minus its mean, over its spread
from lib.learning import descent as rows
from lib.learning import ending, line
from lib.pages import build_neuron
from lib.program import exits
from lib.program.quiet import tf
from lib.show import figures

scale = mean, spread = line.mean_and_spread(args.x, True) if args.standardize else line.AS_GIVEN
x = (tf.constant(args.x, tf.float64) - mean) / spread
y = tf.constant(args.y, tf.float64)
w, b = line.to_standardized(args.w, args.b, *scale)

# How much of a slope an update applies, and in which order the samples come in each epoch
learning_rate, order = args.learning_rate, build_neuron.Order(len(x), args.seed)


# %%
# The neuron
class Neuron:
    def __init__(self):  # step 1: a weight and a bias to start with
        self.w = tf.Variable(w, dtype=tf.float64)
        self.b = tf.Variable(b, dtype=tf.float64)
        self.training = build_neuron.training(self, args.epochs, order)

    def forward(self, x):  # y_hat, the prediction
        return self.w * x + self.b

    def backward(self, x, error):  # dSE/dw and dSE/db, as derived for half the squared error
        return -error * x, -error

    def update(self, x, y):
        y_hat = self.forward(x)  # step 2: take one sample, predict
        error = y - y_hat  # step 3: compare
        dSE_dw, dSE_db = self.backward(x, error)
        self.w.assign_sub(learning_rate * dSE_dw)  # step 4: adjust; w_new = w - dSE/dw
        self.b.assign_sub(learning_rate * dSE_db)

    def fit(self, x, y, epochs):  # step 5: so with every sample, in every epoch
        for epoch in epochs:
            if self.training.ended(epoch, tf.reduce_mean(self.SE(x, y))):  # the cost
                break
            for sample in order(epoch):
                self.update(tf.gather(x, sample), tf.gather(y, sample))  # x[sample], y[sample]

    def SE(self, x, y):
        return (y - self.forward(x)) ** 2

    def half_SE(self, x, y):
        return self.SE(x, y) / 2


# %%
# The derivation, checked at three samples. The formula in the slide's box has no x: is it right?
neuron = Neuron()
error = y - neuron.forward(x)
dSE_dw, dSE_db = neuron.backward(x, error)
formulas = [
    ("SE", "w", "-2 (y - y_hat) x", -2 * error * x),
    ("SE", "b", "-2 (y - y_hat)", -2 * error),
    ("half_SE", "w", "-(y - y_hat) x", dSE_dw),
    ("half_SE", "b", "-(y - y_hat)", dSE_db),
    ("half_SE", "w", "-(y - y_hat), box", -error),
]
slopes = build_neuron.check(neuron, x, y, formulas)
build_neuron.show_derivation(slopes, neuron, args.details)

# %%
# Training, which calls fit, compiled; and how near to the least-squares line it ends
with rows.history(args.history, args.standardize) as write:
    table = rows.round_numbers(args.standardize)
    descent = neuron.training.run(neuron.fit, x, y, watch=[write, table])
found = build_neuron.judge(descent, (args.x, args.y), scale, learning_rate, order)
build_neuron.show(found, args.predict)

# %%
# By hand and by TensorFlow: a twin, whose slopes come from the tape
twin = build_neuron.twin(Neuron, learning_rate)
taped = twin.training.descent  # nothing yet; and nothing more if Ctrl-C has ended the first one
if descent.finished:
    twin.training.run(twin.fit, x, y)
    build_neuron.show_twin(descent, taped)

# %%
# The picture, and the exit code: 0 after a good run, 1 if it does not settle, 130 after Ctrl-C
if args.draw and taped.finished:
    figure = build_neuron.draw(found, (args.x_name, args.y_name), args.show)
    figures.finish("07_build_neuron", {"": figure}, args.figure, args.show)
code = ending.exit_code(descent) or ending.exit_code(taped)
exits.leave(code or int(found.verdict == build_neuron.EXPLODES))

# %%
# Try it
# - --learning-rate 0.1, or 0.01 with --epochs 1000: how near does the cost come to the lowest?
# - --shuffle with --seed 1 and with --seed 2: why do the two neurons not end at the same place?
# - The first lecture's points, --x 1 2 3 --y 1 2 3: does --learning-rate 0.3 explode? And 0.4?
