"""The order of the samples in each epoch: that of the file, or shuffled."""

import numpy as np

from lib.program.quiet import tf

BLOCK = 1 << 16  # samples whose order is known ahead, if an epoch has not more


class Orders:
    """The order of the samples in any epoch; calling it in a loop gives that epoch's.

    samples  how many there are
    seed     shuffles the samples in every epoch; None keeps the order of the file
    """

    def __init__(self, samples, seed=None):
        self.samples, self.seed = samples, seed
        self.ahead = max(1, BLOCK // samples)  # epochs for which `prepare` may be asked at once
        if seed is not None:
            self._first = tf.Variable(0, dtype=tf.int64)
            self._known = tf.Variable(tf.zeros([self.ahead, samples], tf.int32))

    @property
    def shuffled(self):
        return self.seed is not None

    @tf.autograph.experimental.do_not_convert
    def __call__(self, epoch):
        """The places of the samples, in the order of this epoch: int32, shape [samples]."""
        if not self.shuffled:
            return tf.range(self.samples)
        # XLA would compile self._known[...], or an x[sample] later, anew for each order.
        return tf.gather(self._known, epoch - self._first)

    def prepare(self, first, last):
        """Make the orders of the epochs from `first` to last - 1 known."""
        if self.shuffled:
            orders = [self.take(epoch) for epoch in range(first, last)]
            if orders:
                self._known[: last - first].assign(np.array(orders, np.int32))
            self._first.assign(first)

    def take(self, epoch):
        """The same as a call, in NumPy and for any epoch."""
        if not self.shuffled:
            return np.arange(self.samples)
        return np.random.default_rng([self.seed, epoch]).permutation(self.samples)

    def first(self, updates):
        """The places of the samples of the first so many updates, epoch after epoch."""
        epochs = -(-updates // self.samples)
        return np.concatenate([self.take(epoch) for epoch in range(max(1, epochs))])[:updates]
