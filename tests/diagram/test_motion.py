from drawn import neuron
from graphs import Said

from lib.diagram import motion
from lib.diagram.moment import all_moments


def test_steps_count_from_0_as_in_the_table():
    graph = Said("h = w x", "e = h y", "E = e")
    assert [motion.caption(graph, moment) for moment in all_moments(graph, updates=1)] == [
        "step 0: the inputs and the parameters",
        "step 0, forward pass: gate 1 computes $h$",
        "step 0, forward pass: gate 2 computes $e$",
        "step 0, forward pass: gate 3 computes $E$",
        "step 0, backward pass: through gate 3",
        "step 0, backward pass: through gate 2",
        "step 0, backward pass: through gate 1",
        "step 0: the update",
        "step 1: the inputs and the parameters",
        "step 1, forward pass: gate 1 computes $h$",
        "step 1, forward pass: gate 2 computes $e$",
        "step 1, forward pass: gate 3 computes $E$",
    ]


def test_a_file_has_all_moments(tmp_path):
    path = tmp_path / "passes.html"
    motion.write(str(path), neuron(updates=0), widest=2.0)
    page = path.read_text(encoding="utf-8")
    assert page.count("step 0") == 4 and "gate 3 computes" in page
