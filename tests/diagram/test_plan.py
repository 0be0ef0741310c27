"""What of a graph is drawn: which line, what comes from below, what is left out."""

from graphs import Said, traced

from lib.diagram.plan import Plan


def line(plan, number=0):
    """A Line as text: the wires, and under each gate what comes from below."""
    drawn = plan.lines[number]
    words = [drawn.ends[0].wire]
    for gate, end in zip(drawn.gates, drawn.ends[1:], strict=True):
        below = gate.name_below.wire if gate.name_below else ""
        below = below or " ".join(line.ends[-1].wire for line in gate.lines_below)
        words.append(f"{gate.sign}({below}) {end.wire}")
    return " ".join(words)


def sum_of(inputs, bias):
    """The plan of b + w1 x1 + w2 x2 + ..."""

    def cost(*x, b=None, **w):
        h = w["w1"] * x[0]
        for k in range(1, len(x)):
            h = h + w[f"w{k + 1}"] * x[k]
        return h if b is None else h + b

    names = range(1, inputs + 1)
    start = {f"w{k}": 1.0 for k in names} | ({"b": 1.0} if bias else {})
    return Plan(traced(cost, {f"x{k}": k for k in names}, **start)[0])


def test_w_h_e_and_E_are_on_one_line_and_x_and_y_come_from_below():
    plan = Plan(Said("h = w x", "e = h y", "E = e"))
    assert [line(plan, k) for k in range(len(plan.lines))] == ["w ×(x) h ×(y) e ×() E"]
    assert (plan.columns, [gate.column for gate in plan.gates]) == (3, [0, 1, 2])


def test_the_longest_way_is_the_line_wherever_it_enters():
    def cost(x, y, w):
        return y - x * w

    assert line(Plan(traced(cost, {"x": 1, "y": 1}, w=2)[0])) == "w ×(x) a −(y) E"


def test_what_is_computed_from_below_is_a_line_of_its_own():
    plan = Plan(Said("a = w x", "c = u z", "f = c", "E = a f"))
    assert [line(plan, k) for k in (0, 1)] == ["u ×(z) c ×() f ×(a) E", "w ×(x) a"]
    assert [*plan.lines[1].columns] == [1, 2]


def test_a_wire_of_several_gates_is_drawn_once_and_named_again():
    plan = Plan(Said("a = w x", "c = a a", "E = c w"))
    first, second, last = plan.lines[0].gates
    assert line(plan) == "w ×(x) a ×(a) c ×(w) E"
    assert not plan.lines[0].ends[0].again
    assert second.name_below.again and last.name_below.again and not first.name_below.again


def test_many_inputs_meet_in_one_gate():  # L1.16
    plan = sum_of(inputs=3, bias=True)
    (gate,) = [gate for gate in plan.gates if gate.sign == "Σ"]
    assert (gate.terms, gate.left_out, len(gate.lines_below)) == (4, 0, 3)
    assert [gate.sign for gate in plan.gates] == ["×", "×", "×", "Σ"]
    assert [end.wire for end in gate.ends][-1] == "b"


def test_two_inputs_meet_in_a_plus():
    assert [gate.sign for gate in sum_of(inputs=2, bias=False).gates] == ["×", "×", "+"]


def test_of_more_inputs_the_first_and_the_last_are_drawn():
    plan = sum_of(inputs=6, bias=True)
    (gate,) = [gate for gate in plan.gates if gate.sign == "Σ"]
    assert (gate.terms, gate.left_out, len(plan.gates)) == (7, 4, 3)
    names = [line.ends[0].wire for line in plan.lines]
    assert names == ["w1", "w6", "b"]


def test_a_sum_that_is_used_elsewhere_stays_a_gate_of_its_own():
    def cost(x, y, w):
        some = w + x
        return (some + y) * some

    assert [gate.sign for gate in Plan(traced(cost, {"x": 1, "y": 1}, w=2)[0]).gates] == [
        "+", "+", "×",
    ]  # fmt: skip


def test_a_thousand_gates_in_a_row():
    lines = ["a0 = w x", *(f"a{k} = a{k - 1} w" for k in range(1, 1000)), "E = a999"]
    plan = Plan(Said(*lines))
    assert (plan.columns, len(plan.lines)) == (1001, 1)
