import csv
import re
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from conftest import ROOT

SCRIPT = "01_find_w.py"


def read_history(path, kind=np.float32):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    return {column: np.array([row[column] for row in rows], kind) for column in rows[0]}


# The slides' numbers


def test_first_update(run, table):  # L1.14 and, for the cost and the slope, L1.11 and L1.13
    result = run(SCRIPT, *"--x 1 --y 1 --w 3 --steps 1".split())
    assert table(result.out) == [
        {"step": 0, "w": 3, "slope_w": 4, "cost": 4},
        {"step": 1, "w": 2.6, "slope_w": pytest.approx(3.2), "cost": pytest.approx(2.56)},
    ]
    assert result.out.endswith("Stopped after 1 step: --steps allows no more. w = 2.6\n")


@pytest.mark.parametrize(
    ("w", "cost", "slope", "after"),
    [(2, 1, 2, 1.8), (-2, 9, -6, -1.4), (-3, 16, -8, -2.2)],  # L1.1, L1.2, L1.4
)
def test_slopes(run, table, w, cost, slope, after):
    first, second = table(run(SCRIPT, *f"--x 1 --y 1 --w {w} --steps 1".split()).out)
    assert first == {"step": 0, "w": w, "slope_w": slope, "cost": cost}
    assert second["w"] == pytest.approx(after, rel=1e-6)


def test_tolerance_ends_learning(run, table):  # L1.5
    result = run(SCRIPT, *"--w -3 --tolerance 0.01 --every 1".split())
    costs = [row["cost"] for row in table(result.out)]
    assert costs[-1] <= 0.01 < costs[-2]
    assert "the cost is" in result.out.splitlines()[-1]
    assert "at most the tolerance, 0.01" in result.out.splitlines()[-1]


def test_w_of_the_slide(run):  # L1.6, L1.7
    names = run(SCRIPT).names
    assert names["X"].numpy().tolist() == names["Y"].numpy().tolist() == [1, 2, 3]
    assert names["W"].shape == [1]
    assert names["W"].numpy() == pytest.approx(1, abs=1e-6)
    assert names["descent"].last["cost"] == pytest.approx(0, abs=1e-12)


def test_lecturers_own_run(run, table):  # L1.7: one point, rate 0.01, 101 updates
    result = run(
        SCRIPT,
        *"--x 1 --y 1 --w 3 --learning-rate 0.01 --steps 101 --every 1".split(),
    )
    rows = table(result.out)
    assert len(rows) == 102
    assert rows[-1]["w"] == pytest.approx(1 + 2 * 0.98**101, rel=1e-6)


def test_slope_0_ends_learning(run):  # L1.17
    result = run(SCRIPT, *"--x 1 -1 --y 1 1 --w 0".split())
    assert result.out.endswith("Learning ended after 0 steps: the slope is 0. w = 0.0\n")


# Published elsewhere


def test_zero_to_all_lab_03_3(run):
    descent = run(SCRIPT, "--w", 5).names["descent"]
    published = [5.0, 1.2666664, 1.0177778, 1.0011852, 1.000079]
    assert descent["w"][:5] == pytest.approx(published, rel=1e-6)


def test_zero_to_all_lab_03_x(run):
    descent = run(SCRIPT, "--w", 5, "--learning-rate", 0.01).names["descent"]
    assert descent["slope_w"][:4] == pytest.approx(
        [37.333332, 33.84889, 30.689657, 27.825289], rel=1e-6
    )
    assert descent["w"][:4] == pytest.approx([5.0, 4.6266665, 4.2881775, 3.981281], rel=1e-6)


def test_nist_noint1(run):
    result = run(
        SCRIPT,
        *("--x", *range(60, 71), "--y", *range(130, 141)),
        *"--learning-rate auto --float64".split(),
    )
    assert result.names["W"].numpy()[0] == pytest.approx(2.07438016528926, rel=1e-12)


# Against NumPy


@pytest.mark.parametrize("seed", range(3))
def test_least_squares(run, seed):
    random = np.random.default_rng(seed)
    x, y = random.normal(size=(2, 20))
    result = run(
        SCRIPT,
        *("--x", *map(repr, x.tolist()), "--y", *map(repr, y.tolist())),
        *"--bias --learning-rate auto --float64 --steps 5000 --seed 1".split(),
    )
    best = np.linalg.lstsq(np.column_stack([x, np.ones(20)]), y)[0]
    last = result.names["descent"].last
    assert [last["w"], last["b"]] == pytest.approx(best, rel=1e-9)
    assert last["cost"] == pytest.approx(np.mean((best[0] * x + best[1] - y) ** 2), rel=1e-9)


def test_every_step_is_the_rule(run, tmp_path):
    file = tmp_path / "history.csv"
    run(
        SCRIPT,
        *"--w 5 --b -1 --learning-rate 0.07 --steps 9 --float64 --history".split(),
        file,
    )
    history = read_history(file, float)
    assert list(history) == ["step", "cost", "w", "b", "slope_w", "slope_b"]
    assert history["step"].tolist() == list(range(10))
    x = y = np.array([1.0, 2.0, 3.0])
    w, b = 5.0, -1.0
    for k in range(10):
        error = w * x + b - y
        row = [np.mean(error**2), w, b, np.mean(2 * error * x), np.mean(2 * error)]
        assert [history[column][k] for column in list(history)[1:]] == pytest.approx(row)
        w, b = w - 0.07 * row[3], b - 0.07 * row[4]


# Starting, ending, printing


def test_seed_repeats_every_bit(run):
    starts = [run(SCRIPT, "--seed", seed).names["descent"]["w"] for seed in (7, 7, 8)]
    assert np.array_equal(starts[0], starts[1])
    assert starts[0][0] != starts[2][0]


def test_random_start_without_a_seed(run):
    assert len({run(SCRIPT, "--steps", 0).out for _ in range(2)}) == 2


def test_a_negative_start(run):
    assert run(SCRIPT, "--w", "-1e-3", "--steps", 0).out.endswith("w = -0.001\n")


def test_bias_starts_at_0(run, table):
    row = table(run(SCRIPT, *"--w 2 --bias --steps 0".split()).out)[0]
    assert row == {
        "step": 0,
        "w": 2,
        "b": 0,
        "slope_w": pytest.approx(28 / 3),
        "slope_b": 4,
        "cost": pytest.approx(14 / 3),
    }


def test_predict(run):
    out = run(
        SCRIPT,
        *"--x 1 2 --y 3 5 --w 2 --b 1 --predict 10 -1.5".split(),
    ).out
    assert "\nhypothesis(10) = 21.0\nhypothesis(-1.5) = -2.0\nLearning ended" in out


def test_auto_lands_in_one_step_and_is_printed(run, table):
    result = run(SCRIPT, *"--x 1 --y 1 --w 3 --learning-rate auto".split())
    assert result.out.startswith("learning_rate = 0.5 (1 / the largest curvature, 2)\n")
    assert [row["w"] for row in table(result.out)] == [3, 1]


def test_stalled_is_not_slope_0(run):
    options = "--x 1 2 3 --y 1 2 4 --w 5 --steps 100000 --learning-rate 0.1".split()
    result = run(SCRIPT, *options)
    assert result.names["descent"].last["slope_w"] != 0
    last = result.out.splitlines()[-1]
    assert "the slope is not 0" in last and "32-bit" in last
    # A rate that moves nothing from the start
    options = "--w 1e6 --learning-rate 1e-12".split()
    result = run(SCRIPT, *options)
    assert result.out.splitlines()[-1].startswith("Stopped after 0 steps: the slope is not 0")
    assert "--float64 goes further" in result.out
    assert "Stopped after 100 steps: --steps" in run(SCRIPT, *options, "--float64").out


def test_rows(run, table):
    def steps(options):
        return [row["step"] for row in table(run(SCRIPT, *options.split()).out)]

    assert steps("--w 5 --learning-rate 0.01 --every 30") == [0, 30, 60, 90, 100]
    assert steps("--w 5 --learning-rate 0.01") == list(range(0, 101, 10))
    assert steps("--w 5 --learning-rate 1e-6 --steps 50000") == list(range(0, 50001, 5000))


def test_four_decimals(run):
    for line in run(SCRIPT, "--w", 5).out.splitlines()[1:-1]:
        for number in line.split()[1:]:
            assert len(number.split("e")[0].split(".")[1]) >= 4


# Divergence


@pytest.mark.parametrize(
    ("x", "bias", "limit"),
    [("1 2 3", "", 3 / 14), ("1", "", 1), ("60 61 70", "", None), ("1 2 3", "--bias", None)],
)
def test_divergence(run, x, bias, limit, tmp_path):
    file = tmp_path / "history.csv"
    A = np.array([[float(v), 1][: 2 if bias else 1] for v in x.split()])
    exact = 2 / np.linalg.eigvalsh(2 * A.T @ A / len(A))[-1]
    assert limit is None or exact == pytest.approx(limit)
    options = f"--x {x} --y {x} --w 5 {bias} --learning-rate {1.5 * exact} --steps 5000"
    result = run(SCRIPT, *options.split(), "--history", file)
    assert result.code == 1
    assert result.err.count("\n") == 1
    rate, stable, auto = re.search(
        r"learning rate ([-.\de]+) is not below ([-.\de]+) .* auto takes ([-.\de]+)\.", result.err
    ).groups()
    assert [float(rate), float(stable), float(auto)] == pytest.approx(
        [1.5 * exact, exact, exact / 2], rel=1e-6
    )
    assert "nan" not in result.out + result.err
    assert "inf " not in result.out + result.err
    history = read_history(file)
    assert all(np.isfinite(history[column]).all() for column in history)
    assert f"Diverged at step {history['step'][-1] + 1:.0f}:" in result.err
    last = result.out.splitlines()[-1].split()
    assert int(last[0]) == history["step"][-1]


def test_below_the_limit_it_converges_and_above_it_says_so(run):
    below = run(SCRIPT, *"--w 5 --learning-rate 0.21 --steps 2000".split())
    assert "cannot converge" not in below.out
    above = run(SCRIPT, *"--w 5 --learning-rate 0.2143".split())
    assert above.code == 0
    assert "This cannot converge: the learning rate 0.2143 is not below 0.214285" in above.out
    at = run(SCRIPT, *"--x 1 --y 1 --w 3 --learning-rate 1".split())
    assert at.code == 0
    assert "This cannot converge" in at.out


@pytest.mark.parametrize("rate", ["0.1", "auto", "1000"])
def test_all_x_are_0(run, rate):
    result = run(SCRIPT, *f"--x 0 0 --y 1 2 --w 3 --learning-rate {rate}".split())
    assert result.code == 0
    assert "All x are 0" in result.out
    assert result.out.endswith("w = 3.0\n")


def test_numbers_too_large_from_the_start(run, tmp_path):
    file = tmp_path / "history.csv"
    file.write_text("precious")
    result = run(SCRIPT, *"--x 1e30 --y 1 --w 1 --history".split(), file)
    assert result.code == 1
    assert "Diverged at step 0" in result.err
    assert "--float64 goes further" in result.err
    assert file.read_text() == "precious"
    further = run(SCRIPT, *"--x 1e30 --y 1 --w 1 --learning-rate auto --float64".split())
    assert further.names["W"].numpy()[0] == pytest.approx(1e-30)


# The history file


@pytest.mark.parametrize(("option", "kind"), [([], np.float32), (["--float64"], np.float64)])
def test_history_gives_back_every_bit(run, tmp_path, option, kind):
    file = tmp_path / "history.csv"
    options = "--seed 3 --bias --learning-rate 0.05 --steps 20000 --history".split()
    descent = run(SCRIPT, *options, file, *option).names["descent"]
    history = read_history(file, kind)
    assert list(history) == ["step", *descent.columns]
    assert len(history["step"]) == descent.step + 1
    for column in descent.columns:
        assert np.array_equal(history[column], descent[column])
        assert descent[column].dtype == kind


# The figure


def test_figure_file(run, tmp_path):
    file = tmp_path / "figure.png"
    result = run(SCRIPT, "--w", 5, "--figure", file)
    assert result.code == 0
    begin = file.read_bytes()[:24]
    assert begin.startswith(b"\x89PNG")
    assert int.from_bytes(begin[16:20], "big") >= 1600
    assert list(tmp_path.iterdir()) == [file]


def test_figure_shows_what_was_computed(once, tmp_path):
    options = "--x 1 2 4 --y 2 4 9 --w 0 --b 1 --learning-rate 0.05 --figure".split()
    names = once(SCRIPT, *options, tmp_path / "figure.png").names
    lines = {line.get_label(): line.get_xydata() for line in names["left"].lines}
    assert lines["data"].tolist() == [[1, 2], [2, 4], [4, 9]]
    last = names["descent"].last
    for x, h in lines["$h$ after"]:
        assert h == pytest.approx(last["w"] * x + last["b"], rel=1e-5)
    assert [h for _, h in lines["$h$ before"]] == [1, 1]
    (curve,) = names["right"].lines
    assert curve.get_xdata().tolist() == list(range(101))
    assert np.array_equal(curve.get_ydata(), names["descent"]["cost"])


def test_no_display_no_figure(run):
    assert "figure" not in run(SCRIPT).names


# As a process


def test_quiet(process):
    result = process(SCRIPT, "--w", 5)
    assert result.returncode == 0
    assert result.stderr == ""
    assert result.stdout.isascii()
    assert result.stdout.splitlines()[-1].endswith("w = 1.0")


def test_reader_that_has_enough(process, tmp_path):
    options = "--w 5 --steps 100000000 --float64 --learning-rate 1e-9 --every 1 --history h.csv"
    command = f"'{sys.executable}' '{ROOT / SCRIPT}' {options} | head -n 3"
    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, cwd=tmp_path
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == 3
    assert len(read_history(tmp_path / "h.csv")["step"]) > 2


def interrupt(options, wait_for, folder):
    command = [sys.executable, str(ROOT / SCRIPT), *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder
    )
    read = [process.stdout.readline()] if wait_for == "row" else time.sleep(wait_for) or []
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, "".join(read) + out, err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_while_learning(tmp_path):
    options = "--w 5 --steps 2000000000 --float64 --learning-rate 1e-9 --history h.csv".split()
    code, out, err = interrupt(options, "row", tmp_path)
    assert (code, err) == (130, "")
    last = out.splitlines()[-1]
    assert last.startswith("Interrupted after ")
    history = read_history(tmp_path / "h.csv", float)
    assert f"after {history['step'][-1]:.0f} steps" in last
    assert last.endswith(f"w = {history['w'][-1]}")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("seconds", [0.7, 1.5])
def test_ctrl_c_while_tensorflow_loads(tmp_path, seconds):
    code, out, err = interrupt([], seconds, tmp_path)
    assert (code, err) == (130, "")
    assert out.startswith("Interrupted")
