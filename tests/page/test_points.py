"""Points as people type them, and paste them from a spreadsheet."""

import pytest

ONE_TWO = {"X": [1, 2], "Y": [3, 4]}
HALVES = {"X": [1.5, 2], "Y": [2.5, -3]}


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1 3\n2 4", ONE_TWO),
        ("1,3\n2, 4\n", ONE_TWO),
        ("\n 1\t3\r\n2\t4\r\n\r\n", ONE_TWO),
        ("1;3\n2; 4;", ONE_TWO),
        ("x,y\n1,3\n2,4", ONE_TWO),
        ("hours studied\tscore\n1\t3\n2\t4", ONE_TWO),
        ("1,5\t2,5\n2\t-3", HALVES),
        ("1,5;2,5\n2;−3", HALVES),
        ("1,5 2,5\n2 -3", HALVES),
        ("1.5,2.5\n2,-3", HALVES),
        ("1.5, 2.5\n2 , -3", HALVES),
        ("1e3 -.5", {"X": [1000], "Y": [-0.5]}),
        ("1 2 3\n4 5 6", {"X": [1, 2, 3], "Y": [4, 5, 6]}),
        ("1\t2\t3\n4,5\t5\t6", {"X": [1, 2, 3], "Y": [4.5, 5, 6]}),
    ],
)
def test_points(module, text, points):
    assert module("playground_points").parsed(text) == points


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("", "none", 1),
        ("x y\n\n", "header", 1),
        ("1 2\n\n3 four", "number", 3),
        ("1 2\n3", "count", 2),
        ("1 2 3", "count", 1),
        ("1 2 3\n4 5", "count", 1),
        ("1 2\n3 1e10", "large", 2),
        ("1 2\n3 Infinity", "number", 2),
        ("1,2,3", "count", 1),
        ("1 2\n" * 1001, "many", 1001),
    ],
)
def test_what_is_no_point(module, text, fault, line):
    found = module("playground_points").parsed(text)
    assert (found["fault"], found["line"], "X" in found) == (fault, line, False)


@pytest.mark.parametrize(
    ("text", "what"),
    [("가 나", "가 나"), ("\n x\ty", "x y"), ("1 2\n3 four", "four"), ("=1 2", "=1"),
     ("1 2 3\n4 five 6", "five")],
)  # fmt: skip
def test_what_could_not_be_read(module, text, what):
    assert module("playground_points").parsed(text)["text"] == what


def test_points_become_the_text_that_gives_them(module):
    points = {"X": [0.1 + 0.2, -1e-7], "Y": [1e9, 0]}
    text = module("playground_points").toText(points)
    assert text == "0.3 1000000000\n-1e-7 0"
    assert module("playground_points").parsed(text) == {"X": [0.3, -1e-7], "Y": [1e9, 0]}
