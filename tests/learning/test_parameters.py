from lib.learning import parameters
from lib.program.quiet import tf


def made():
    return {"w": tf.Variable(tf.zeros([3])), "b": tf.Variable([4.0]), "c": tf.Variable(5.0)}


def test_names():
    assert parameters.names(made()) == ["w1", "w2", "w3", "b", "c"]


def test_flat():
    assert parameters.flat(made().values()).numpy().tolist() == [0, 0, 0, 4, 5]


def test_there_and_back():
    some = made()
    parameters.assign(some, tf.constant([1.0, 2, 3, 6, 7]))
    assert some["w"].numpy().tolist() == [1, 2, 3]
    assert some["b"].numpy().tolist() == [6] and float(some["c"]) == 7
