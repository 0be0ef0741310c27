"""The page, made once, in the browser that all tests share."""

import pytest

from lib.page import assemble, patients


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of the page, without the lectures' topics."""
    path = tmp_path_factory.mktemp("page") / "lecture.html"
    text = assemble.page(data={"patients": patients.points()})
    path.write_text(text, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def module(browser, address):
    """module("neuron"): calls what this module of the page exports: module("neuron").cost(...)."""
    browser.get(address)

    class Module:
        def __init__(self, name):
            self.name = name

        def __getattr__(self, function):
            call = f"return module_{self.name}.{function}(...arguments)"
            return lambda *arguments: browser.execute_script(call, *arguments)

    return Module
