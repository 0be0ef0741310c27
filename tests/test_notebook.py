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
NOTEBOOK = json.loads(PAGE.read_text(encoding="utf-8"))
# What 10 asks is answered on its page
SCRIPTS = sorted(path.name for path in ROOT.glob("0[0-9]_*.py"))
WHY = "pip install -r requirements-dev.txt brings what runs a notebook"
HANGUL = re.compile("[가-힣]")


def sources(kind):
    """The texts of all cells of a kind."""
    cells = NOTEBOOK["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


FIRST, *COMMANDS, OWN = sources("code")


def test_nothing_is_stored():
    code = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert all(cell["metadata"] == {} for cell in NOTEBOOK["cells"])


def test_every_script_is_run_once_and_then_an_own_file():
    assert [command.split()[:2] for command in COMMANDS] == [["%run", each] for each in SCRIPTS]
    assert all(re.fullmatch(r"%run \S+( .+)", command) for command in COMMANDS)
    file, command = OWN.splitlines()
    assert (ROOT / ast.literal_eval(file.removeprefix("FILE = "))).exists()
    assert command.startswith('%run 01_find_w.py --data "{FILE}"') and "--standardize" in command


def test_each_page_is_told_of_in_both_languages():
    told = [cell for cell in sources("markdown") if cell.startswith("## ")]
    numbers = [match[1] for cell in told if (match := re.match(r"## (\d+) ", cell))]
    assert numbers == [script[:2] for script in SCRIPTS]
    for cell in told:
        _, korean, english = cell.split("\n\n")
        assert HANGUL.search(korean)
        assert not HANGUL.search(english)


@pytest.fixture
def begin(tmp_path, monkeypatch):
    """begin(address): runs the first cell in an empty folder; gives what it would have installed.

    `begin.pip` is pip's exit code.
    """
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    real = subprocess.run
    installed = []

    def run(command, **settings):
        if "pip" in command:
            installed.extend(command[command.index("--quiet") + 1 :])
            return subprocess.CompletedProcess(command, begin.pip, "pip's own words")
        return real(command, **settings)

    def begin(address=""):
        cell = FIRST.replace('ADDRESS = ""', f"ADDRESS = {str(address)!r}")
        monkeypatch.setattr(subprocess, "run", run)
        exec(compile(cell, "cell", "exec"), {"__name__": "__main__"})
        return installed

    begin.pip = 0
    return begin


def repository(folder, files):
    """The address of a new repository with these files: {name: text}, or paths of the project."""
    folder.mkdir()
    for name in files:
        if isinstance(files, dict):
            (folder / name).write_text(files[name])
        elif (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder)
    author = ["-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder.as_uri()


SMALL = {"01_find_w.py": "", "requirements.txt": "numpy>=1.26,<3\nno_such_package>=2,<3\n"}


def test_a_copy_comes_from_the_address_once(begin, tmp_path, capsys):
    assert begin(repository(tmp_path / "small", SMALL)) == ["no_such_package>=2,<3"]
    assert os.getcwd() == str(tmp_path / "folder" / "one-neuron")
    os.chdir("..")
    begin()  # the copy is here, so nobody asks for the address
    assert os.getcwd() == str(tmp_path / "folder" / "one-neuron")
    begin()  # and now the project is in this folder
    assert capsys.readouterr().out.count("Ready: one-neuron\n") == 3


def test_what_fails_is_said_and_is_not_ready(begin, tmp_path, monkeypatch, capsys):
    with pytest.raises(Exception, match=r"No project: fill in ADDRESS\.$"):
        begin()
    with pytest.raises(Exception, match="could not be cloned"):
        begin((tmp_path / "nowhere").as_uri())
    assert "nowhere" in capsys.readouterr().out  # git's own words
    with monkeypatch.context() as patch, pytest.raises(Exception, match="could not be cloned"):
        patch.setenv("PATH", str(tmp_path))  # no git here
        begin((tmp_path / "nowhere").as_uri())
    assert "'git'" in capsys.readouterr().out
    with pytest.raises(Exception, match=r"one-neuron is not the project: delete it"):
        begin(repository(tmp_path / "another", {"another.py": ""}))
    shutil.rmtree("one-neuron")
    begin.pip = 1
    with pytest.raises(Exception, match=r"pip could not install.*no_such_package"):
        begin(repository(tmp_path / "small", SMALL))
    out = capsys.readouterr().out
    assert "pip's own words" in out and "Ready" not in out


@pytest.mark.slow
def test_what_fails_is_one_line_and_stops_the_cells_below(tmp_path):
    nbformat = pytest.importorskip("nbformat", reason=WHY)
    cells = [nbformat.v4.new_code_cell(source) for source in (FIRST, "print('below')")]
    outputs = executed(nbformat.v4.new_notebook(cells=cells), tmp_path)
    (error,) = outputs[FIRST]
    assert [error["output_type"], *error["traceback"]] == ["error", error["evalue"]]
    assert "fill in ADDRESS" in error["evalue"]
    assert outputs["print('below')"] == []


def test_in_the_project_nothing_is_installed(begin, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert begin() == []


WRONG = ["%run 01_find_w.py --learning-rate 0.3 --no-figure", "%run 01_find_w.py --w abc"]


def executed(notebook, folder):
    """The outputs of a notebook's cells, by their source; one kernel runs all, as by Run all."""
    pytest.importorskip("ipykernel", reason=WHY)
    nbclient = pytest.importorskip("nbclient", reason=WHY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(folder))
        patch.delenv("MPLBACKEND", raising=False)
        client = nbclient.NotebookClient(
            notebook,
            timeout=300,
            kernel_name="python3",
            resources={"metadata": {"path": str(folder)}},
        )
        with contextlib.suppress(nbclient.exceptions.CellExecutionError):
            client.execute()
    return {cell.source: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """What the cells put out where they run as in Colab: the folder is empty, git has the rest."""
    nbformat = pytest.importorskip("nbformat", reason=WHY)
    notebook = nbformat.read(PAGE, as_version=4)
    own = repository(
        tmp_path_factory.mktemp("git") / "project", [*SCRIPTS, "lib", "data", "requirements.txt"]
    )
    (first,) = (cell for cell in notebook.cells if cell.source == FIRST)
    first.source = FIRST.replace('ADDRESS = ""', f"ADDRESS = {own!r}")
    notebook.cells += [nbformat.v4.new_code_cell(source) for source in WRONG]
    outputs = executed(notebook, tmp_path_factory.mktemp("colab"))
    return outputs | {FIRST: outputs[first.source]}


def kinds(outputs):
    """What a cell has put out: "stdout", "stderr", "error" or "image/png", each once."""
    found = {output.get("name", output["output_type"]) for output in outputs}
    shown = [output for output in outputs if output["output_type"] == "display_data"]
    return found - {"display_data"} | {kind for each in shown for kind in each["data"]}


@pytest.mark.slow
def test_it_runs_from_top_to_bottom_with_figures_in_the_page(ran):
    assert kinds(ran[FIRST]) == {"stdout"}
    for command in [*COMMANDS, OWN]:
        drawn = set() if "08_check_slides.py" in command else {"image/png", "text/plain"}
        assert kinds(ran[command]) == {"stdout"} | drawn
        printed = "".join(output.get("text", "") for output in ran[command])
        assert printed.strip()
        assert "figures" not in printed


@pytest.mark.slow
def test_what_goes_wrong_is_said_in_words_alone(ran):
    diverged, refused = (ran[command] for command in WRONG)
    assert kinds(diverged) == {"stdout", "stderr"}
    assert [output["text"] for output in refused] == ["01_find_w.py: --w: 'abc' is not a number\n"]
