"""From a keystroke, and from a slider that moves, to painted strips: in headless Chromium, 120 symbols, 16 units.

Keys and the mouse go through the browser's own input; the clock runs from the input event to the frame after a newer
run was drawn, so it holds the request, the model's run, the reply and the painting. And what goes over the line.
"""

import statistics
from collections.abc import Callable
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
KEYS, MOVES = 80, 80
PAUSE, MOVE = 120, 50  # milliseconds from one key to the next, from one place of the slider to the next
SLOWEST_MEDIAN, SLOWEST_P95 = 33.0, 66.0  # milliseconds
LARGEST_REPLY, LARGEST_ASSETS = 24 * 1024, 68 * 1024  # bytes, compressed
SLIDER = "form[data-live] input[type=range]"

# A run counts for the oldest input that it can hold: one that is asked for while another is under way waits for it.
LISTEN = """() => {
  const strips = document.querySelector("gate-strips");
  let [pressed, drawn] = [0, null];
  window.paints = [];
  document.addEventListener("input", () => {
    if (!pressed) [pressed, drawn] = [performance.now(), strips.run];
  }, true);
  strips.addEventListener("painted", () => {
    if (!pressed || strips.run === drawn) return;
    const began = pressed;
    pressed = 0;
    requestAnimationFrame(() => setTimeout(() => window.paints.push(performance.now() - began)));
  });
}"""


def run() -> list[str]:
    """Measure; the bounds that were missed."""
    sequence = (SENTENCE * SYMBOLS)[: SYMBOLS - 1]
    view = urlencode({"sequence": sequence, "every": 1, "tool": "change"})
    with serving() as port:
        site = f"http://127.0.0.1:{port}"
        keys, moves = (_paints(f"{site}/lab/{MODEL}?{view}", act) for act in (_type, _drag))
        reply = _reply_size(f"{site}/lab/{MODEL}/run?{view}")
    assets = assets_of(STATIC)
    asked = (SHEET, SCRIPT, *assets.elements.values())
    scripts_and_styles = sum(len(encoded(assets.files[name], "br").data) for name in asked)
    return [
        *_times_told("keystroke", keys),
        *_times_told("slider", moves),
        *_told("a run of 120 symbols and 16 units, three digits, compressed, bytes", reply, LARGEST_REPLY),
        *_told("every script and style of the site, each compressed, bytes", scripts_and_styles, LARGEST_ASSETS),
    ]


def _times_told(what: str, paints: list[float]) -> list[str]:
    median, p95 = statistics.median(paints), sorted(paints)[int(len(paints) * 0.95)]
    name = f"{what} to painted strips ({len(paints)} times)"
    return [
        *_told(f"{name}, median, ms", median, SLOWEST_MEDIAN),
        *_told(f"{name}, 95th percentile, ms", p95, SLOWEST_P95),
    ]


def _told(name: str, value: float, bound: float) -> list[str]:
    print(f"{name}: {value:,.1f} (at most {bound:,.0f})")
    return [f"{name}: at most {bound:,.0f}, was {value:,.1f}"] if value > bound else []


def _paints(url: str, act: Callable[[Page], None]) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(url, wait_until="networkidle")
        page.locator("[data-strips] canvas").wait_for()
        page.evaluate(LISTEN)
        act(page)
        paints: list[float] = page.evaluate("window.paints")
        browser.close()
    if not paints:
        raise RuntimeError(f"nothing was painted: {act.__name__}")
    return paints


def _type(page: Page) -> None:
    page.focus("#sequence")
    page.keyboard.press("End")
    for number in range(KEYS):
        page.keyboard.press("Backspace" if number % 2 else "e")
        page.wait_for_timeout(PAUSE)


def _drag(page: Page) -> None:
    """From shut to open and back, in steps of a finger that does not stop."""
    slider = page.locator(SLIDER).locator("visible=true").first
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box, "the slider is not to be seen"
    left, width, y = box["x"] + 10, box["width"] - 20, box["y"] + box["height"] / 2
    page.mouse.move(left, y)
    page.mouse.down()
    for number in range(1, MOVES + 1):
        share = 1 - abs(1 - 2 * number / MOVES)
        page.mouse.move(left + share * width, y)
        page.wait_for_timeout(MOVE)
    page.mouse.up()
    page.wait_for_timeout(PAUSE)


def _reply_size(url: str) -> int:
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})) as reply:
        assert reply.headers["Content-Encoding"], "the reply is not compressed"
        return len(reply.read())
