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
INSTALL = "install what is needed with: python -m pip install -r requirements.txt"
NOT_LOADED = "page.py: TensorFlow is installed but can't be loaded:"


@pytest.fixture
def load(tmp_path):
    """Runs a page that loads a TensorFlow of these lines, with as much of lib as it needs."""
    (tmp_path / "lib").mkdir()
    shutil.copy(ROOT / "lib" / "__init__.py", tmp_path / "lib")
    shutil.copytree(ROOT / "lib" / "program", tmp_path / "lib" / "program")

    def load(lines, after="", **environ):
        (tmp_path / "tensorflow.py").write_text(lines)
        (tmp_path / "page.py").write_text(f"{PAGE}\n{after}")
        command = [sys.executable, str(tmp_path / "page.py")]
        environ = {**os.environ, **environ}
        found = subprocess.run(command, capture_output=True, text=True, env=environ)
        return found.returncode, found.stdout, found.stderr

    return load


def test_chatter_is_dropped_and_what_comes_later_is_seen(load):
    late = "import os, sys; os.write(2, b'late '); print('too', file=sys.stderr)"
    assert load(FAKE, late) == (0, "loaded\n", "late too\n")


def test_a_failed_import_says_why(load):
    for error, line in [
        ("ImportError('DLL load failed')", f"chatter\n{NOT_LOADED} DLL load failed\n"),
        ("ModuleNotFoundError('No absl', name='absl')", f"chatter\n{NOT_LOADED} No absl\n"),
        (
            "ModuleNotFoundError('', name='tensorflow')",
            f"chatter\npage.py: tensorflow is not installed; {INSTALL}\n",
        ),
    ]:
        assert load(f"{FAKE}raise {error}") == (1, "", line)


def test_a_crash_says_why(load):
    code, _, err = load("import os; os.write(2, b'This processor has no AVX.\\n'); os.abort()")
    assert code != 0 and err.startswith("This processor has no AVX.\n")


def test_ctrl_c_that_an_import_swallows(load):
    lines = "import signal\ntry: signal.raise_signal(signal.SIGINT)\nexcept BaseException: pass\n"
    assert load(FAKE + lines) == (130, "", "page.py: interrupted\n")  # and no chatter


def test_matplotlib_has_no_notes(load):  # Keras loads it, too
    unwritable = "import os\nos.environ['MPLCONFIGDIR'] = os.devnull + '/no'\n"
    result = load(FAKE, unwritable + "import matplotlib; matplotlib.get_cachedir()")
    assert result == (0, "loaded\n", "")


def test_a_misspelt_backend_is_not_tensorflow_s_fault(load):
    lines = "import os; assert 'MPLBACKEND' not in os.environ\n"
    assert load(FAKE + lines, MPLBACKEND="no_such") == (0, "loaded\n", "")
