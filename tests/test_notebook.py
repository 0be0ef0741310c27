"""lecture.ipynb: it is complete, stores nothing, and runs from top to bottom."""

import ast
import json
import os
import re
import subprocess

import pytest
from conftest import ROOT

PAGE = ROOT / "lecture.ipynb"
NOTEBOOK = json.loads(PAGE.read_text(encoding="utf-8"))
# What 10 asks is answered on its page
SCRIPTS = sorted(path.name for path in ROOT.glob("0[0-9]_*.py"))
HANGUL = re.compile("[가-힣]")


def sources(kind):
    """The texts of all cells of a kind."""
    cells = NOTEBOOK["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


FIRST, *COMMANDS = sources("code")


def test_nothing_is_stored():
    code = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert all(cell["metadata"] == {} for cell in NOTEBOOK["cells"])


def test_every_script_is_run_once_and_nothing_is_copied():
    assert [command.split()[:2] for command in COMMANDS] == [["%run", each] for each in SCRIPTS]
    assert all(re.fullmatch(r"%run \S+( .+)", command) for command in COMMANDS)


def test_the_questions_are_the_scripts_with_korean_beside():
    asked = [cell for cell in sources("markdown") if "Try it" in cell]
    for script, cell in zip(SCRIPTS, asked, strict=True):
        own = (ROOT / script).read_text(encoding="utf-8").split("Try it\n")[1]
        pairs = re.findall(r"^- (.+)<br>\n  (.+)$", cell, re.MULTILINE)
        assert [question for question, _ in pairs] == re.findall("# - (.+)", own)
        assert all(HANGUL.search(korean) for _, korean in pairs)
        # An option in the Korean words is one of the question's.
        for question, korean in pairs:
            assert set(re.findall(r"--[a-z]+", korean)) <= set(re.findall(r"--[a-z]+", question))


def test_each_page_is_told_of_in_both_languages():
    told = [cell for cell in sources("markdown") if re.match(r"## \d", cell)]
    assert [cell[3:5] for cell in told] == [script[:2] for script in SCRIPTS]
    for cell in told:
        _, korean, english = cell.split("\n\n")
        assert HANGUL.search(korean)
        assert not HANGUL.search(english)


@pytest.fixture
def begin(tmp_path, monkeypatch):
    """begin(address): runs the first cell in an empty folder; gives what it would have installed.

    Its `names` are those of the packages that are there.
    """
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    real = subprocess.run
    installed = []

    def run(command, **settings):
        if "pip" in command:
            installed.extend(command[command.index("--quiet") + 1 :])
            return subprocess.CompletedProcess(command, begin.pip)
        return real(command, **settings)

    def begin(address=""):
        cell = FIRST.replace('ADDRESS = ""', f"ADDRESS = {str(address)!r}")
        monkeypatch.setattr(subprocess, "run", run)
        exec(compile(cell, "cell", "exec"), {"__name__": "__main__"})
        return installed

    begin.pip = 0  # its exit code
    return begin


@pytest.fixture
def repository(tmp_path):
    """A project in git that needs a package which is there, and one which is not."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "01_find_w.py").write_text("")
    (folder / "requirements.txt").write_text("numpy>=1.26,<3\nno_such_package>=2,<3\n")
    author = ["-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


def test_a_copy_comes_from_the_address_once(begin, repository, tmp_path, capsys):
    assert begin(repository.as_uri()) == ["no_such_package>=2,<3"]
    assert os.getcwd() == str(tmp_path / "folder" / "one-neuron")
    os.chdir("..")
    begin()  # the copy is here, so nobody asks for the address
    assert os.getcwd() == str(tmp_path / "folder" / "one-neuron")
    begin()  # and now the project is in this folder
    assert capsys.readouterr().out.count("Ready: one-neuron\n") == 3


def test_what_fails_is_not_ready(begin, repository, tmp_path, capsys):
    with pytest.raises(SystemExit, match="could not be cloned"):
        begin((tmp_path / "nowhere").as_uri())
    begin.pip = 1
    with pytest.raises(SystemExit, match=r"pip could not install.*no_such_package"):
        begin(repository.as_uri())
    assert "Ready" not in capsys.readouterr().out


def test_without_an_address_one_line(begin):
    with pytest.raises(SystemExit, match=r"The project is not here: fill in ADDRESS\.$"):
        begin()


def test_in_the_project_nothing_is_installed(begin, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert begin() == []


def test_the_address_is_empty():
    first = ast.parse(FIRST).body[0]
    assert ast.unparse(first) == "ADDRESS = ''"


WRONG = ["%run 01_find_w.py --learning-rate 0.3 --no-figure", "%run 01_find_w.py --w abc"]


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """What the cells put out, by their source; all run in one kernel."""
    why = "pip install -r requirements-dev.txt brings what runs a notebook"
    pytest.importorskip("ipykernel", reason=why)
    nbclient = pytest.importorskip("nbclient", reason=why)
    nbformat = pytest.importorskip("nbformat", reason=why)
    notebook = nbformat.read(PAGE, as_version=4)
    notebook.cells += [nbformat.v4.new_code_cell(source) for source in WRONG]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        patch.delenv("MPLBACKEND", raising=False)
        nbclient.NotebookClient(
            notebook,
            timeout=300,
            kernel_name="python3",
            allow_errors=True,
            resources={"metadata": {"path": str(ROOT)}},
        ).execute()
    return {cell.source: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def kinds(outputs):
    """What a cell has put out: "stdout", "stderr", "error" or "image/png", each once."""
    found = {output.get("name", output["output_type"]) for output in outputs}
    shown = [output for output in outputs if output["output_type"] == "display_data"]
    return found - {"display_data"} | {kind for each in shown for kind in each["data"]}


@pytest.mark.slow
def test_it_runs_from_top_to_bottom_with_figures_in_the_page(ran):
    assert kinds(ran[FIRST]) == {"stdout"}
    for command in COMMANDS:
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
