"""A browser for pages that the scripts write, if there is one, and selenium to drive it."""

import json
import os
import shutil

import pytest

LEFT, UP, RIGHT, TAB, DELETE = "\ue012", "\ue013", "\ue014", "\ue004", "\ue017"  # keys
ENTER = "\ue007"
BROWSERS = "google-chrome", "chromium", "chromium-browser", "chrome"


def started():
    """A Chromium without a window, which keeps what pages say and what they ask for."""
    try:
        from selenium import webdriver
        from selenium.common import WebDriverException
    except ModuleNotFoundError:
        missing("selenium is not installed; requirements-dev.txt brings it")
    driver = shutil.which("chromedriver")
    if not driver:
        missing("there is no chromedriver")
    options = webdriver.ChromeOptions()
    for option in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en-US"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    why = "there is no Chromium"
    for path in filter(None, map(shutil.which, BROWSERS)):  # the driver may be another one's
        options.binary_location = path
        try:
            return webdriver.Chrome(options, webdriver.ChromeService(driver))
        except WebDriverException as error:
            why = f"{path} can't be started: {error.msg}"
    return missing(why)


def checker():
    """The accessibility checker for pages in this browser."""
    try:
        import selenium_axe_python
    except ModuleNotFoundError:
        missing("selenium-axe-python is not installed; requirements-dev.txt brings it")
    return selenium_axe_python


def missing(why):
    """Skip the tests in a browser; where REQUIRE_BROWSER is set, as in .ci/run, they fail."""
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(f"{why} (REQUIRE_BROWSER is set)", pytrace=False)
    pytest.skip(why)


def requested(browser):
    """The addresses of all that was asked for since the last time."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [m["params"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [params["request"]["url"] for params in sent]
