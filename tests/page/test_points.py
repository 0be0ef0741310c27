"""Points as people type them, and paste them from a spreadsheet."""

ONE_TWO = {"X": [1, 2], "Y": [3, 4]}
HALVES = {"X": [1.5, 2], "Y": [2.5, -3]}


POINTS = [
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
]
# What is wrong in which line, and what could not be read
WRONG = [
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
]
UNREAD = [
    ("가 나", "가 나"), ("\n x\ty", "x y"), ("1 2\n3 four", "four"), ("=1 2", "=1"),
    ("1 2 3\n4 five 6", "five"),
]  # fmt: skip


def parsed(module, table):
    return module("points").each("parsed", [[text] for text, *_ in table])


def test_points(module):
    assert parsed(module, POINTS) == [points for _, points in POINTS]


def test_what_is_no_point(module):
    found = parsed(module, WRONG)
    assert [(each["fault"], each["line"]) for each in found] == [case[1:] for case in WRONG]
    assert not any("X" in each for each in found)
    assert [each["text"] for each in parsed(module, UNREAD)] == [what for _, what in UNREAD]


def test_points_become_the_text_that_gives_them(module):
    points = {"X": [0.1 + 0.2, -1e-7], "Y": [1e9, 0]}
    text = module("points").to_text(points)
    assert text == "0.3 1000000000\n-1e-7 0"
    assert module("points").parsed(text) == {"X": [0.3, -1e-7], "Y": [1e9, 0]}
