import os
import sys

import pytest

from lib.checking import running


@pytest.fixture
def page(tmp_path):
    """page(text, options): what running.run gives for a page of this text."""
    file = tmp_path / "page.py"

    def page(text, options=""):
        file.write_text(text)
        return running.run(file, options)

    page.file = file
    return page


def test_names_code_and_words(page, capsys):
    before = sys.argv
    text = "import sys\nwords = sys.argv[1:]\nprint('shown')\nsys.exit(3)\n"
    found = page(text, "--w 3 --bias")
    assert found.words == ["--w", "3", "--bias", "--no-figure"]
    assert (found.code, found.failed) == (3, None)
    assert found.printed.getvalue() == "shown\n"
    assert capsys.readouterr().out == ""
    assert sys.argv is before


def test_figures_are_drawn_where_they_are_wanted(page):
    page("import sys\nwords = sys.argv[1:]")
    assert running.run(page.file, "--w 3", draw=True).words == ["--w", "3", "--no-show"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a = 1\nb = 1 / 0", "ZeroDivisionError: division by zero"),
        ("a = = 1", "SyntaxError: invalid syntax"),
        ("import sys\nprint('page.py: --w x: no')\nsys.exit(2)", "page.py: --w x: no"),
    ],
)
def test_failures(page, text, why):
    assert page(text).failed == why


def test_what_was_computed_before_the_failure_is_there(page):
    assert page("a = 1\nb = 1 / 0").a == 1


def test_an_interrupt_is_not_swallowed(page):
    for text in ("raise KeyboardInterrupt", "raise SystemExit(130)"):
        with pytest.raises(KeyboardInterrupt):
            page(text)


LOOP = """
from lib.program.quiet import tf

@tf.function
def double(steps):
    w = tf.constant(1)
    for step in tf.range(steps):
        w = 2 * w
    return w

w = int(double(tf.constant(3)))
"""


def test_another_copy_of_a_page_is_read_anew(page):
    assert page(LOOP).w == 8
    assert page(LOOP.replace("2 * w", "3 * w")).w == 27
    # even if the file looks as old and as long as before
    time = os.stat(page.file)
    page.file.write_text(LOOP.replace("2 * w", "5 * w"))
    os.utime(page.file, ns=(time.st_atime_ns, time.st_mtime_ns))
    assert running.run(page.file, "").w == 125
    assert page(LOOP).w == 8
