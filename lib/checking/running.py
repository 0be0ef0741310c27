"""Runs a page inside this process and gives what it computed."""

import contextlib
import functools
import io
import linecache
import sys
import traceback
from types import SimpleNamespace


def run(path, options, draw=False):
    """Run the script at `path` with these options, a text. Returns its global names.

    `draw`: whether it draws its figures; it opens no window. Three more names tell how it ended:
    `code` (the exit code), `failed` (None, or why there is nothing to rely on), and `printed`.
    What it printed is not shown. A Ctrl-C in it is one here.
    """
    words = [str(path), *options.split(), "--no-show" if draw else "--no-figure"]
    names = {"__name__": "__main__", "__file__": str(path)}
    code, failed, printed = 0, None, io.StringIO()
    before, sys.argv = sys.argv, words
    try:
        linecache.clearcache()  # AutoGraph reads the page's lines: those of now
        source = _compiled(path.read_text(encoding="utf-8"), str(path))
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            exec(source, names)
    except SystemExit as end:
        code = end.code
        if code == 130:
            raise KeyboardInterrupt from end
        if code == 2:  # its options are not taken any more
            failed = printed.getvalue().strip()
    except Exception as error:
        failed = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    finally:
        sys.argv = before
    del names["__name__"], names["__file__"]
    return SimpleNamespace(**{**names, "code": code, "failed": failed, "printed": printed})


@functools.cache
def _compiled(text, name):
    """The code of a page. TensorFlow translates the same code once, however often it runs."""
    return compile(text, name, "exec")
