from drawn import boxes, drawn, neuron, slides, texts
from graphs import traced

from lib.diagram.moment import Moment
from lib.diagram.people import People


def test_the_row_of_people():  # L1.12
    axes = drawn(slides())
    words = texts(axes)
    assert [words[f"role:{name}"] for name in "wheE"] == [
        "the boss: $w$", "the head of department: $h$", "the team leader: $e$", "the worker: $E$",
    ]  # fmt: skip
    assert words["influence:3"] == r"$\partial E/\partial e$ = 4"
    assert words["chain:0"].endswith("1 · 1 · 4 = 4")
    x = {gid: box.x0 for gid, box in boxes(axes).items()}
    assert x["role:w"] < x["role:h"] < x["role:e"] < x["role:E"]


def test_over_several_points_the_influences_are_summed():
    words = texts(drawn(neuron([1, 2], [1, 1], updates=0)))
    sentence = " ".join(words[gid] for gid in sorted(words) if gid.startswith("chain"))
    # 1/2 (1 · 2 · 2 + 2 · 2 · 5)
    assert sentence.endswith("(1, 2) · 1 · (4, 10) · 0.5, summed over the samples: 12")


def test_the_row_fills_in_with_the_passes():
    half_way = texts(drawn(slides(), Moment(forward=2), part=0.3))
    assert {gid for gid in half_way if gid.startswith("influence")} == {
        "influence:1", "influence:2",
    }  # fmt: skip
    assert "chain:0" not in half_way
    assert "chain:0" in texts(drawn(slides(), Moment(forward=3, backward=1), part=0.3))


def test_no_row_where_there_is_no_single_way():
    graph, passes = traced(lambda x, w: w * w * x, {"x": 3}, w=2)
    assert People(graph, passes, "w").height == 0
    assert People(graph, passes, "x").height > 0
    assert People(graph, passes, None).height == 0
