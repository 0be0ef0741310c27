"""A browser for pages that the scripts write, if there is one, and selenium to drive it."""

import json
import shutil

import pytest

BROWSERS = "chromium", "chromium-browser", "google-chrome", "chrome"


def started():
    """A Chromium without a window, which keeps what pages say and what they ask for."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    paths = [path for path in map(shutil.which, BROWSERS) if path]
    driver = shutil.which("chromedriver")
    if not paths or not driver:
        pytest.skip("no Chromium with its chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = paths[0]
    for option in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en-US"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options, webdriver.ChromeService(driver))


def requested(browser):
    """The addresses of all that was asked for since the last time."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [m["params"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [params["request"]["url"] for params in sent]
