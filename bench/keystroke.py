"""From a keystroke to painted strips, in headless Chromium, for 120 symbols and 16 units; and what goes over the line.

Each key is pressed through the browser's own input; the clock runs from the input event to the frame after the strips
were drawn, so it holds the request, the model's run, the reply and the painting.
"""

import statistics
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from playwright.sync_api import Page, sync_playwright

from app.factory import STATIC
from app.web.shared.assets import SCRIPT, SHEET, assets_of
from app.web.shared.encodings import encoded
from bench.browser import LAUNCH
from bench.serving import serving

MODEL, SYMBOLS = "text", 120
SENTENCE = 'we hear rain, they said "the men need tea, we want no snow" (12). '
KEYS = 80
SLOWEST_MEDIAN, SLOWEST_P95 = 50.0, 100.0  # milliseconds
LARGEST_REPLY, LARGEST_ASSETS = 24 * 1024, 60 * 1024  # bytes, compressed

LISTEN = """() => {
  const strips = document.querySelector("gate-strips");
  let pressed = 0;
  window.paints = [];
  strips.addEventListener("input", () => { pressed = performance.now(); }, true);
  strips.addEventListener("painted", () => requestAnimationFrame(() => setTimeout(() => {
    if (pressed) window.paints.push(performance.now() - pressed);
    pressed = 0;
  })));
}"""


def run() -> list[str]:
    """Measure; the bounds that were missed."""
    sequence = (SENTENCE * SYMBOLS)[: SYMBOLS - 1]
    with serving() as port:
        site = f"http://127.0.0.1:{port}"
        paints = _paints(f"{site}/lab/{MODEL}?{urlencode({'sequence': sequence})}")
        reply = _reply_size(f"{site}/api/lab/trace?{urlencode({'model': MODEL, 'sequence': sequence + 'a'})}")
    assets = assets_of(STATIC)
    asked = (SHEET, SCRIPT, *assets.elements.values())
    scripts_and_styles = sum(len(encoded(assets.files[name], "br").data) for name in asked)
    median, p95 = statistics.median(paints), sorted(paints)[int(len(paints) * 0.95)]
    return [
        *_told("keystroke to painted strips, median, ms", median, SLOWEST_MEDIAN),
        *_told("keystroke to painted strips, 95th percentile, ms", p95, SLOWEST_P95),
        *_told("a trace of 120 symbols and 16 units, three digits, compressed, bytes", reply, LARGEST_REPLY),
        *_told("every script and style of the site, each compressed, bytes", scripts_and_styles, LARGEST_ASSETS),
    ]


def _told(name: str, value: float, bound: float) -> list[str]:
    print(f"{name}: {value:,.1f} (at most {bound:,.0f})")
    return [f"{name}: at most {bound:,.0f}, was {value:,.1f}"] if value > bound else []


def _paints(url: str) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(url)
        page.locator("[data-strips] canvas").wait_for()
        page.evaluate(LISTEN)
        paints = _typed(page)
        browser.close()
    return paints


def _typed(page: Page) -> list[float]:
    page.focus("#sequence")
    page.keyboard.press("End")
    for number in range(KEYS):
        page.keyboard.press("Backspace" if number % 2 else "b")
        page.wait_for_timeout(120)
    paints: list[float] = page.evaluate("window.paints")
    return paints


def _reply_size(url: str) -> int:
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})) as reply:
        assert reply.headers["Content-Encoding"], "the reply is not compressed"
        return len(reply.read())
