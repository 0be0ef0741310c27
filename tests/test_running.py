import sys

from lib import running


def test_names_code_and_words(tmp_path, capsys):
    page = tmp_path / "page.py"
    page.write_text("import sys\nwords = sys.argv[1:]\nprint('shown')\nsys.exit(3)\n")
    before = sys.argv
    found = running.run(page, "--w 3 --bias")
    assert found.words == ["--w", "3", "--bias", "--no-figure"]
    assert (found.code, found.failed) == (3, None)
    assert found.printed.getvalue() == "shown\n"
    assert capsys.readouterr().out == ""
    assert sys.argv is before


def test_failures(tmp_path):
    page = tmp_path / "page.py"
    for text, why in [
        ("a = 1\nb = 1 / 0", "ZeroDivisionError: division by zero"),
        ("a = = 1", "SyntaxError: invalid syntax"),
        ("import sys\nprint('page.py: --w x: no')\nsys.exit(2)", "page.py: --w x: no"),
    ]:
        page.write_text(text)
        assert running.run(page, "").failed == why
    page.write_text("a = 1\nb = 1 / 0")
    assert running.run(page, "").a == 1
