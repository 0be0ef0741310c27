"""Points as people type them, and paste them from a spreadsheet."""

POINTS = {
    "1 3\n2 4": "1 3\n2 4", "1,3\n2, 4\n": "1 3\n2 4", "1;3\n2; 4;": "1 3\n2 4",
    "\n 1\t3\r\n2\t4\r\n\r\n": "1 3\n2 4", "x,y\n1,3\n2,4": "1 3\n2 4",
    "hours studied\tscore\n1\t3\n2\t4": "1 3\n2 4",
    "1,5\t2,5\n2\t-3": "1.5 2.5\n2 -3", "1,5;2,5\n2;−3": "1.5 2.5\n2 -3",
    "1,5 2,5\n2 -3": "1.5 2.5\n2 -3", "1.5,2.5\n2,-3": "1.5 2.5\n2 -3",
    "1.5, 2.5\n2 , -3": "1.5 2.5\n2 -3", "1e3 -.5": "1000 -0.5",
    "0.30000000000000004 1e9\n-1e-7 0": "0.3 1000000000\n-1e-7 0",
    "1 2 3\n4 5 6": "1 4\n2 5\n3 6", "1\t2\t3\n4,5\t5\t6": "1 4.5\n2 5\n3 6",
}  # fmt: skip
# What is wrong, in which line, and what could not be read
WRONG = {
    "": ("none", 1, None), "x y\n\n": ("header", 1, "x y"), "1 2\n\n3 four": ("number", 3, "four"),
    "1 2\n3": ("count", 2, None), "1 2 3": ("count", 1, None), "1 2 3\n4 5": ("count", 1, None),
    "1 2\n3 1e10": ("large", 2, None), "1 2\n3 Infinity": ("number", 2, "Infinity"),
    "1,2,3": ("count", 1, None), "1 2\n" * 1001: ("many", 1001, None),
    "가 나": ("header", 1, "가 나"), "=1 2": ("number", 1, "=1"),
    "1 2 3\n4 five 6": ("number", 2, "five"),
}  # fmt: skip


def test_points(module):
    found = module("points", "parsed", [[text] for text in POINTS])
    assert module("points", "to_text", [[points] for points in found]) == [*POINTS.values()]


def test_what_is_no_point(module):
    for text, found in zip(WRONG, module("points", "parsed", [[text] for text in WRONG]),
                           strict=True):  # fmt: skip
        assert (found["fault"], found["line"], found.get("text")) == WRONG[text]
        assert "X" not in found
