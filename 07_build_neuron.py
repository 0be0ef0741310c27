"""Build a neuron: a forward pass, back-propagation and a fit function, by hand, on real data.

Slides: "뉴런 작성", "경사하강법 유도" and "경사하강법 (Gradient Descent) 복습", whose steps 1 to 5
stand below. The data: 442 patients, their body mass index (scaled) and their diabetes a year on.
"""

# %% What is asked for: python 07_build_neuron.py --help
from lib import options, pages

args = options.read(__doc__, pages.patients, pages.neuron, options.figure)

# %% TensorFlow
from lib import derivation, neuron_plot, neuron_report, passes, plot, report, settling
from lib.quiet import tf

# %% x, the input, and y, the right answer: one of each a sample
x = tf.constant(args.x, tf.float64)
y = tf.constant(args.y, tf.float64)


# %% The neuron
class Neuron:
    def __init__(self):  # step 1: a weight and a bias to start with
        self.w = tf.Variable(args.w, dtype=tf.float64)
        self.b = tf.Variable(args.b, dtype=tf.float64)
        self.parameters = {"w": self.w, "b": self.b}

    def forward(self, x):  # y_hat, the prediction
        return self.w * x + self.b

    def backward(self, x, error):  # dSE/dw and dSE/db, as derived for half the squared error
        return -error * x, -error

    def update(self, x, y):
        y_hat = self.forward(x)  # step 2: take one sample, predict
        error = y - y_hat  # step 3: compare
        dSE_dw, dSE_db = self.backward(x, error)  # step 4: adjust; w_new = w - dSE/dw
        self.w.assign_sub(args.learning_rate * dSE_dw)
        self.b.assign_sub(args.learning_rate * dSE_db)

    def fit(self, x, y, epochs, watch=()):  # step 5: so with every sample, in every epoch
        return passes.repeat(self, x, y, epochs, args.seed, watch)

    def SE(self, x, y):
        return (y - self.forward(x)) ** 2

    def half_SE(self, x, y):
        return self.SE(x, y) / 2

    def cost(self):  # the mean over all samples
        return tf.reduce_mean(self.SE(x, y))


# %% The derivation, checked. The formula in the slide's box has no x: is it right?
def formulas(x, y):
    error = y - neuron.forward(x)
    dSE_dw, dSE_db = neuron.backward(x, error)
    return [
        (neuron.SE, "w", "-2 (y - y_hat) x", -2 * error * x),
        (neuron.SE, "b", "-2 (y - y_hat)", -2 * error),
        (neuron.half_SE, "w", "-(y - y_hat) x", dSE_dw),
        (neuron.half_SE, "b", "-(y - y_hat)", dSE_db),
        (neuron.half_SE, "w", "-(y - y_hat), box", -error),
    ]


neuron = Neuron()
slopes = derivation.check(formulas, neuron.parameters, x[:3], y[:3])
neuron_report.derivation(slopes, neuron.parameters)

# %% Training, and how far from the least-squares line it ends
with report.history(args.history) as write:
    fitted = neuron.fit(x, y, args.epochs, watch=[write, neuron_report.table()])
neuron_report.ending(fitted, args)
report.predictions(fitted, args.predict, neuron.forward(tf.constant(args.predict, tf.float64)))


# %% By hand and by TensorFlow: the same neuron, but its slopes come from the tape
class TapedNeuron(Neuron):
    def update(self, x, y):
        with tf.GradientTape() as tape:
            half_SE = self.half_SE(x, y)
        dSE_dw, dSE_db = tape.gradient(half_SE, [self.w, self.b])
        self.w.assign_sub(args.learning_rate * dSE_dw)
        self.b.assign_sub(args.learning_rate * dSE_db)


taped = TapedNeuron().fit(x, y, args.epochs)
neuron_report.by_tape(fitted, taped)

# %% The picture: the line after some epochs, and w and b after every update
if args.draw:
    figure = neuron_plot.draw(args, fitted, settling.least_squares(args.x, args.y))
    plot.finish(figure, args, otherwise="figures/07_build_neuron.png")
neuron_report.leave(fitted, args)

# %% Try it
# - What does a smaller --learning-rate, 0.1 or 0.01, gain, and how many --epochs does it take?
# - The sample seen last counts most. What does --shuffle change, and what does it not?
# - The first lecture's points, --x 1 2 3 --y 1 2 3: from which rate on do they explode?
