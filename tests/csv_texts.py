"""Random CSV files as people have them, the same one for the same seed: most are good."""

import math

from lib.options.csv_columns import Wanted

NUMBERS = """
0 -0 1 -1 3 2.5 -0.1 .5 1. 1E2 +7 007 \u22122 \u20133 1e-3 1e6 9007199254740993 1e15 1e-310 1e-999
1e38 1e200 1e308 -1.7976931e308 -.25 1e+05
""".split()
ODD = """
nan inf 1"2" 1e999 1_000 0x10 x --1 \u0663 1,5 35,000 " "1"2 # #3 1d5 2020-01-02 '1' "" 1" 1e5,5
1\x1c
""".split()
ODD += ["", "1 2", "1\x0b", "\x85 2", "1\t", "\ufeff1", ' "3"', '"4" ', "1\u2028"]
WORDS = ["Kim", "\uacb0\uc11d", "", "# 3", "2020-01-02", "1", "a b", "Kim, A", "9 o'clock"]


def make(random):
    """(bytes, Wanted, largest): a file, and what is asked of it."""
    mark = random.choice(",,;\t")
    width = random.choice([2, 2, 2, 3, 4])
    # A column that holds anything, and is not asked for
    words = random.randrange(width - 1) if width > 2 and random.random() < 0.6 else None
    habit = {name: random.random() < 0.2 for name in ("quotes", "groups", "blank", "remarks")}
    habit |= {name: random.random() < 0.2 for name in ("ends", "spaces")}
    habit["commas"] = random.random() < 0.5
    lines = []
    for _ in range(random.randrange(1, 60)):
        cells = [
            _cell(random, mark, habit, random.choice(WORDS) if place == words else None)
            for place in range(width)
        ]
        lines.append(mark.join(cells) + mark * (habit["ends"] * random.choice([1, 1, 2])))
        if habit["blank"] and random.random() < 0.2:
            lines.append(random.choice(["", " ", mark * 3, '""', "\t"]))
        if habit["remarks"] and random.random() < 0.2:
            lines.append(random.choice(["# a,b", "  #", "\x0b# c"]))
    if not habit["ends"] and random.random() < 0.3:
        _spoil(random, lines, mark)
    if random.random() < 0.4:
        lines.insert(0, mark.join(["x", "\uc810\uc218", "a", "b"][:width]))
    if random.random() < 0.1:
        lines.insert(0, f"sep={mark}")
    end = random.choice(["\n", "\n", "\r\n", "\r"])
    text = end.join(lines) + end * (random.random() < 0.8)
    encoding = random.choice(["utf-8", "utf-8", "utf-8-sig", "cp949", "utf-16"])
    largest = 1e5 if random.random() < 0.05 else math.inf
    return text.encode(encoding, "replace"), _wanted(random, width, words), largest


def _cell(random, mark, habit, word):
    text = word
    if word is None:
        text = _number(random)
        if mark == ";" and habit["commas"] and random.random() < 0.5:
            text = text.replace(".", ",")
        if mark == "," and habit["groups"] and random.random() < 0.5:
            text = f"{random.randint(-(10**7), 10**7):,}"
    if mark in text or (habit["quotes"] and random.random() < 0.7):
        return f'"{text}"'
    if habit["spaces"] and random.random() < 0.2:
        return random.choice([f" {text}", f"{text} ", f"\x0b{text}"])
    return text


def _number(random):
    kind = random.random()
    if kind < 0.3:
        return random.choice(NUMBERS)
    if kind < 0.6:
        return str(random.randint(-99, 99))
    return repr(random.gauss(0, 10 ** random.randint(-3, 5)))


def _spoil(random, lines, mark):
    """Put something odd into one of the lines."""
    at = random.randrange(len(lines))
    cells = lines[at].split(mark)
    place = random.randrange(len(cells))
    cells[place : place + 1] = random.choice([[random.choice(ODD)]] * 6 + [["1", "2"], []])
    lines[at] = mark.join(cells)


def _wanted(random, width, words):
    if words is None and random.random() < 0.5:
        return Wanted(count=None)
    places = [place for place in range(width) if place != words]
    random.shuffle(places)
    *x, y = [str(place + 1) for place in places]
    return Wanted(x, y, count=None)
