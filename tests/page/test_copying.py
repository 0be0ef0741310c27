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


CLIPBOARD = """
window.copied = [];
const writeText = async (text) => { if (arguments[0]) window.copied.push(text); else throw 0; };
Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText}});
document.querySelector("#one [data-copy]").click();
"""


def wait(browser, script):
    return browser.execute_async_script(
        f"const done = arguments[0]; setTimeout(() => done({script}), 50);"
    )


def test_the_command_is_copied(browser, address):
    browser.get(address)
    browser.execute_script(CLIPBOARD, True)
    assert wait(browser, "window.copied") == [COMMAND]
    assert wait(browser, "document.querySelectorAll('.copied[data-copy]').length") == 1


def test_where_the_browser_forbids_it_the_command_is_marked(browser, address):
    browser.get(address)
    browser.execute_script(CLIPBOARD, False)
    assert wait(browser, "String(getSelection())").strip() == COMMAND
