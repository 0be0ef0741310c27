"""TensorFlow's start-up lines are held back, its failures are not. It is a fake one here."""

import os
import shutil
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
    """Runs a page that loads a TensorFlow of these lines, with as much of lib as it needs."""
    (tmp_path / "lib").mkdir()
    shutil.copy(ROOT / "lib" / "__init__.py", tmp_path / "lib")
    shutil.copytree(ROOT / "lib" / "program", tmp_path / "lib" / "program")

    def load(lines, after="", environ=()):
        (tmp_path / "tensorflow.py").write_text(lines)
        (tmp_path / "page.py").write_text(f"{PAGE}\n{after}")
        return subprocess.run(
            [sys.executable, str(tmp_path / "page.py")],
            capture_output=True,
            text=True,
            env={**os.environ, **dict(environ)},
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
        "page.py: TensorFlow is installed but can't be loaded: DLL load failed",
    ]


def test_a_crash_says_why(load):
    result = load("import os; os.write(2, b'This processor has no AVX.\\n'); os.abort()")
    assert result.returncode != 0
    assert result.stderr.startswith("This processor has no AVX.\n")


def test_a_missing_package(load):
    result = load("raise ModuleNotFoundError('No module', name='tensorflow')")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "page.py: tensorflow is not installed; "
        "install what is needed with: python -m pip install -r requirements.txt\n"
    )


def test_a_missing_package_of_tensorflow_s_own(load):
    result = load("raise ModuleNotFoundError(\"No module named 'absl'\", name='absl')")
    assert result.returncode == 1
    assert result.stderr == (
        "page.py: TensorFlow is installed but can't be loaded: No module named 'absl'\n"
    )


def test_ctrl_c_that_an_import_swallows(load):
    lines = "import signal\ntry: signal.raise_signal(signal.SIGINT)\nexcept BaseException: pass\n"
    result = load(FAKE + lines)
    assert (result.returncode, result.stdout) == (130, "")
    assert result.stderr == "page.py: interrupted\n"  # and no chatter


def test_matplotlib_has_no_notes(load):
    # Keras loads it, too.
    unwritable = "import os\nos.environ['MPLCONFIGDIR'] = os.devnull + '/no'\n"
    result = load(FAKE, unwritable + "import matplotlib; matplotlib.get_cachedir()")
    assert (result.returncode, result.stdout, result.stderr) == (0, "loaded\n", "")


def test_a_misspelt_backend_is_not_tensorflow_s_fault(load):
    lines = "import os; assert 'MPLBACKEND' not in os.environ\n"
    result = load(FAKE + lines, environ={"MPLBACKEND": "no_such"})
    assert (result.returncode, result.stderr) == (0, "")
