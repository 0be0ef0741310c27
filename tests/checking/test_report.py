from lib.checking import comparing, report
from lib.checking.statements import Row


def result(name, numbers, program, agrees, why="", **more):
    row = Row(name, "slide", "says", numbers, "page", "", lambda page: page, **more)
    return comparing.Result(row, program, why, agrees)


AGREES = result("L1.1", [1, "×", True], [1.0, "×", True], True)
DIFFERS = result("L1.2", [2], [-0.0], False)
FAILED = result("P.3", [2], None, False, why="ValueError: no")
MISTAKE = result("L2.4", [4], [5], True, mistake="m", right=(5,))


def test_table(capsys):
    report.table([AGREES, DIFFERS, MISTAKE, FAILED])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[1] == ["L1.1", "slide:", "says"]
    assert lines[2] == ["slide", "1,", "*,", "yes"]
    assert lines[3] == ["program", "1,", "*,", "yes", "agrees"]
    assert lines[6] == ["program", "0", "DIFFERS"]
    assert ["right", "5", "m"] in lines
    assert ["program", "5", "slide's", "mistake"] in lines
    assert ["program", "ValueError:", "no", "DIFFERS"] in lines
    assert sum("lecture:" in line for line in lines) == 2  # a heading for each that has rows


def test_closing(capsys):
    report.closing([FAILED, DIFFERS, DIFFERS, MISTAKE])
    assert capsys.readouterr() == (
        "1 of 4 statements agree.\n"
        "The slide has a mistake in 1 of them: there the right number agrees.\n",
        "3 statements differ: P.3, L1.2\n",
    )
    report.closing([AGREES])
    assert capsys.readouterr() == ("1 of 1 statement agrees.\n", "")
