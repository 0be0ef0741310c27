"""What is said of a wire and of a gate, in how much detail."""

from graphs import squared_error, traced

from lib.diagram.colours import LOCAL, SLOPE
from lib.diagram.labels import LINE, Labels
from lib.diagram.plan import Plan
from lib.program.quiet import tf


def labels(detail=LINE, cost=squared_error, updates=0, x=1, y=1, **w):
    graph, passes = traced(cost, {"x": x, "y": y}, updates, **(w or {"w": 3}))
    return Labels(graph, passes, detail, 0.1)


def end(some, name):
    """The End of a wire, where it is drawn first."""
    plan = Plan(some.graph)
    ends = [end for line in plan.lines for end in line.ends]
    ends += [gate.name_below for gate in plan.gates if gate.name_below]
    return next(end for end in ends if end.wire == name)


def said(some, name):
    """The lines about a wire's slope."""
    return ["".join(piece.text for piece in line) for line in some.slope(0, end(some, name))]


def test_a_slope_is_the_product_of_two_numbers_tinted_as_where_they_come_from():  # L1.13
    (line,) = labels().slope(0, end(labels(), "e"))
    assert [tuple(piece) for piece in line] == [
        (r"$\partial E/\partial e$ = ", None), ("4", LOCAL), (" · ", None), ("1", SLOPE),
        (" = ", None), ("4", SLOPE),
    ]  # fmt: skip


def test_a_factor_below_0_is_in_brackets():
    assert said(labels(), "y") == [r"$\partial E/\partial y$ = (−1) · 4 = −4"]


def test_where_many_samples_are_added_the_sum_is_written_out():
    # E = mean((w x - y)^2) at w = -3: e = -4, -8, -12, the slope behind is 2 e / 3
    some = labels(x=[1, 2, 3], y=[1, 2, 3], w=-3)
    assert said(some, "w") == [
        r"$\partial E/\partial w$ =", "   1 · (−2.67)", "+ 2 · (−5.33)", "+ 3 · (−8)", "= −37.33",
    ]  # fmt: skip
    assert said(some, "h") == [r"$\partial E/\partial h$ =", "−2.67", "−5.33", "−8"]
    assert said(some, "a")[1:] == ["0.333", "each"]


def test_a_mean_is_written_out():
    some = labels(x=[1, 2, 3], y=[1, 2, 3])
    assert some.value(0, "E") == ["(4 + 16 + 36) / 3", "= 18.67"]


def test_the_shares_of_several_gates_add_up():
    some = labels(cost=lambda x, y, w: tf.square(w * x - y) + w * x)
    # 2 (3 - 1) + 1; w x is there twice
    assert said(some, "w") == [r"$\partial E/\partial w$ = 4 + 1", "= 5"]
    again = [e for line in Plan(some.graph).lines for e in line.ends if e.again]
    assert ["".join(p.text for p in line) for line in some.slope(0, again[0])] == ["its share: 1"]


def test_an_update_names_the_learning_rate():  # L1.14
    some = labels(updates=1)
    lines = ["".join(piece.text for piece in line) for line in some.update(0, end(some, "w"))]
    assert lines == [r"$w \leftarrow w - \alpha \cdot$ slope", "= 3 − 0.1 · 4 = 2.6"]
    assert some.update(1, end(some, "w")) == some.update(0, end(some, "x")) == []


def test_local_gradients():  # L1.12
    def local(some):
        return [some.local(0, end.use) for gate in Plan(some.graph).gates for end in gate.ends]

    assert local(labels()) == ["1", "3", "1", "−1", "4"]
    assert local(labels(x=[1, 2], y=[1, 1])) == ["$x$", "3", "1", "−1", "$2e$", "$1/2$"]
    assert local(labels(x=123456.7, y=0, w=-3.2e15))[:2] == ["$x$", "$w$"]


def test_what_a_gate_computes():
    def formulas(cost, **w):
        some = labels(cost=cost, **w)
        return [some.formula(gate) for gate in Plan(some.graph).gates]

    assert formulas(squared_error) == [r"$h = w \cdot x$", "$e = h - y$", "$E = e^2$"]
    assert formulas(lambda x, y, w: tf.math.erfinv(-(w * x) / 9), w=2)[1:] == [
        "$c = -a$", "$g = c / f$", r"$E = \mathrm{Erfinv}(g)$",
    ]  # fmt: skip
    assert formulas(lambda x, y, w: w + x + y) == ["$E$ = sum"]
