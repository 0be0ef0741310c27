"""TensorFlow's start-up lines are held back, its failures are not. It is a fake one here."""

import pytest

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
INSTALL = "install what is needed with: python -m pip install -r requirements.txt"
NOT_LOADED = "page.py: TensorFlow is installed but can't be loaded:"


@pytest.fixture
def load(begin, ended):
    """Runs a page that loads a TensorFlow of these lines."""

    def load(lines, after="", **environ):
        (begin.folder / "tensorflow.py").write_text(lines)
        return ended(f"from lib.program.quiet import tf\nprint('loaded')\n{after}", **environ)

    return load


def test_chatter_is_dropped_and_what_comes_later_is_seen(load):
    late = "import sys; os.write(2, b'late '); print('too', file=sys.stderr)"
    assert load(FAKE, late) == (0, "loaded\n", "late too\n")
    # Keras loads matplotlib, which has notes, and a misspelt backend is not TensorFlow's fault
    lines = "import os; assert 'MPLBACKEND' not in os.environ\n"
    lines += "os.environ['MPLCONFIGDIR'] = os.devnull + '/no'\n"
    later = "import matplotlib; matplotlib.get_cachedir()"
    assert load(FAKE + lines, later, MPLBACKEND="no_such") == (0, "loaded\n", "")


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
    code, _, err = load("import os; os.write(2, b'This processor has no AVX.\\n'); os.abort()")
    assert code != 0 and err.startswith("This processor has no AVX.\n")


def test_ctrl_c_that_an_import_swallows(load):
    lines = "import signal\ntry: signal.raise_signal(signal.SIGINT)\nexcept BaseException: pass\n"
    assert load(FAKE + lines) == (130, "", "page.py: interrupted\n")  # and no chatter
