"""Random files of points as people have them, the same one for the same seed, and what they say."""

NUMBERS = """
0 -0 1 -1 3 2.5 -0.1 .5 1. 1E2 +7 007 1e-3 1e6 9007199254740993 1e15 1e-310 1e-999 1e38 1e200
1e308 -1.7976931e308 -.25 1e+05
""".split()
ODD = """
nan inf 1"2" 1e999 1_000 0x10 x --1 \u0663 1d5 2020-01-02 '1' True 1e5x 1.2.3 - NA
""".split()
WORDS = ["Kim", "\uacb0\uc11d", "", "# 3", "2020-01-02", "1", "a b", "True", "9 o'clock", "NA"]
HEADER = ["x", "\uc810\uc218", "lot #", "a, b"]


def make(random):
    """(bytes, options of look, columns, line): `columns` are the wanted numbers, x's then y's, as
    Python reads what was written; `line` is None or the number of the line that is wrong.
    """
    mark = random.choice(",,;\t| ")
    width = random.choice([2, 2, 2, 3, 4])
    # A column that may hold anything, and is not asked for
    other = random.randrange(width) if width > 2 and random.random() < 0.6 else None
    wanted = [place for place in range(width) if place != other]
    random.shuffle(wanted)
    habits = "quotes groups commas minus blank remarks ends spaces".split()
    habit = {name: random.random() < 0.2 for name in habits}
    encoding = random.choice(["utf-8", "utf-8", "utf-8-sig", "cp949", "utf-16"])
    habit["minus"] &= encoding != "cp949"  # which has no such letters
    lines, columns = [], [[] for _ in wanted]
    rows = random.randrange(1, 60)
    bad = random.randrange(rows) if rows > 9 and random.random() < 0.3 else None
    wrong = None
    if random.random() < 0.1 and mark != " ":
        lines.append(f"sep={mark}")
    if random.random() < 0.4:
        lines.append(mark.join(f'"{name}"' for name in HEADER[:width]))
    for row in range(rows):
        plain = [_number(random) for _ in range(width)]
        cells = [_written(random, mark, habit, text) for text in plain]
        if other is not None:
            word = random.choice(WORDS)
            quoted = mark == " " or word[:1] == "#" or random.random() < 0.3
            cells[other] = f'"{word}"' if quoted else word
        if row == bad:
            wrong = len(lines) + 1
            kind = random.random()
            if kind < 0.8 or habit["ends"]:
                cells[random.choice(wanted)] = random.choice(ODD)
            elif kind < 0.9:
                cells.append("5")
            else:
                cells.pop()
        for column, place in zip(columns, wanted, strict=True):
            column.append(float(plain[place]) + 0.0)
        lines.append(mark.join(cells) + mark * (habit["ends"] and random.choice([1, 1, 2])))
        if habit["blank"] and random.random() < 0.2:
            lines.append(random.choice(["", " ", mark * 3, "\t"]))
        if habit["remarks"] and random.random() < 0.2:
            lines.append(random.choice(["# a,b", "  #", "#1,2"]))
    end = random.choice(["\n", "\n", "\r\n", "\r"])
    text = end.join(lines) + end * (random.random() < 0.8)
    *x, y = (str(place + 1) for place in wanted)
    content = text.encode(encoding, "replace")
    return content, {"x": x, "y": y, "inputs": None}, columns, wrong


def _number(random):
    kind = random.random()
    if kind < 0.3:
        return random.choice(NUMBERS)
    if kind < 0.6:
        return str(random.randint(-(10**7), 10**7))
    return repr(random.gauss(0, 10 ** random.randint(-3, 5)))


def _written(random, mark, habit, text):
    """The same number as somebody may write it."""
    if mark == ";" and habit["commas"] and random.random() < 0.7:
        text = text.replace(".", ",")
    if mark == "," and habit["groups"] and text.lstrip("-").isdecimal() and text == str(int(text)):
        text = f'"{int(text):,}"'
    elif habit["quotes"] and random.random() < 0.7:
        text = f'"{text}"'
    if habit["minus"]:
        text = text.replace("-", random.choice("\u2212\u2013"), 1) if text[0] == "-" else text
    if habit["spaces"] and mark != " " and random.random() < 0.2:
        text = random.choice([f" {text}", f"{text} "]) if '"' not in text else f" {text}"
    return text
