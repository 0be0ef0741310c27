"""The scripts run once each, and a page is made of good runs alone."""

import pytest

from lib.page import runs

SCRIPT = """
import sys
from pathlib import Path
from lib.show import figures

words = sys.argv[1:]
Path({log!r}).open("a").write(" ".join(words) + "\\n")
if "--no-figure" not in words:
    figures.finish("page", {{"": "first", "rates": "second"}})
print("the last line")
{end}
"""


@pytest.fixture
def script(tmp_path):
    """script(end): a folder with page.py, which ends with these lines; script.log has its runs."""

    def script(end=""):
        text = SCRIPT.format(log=str(script.log), end=end)
        (tmp_path / "page.py").write_text(text, encoding="utf-8")
        return tmp_path

    script.log = tmp_path / "log"
    return script


def test_each_runs_once_and_draws_where_it_is_wanted(script):
    both, plain = ("page.py", "--w 3"), ("page.py", "")
    done = runs.run_all(script(), [both], [plain, both, plain])
    assert sorted(script.log.read_text().splitlines()) == ["--no-figure", "--w 3 --no-show"]
    assert done[both].figures == {"": "first", "rates": "second"}
    assert done[plain].figures == {}
    assert done[both].words == ["--w", "3", "--no-show"]


@pytest.mark.parametrize(
    ("end", "why"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("sys.exit(1)", "the last line"),
        ("sys.exit(2)", "the last line"),
    ],
)
def test_no_page_without_a_good_run(script, capsys, end, why):
    with pytest.raises(SystemExit) as error:
        runs.run_all(script(end), [], [("page.py", "--w 3")])
    assert error.value.code == 1
    said = capsys.readouterr().err
    assert said.endswith(
        f"no page is written, because page.py --w 3 did not run to its end: {why}\n"
    )
    assert said.count("\n") == 1
