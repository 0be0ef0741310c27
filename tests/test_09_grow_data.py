"""09_grow_data.py: three ways to one line, on points that are made and on files."""

import itertools
import re
import signal
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from conftest import ROOT

from lib.pages import grow_data

SCRIPT = "09_grow_data.py"
PATIENTS = ROOT / "data" / "diabetes_bmi.csv"


@pytest.fixture
def grow(once):
    """grow("--options", *files): a run without its figure."""
    return lambda words, *files: once(SCRIPT, "--no-figure", *words.split(), *files)


@pytest.fixture
def data(tmp_path):
    """data(name, rows, header): a file with such rows, and its name."""

    def data(name, rows, header="x,y\n"):
        text = header + "".join(f"{x!r},{y!r}\n" for x, y in np.array(rows).tolist())
        (tmp_path / name).write_text(text)
        return str(tmp_path / name)

    return data


def made(rows, seed):
    """The points that are made."""
    points = grow_data.Points(None, rows, seed, SimpleNamespace(index=0, count=1))
    return map(np.concatenate, zip(*points("read"), strict=True))


def last(result, number):
    """Where a way came: w and b."""
    return result.names["gone"][number][-1][-1]


def table(out):
    """The printed table: a dict from a way's number to its cells."""
    found = re.findall(r"^([123]) (?:every point|block by block|five sums) +(.+)$", out, re.M)
    return {int(number): cells.split() for number, cells in found}


def steps_by_hand(X, Y, blocks, rate, w=0.0, b=0.0):
    """(w, b) after an update with each of these blocks, lists of indices."""
    for block in blocks:
        x, e = X[block], w * X[block] + b - Y[block]
        w, b = w - rate * 2 * np.mean(e * x), b - rate * 2 * np.mean(e)
    return w, b


def test_defaults(once):
    result = once(SCRIPT, "--seed", 1, "--rows", 100_000)
    assert (result.code, result.err) == (0, "") and result.out.isascii()
    X, Y = made(100_000, 1)
    matrix = np.column_stack([X, np.ones(len(X))])
    (w, b), rest, _, _ = np.linalg.lstsq(matrix, Y, rcond=None)
    line = re.search(r"lowest cost is (\S+), at w = (\S+), b = (\S+)", result.out).groups()
    assert [*map(float, line)] == pytest.approx([rest[0] / len(X), w, b], rel=1e-6)
    rate = result.names["learning_rate"]
    assert rate == pytest.approx(1 / np.linalg.eigvalsh(2 * matrix.T @ matrix / len(X))[-1])
    everything, cells = np.arange(len(X)), table(result.out)
    assert [cells[1][:2], cells[2][:2], cells[3][0]] == [["5", "5"], ["5", "500"], "1"]
    by_hand = {
        1: steps_by_hand(X, Y, [everything] * 5, rate),
        2: steps_by_hand(X, Y, [*everything.reshape(100, 1000)] * 5, rate),
        3: (w, b),
    }
    for number, values in by_hand.items():
        assert last(result, number) == pytest.approx(values, rel=1e-11)
        *_, w_shown, b_shown, cost, away = map(float, cells[number])
        assert (w_shown, b_shown) == pytest.approx(values, abs=1e-6)
        assert cost == pytest.approx(np.mean((matrix @ values - Y) ** 2), rel=1e-5)
        far = np.abs(np.subtract(values, [w, b])).max()
        assert away == pytest.approx(far, rel=0.1) or far < 1e-12
    assert "Way 1: the cost is 0.17 % above the lowest." in result.out
    assert "Way 3: this is the lowest cost there is." in result.out and "32-bit" not in result.out
    assert result.names["gone"][3][0][2] >= result.names["known"].seconds > 0  # the read is its own
    (figure,) = result.figures
    assert figure.get_suptitle().startswith(
        "With five sums, reading the 100,000 points once is enough"
    )
    one, two, three = figure.axes[0].lines
    assert max(one.get_xdata()) == max(two.get_xdata()) == max(three.get_xdata()) == 5
    distance = np.sqrt(np.mean((w * X + b) ** 2))  # from the best line to w = b = 0
    assert one.get_ydata()[0] == pytest.approx(distance) and three.get_ydata()[-1] < 1e-6


@pytest.mark.parametrize("bias", [True, False])
def test_standardized_one_update_is_enough(grow, bias):
    options = "--rows 1000 --seed 1 --reads 1 --w 7 --standardize"
    gone = grow(options + " --no-bias" * (not bias)).names["gone"]
    X, Y = made(1000, 1)
    matrix = np.column_stack([X, np.ones(1000)][: 1 + bias])
    right = np.linalg.lstsq(matrix, Y, rcond=None)[0]
    assert gone[1][0][-1] == pytest.approx([7, 0][: 1 + bias], abs=1e-12)
    for way in (1, 3):
        assert gone[way][-1][-1] == pytest.approx(right, rel=1e-12)
    assert gone[1][-1][1] == 1 and gone[3][-1][1] < 5


def test_files_of_any_form_are_one_set_of_points(grow, data, tmp_path):
    X, Y = np.loadtxt(PATIENTS, delimiter=",", skiprows=1).T
    lines = np.column_stack([X, Y])
    first, third = data("a.csv", lines[:201]), data("c.csv", lines[205:], header="")
    middle = tmp_path / "b.csv"
    text = "".join(f"{x!r};{y!r}\r\n" for x, y in lines[201:205].tolist())
    middle.write_bytes(text.removesuffix("\r\n").encode("utf-16"))
    result = grow("--ways 2 --block 10 --reads 2 --details --data", first, middle, third)
    known = result.names["known"]
    assert known.n == 442 and known.lowest(True)[1] == pytest.approx(np.polyfit(X, Y, 1), rel=1e-10)
    blocks = [range(at, min(at + 10, 442)) for at in range(0, 442, 10)]
    expected = steps_by_hand(X, Y, blocks * 2, result.names["learning_rate"])
    assert last(result, 2) == pytest.approx(expected, rel=1e-11)
    plain = re.search(r"of x\^2 is 1\..* in 32-bit floats it is (\S+), off by", result.out)[1]
    assert float(plain) == pytest.approx(np.float32(X**2).cumsum(dtype="f4")[-1], rel=1e-6)
    assert "Way 2: " in result.out and " s an update, which reads one block." in result.out


def test_a_way_that_diverges_and_others_that_do_not(grow, data):
    # Blocks of one: where x is 30 the cost of the point alone is too curved for this rate
    file = data("a.csv", [[0.01, 1]] * 4000 + [[30, 1]] * 400)
    result = grow("--block 1 --reads 1 --data", file)
    assert result.code == 1 and result.err.count("\n") == 1
    assert "Diverged in way 2: the numbers" in result.err and "for single blocks" in result.err
    assert table(result.out)[2][3:] == ["diverged", "-", "-", "-"]
    assert "nan" not in result.out and "inf" not in result.out


def test_points_on_a_line_and_points_above_each_other(grow, data):
    result = grow("--ways 3 --steps 5000 --data", data("a.csv", [[0, 1], [1, 3], [2, 5]]))
    assert last(result, 3) == pytest.approx([2, 1], rel=1e-12)
    assert "-0" not in result.out.replace("e-0", "")
    result = grow("--ways 1 --reads 1 --data", data("b.csv", [[2, 1], [2, 3]]))
    assert result.code == 0 and "the lowest cost is 1, at one of many places" in result.out
    assert table(result.out)[1][-1] == "-"


def test_what_is_too_large_is_said(grow, data):
    words = "--rows 24 --seed 1 --block 2 --learning-rate"
    result = grow(f"{words} 8e3")  # not w and b, but the cost
    assert table(result.out)[2][-3:-1] == ["too", "large"]
    assert "inf" not in result.out and "Diverged in way 3" in result.err
    result = grow(f"{words} 1e100")
    assert result.code == 1 and "Diverged in way 1, 2, 3: the numbers" in result.err
    assert re.search(r"rate 1e\+100 is not below 0\.2\d+ \(2 / the largest curvature", result.err)
    for lines in ([[1e200, 1], [-1e200, 2]], [[1, 1e300], [2, -1e300]]):
        result = grow("--data", data(f"{lines[0][0]}.csv", lines))
        assert result.code == 1 and result.out.count("\n") == 1  # which columns were taken
        assert result.err.count("\n") == 1 and "too large for 64-bit floats" in result.err


def test_lines_that_are_left_out_are_counted(grow, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("x,y\n1,2\n,3\n2,\n3,4\n")
    result = grow("--drop-missing --ways 3 --steps 1 --data", file)
    assert "2 points: " in result.out and "; 2 lines with a missing number left out" in result.out
    (file := tmp_path / "b.csv").write_text("x,y\n,2\n")
    result = grow("--drop-missing --data", file)
    assert (result.code, result.err) == (2, f"{SCRIPT}: there are no points in these files\n")


@pytest.mark.parametrize(("way", "name"), [(1, "go"), (2, "blocks")])
def test_a_file_that_changes_between_two_reads_or_in_one(run, data, monkeypatch, way, name):
    file, original = data("a.csv", [[1, 2], [2, 3]]), getattr(grow_data, name)

    def changes():
        with open(file, "a") as more:
            more.write("5,6\n")

    def between(*given):
        changes()
        return original(*given)

    def within(*given):
        for block in original(*given):
            changes()
            yield block

    monkeypatch.setattr(grow_data, name, between if way == 1 else within)
    result = run(SCRIPT, "--data", file, "--ways", way, "--reads", 1, "--no-figure")
    assert result.code == 1 and "2 points" in result.out
    assert result.err.count("\n") == 1 and "has changed while it was read" in result.err


@pytest.fixture
def ctrl_c(run, monkeypatch):
    """ctrl_c(n, options): a run in which somebody presses Ctrl-C when n chunks were given."""

    def ctrl_c(n, options):
        def pressed(self):
            for chunk in original(self):
                if next(given) == n:
                    signal.raise_signal(signal.SIGINT)
                yield chunk

        given, original = itertools.count(1), grow_data.Points._made
        monkeypatch.setattr(grow_data.Points, "_made", pressed)
        result = run(SCRIPT, *options.split())
        assert (result.code, result.err) == (130, "") and "The figure" not in result.out
        return result.out

    return ctrl_c


def test_ctrl_c_in_the_first_read_gives_the_line_so_far(ctrl_c):
    out = ctrl_c(3, f"--rows {10 * grow_data.ROWS} --seed 1")
    n = int(re.search(r"Interrupted after ([\d,]+) points", out)[1].replace(",", ""))
    assert 0 < n < 10 * grow_data.ROWS and n % grow_data.ROWS == 0
    w, b = np.polyfit(*made(n, 1), 1)
    assert f"w = {w:.8g}"[:12] in out and f"b = {b:.8g}"[:12] in out


def test_ctrl_c_in_a_way_gives_what_was_found(ctrl_c):
    out = ctrl_c(14, f"--rows {4 * grow_data.ROWS} --seed 1 --reads 9")  # a read has 4 chunks
    assert "Interrupted in way 1: the table has what was found before." in out
    ((number, cells),) = table(out).items()
    assert number == 1 and 1 <= int(cells[1]) <= 2


# A run that may have MORE bytes beside what it has when TensorFlow is there, and counts them
LIMITED = """
import re, resource, runpy, sys
from pathlib import Path
sys.path.insert(0, str(Path(sys.argv[1]).parent))
from lib.program.quiet import tf
has = int(re.search(r"VmData:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
resource.setrlimit(resource.RLIMIT_DATA, (1024 * has + MORE, -1))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
MORE = 160 << 20


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="it tells and limits what a process has")
def test_memory_is_flat(start):
    """With points that would take twice the memory that the process may have."""
    code = LIMITED.replace("MORE", str(MORE))
    words = f"--rows {2 * MORE // 16} --seed 1 --reads 1 --no-figure"
    limited = start([sys.executable, "-c", code, str(ROOT / SCRIPT), *words.split()])
    out, err = limited.communicate(timeout=100)
    assert (limited.returncode, err) == (0, "")
    assert list(table(out)) == [1, 2, 3]
