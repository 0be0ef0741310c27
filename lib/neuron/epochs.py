"""Training sample by sample: its steps are epochs, and every update in them is kept."""

import numpy as np

from lib.learning import training as flattened
from lib.learning.descent import DIVERGED, Descent
from lib.learning.training import COUNT, Training
from lib.program.quiet import tf

KEPT = 1 << 17  # the most updates that stay in memory


class Fitted(Descent):
    """What the epochs left behind: a Descent without slopes, whose steps are epochs.

    path   the parameters after the first updates (at most KEPT), shape [updates, numbers]; if
           learning diverged, to the last finite ones
    """

    def __init__(self, parameters, samples, most=0):
        super().__init__(parameters, most, slopes=False, counts="epoch")
        self.path = np.empty([0, len(self.names)])
        self._samples = samples

    def after(self, epoch):
        """The parameters after that epoch; it must be one of `at`, or early enough for `path`."""
        kept = np.searchsorted(self.at, epoch)
        if self.at[kept] == epoch:
            return self.rows[kept, 1:]
        return self.path[epoch * self._samples - 1]


class Epochs(Training):
    """A Training whose loop is one over epochs, with one over the samples inside.

    parameters, most   as Training has them; `most` epochs
    order              an orders.Orders
    """

    def __init__(self, parameters, most, order):
        fitted = Fitted(parameters, order.samples, most)
        super().__init__(
            parameters, most, prepare=[order.prepare], stretch=order.ahead, descent=fitted
        )
        self._samples = order.samples
        # The updates of an epoch come together first: the long path would be copied in each.
        self._some = min(order.samples, KEPT)
        self._epochs = min(most, -(-KEPT // order.samples))  # that are kept
        dtype = next(iter(parameters.values())).dtype
        shape = [self._some, len(fitted.names)]
        # Its last place is for what is not kept.
        self._epoch = tf.Variable(np.full([self._some + 1, shape[1]], np.nan), dtype=dtype)
        self._updates = tf.Variable(0, dtype=COUNT)  # in this epoch
        # Place 0 is for what is not kept, place k for epoch k.
        self._path = tf.Variable(np.full([self._epochs + 1, *shape], np.nan), dtype=dtype)

    @tf.autograph.experimental.do_not_convert
    def keep(self):
        """Keep the parameters as they are now. To be called in the loop, after each update."""
        at = tf.minimum(self._updates, self._some)
        now = flattened.flat(self._parameters.values())
        self._epoch.scatter_nd_update(tf.reshape(at, [1, 1]), now[tf.newaxis])
        self._updates.assign_add(1)

    @tf.autograph.experimental.do_not_convert
    def ended(self, epoch, E):
        """As Training.ended, for the cost E after `epoch` epochs."""
        place = tf.where(epoch > self._epochs, tf.zeros_like(epoch), epoch)
        self._path.scatter_nd_update(
            tf.reshape(place, [1, 1]), self._epoch[tf.newaxis, : self._some]
        )
        self._updates.assign(0)
        return super().ended(epoch, E)

    def run(self, fit, *inputs, watch=()):
        """As Training.run: call fit(*inputs, epochs). Returns the Fitted."""
        fitted = super().run(fit, *inputs, watch=watch)
        # After Ctrl-C an epoch may have been made that has no row.
        epochs = max(0, fitted.step + (fitted.ending == DIVERGED))
        path = self._path.numpy()[1 : 1 + epochs].reshape([-1, len(fitted.names)])
        finite = np.isfinite(path).all(axis=1)
        fitted.path = (path if finite.all() else path[: finite.argmin()])[:KEPT]
        return fitted
