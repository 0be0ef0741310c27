"""The page works in Firefox, too. It is driven by WebDriver BiDi, for which it needs no driver."""

import itertools
import json
import re
import shutil
import subprocess

import browsing
import pytest

from lib.page import assemble


@pytest.fixture
def evaluate(tmp_path, address):
    """evaluate(script): what it gives, a text, in Firefox on the page."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.skip("there is no Firefox")
    try:
        from websocket import create_connection  # selenium brings it
    except ModuleNotFoundError:
        browsing.missing("selenium is not installed; requirements-dev.txt brings it")
    words = "--headless --no-remote --remote-debugging-port 0 --profile".split()
    process = subprocess.Popen([program, *words, tmp_path], stderr=subprocess.PIPE, text=True)
    try:
        lines = (re.search(r"listening on (ws://\S+)", line) for line in process.stderr)
        place = next(filter(None, lines))[1]
        socket = create_connection(f"{place}/session", timeout=60, suppress_origin=True)
        numbers = itertools.count()

        def ask(method, **params):
            number = next(numbers)
            socket.send(json.dumps({"id": number, "method": method, "params": params}))
            while (answer := json.loads(socket.recv())).get("id") != number:
                pass
            assert answer["type"] == "success", answer
            return answer["result"]

        ask("session.new", capabilities={})
        context = ask("browsingContext.getTree")["contexts"][0]["context"]
        ask("browsingContext.navigate", context=context, url=f"{address}#lang=en", wait="complete")
        yield lambda script: ask(
            "script.evaluate", expression=script, target={"context": context}, awaitPromise=True
        )["result"]["value"]
        socket.close()
    finally:
        process.terminate()
        process.wait(30)


@pytest.mark.slow
def test_it_steps_in_firefox(evaluate):
    assert evaluate("String(document.getElementById('too-old').hidden)") == "true"
    for part in assemble.PARTS:
        text = f"document.querySelector('#{part} .place').innerText"
        before = evaluate(text)
        evaluate(f"""new Promise((done) => {{
            document.querySelector("#{part} button.strong").click();
            setTimeout(() => done(""), 500);
        }})""")
        after = evaluate(text)
        assert len(after) > 100 and after != before, part
