import numpy as np

from lib.neuron.orders import Orders


def test_the_order_of_the_file():
    order = Orders(4)
    assert not order.shuffled
    for epoch in (0, 7):
        assert order(epoch).numpy().tolist() == order.take(epoch).tolist() == [0, 1, 2, 3]


def test_shuffling_is_repeatable_and_takes_every_sample_once():
    order, again, other = (Orders(50, seed) for seed in (1, 1, 2))
    assert order.shuffled
    orders = [order.take(epoch).tolist() for epoch in range(4)]
    assert orders == [again.take(epoch).tolist() for epoch in range(4)]
    assert orders != [other.take(epoch).tolist() for epoch in range(4)]
    assert all(sorted(places) == list(range(50)) for places in orders)
    assert len({tuple(places) for places in orders}) == 4


def test_what_is_prepared_is_what_is_taken():
    order = Orders(9, 5)
    for first, last in ((0, 1), (1, 4), (4, 30)):
        order.prepare(first, last)
        for epoch in range(first, last):
            assert order(epoch).numpy().tolist() == order.take(epoch).tolist()


def test_the_first_updates():
    for seed in [None, 3]:
        order = Orders(5, seed)
        epochs = np.concatenate([order.take(epoch) for epoch in range(4)])
        for updates in (0, 1, 5, 6, 20):
            assert order.first(updates).tolist() == epochs[:updates].tolist()


def test_many_samples_are_prepared_an_epoch_at_a_time():
    assert Orders(1_000_000).ahead == 1
    assert Orders(442).ahead > 10
