"""How long a picture of the page keeps the browser's main thread: script, style, layout, paint.

    python bench/page.py FILE [PICTURES]

FILE is what 10_make_page.py wrote. In a Chromium without a window each part is changed PICTURES
times (default 200), once a frame. Printed are the least, the median, and what 9 of 10 keep. It
needs selenium (requirements-dev.txt) and chromedriver.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import browsing

BIAS = "w=0&b=0&a=0.1&x=1,2,3&y=3,5,7"
# What is changed: an address, a part, a slider that is moved or an element that gets an arrow key
CASES = {
    "playground, one point": ("w=3&a=0.1&x=1&y=1", "playground", "#parameter-w"),
    "playground, with a bias": (BIAS, "playground", "#parameter-w"),
    "back-propagation": ("lang=en", "backprop", ".player button"),
    "race": ("lang=en", "race", "#race-start"),
    "landscape, its rate": ("lang=en", "landscape", "#landscape-rate"),
    "landscape, turned": ("lang=en", "landscape", ".view.side"),
    "patients, step by step": ("lang=en", "patients", ".player button"),
    "patients, their rate": ("lang=en", "patients", "#patients-rate"),
}
# A message that is sent when a frame begins is read when it is drawn
MEASURE = """const [part, selector, count, done] = arguments;
const element = document.querySelector(`#${part} ${selector}`);
element.scrollIntoView({behavior: "instant", block: "center"});
const times = [];
const drawn = new MessageChannel();
let [before, began, k] = [0, 0, 0];
const change = () => {
  requestAnimationFrame(() => {
    began = performance.now();
    drawn.port2.postMessage(null);
  });
  const start = performance.now();
  if (element.type === "range") {
    element.value = +element.min + (element.max - element.min) * (k % 100) / 100;
    element.dispatchEvent(new Event("input", {bubbles: true}));
  } else {
    const key = k % 20 < 12 ? "ArrowRight" : "ArrowLeft";
    element.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  }
  before = performance.now() - start;
};
drawn.port1.onmessage = () => {
  times.push(before + performance.now() - began);
  k += 1;
  if (k < count) setTimeout(change, 20);
  else done(times.sort((one, other) => one - other));
};
setTimeout(change, 500);"""


def main(file, pictures=200):
    browser = browsing.started()
    browser.set_script_timeout(600)
    size = {"width": 1366, "height": 768, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    still = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": still})
    print(f"{'ms of the main thread':26}{'least':>8}{'median':>8}{'9 of 10':>8}")
    for k, (name, (hash, *what)) in enumerate(CASES.items()):
        browser.get(f"{Path(file).resolve().as_uri()}?{k}#{hash}")
        times = browser.execute_async_script(MEASURE, *what, int(pictures))
        parts = (times[round(part * (len(times) - 1))] for part in (0, 0.5, 0.9))
        print(f"{name:26}" + "".join(f"{time:8.1f}" for time in parts), flush=True)
    browser.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
