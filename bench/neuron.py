"""How fast 07_build_neuron.py learns: its compiled loops, TensorFlow's eager loop, plain Python.

    python bench/neuron.py

All three make the same updates, one a sample, 100 times over the 442 patients. The eager loop is
measured on one epoch and scaled. Compiling and updating are told apart by a longer run.
"""

import contextlib
import io
import runpy
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCRIPT = str(ROOT / "07_build_neuron.py")
EPOCHS = 100
MORE = 20 * EPOCHS
RUNS = 5
sys.path.insert(0, str(ROOT))


def seconds(function, runs=RUNS):
    """The median time of some calls."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        function()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def plain_python(x, y, epochs, rate):
    """(w, b) after so many epochs."""
    w = b = 1.0
    for _ in range(epochs):
        for x_now, y_now in zip(x, y, strict=True):
            error = y_now - (w * x_now + b)
            w += rate * error * x_now
            b += rate * error
    return w, b


sys.argv = [SCRIPT, "--no-figure", "--epochs", "1"]
with contextlib.redirect_stdout(io.StringIO()):
    page = runpy.run_path(SCRIPT, run_name="__main__")
args, x, y = page["args"], page["x"], page["y"]
updates = EPOCHS * len(args.x)


def fit(epochs):
    """The script's neuron after so many epochs of its own fit."""
    args.epochs = epochs
    neuron = page["Neuron"]()
    neuron.training.run(neuron.fit, x, y)
    return neuron


def eager():
    """One epoch without the compiled loop."""
    neuron = page["Neuron"]()
    for x_now, y_now in zip(x, y, strict=True):
        neuron.update(x_now, y_now)


whole = seconds(lambda: fit(EPOCHS))
updating = (seconds(lambda: fit(MORE)) - whole) / (MORE - EPOCHS) * EPOCHS
times = {
    "eager TensorFlow, scaled from one epoch": seconds(eager, 3) * EPOCHS,
    "plain Python": seconds(lambda: plain_python(args.x, args.y, EPOCHS, args.learning_rate)),
    "fit": whole,
    "  compiling": whole - updating,
    "  updating": updating,
}

found = fit(EPOCHS)
expected = plain_python(args.x, args.y, EPOCHS, args.learning_rate)
for variable, value in zip((found.w, found.b), expected, strict=True):
    assert abs(float(variable) - value) < 1e-9 * abs(value), (float(variable), value)

print(f"{updates} updates ({EPOCHS} epochs of {len(args.x)} samples)")
print(f"{'':<42}{'seconds':>10}{'us an update':>14}{'of fit':>10}")
for name, taken in times.items():
    print(f"{name:<42}{taken:>10.4f}{1e6 * taken / updates:>14.3f}{taken / whole:>10.4f}")
