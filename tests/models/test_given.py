from lib.models import given


def test_what_was_given():
    words = given.words("$E = (w x + b - y)^2$", 0.1, {"w1": -3.0, "b": 4.0})
    assert words == r"$E = (w x + b - y)^2$,   $\alpha = 0.1$,   start: $w_{1} = -3$, $b = 4$"


def test_many_parameters():
    start = dict.fromkeys([f"w{k}" for k in range(1, 1000)], 0.0)
    assert given.words("$E$", 1e-5, start) == r"$E$,   $\alpha = 10^{-5}$,   start: all 0"
    assert given.words("$E$", 1.0, {"w1": 0.0, "w2": 0.0, "b": 0.0}).endswith("start: all 0")
    words = given.words("$E$", 1e-5, start | {"w1": 2.0})
    assert words.endswith("start: $w_{1} = 2$, $w_{2} = 0$, $w_{3} = 0$, ...")


def test_a_formula_without_room_is_left_out():
    words = given.words(f"$E = {'w + ' * 30}b$", 0.1, {"w": -3.0})
    assert words == r"$\alpha = 0.1$,   start: $w = -3$"
