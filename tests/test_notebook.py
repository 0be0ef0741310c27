"""lecture.ipynb: it is complete, stores nothing, and runs from top to bottom."""

import ast
import contextlib
import json
import os
import re
import shutil
import subprocess

import pytest
from conftest import ROOT

PAGE = ROOT / "lecture.ipynb"
CELLS = json.loads(PAGE.read_text(encoding="utf-8"))["cells"]
CODE, TOLD = (
    ["".join(cell["source"]) for cell in CELLS if cell["cell_type"] == kind]
    for kind in ("code", "markdown")
)
FIRST, *COMMANDS, OWN = CODE
# What 10 asks is answered on its page
SCRIPTS = sorted(path.name for path in ROOT.glob("0[0-9]_*.py"))
WHY = "pip install -r requirements-dev.txt brings what runs a notebook"
HANGUL = re.compile("[가-힣]")


def test_nothing_is_stored():
    code = [cell for cell in CELLS if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert all(cell["metadata"] == {} for cell in CELLS)


def test_every_script_is_run_and_told_of_in_both_languages_and_then_an_own_file():
    assert [command.split()[:2] for command in COMMANDS] == [["%run", each] for each in SCRIPTS]
    file, command = OWN.splitlines()
    assert (ROOT / ast.literal_eval(file.removeprefix("FILE = "))).exists()
    assert command.startswith('%run 01_find_w.py --data "{FILE}"') and "--standardize" in command
    pages = [cell.split("\n\n") for cell in TOLD if cell.startswith("## ")]
    numbers = [heading[3:5] for heading, *_ in pages if re.match(r"## \d", heading)]
    assert numbers == [script[:2] for script in SCRIPTS]
    for _, korean, english in pages:
        assert HANGUL.search(korean) and not HANGUL.search(english)


# The first cell


@pytest.fixture
def begin(tmp_path, monkeypatch):
    """begin(address): runs the first cell in an empty folder; gives what it would have installed.

    `begin.pip` is pip's exit code.
    """
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path / "folder")
    real, installed = subprocess.run, []

    def run(command, **settings):
        if "pip" in command:
            installed.extend(command[command.index("--quiet") + 1 :])
            return subprocess.CompletedProcess(command, begin.pip, "pip's own words")
        return real(command, **settings)

    def begin(address=""):
        installed.clear()
        cell = FIRST.replace('ADDRESS = ""', f"ADDRESS = {str(address)!r}")
        monkeypatch.setattr(subprocess, "run", run)
        exec(compile(cell, "cell", "exec"), {"__name__": "__main__"})
        return installed

    begin.pip = 0
    return begin


def repository(folder, files=()):
    """The address of a repository of this folder, with these files, a dict from name to text."""
    folder.mkdir(exist_ok=True)
    for name in files:
        (folder / name).write_text(files[name])
    author = ["-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder.as_uri()


@pytest.fixture
def small(tmp_path):
    """The address of a project of two files."""
    needed = "numpy>=1.26,<3\nno_such_package>=2,<3\n"
    return repository(tmp_path / "small", {"01_find_w.py": "", "requirements.txt": needed})


def test_a_copy_comes_from_the_address_once(begin, small, tmp_path, capsys):
    assert begin(small) == ["no_such_package>=2,<3"]
    assert os.getcwd() == str(tmp_path / "folder" / "one-neuron")
    os.chdir("..")
    begin()  # the copy is here, so nobody asks for the address
    assert os.getcwd() == str(tmp_path / "folder" / "one-neuron")
    begin()  # and now the project is in this folder
    assert capsys.readouterr().out.count("Ready: one-neuron\n") == 3
    os.chdir(ROOT)
    assert begin() == []  # all is here


def test_what_fails_is_said_and_is_not_ready(begin, small, tmp_path, monkeypatch, capsys):
    nowhere = (tmp_path / "nowhere").as_uri()
    with pytest.raises(Exception, match=r"No project: fill in ADDRESS\.$"):
        begin()
    with pytest.raises(Exception, match="could not be cloned"):
        begin(nowhere)
    assert "nowhere" in capsys.readouterr().out  # git's own words
    with monkeypatch.context() as patch, pytest.raises(Exception, match="could not be cloned"):
        patch.setenv("PATH", str(tmp_path))  # no git here
        begin(nowhere)
    assert "'git'" in capsys.readouterr().out
    with pytest.raises(Exception, match=r"one-neuron is not the project: delete it"):
        begin(repository(tmp_path / "another", {"another.py": ""}))
    shutil.rmtree("one-neuron")
    begin.pip = 1
    with pytest.raises(Exception, match=r"pip could not install.*no_such_package"):
        begin(small)
    out = capsys.readouterr().out
    assert "pip's own words" in out and "Ready" not in out


# The whole, in a kernel

WRONG = ["%run 01_find_w.py --learning-rate 0.3 --no-figure", "%run 01_find_w.py --w abc"]


@pytest.fixture
def executed(tmp_path, monkeypatch):
    """executed(source, ...): what each of these cells puts out, in one kernel, by "Run all"."""
    pytest.importorskip("ipykernel", reason=WHY)
    nbclient = pytest.importorskip("nbclient", reason=WHY)
    nbformat = pytest.importorskip("nbformat", reason=WHY)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))

    def executed(*sources):
        (tmp_path / "colab").mkdir()
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        resources = {"metadata": {"path": str(tmp_path / "colab")}}
        client = nbclient.NotebookClient(
            nbformat.v4.new_notebook(cells=cells), timeout=300, resources=resources
        )
        with contextlib.suppress(nbclient.exceptions.CellExecutionError):
            client.execute()
        return [cell.outputs for cell in cells]

    return executed


@pytest.mark.slow
def test_what_fails_is_one_line_and_stops_the_cells_below(executed):
    (error,), below = executed(FIRST, "print('below')")
    assert [error["output_type"], *error["traceback"]] == ["error", error["evalue"]]
    assert "fill in ADDRESS" in error["evalue"]
    assert below == []


@pytest.mark.slow
def test_it_runs_from_top_to_bottom_as_in_colab(executed, tmp_path):
    project = tmp_path / "project"
    for folder in ("lib", "data"):
        shutil.copytree(ROOT / folder, project / folder)
    for file in (*SCRIPTS, "requirements.txt"):
        shutil.copy(ROOT / file, project)
    first = FIRST.replace('ADDRESS = ""', f"ADDRESS = {repository(project)!r}")
    ready, *outputs, diverged, refused = executed(first, *COMMANDS, OWN, *WRONG)
    assert kinds(ready) == {"stdout"}
    for command, output in zip([*COMMANDS, OWN], outputs, strict=True):
        drawn = set() if "08_check_slides.py" in command else {"image/png", "text/plain"}
        assert kinds(output) == {"stdout"} | drawn  # figures are in the page
        printed = "".join(each.get("text", "") for each in output)
        assert printed.strip() and "figures" not in printed
    assert kinds(diverged) == {"stdout", "stderr"}  # what goes wrong is said in words alone
    assert [each["text"] for each in refused] == ["01_find_w.py: --w: 'abc' is not a number\n"]


def kinds(outputs):
    """What a cell has put out: "stdout", "stderr", "error" or "image/png", each once."""
    found = {output.get("name", output["output_type"]) for output in outputs}
    shown = [output for output in outputs if output["output_type"] == "display_data"]
    return found - {"display_data"} | {kind for each in shown for kind in each["data"]}
