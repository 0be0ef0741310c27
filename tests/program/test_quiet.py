"""TensorFlow's start-up lines are held back, its failures are not. It is a fake one here."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT

FAKE = """
import os
os.write(2, b"chatter\\n")
class config:
    def set_visible_devices(devices, kind):
        assert (devices, kind) == ([], "GPU")
        os.write(2, b"no GPU\\n")
def zeros(shape):
    os.write(2, b"a first variable\\n")
def identity(tensor):
    os.write(2, b"XLA\\n")
def function(python, **options):
    return python
class errors:
    OpError = ValueError
"""


PAGE = """
from lib.program import exits
exits.install()
from lib.program.quiet import tf
print("loaded")
"""


@pytest.fixture
def load(tmp_path):
    def load(lines, after=""):
        (tmp_path / "tensorflow.py").write_text(lines)
        return subprocess.run(
            [sys.executable, "-c", f"{PAGE}\n{after}"],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        )

    return load


def test_chatter_is_dropped(load):
    result = load(FAKE)
    assert (result.returncode, result.stdout, result.stderr) == (0, "loaded\n", "")


def test_what_comes_later_is_seen(load):
    result = load(FAKE, "import os, sys; os.write(2, b'late '); print('too', file=sys.stderr)")
    assert result.stderr == "late too\n"


def test_a_failed_import_says_why(load):
    result = load(FAKE + "raise ImportError('DLL load failed')")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "chatter",
        "-c: TensorFlow is installed but can't be loaded: DLL load failed",
    ]


def test_a_crash_says_why(load):
    result = load("import os; os.write(2, b'This processor has no AVX.\\n'); os.abort()")
    assert result.returncode != 0
    assert result.stderr.startswith("This processor has no AVX.\n")


def test_a_missing_package(load):
    result = load("raise ModuleNotFoundError('No module', name='tensorflow')")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "-c: tensorflow is not installed; "
        "install what is needed with: python -m pip install -r requirements.txt\n"
    )


def test_a_missing_package_of_tensorflow_s_own(load):
    result = load("raise ModuleNotFoundError(\"No module named 'absl'\", name='absl')")
    assert result.returncode == 1
    assert result.stderr == (
        "-c: TensorFlow is installed but can't be loaded: No module named 'absl'\n"
    )


def test_ctrl_c_that_an_import_swallows(load):
    lines = "import signal\ntry: signal.raise_signal(signal.SIGINT)\nexcept BaseException: pass\n"
    result = load(FAKE + lines)
    assert (result.returncode, result.stderr) == (130, "")
    assert result.stdout == "Interrupted while TensorFlow was loading, before the first step.\n"
