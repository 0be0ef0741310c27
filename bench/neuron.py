"""How fast 07_build_neuron.py learns: its compiled passes, TensorFlow's eager loop, plain Python.

    python bench/neuron.py

All three make the same updates, one a sample, 100 times over the 442 patients. The eager loop is
measured on fewer and scaled.
"""

import contextlib
import io
import os
import runpy
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EPOCHS = 100
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


def script(*options):
    """The names of 07_build_neuron.py after a run with these options, its output dropped."""
    path = str(ROOT / "07_build_neuron.py")
    with tempfile.TemporaryDirectory() as folder:
        figure = os.path.join(folder, "figure.png")
        sys.argv = [path, "--no-show", "--figure", figure, *options]
        with contextlib.redirect_stdout(io.StringIO()):
            return runpy.run_path(path)


def plain_python(x, y, epochs, rate):
    w = b = 1.0
    for _ in range(epochs):
        for one_x, one_y in zip(x, y, strict=True):
            error = one_y - (w * one_x + b)
            w += rate * error * one_x
            b += rate * error
    return w, b


names = script("--epochs", "1")
args, x, y, Neuron = names["args"], names["x"], names["y"], names["Neuron"]
samples = len(args.x)
updates = EPOCHS * samples


def fit(epochs):
    neuron = Neuron()
    neuron.fit(x, y, epochs)
    return neuron


def eager():
    """One pass without the compiled loop."""
    neuron = Neuron()
    for one_x, one_y in zip(x, y, strict=True):
        neuron.update(one_x, one_y)


whole = seconds(lambda: fit(EPOCHS))
more = 20 * EPOCHS
running = (seconds(lambda: fit(more)) - whole) / (more - EPOCHS) * EPOCHS
slow = seconds(eager, 3) * EPOCHS
python = seconds(lambda: plain_python(args.x, args.y, EPOCHS, args.learning_rate))

found = fit(EPOCHS)
w, b = plain_python(args.x, args.y, EPOCHS, args.learning_rate)
assert abs(float(found.w) - w) < 1e-9 * abs(w), (float(found.w), w)
assert abs(float(found.b) - b) < 1e-9 * abs(b), (float(found.b), b)

print(f"{updates} updates ({EPOCHS} passes over {samples} samples)")
for name, time_taken in (
    ("eager TensorFlow, scaled from one pass", slow),
    ("fit, with compiling", whole),
    ("plain Python", python),
    ("fit, once compiled", running),
):
    print(
        f"{name:40} {time_taken:10.4f} s {1e6 * time_taken / updates:10.3f} us an update "
        f"{time_taken / whole:10.4f} of fit"
    )
print(
    f"fit takes 1/{slow / whole:.0f} of the eager loop's time, but {whole / python:.0f} times\n"
    f"plain Python's: it compiles for {whole - running:.2f} s first. Once compiled, the updates\n"
    f"take {running / python:.2f} of plain Python's time."
)
