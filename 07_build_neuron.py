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

options = pages.patients, pages.neuron, pages.epochs_history, groups.figure
args = command_line.read(__doc__, *options)

# %%
# TensorFlow, without the lines that it prints when it is imported
from lib.program.quiet import tf

# %%
# x, the input, and y, the right answer: one of each a sample
x = tf.constant(args.x, tf.float64)
y = tf.constant(args.y, tf.float64)

# %%
# How much of a slope an update applies, and in which order the samples come in each epoch
from lib.neuron.epochs import Epochs
from lib.neuron.orders import Orders

learning_rate = args.learning_rate
order = Orders(len(x), args.seed)


# %%
# The neuron
class Neuron:
    def __init__(self):  # step 1: a weight and a bias to start with
        self.w = tf.Variable(args.w, dtype=tf.float64)
        self.b = tf.Variable(args.b, dtype=tf.float64)
        self.parameters = {"w": self.w, "b": self.b}
        self.training = Epochs(self.parameters, args.epochs, order)

    def forward(self, x):  # y_hat, the prediction
        return self.w * x + self.b

    def backward(self, x, error):  # dSE/dw and dSE/db, as derived for half the squared error
        return -error * x, -error

    def slope(self, x, y):
        y_hat = self.forward(x)  # step 2: take one sample, predict
        error = y - y_hat  # step 3: compare
        dSE_dw, dSE_db = self.backward(x, error)
        return {"w": dSE_dw, "b": dSE_db}

    def update(self, x, y):
        slope = self.slope(x, y)
        self.w.assign_sub(learning_rate * slope["w"])  # step 4: adjust; w_new = w - dSE/dw
        self.b.assign_sub(learning_rate * slope["b"])

    def fit(self, x, y, epochs):  # step 5: so with every sample, in every epoch
        for epoch in epochs:
            if self.training.ended(epoch, self.cost(x, y)):
                break
            for sample in order(epoch):
                self.update(tf.gather(x, sample), tf.gather(y, sample))  # x[sample], y[sample]
                self.training.keep()  # w and b, for the picture

    def SE(self, x, y):
        return (y - self.forward(x)) ** 2

    def half_SE(self, x, y):
        return self.SE(x, y) / 2

    def cost(self, x, y):  # the mean over all samples
        return tf.reduce_mean(self.SE(x, y))


# %%
# The derivation, checked. The formula in the slide's box has no x: is it right?
from lib.neuron import derivation, report
from lib.neuron.derivation import Formula
from lib.program import exits
from lib.show import numbers


def formulas(x, y):
    error = y - neuron.forward(x)
    dSE_dw, dSE_db = neuron.backward(x, error)
    return [
        Formula(neuron.SE, "w", "-2 (y - y_hat) x", -2 * error * x),
        Formula(neuron.SE, "b", "-2 (y - y_hat)", -2 * error),
        Formula(neuron.half_SE, "w", "-(y - y_hat) x", dSE_dw),
        Formula(neuron.half_SE, "b", "-(y - y_hat)", dSE_db),
        Formula(neuron.half_SE, "w", "-(y - y_hat)", -error, boxed=True),
    ]


neuron = Neuron()
slopes = derivation.check(formulas, neuron.parameters, x[:3], y[:3])
numbers.require_finite([slope.values for slope in slopes])
report.derivation(slopes, neuron.parameters)

# %%
# Training, and how far from the least-squares line it ends
from lib.learning import descent as rows
from lib.neuron import outcome

report.before(args.epochs, len(x))
with rows.history(args.history) as write:
    table = rows.round_numbers()
    fitted = neuron.training.run(neuron.fit, x, y, watch=[write, table])  # calls fit, compiled
found = outcome.of(fitted, x, y, learning_rate, order)
report.ending(found)
report.predictions(fitted, args.predict, neuron.forward(tf.constant(args.predict, tf.float64)))


# %%
# By hand and by TensorFlow: the same neuron, but its slopes come from the tape
class TapedNeuron(Neuron):
    def slope(self, x, y):
        with tf.GradientTape() as tape:
            half_SE = self.half_SE(x, y)
        return tape.gradient(half_SE, self.parameters)


twin = TapedNeuron()
taped = twin.training.descent  # nothing yet; and nothing more if Ctrl-C has ended the first one
if fitted.finished:
    twin.training.run(twin.fit, x, y)
    report.by_tape(fitted, taped)

# %%
# The picture: the line after the last epoch, and b after every update of it
if args.draw and taped.finished and numbers.drawable(args.x, args.y):
    from lib.neuron import picture
    from lib.show import figures

    figure = picture.draw(found, (args.x_name, args.y_name), args.show)
    figures.finish("07_build_neuron", {"": figure}, args.figure, args.show)

# %%
# The exit code: 0 after a good run, 1 if the rule exploded, 130 after Ctrl-C
exits.leave(found.exit_code(taped))

# %%
# Try it
# - --learning-rate 0.1, or 0.01 with --epochs 1000: how near does the cost come to the lowest?
# - --shuffle with --seed 1 and with --seed 2: why do the two neurons not end at the same place?
# - The first lecture's points, --x 1 2 3 --y 1 2 3: does --learning-rate 0.3 explode? And 0.4?
