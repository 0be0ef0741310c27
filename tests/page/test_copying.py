"""A button copies its command."""

import pytest

from lib.page import assemble, copying

COMMAND = 'python 01_find_w.py --data "my points.csv" --w 5'


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("copying") / "page.html"
    section = f'<section id="one" class="topic"><h2>One</h2>{copying.command(COMMAND)}</section>'
    path.write_text(assemble.page(section), encoding="utf-8")
    return path.as_uri()


CLIPBOARD = """((allowed) => {
  window.copied = [];
  const writeText = async (text) => { if (allowed) window.copied.push(text); else throw 0; };
  Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText}});
  document.querySelector("#one [data-copy]").click();
})(arguments[0])"""


def test_the_command_is_copied(opened):
    page = opened()
    page.run(CLIPBOARD, True)
    page.wait(lambda: page.run("document.querySelectorAll('.copied[data-copy]').length") == 1)
    assert page.run("window.copied") == [COMMAND]


def test_where_the_browser_forbids_it_the_command_is_marked(opened):
    page = opened()
    page.run(CLIPBOARD, False)
    page.wait(lambda: page.run("String(getSelection()).trim()") == COMMAND)
